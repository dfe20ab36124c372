"""What the webhook missed is read from the list of posts, by either way of paging."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.discourse.catch_up import MARK
from bot.discourse.client import ForumClient
from bot.errors import Unsent
from bot.events import QuestionAsked
from bot.rules import CommunityRules
from bot.rules_forum import ReadLetterRules
from bot.store.inbox import arrival_done
from tests.discourse.room import Room, follow, room, run

RAW = "Ich suche schon lange und finde nichts dazu, wer weiß das?"


async def silent(one: Room) -> str:
    """A forum whose webhook is lost; the address to put back."""
    one.forum.add_member("Ada")
    one.forum.add_member("Bob")
    one.forum.add_category("Fragen")
    url, one.forum.webhook_url = one.forum.webhook_url, ""
    return url


@pytest.mark.parametrize("paging", ["below", "window"])
def test_everything_since_the_mark_is_kept_once(tmp_path: Path, paging: str) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.settings.posts_paging = paging  # type: ignore[assignment]
            url = await silent(one)
            await one.forum.open_topic("Ada", 1, "Was war vor meiner Zeit denn so los?", RAW)
            assert await one.door.catch_up() == 0
            assert await one.store.marked(MARK) == "1"
            assert one.notices == []
            topics = []
            for number in range(70):
                title = f"Wie geht das eigentlich, Frage {number}?"
                topics.append(await one.forum.open_topic("Ada", 1, title, RAW))
                if number == 20:  # more than one window without anything public
                    for _ in range(130):
                        await one.forum.private_message("Ada", "Bob", "Unter uns", RAW)
            assert await one.door.catch_up() == 70
            assert {n.ids["topic"] for n in one.notices} == set(topics)
            assert await one.store.marked(MARK) == str(max(one.forum.state.posts))
            kept = {n.key for n in one.notices}
            assert await one.door.catch_up() == 0
            one.forum.webhook_url = url
            one.notices.clear()
            topic = await one.forum.open_topic("Bob", 1, "Und wie geht dies hier?", RAW)
            [heard] = [n for n in await one.heard() if n.kind == "discourse:post"]
            assert heard.key not in kept
            assert await one.door.catch_up() == 1
            assert [n.key for n in one.notices] == [heard.key], "the same key: kept once"
            events = await one.events()
            assert events[0].key == f"asked:discourse:t/{topic}"
            assert isinstance(events[0], QuestionAsked)

    run(story())


@pytest.mark.parametrize("paging", ["below", "window"])
def test_a_newest_window_full_of_private_messages_hides_nothing(
    tmp_path: Path, paging: str
) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.settings.posts_paging = paging  # type: ignore[assignment]
            await silent(one)
            assert await one.door.catch_up() == 0
            topic = await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich?", RAW)
            await one.forum.reply("lotse", topic, "Das Thema ist Excel, so viel ist sicher.")
            for _ in range(120):
                await one.forum.private_message("Ada", "Bob", "Unter uns", RAW)
            assert await one.door.catch_up() == 1
            assert [n.ids["topic"] for n in one.notices] == [topic]

    run(story())


def test_a_spent_budget_is_waited_for(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await silent(one)
            await one.door.catch_up()
            for number in range(120):
                title = f"Wie geht das eigentlich, Frage {number}?"
                await one.forum.open_topic("Ada", 1, title, RAW)
            one.budget.left = 1
            reading = asyncio.create_task(one.door.catch_up())
            await asyncio.sleep(0.2)
            assert one.budget.spent == 2
            assert not reading.done()
            one.budget.left = -1
            one.clock.pass_time(60)
            assert await reading == 120

    run(story())


def test_a_forum_that_cannot_be_read_moves_no_mark(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await silent(one)
            await one.door.catch_up()
            before = await one.store.marked(MARK)
            await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich?", RAW)
            one.forum.mischief.add("posts#latest", "status", status=500)
            with pytest.raises(Unsent):
                await one.door.catch_up()
            assert await one.store.marked(MARK) == before
            assert await one.door.catch_up() == 1

    run(story())


def test_what_was_asked_before_is_not_ours_however_private_the_newest_posts_are(
    tmp_path: Path,
) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.settings.posts_paging = "window"
            await silent(one)
            await one.forum.open_topic("Ada", 1, "Was war vor meiner Zeit denn so los?", RAW)
            for _ in range(60):
                await one.forum.private_message("Ada", "Bob", "Unter uns", RAW)
            assert await one.door.catch_up() == 0
            assert await one.store.marked(MARK) == "", "nobody can tell yet where to begin"
            await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich heute?", RAW)
            assert await one.door.catch_up() == 0
            await one.forum.open_topic("Ada", 1, "Und wie geht das morgen?", RAW)
            assert await one.door.catch_up() == 1
            assert len(one.notices) == 1

    run(story())


def test_a_forum_that_is_new_is_read_from_its_first_post(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await silent(one)
            assert await one.door.catch_up() == 0
            assert await one.store.marked(MARK) == "0"
            await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich heute?", RAW)
            assert await one.door.catch_up() == 1

    run(story())


def test_a_topic_that_is_never_answered_gets_no_second_notice(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            await silent(one)
            await one.door.catch_up()
            await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich mit Excel?", RAW)
            await one.door.catch_up()
            await one.believe(await one.events())
            one.notices.clear()
            for _ in range(10):
                one.clock.pass_time(86400)
                await one.door.catch_up()
                await one.door.look_again("2026-W49")
            [waiting] = {n.key for n in one.notices}
            await one.store.write(lambda c: arrival_done(c, waiting))
            one.clock.pass_time(86400)
            await one.door.catch_up()
            assert len({n.key for n in one.notices}) == 2

    run(story())


def test_what_is_asked_while_the_first_mark_is_set_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    get = ForumClient.get

    async def story() -> None:
        async with room(tmp_path) as one:
            await silent(one)

            async def got(client: ForumClient, path: str, *more: Any, **params: Any) -> Any:
                answer = await get(client, path, *more, **params)
                asked.append(path)
                if len(asked) == 1:  # right after the very first request
                    await one.forum.open_topic("Ada", 1, "Wie geht das eigentlich heute?", RAW)
                return answer

            monkeypatch.setattr(ForumClient, "get", got)
            assert await one.door.catch_up() == 0
            await one.forum.open_topic("Ada", 1, "Und wie geht das morgen?", RAW)
            assert await one.door.catch_up() == 2

    run(story())


def test_a_letter_is_not_missed_where_the_clock_was_ahead(tmp_path: Path) -> None:
    rules = replace(follow(CommunityRules()), read_letter=ReadLetterRules())

    async def story() -> None:
        async with room(tmp_path, rules=rules) as one:
            await silent(one)
            await one.door.catch_up()
            one.clock.pass_time(3600)
            await one.door.catch_up()
            one.clock.pass_time(-3600)
            one.clock.pass_time(60)
            topic = await one.forum.private_message("Ada", one.forum.bot.username, "Hallo", "hilfe")
            await one.door.catch_up()
            assert [n.ids["topic"] for n in one.notices] == [topic]

    run(story())
