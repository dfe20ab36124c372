"""Slack is slow, busy, broken or cut off: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

from bot import care
from tests.stories.slack_acts import (
    AGAIN,
    EXCEL,
    YES,
    lotse,
    may_press,
    press,
    restarted,
    run,
    said,
    says,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage

POST = "chat.postMessage"


async def pair_with(s: Staged, where: str, what: str) -> None:
    """Mira and Jonas both say yes, and then something goes wrong."""
    await two_profiles(s)
    await lotse(s, "mira", "partner")
    await s.settle()
    await press(s, "jonas", YES)
    await s.settle()
    s.slack.mischief.add(where, what)
    await press(s, "mira", YES)
    await s.pass_time(minutes=2)
    assert [trick.what for trick in s.slack.mischief.played] == [what]


def test_an_uncertain_group_is_not_told_twice(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_with(s, POST, "cut_after")
            (group,) = s.slack.groups()
            assert len(s.slack.messages(group.id)) == 1
            for who in ("mira", "jonas"):
                assert says(s, told(s, who)[-1], "open_pair-unsure")
            await s.pass_time(days=2)
            assert len(s.slack.messages(group.id)) == 1, "never a second time by itself"

            await asyncio.gather(press(s, "mira", AGAIN), press(s, "jonas", AGAIN))
            await s.settle()
            assert s.slack.groups() == [group]
            assert len(s.slack.messages(group.id)) == 2, "asked for by both, sent once"
            assert s.slack.alarms == []

    run(story)


def test_a_lost_group_can_be_asked_for_again(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_with(s, POST, "cut_before")
            (group,) = s.slack.groups()
            assert s.slack.messages(group.id) == []
            assert may_press(s, "mira", AGAIN)
            await press(s, "jonas", AGAIN)
            await s.settle()
            (hello,) = s.slack.messages(group.id)
            assert f"<@{s.slack.member('mira').id}>" in hello.text

    run(story)


def test_opening_a_group_may_be_repeated(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await pair_with(s, "conversations.open", "cut_after")
            (group,) = s.slack.groups()
            assert len(s.slack.messages(group.id)) == 1
            assert not may_press(s, "mira", AGAIN), "nothing was uncertain about it"

    run(story)


def test_a_line_that_may_have_arrived_is_looked_for(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for what in ("cut_after", "cut_before", "status"):
                s.slack.mischief.add(POST, what, times=2)
                asked = await s.slack.say("mira", "#hilfe", EXCEL)
                await s.pass_time(minutes=5)
                assert len(s.lines("#hilfe", asked)) == 1, what
                assert sum(m.thread_ts == asked for m in s.slack.posts) == 1, what
                s.slack.mischief.clear()
            assert any(c.method == "conversations.replies" for c in s.slack.calls)

    run(story)


def test_retry_after_is_obeyed(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add(POST, "busy", seconds=90, times=2)
            begun = s.theatre.clock.now()
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.pass_time(minutes=10)
            assert len(s.lines("#hilfe", asked)) == 1
            tried = [
                (c.at - begun).total_seconds()
                for c in s.slack.calls
                if c.method == POST and c.args.get("thread_ts") == asked
            ]
            assert len(tried) == 3
            assert tried[1] - tried[0] >= 90
            assert tried[2] - tried[1] >= 90

    run(story)


def test_another_lane_does_not_wait(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add(POST, "busy", seconds=900)
            slow = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            quick = await s.slack.say("jonas", "#vorstellung", EXCEL)
            await s.settle()
            assert s.lines("#hilfe", slow) == []
            assert len(s.lines("#vorstellung", quick)) == 1

    run(story)


def test_many_questions_keep_the_pace(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = [await s.slack.say("mira", "#hilfe", f"{EXCEL} ({n})") for n in range(8)]
            await s.pass_time(seconds=30)
            lines = [m for m in s.slack.posts if m.thread_ts in asked]
            assert [m.thread_ts for m in lines] == asked, "each once, in order"
            times = [float(m.ts) for m in lines]
            assert all(b - a >= 0.999 for a, b in pairwise(times)), times
            assert not any(c.answer.get("error") == "ratelimited" for c in s.slack.calls)

    run(story)


def test_a_place_that_is_gone_is_a_dead_letter(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.channel("#hilfe").archived = True
            await s.pass_time(days=7)
            (dead,) = await asyncio.to_thread(care.dead, s.bot.settings)
            assert dead.reason == "is_archived"
            assert dead.key.startswith("send_digest:2026-W46:")
            assert said(s, "#hilfe", "send_digest-week", count=0) == []

            s.slack.channel("#hilfe").archived = False
            assert await asyncio.to_thread(care.replay, s.bot.settings, dead.key)
            await s.pass_time(minutes=1)
            assert len(said(s, "#hilfe", "send_digest-week", count=0)) == 1
            assert await asyncio.to_thread(care.dead, s.bot.settings) == []

    run(story)


def test_slack_away_for_hours_gives_up_aloud(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("chat.*", "status", times=0)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.pass_time(hours=6)
            (dead,) = await asyncio.to_thread(care.dead, s.bot.settings)
            assert dead.key.startswith("tag_question:")
            assert len([t for t in s.slack.mischief.played if t.what == "status"]) == 8
            s.slack.mischief.clear()
            assert await asyncio.to_thread(care.replay, s.bot.settings, dead.key)
            await s.pass_time(minutes=1)
            assert len(s.lines("#hilfe", asked)) == 1

    run(story)


def test_what_was_asked_while_the_bot_was_away_is_caught_up_with(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.pass_time(minutes=1)
            await s.bot.stop()
            s.slack.events_url = "http://127.0.0.1:9/slack/events"
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            for _ in range(20):  # longer than Slack repeats
                s.theatre.clock.jump(s.theatre.clock.now() + timedelta(minutes=1))
                await s.slack.settled()
            assert s.slack.next_retry() is None
            async with restarted(s):
                while not s.bot.has_caught_up:
                    await s.pass_time(seconds=2)
                await s.pass_time(minutes=1)
                assert len(s.lines("#hilfe", asked)) == 1

    run(story)
