"""What happened in Slack while Lotse was off, and no list tells: threads that it holds are read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.sandbox.story_words import USE_EXCEL
from bot.store.schema import evidence
from tests.stories.slack_acts import EXCEL, R, introduce, lotse, restarted, rows, run, said
from tests.stories.stage import Staged, stage

CHECK = "white_check_mark"


@asynccontextmanager
async def off(s: Staged, *, hours: int = 8) -> AsyncIterator[None]:
    """Lotse is off meanwhile, and for longer than Slack repeats anything."""
    await s.pass_time(minutes=1)
    await s.bot.stop()
    s.slack.events_url = "http://127.0.0.1:9/slack/events"
    yield
    for _ in range(hours * 2):
        s.theatre.clock.jump(s.theatre.clock.now() + timedelta(minutes=30))
        await s.slack.settled()
    assert s.slack.next_retry() is None


async def caught_up(s: Staged) -> None:
    """Lotse is back, and has had some minutes to find out what it missed."""
    while not s.bot.has_caught_up:
        await s.pass_time(seconds=1)
    await s.pass_time(minutes=5)


async def thread(s: Staged, ts: str) -> object:
    key = f"slack:{s.slack.team}/{s.slack.channel('#hilfe').id}/{ts}"
    return await s.bot.turns.look(lambda community: community.thread(key))


async def accepted(s: Staged, ts: str) -> str:
    """The ts of the answer that counts as accepted; empty: none."""
    return str(getattr(await thread(s, ts), "accepted", "") or "").rpartition("/")[2]


@pytest.mark.parametrize("what", ["deleted", "deleted with replies", "answered", "accepted"])
def test_what_ended_while_it_was_off_stands_in_no_digest(database: str, what: str) -> None:
    """It comes back on the day of the digest: the digest waits until it has caught up."""

    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.say("tom", "#hilfe", R)
            own = await s.slack.say("mira", "#hilfe", "Es sind zwei lange Listen.", asked)
            if what == "deleted":
                await s.slack.delete("mira", "#hilfe", own)
            async with off(s, hours=7 * 24 + 3):
                if what == "answered":
                    await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked)
                elif what == "accepted":
                    await s.slack.react("mira", "#hilfe", own, CHECK)
                else:
                    await s.slack.delete("mira", "#hilfe", asked)
            async with restarted(s):
                await caught_up(s)
                (digest,) = said(s, "#hilfe", "send_digest-week", count=1)
                assert "CSV" in digest.text
                named = [line for line in digest.text.splitlines() if "doppelte" in line]
                thanked = [line for line in named if line.endswith("(neu beantwortet)")]
                assert named == thanked
                assert what != "deleted" or not named
                assert "doppelte" not in await lotse(s, "tom", "offen")

    run(story)


def test_check_marks_that_were_missed_count(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            ts = [await s.slack.say("mira", "#hilfe", f"{EXCEL} ({n})") for n in range(4)]
            answers = [await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked) for asked in ts]
            await s.slack.react("mira", "#hilfe", answers[0], CHECK)
            await s.settle()
            assert await accepted(s, ts[0]) == answers[0]
            async with off(s):
                await s.slack.unreact("mira", "#hilfe", answers[0], CHECK)
                await s.slack.react("mira", "#hilfe", answers[1], CHECK)
                await s.slack.react("tom", "#hilfe", answers[2], CHECK)
                await s.slack.react("petra", "#hilfe", answers[3], CHECK)
            async with restarted(s):
                await caught_up(s)
                wanted = ["", answers[1], "", answers[3]]
                assert [await accepted(s, asked) for asked in ts] == wanted
                sources = {row.answer.rpartition("/")[2] for row in await rows(s, evidence)}
                assert sources == {answers[1], answers[3]}
                before = len(s.slack.posts)
                reading = asyncio.create_task(s.bot.catch_up())
                while not reading.done():
                    await s.pass_time(seconds=1)
                await reading
                await s.settle()
                assert [await accepted(s, asked) for asked in ts] == wanted
                assert len(s.slack.posts) == before

    run(story)


def test_an_answer_that_was_deleted_meanwhile_leaves_the_question_open(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            answer = await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked)
            await s.settle()
            assert "doppelte" not in await lotse(s, "tom", "offen")
            async with off(s):
                await s.slack.delete("jonas", "#hilfe", answer)
            async with restarted(s):
                await caught_up(s)
                assert "doppelte" in await lotse(s, "tom", "offen")

    run(story)


def test_a_cross_that_was_missed_takes_the_line_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            mine, other = [await s.slack.say("mira", "#hilfe", f"{EXCEL} ({n})") for n in (1, 2)]
            await s.settle()
            place = s.slack.channel("#hilfe").id
            first, second = [
                next(m.ts for m in s.slack.thread(place, ts) if m.bot_id) for ts in (mine, other)
            ]
            async with off(s):
                await s.slack.react("mira", "#hilfe", first, "x")
                await s.slack.react("tom", "#hilfe", second, "x")
            async with restarted(s):
                await caught_up(s)
                assert s.lines("#hilfe", mine) == []
                assert len(s.lines("#hilfe", other)) == 1, "a stranger's cross is a mood"

    run(story)
