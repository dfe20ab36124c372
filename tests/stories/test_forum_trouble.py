"""When the forum is away, slow, full of guards or in a bad mood: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.clock import digest_due
from bot.store.schema import budget
from tests.stories.forum_acts import (
    MINUTE,
    ask,
    catch_up,
    fates,
    known,
    lines,
    posts_of_bot,
    run,
    tags,
    writes,
)
from tests.stories.stage import Staged, stage

sqlite_only = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def dead(s: Staged) -> dict[str, str]:
    """What was given up on, with the reason, as ``python -m bot dead`` lists it."""
    return {found.key: found.reason for found in await s.bot.store.dead_keys()}


async def closed(s: Staged) -> set[str]:
    """The platforms that asked to be left alone."""
    now = s.bot.store.now()
    query = sa.select(budget.c.platform).where(budget.c.closed_until > now)
    return set(await s.bot.store.read(lambda c: c.scalars(query).all()))


def refuses_the_key(s: Staged) -> None:
    """From now on the forum answers 403 to everything, as it does once a key is revoked."""
    s.forum.mischief.add("*", "error", error="not_permitted", times=0)


def test_a_forum_that_is_away_for_hours_is_asked_until_it_is_back(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.settings.maintenance = True
            topic = await ask(s)
            await s.pass_time(hours=3)
            assert await known(s, topic) is None
            assert await dead(s) == {}
            s.forum.settings.maintenance = False
            await s.pass_time(hours=1)
            assert len(posts_of_bot(s, topic)) == 1
            assert "dubletten" in tags(s, topic)

    run(tell)


def test_a_topic_that_the_forum_refuses_to_show_is_a_dead_letter_that_replay_finds(
    database: str,
) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("topics#show", "status", status=422, times=0)
            topic = await ask(s)
            await s.pass_time(minutes=40)
            assert await dead(s) == {}
            await s.pass_time(hours=2)
            given_up = await dead(s)
            assert set(given_up.values()) == {"422"}
            s.forum.mischief.clear()
            for key in given_up:
                assert key.startswith("notice:discourse:")
                assert await s.bot.store.replay(key)
            await s.pass_time(minutes=5)
            assert len(posts_of_bot(s, topic)) == 1
            assert await dead(s) == {}

    run(tell)


def test_a_forum_that_refuses_everything_is_no_fault_of_a_notice(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("*", "status", status=400, times=0)
            topic = await ask(s)
            await s.pass_time(hours=12)
            assert await dead(s) == {}
            s.forum.mischief.clear()
            await s.pass_time(hours=1)
            assert len(posts_of_bot(s, topic)) == 1

    run(tell)


@pytest.mark.parametrize("what", ["cut_after", "cut_before"])
def test_a_reply_whose_answer_was_cut_off_is_looked_for_first(database: str, what: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("posts#create", what)
            topic = await ask(s)
            assert await fates(s, "tag_question:discourse:t/1") == {"sent", "live"}
            await s.pass_time(minutes=5)
            assert len(posts_of_bot(s, topic)) == 1
            assert len(writes(s, "posts#create")) == (1 if what == "cut_after" else 2)
            assert await fates(s, "tag_question:") == {"sent"}

    run(tell)


def test_what_waits_for_a_moderator_is_a_dead_letter_that_replay_finds(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("posts#create", "enqueue")
            topic = await ask(s)
            await s.pass_time(hours=2)
            line = f"tag_question:discourse:t/{topic}"
            assert await dead(s) == {line: "waits for a moderator of the forum"}
            await s.forum.approve(1)
            assert await s.bot.store.replay(line)
            await s.pass_time(minutes=5)
            assert len(posts_of_bot(s, topic)) == 1, "found by its marker"
            assert await dead(s) == {}

    run(tell)


@sqlite_only
def test_tags_that_the_forum_silently_did_not_take_are_reported(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("topics#update", "tag_noop")
            topic = await ask(s, tags=["verein"])
            assert tags(s, topic) == {"verein"}
            [(key, reason)] = (await dead(s)).items()
            assert key == f"tag_question:discourse:t/{topic}:tags"
            assert reason == "tags unchanged: may this key tag topics?"

    run(tell)


@sqlite_only
def test_whoever_edits_at_the_same_moment_keeps_their_tags(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("topics#update", "delay", seconds=0.5)
            asking = asyncio.create_task(ask(s))
            while not s.forum.mischief.played:  # noqa: ASYNC110  (the sandbox tells nobody)
                await asyncio.sleep(0.01)
            await s.forum.set_tags("petra", 1, ["verein"])
            topic = await asking
            await s.pass_time(minutes=2)
            assert tags(s, topic) == {"verein", "dubletten", "excel"}
            assert [call.status for call in writes(s, "topics#update")] == [409, 200]

    run(tell)


def test_what_the_webhook_lost_is_caught_up_once(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            seen = await ask(s)
            address, s.forum.webhook_url = s.forum.webhook_url, ""
            missed = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.forum.reply("sam", seen, "Mit der Funktion ZÄHLENWENN geht es.")
            await s.pass_time(hours=1)
            assert lines(s, missed) == []
            s.forum.webhook_url = address
            for _ in range(2):
                await catch_up(s)
                await s.pass_time(minutes=5)
            assert len(posts_of_bot(s, missed)) == 1
            assert len(posts_of_bot(s, seen)) == 1
            assert [a.by for a in (await known(s, seen)).answers] == ["discourse:sam"]

    run(tell)


def test_a_revoked_key_stops_sending_and_loses_nothing(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s, "sam", title="Wie lösche ich Dubletten in Excel?")
            s.forum.mischief.add("posts#create", "error", error="not_permitted", times=0)
            s.forum.mischief.add("site#site", "error", error="not_permitted", times=0)
            topic = await ask(s)
            assert await s.bot.turns.look(lambda c: c.switch("removed:discourse"))
            refuses_the_key(s)
            more = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.pass_time(hours=3)
            assert await dead(s) == {}
            assert len(writes(s, "posts#create")) == 2, "it does not knock again and again"
            s.forum.mischief.clear()
            await catch_up(s)
            await s.pass_time(hours=1)
            assert not await s.bot.turns.look(lambda c: c.switch("removed:discourse"))
            assert [len(posts_of_bot(s, t)) for t in (topic, more)] == [1, 1]

    run(tell)


@sqlite_only
def test_a_single_thing_that_is_not_allowed_is_a_dead_letter_at_once(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.mischief.add("posts#create", "error", error="not_permitted")
            topic = await ask(s)
            assert await dead(s) == {f"tag_question:discourse:t/{topic}": "403 invalid_access"}
            assert not await s.bot.turns.look(lambda c: c.switch("removed:discourse"))
            other = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            assert len(lines(s, other)) == 1

    run(tell)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_429_that_catch_up_meets_silences_all_of_us(*, database: str, form: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            await s.pass_time(minutes=3)
            s.forum.mischief.add("posts#latest", "busy", seconds=90, form=form)
            reading = asyncio.create_task(s.bot.catch_up())
            async with asyncio.timeout(20):
                while not await closed(s):  # noqa: ASYNC110  (the answer is on its way)
                    await asyncio.sleep(0.01)
            made, told = len(s.forum.calls), s.theatre.clock.now()
            topic = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.pass_time(seconds=80)
            since = [((c.at - told).total_seconds(), c.operation, c.status) for c in s.forum.calls]
            assert since[made:] == []
            await s.pass_time(minutes=5)
            assert all((c.at - told).total_seconds() >= 90 for c in s.forum.calls[made:])
            assert len(posts_of_bot(s, topic)) == 1
            assert reading.done()

    run(tell)


def test_a_429_about_visibility_closes_the_budget_of_who_said_it(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            week = digest_due(s.theatre.clock.now() + timedelta(days=7), s.bot.settings.rules)
            assert week is not None
            await s.until(week.at - MINUTE)
            s.bot.forum._site.drop()  # type: ignore[union-attr]  # it asks at most every five minutes
            s.forum.mischief.add("site#site", "busy", seconds=120)
            await s.until(week.at + MINUTE)
            assert s.forum.mischief.waiting == ()
            assert await closed(s) == {"discourse"}
            slack = len(s.slack.calls)
            await s.slack.say("mira", "#vorstellung", "Wie lese ich eine CSV-Datei ein?")
            await s.settle()
            assert len(s.slack.calls) > slack, "Slack said nothing of the kind"
            await s.pass_time(minutes=10)
            assert await fates(s, "send_digest:") == {"sent"}

    run(tell)
