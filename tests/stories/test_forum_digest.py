"""The week's digest in the forum: one topic a quarter, one post a week in it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.clock import digest_due
from bot.sandbox.forum_model import Topic
from bot.shown import PATIENCE
from tests.stories.forum_acts import ask, fates, lines, run
from tests.stories.stage import Staged, stage

FORUM = "send_digest:forum:2026-Q4"


def digests(s: Staged) -> list[Topic]:
    """The threads that the bot opened."""
    topics = (s.forum.topic(post.topic_id) for post in s.forum.created_by_bot() if post.number == 1)
    return [topic for topic in topics if not topic.private]


def test_the_thread_is_opened_once_and_each_week_is_one_post(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            waiting = await ask(s)
            answered = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.forum.reply("sam", answered, "Mit der Funktion ZÄHLENWENN geht es.")
            # neither the thread nor the first post is made twice when its answer is lost
            s.forum.mischief.add("posts#create", "cut_after", times=2)
            await s.pass_time(days=36)
            (thread,) = digests(s)
            assert thread.title.startswith("Offene Fragen, 4. Quartal 2026")
            opening, *weeks = lines(s, thread.id)
            assert "einmal in der Woche" in opening
            assert len(weeks) == 5, "also more than three of its own in a row"
            assert len(set(weeks)) == 5
            for week in weeks:
                assert "doppelte Einträge in Excel" in week
                assert f"/t/{s.forum.topic(waiting).slug}/{waiting}" in week
            assert "Danke an alle, die helfen" in weeks[0]
            assert ["Dubletten in Excel los" in week for week in weeks] == [True, *[False] * 4]
            assert "sam" not in " ".join(weeks)
            assert len(lines(s, waiting)) == 1

    run(tell)


def test_the_next_quarter_gets_a_topic_of_its_own(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            await s.pass_time(days=64)
            old, new = digests(s)
            assert old.title.startswith("Offene Fragen, 4. Quartal 2026")
            assert new.title.startswith("Offene Fragen, 1. Quartal 2027")
            assert [len(lines(s, topic.id)) for topic in (old, new)] == [1 + 8, 1 + 1]

    run(tell)


def weeks(s: Staged) -> list[str]:
    """What the bot tells in the threads that it opened, without their openings."""
    return [line for thread in digests(s) for line in lines(s, thread.id)[1:]]


def test_a_thread_that_is_refused_is_listed_and_replayed_with_its_digest(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            s.forum.mischief.add("posts#create", "error", error="not_permitted")
            await s.pass_time(days=8)
            assert digests(s) == []
            (place,) = await fates(s, "send_digest:2026-W46:discourse:")
            assert place == "dead"
            dead = [found.key for found in await s.bot.store.dead_keys()]
            assert FORUM in dead
            assert len(dead) == 2
            assert await s.bot.store.replay(FORUM)
            await s.pass_time(minutes=5)
            assert len(digests(s)) == 1
            assert ["doppelte Einträge" in week for week in weeks(s)] == [True]
            await s.pass_time(days=7)
            assert len(digests(s)) == 1
            assert len(weeks(s)) == 2
            assert await s.bot.store.dead_keys() == []

    run(tell)


@pytest.mark.parametrize("gone", ["account_inactive", "internal_error"])
def test_a_slack_that_is_gone_does_not_keep_the_forum_from_its_week(
    *, database: str, gone: str
) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            waiting = await ask(s)
            await s.slack.say("mira", "#hilfe", "Wie lese ich eine CSV-Datei in RStudio ein?")
            await s.pass_time(days=5)
            s.slack.mischief.add("*", "error", error=gone, times=0)
            before = len(s.forum.created_by_bot())
            week = await next_week(s)
            await s.until(week + PATIENCE - timedelta(minutes=5))
            assert len(s.forum.created_by_bot()) == before + 1, "only the thread itself"
            asked = await ask(s, "leyla", title="Wie werde ich Dubletten in Excel los?")
            await s.until(week + 2 * PATIENCE)
            (thread,) = digests(s)
            _, told = lines(s, thread.id)
            assert f"/{waiting}" in told
            assert "2 Fragen sind noch offen" in told
            assert "RStudio" not in told
            assert says_missing(s) in told
            assert len(lines(s, asked)) == 1, "nothing waits behind it any more"
            dead = await s.bot.store.dead_keys()
            assert [d.key for d in dead if "discourse" in d.key] == []

    run(tell)


def test_a_thread_that_waited_for_a_moderator_is_found_by_the_next_week(database: str) -> None:
    """Approved meanwhile or not, replayed by hand as well or not: there is one thread."""

    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            s.forum.mischief.add("posts#create", "enqueue")
            await s.pass_time(days=8)
            assert digests(s) == []
            await s.forum.approve(1)
            await s.pass_time(days=7)
            assert len(digests(s)) == 1, "found by its external_id"
            assert len(weeks(s)) == 1
            assert not await s.bot.store.replay(FORUM)
            [left] = await s.bot.store.dead_keys()
            assert left.key.startswith("send_digest:2026-W46:discourse:"), "last week's, listed"
            await s.pass_time(days=7)
            assert len(digests(s)) == 1
            assert len(weeks(s)) == 2

    run(tell)


def test_a_thread_that_was_refused_is_opened_the_next_week(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await ask(s)
            s.forum.mischief.add("posts#create", "error", error="not_permitted")
            await s.pass_time(days=22)
            assert len(digests(s)) == 1
            assert len(weeks(s)) == 2, "the first was not told, and that is listed"

    run(tell)


async def next_week(s: Staged) -> datetime:
    """When the next digest falls due."""
    due = s.theatre.clock.now()
    while digest_due(due, s.bot.settings.rules) == digest_due(
        s.theatre.clock.now(), s.bot.settings.rules
    ):
        due += timedelta(minutes=1)
    return due


def says_missing(s: Staged) -> str:
    """That one line is missing."""
    return s.bot.words.text("common-unseen", "de", {"count": 1})
