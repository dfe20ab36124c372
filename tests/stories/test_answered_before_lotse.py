"""What a forum solved before Lotse came is shown for a new question, while all may read it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot import importing
from bot.importing import Wish
from tests.discourse.importing import Heard
from tests.stories.forum_acts import dump, run
from tests.stories.letter_acts import answer, write
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_past import read_in
from tests.stories.test_similar import AGAIN, asks, line

OLD = "Wie finde ich doppelte Einträge in Excel?"
NAMED = "Wie finde ich doppelte Einträge in Excel"


async def solved(
    s: Staged, who: str = "heinz", place: str = "Fragen", title: str = OLD, *, accept: bool = True
) -> int:
    """A question that the bot never heard of, and its accepted answer."""
    url, s.forum.webhook_url = s.forum.webhook_url, ""
    topic = await s.forum.open_topic(who, place, title, "Wer weiß das noch?", [])
    helper = "leyla" if who != "leyla" else "petra"
    post = await s.forum.reply(helper, topic, "Das geht mit bedingter Formatierung, ganz einfach.")
    if accept:
        s.forum.state.topics[topic].accepted = post
    s.forum.webhook_url = url
    return topic


async def read(s: Staged) -> None:
    """Import, and let a minute pass, in which it is found."""
    await read_in(s)
    await s.pass_time(minutes=2)


def test_an_imported_answer_is_shown_for_a_new_question(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await solved(s)
            await read(s)
            said = line(s, await asks(s))
            assert NAMED in said
            assert f"/t/-/{topic}|" in said

    run(story)


@pytest.mark.parametrize("place", ["Intern", "unsolved"])
def test_what_is_restricted_or_unsolved_is_never_shown(database: str, place: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.forum.add_category("Intern", read_restricted=True, readers=["petra", "lotse"])
            if place == "Intern":
                await solved(s, "petra", "Intern")
            else:
                await solved(s, accept=False)
            await read(s)
            assert NAMED not in line(s, await asks(s))
            assert OLD not in await dump(s)

    run(story)


def test_what_became_restricted_since_is_not_said(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await solved(s)
            await read(s)
            s.forum.state.categories[_category(s)].read_restricted = True
            await s.pass_time(minutes=6)  # what was public is asked again after five
            assert NAMED not in line(s, await asks(s))

    run(story)


def test_whoever_is_forgotten_is_named_by_no_line(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await solved(s)
            await read(s)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            talk = await write(s, "heinz", "vergiss mich")
            await answer(s, "heinz", talk, "vergessen")
            await s.pass_time(minutes=2)
            assert NAMED not in line(s, ts)
            assert OLD not in await dump(s)
            await read(s)
            assert NAMED not in line(s, await asks(s, "jonas"))

    run(story)


def test_a_deleted_topic_is_named_no_longer(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await solved(s)
            await read(s)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            await s.forum.delete_topic(topic)
            await s.pass_time(minutes=2)
            assert NAMED not in line(s, ts)
            assert OLD not in await dump(s)

    run(story)


ANEW = "Wie findet man doppelte Einträge in Excel?"
Change = Callable[[Staged, int], Awaitable[None]]


async def _move(s: Staged, topic: int) -> None:
    s.forum.add_category("Intern", read_restricted=True, readers=["petra", "lotse"])
    await s.forum.move(topic, "Intern", by="petra")


async def _hide(s: Staged, topic: int) -> None:
    await s.forum.hide_topic(topic)


async def _retitle(s: Staged, topic: int) -> None:
    await s.forum.edit_title("heinz", topic, ANEW)


async def _unaccept(s: Staged, topic: int) -> None:
    await s.forum.unaccept("heinz", _accepted(s, topic))


async def _delete_answer(s: Staged, topic: int) -> None:
    await s.forum.delete_post(_accepted(s, topic))


def _accepted(s: Staged, topic: int) -> int:
    post = s.forum.state.topics[topic].accepted
    assert post is not None
    return post


@pytest.mark.parametrize("days", [0, 40])
@pytest.mark.parametrize("change", [_move, _hide, _retitle, _unaccept, _delete_answer])
def test_what_is_so_no_longer_is_named_by_no_line(database: str, change: Change, days: int) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await solved(s)
            await s.pass_time(days=days)
            await read(s)
            ts = await asks(s)
            assert NAMED in line(s, ts)
            await change(s, topic)
            await s.pass_time(minutes=6)
            anew = line(s, await asks(s, "jonas"))
            for said in (line(s, ts), anew):
                assert NAMED not in said
                assert (ANEW in said) is (change is _retitle)
                assert (f"/t/-/{topic}|" in said) is (change is _retitle)
            if change in (_move, _hide, _retitle):
                assert OLD not in await dump(s)

    run(story)


def test_what_moved_to_another_public_place_is_named_on(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.forum.add_category("Gelöst")
            topic = await solved(s)
            await s.pass_time(days=40)
            await read(s)
            ts = await asks(s)
            await s.forum.move(topic, "Gelöst", by="petra")
            s.forum.state.categories[_category(s)].read_restricted = True
            await s.pass_time(minutes=6)
            assert NAMED in line(s, ts)
            assert NAMED in line(s, await asks(s, "jonas"))

    run(story)


def _category(s: Staged, name: str = "Fragen") -> int:
    return next(n for n, one in s.forum.state.categories.items() if one.name == name)


@pytest.mark.parametrize("restricted", [False, True])
def test_a_file_says_what_was_solved_where(
    database: str, tmp_path: Path, *, restricted: bool
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            if restricted:
                s.forum.add_category("Intern", read_restricted=True, readers=["petra", "lotse"])
            category = _category(s, "Intern" if restricted else "Fragen")
            row: dict[str, Any] = {"id": 900, "title": OLD, "tags": ["excel"], "solved": True}
            file = tmp_path / "past.jsonl"
            file.write_text(json.dumps({**row, "category": category}) + "\n", encoding="utf-8")
            settings = s.bot.settings.model_copy(update={"database_url": database})
            await asyncio.to_thread(importing.from_file, settings, file, Wish(), Heard())
            await s.pass_time(minutes=2)
            said = line(s, await asks(s, text=AGAIN))
            assert (NAMED in said) is not restricted
            assert ("/t/-/900|" in said) is not restricted

    run(story)
