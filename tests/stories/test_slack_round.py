"""A round in Slack: three say yes, one says no, the answers end, and two yeses open a group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.reactions._round_asking import NO, PAUSE, YES
from bot.settings import Settings
from bot.store.schema import held_round, match, part
from tests.stories.slack_acts import (
    FORGET,
    introduce,
    lotse,
    may_press,
    press,
    profile,
    restarted,
    rows,
    run,
    says,
    told,
    with_rules,
)
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.stage import Staged, stage


def held(**more: Any) -> Callable[[Settings], Settings]:
    """Each Tuesday at ten, two days to answer."""
    whole = {"rhythm": "weekly", "weekday": 1, "hour": 10, "answer_days": 2, **more}
    return with_rules("hold_rounds", **whole)


async def community(s: Staged) -> None:
    """Two who learn, two who teach, and all were asked on Tuesday."""
    await profile(s, "jonas", teaches={"excel": 4})
    await profile(s, "grace", teaches={"excel": 3})
    await profile(s, "mira", learns={"excel": 1})
    await profile(s, "tom", learns={"excel": 2})
    await s.pass_time(days=1, hours=1)


async def over(s: Staged) -> None:
    """The answers end on Thursday."""
    await s.pass_time(days=2)


async def state(s: Staged) -> str:
    return str((await rows(s, held_round))[-1].state)


def test_three_say_yes_and_two_of_them_meet(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await community(s)
            for who in ("jonas", "grace", "mira", "tom"):
                (question,) = told(s, who)
                assert question.startswith("Bald beginnt eine Lernrunde")
            for who in ("jonas", "mira", "tom"):
                await press(s, who, YES)
            await press(s, "grace", NO)
            await press(s, "tom", NO)
            await s.settle()
            assert says(s, told(s, "grace")[0], "hold_rounds-not_in")
            await over(s)
            assert await state(s) == "out"
            assert await rows(s, match) != []
            for who, role in (("jonas", "expert"), ("mira", "learner")):
                request = told(s, who)[-1]
                assert "Excel" in request
                assert not any(one in request for one in ("Mira", "Jonas"))
                assert may_press(s, who, AGREE), role
            for who in ("grace", "tom"):
                assert len(told(s, who)) == 1, "who said no hears nothing more"
            await press(s, "jonas", AGREE)
            await press(s, "mira", AGREE)
            await s.settle()
            (group,) = s.slack.groups()
            both = {s.slack.member(who).id for who in ("mira", "jonas")}
            assert group.members == {*both, s.slack.bot_user}

    run(story)


@pytest.mark.prevents("F10", "F12")
def test_without_a_yes_nobody_is_in_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await community(s)
            await press(s, "mira", YES)
            await over(s)
            assert await rows(s, match) == []
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")
            assert all(len(told(s, who)) == 1 for who in ("jonas", "grace", "tom"))
            await s.pass_time(days=1)
            assert all(len(told(s, who)) == 1 for who in ("jonas", "grace", "tom")), "no reminder"

    run(story)


@pytest.mark.prevents("F9")
def test_everybody_who_said_yes_hears_what_came_of_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"excel": 4}, hours="1")
            await profile(s, "mira", learns={"excel": 1})
            await profile(s, "tom", learns={"excel": 1})
            await profile(s, "grace", teaches={"r": 4})
            await s.pass_time(days=1, hours=1)
            for who in ("jonas", "mira", "tom", "grace"):
                await press(s, who, YES)
            await over(s)
            asked = [who for who in ("mira", "tom") if may_press(s, who, AGREE)]
            (left,) = {"mira", "tom"} - set(asked)
            assert len(asked) == 1
            assert says(s, told(s, left)[-1], "hold_rounds-left_taken")
            assert says(s, told(s, "grace")[-1], "hold_rounds-not_needed")
            await press(s, "jonas", DECLINE)
            await s.pass_time(days=5)
            for who in ("jonas", "mira", "tom"):
                await press(s, who, YES)
            await over(s)
            assert may_press(s, left, AGREE), "whoever was left over comes first"

    run(story)


@pytest.mark.prevents("F5")
def test_nothing_is_said_at_night(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(hour=23)) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await profile(s, "mira", learns={"excel": 1})
            await s.pass_time(days=1, hours=21)
            assert told(s, "mira") == told(s, "jonas") == []
            await s.pass_time(hours=3)
            await press(s, "mira", YES)
            await press(s, "jonas", YES)
            await s.pass_time(days=1, hours=15)
            assert await state(s) == "released"
            assert len(told(s, "mira")) == len(told(s, "jonas")) == 1
            await s.pass_time(hours=9)
            assert may_press(s, "mira", AGREE)
            assert may_press(s, "jonas", AGREE)

    run(story)


def test_a_pause_is_a_no_and_begins_at_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await community(s)
            await press(s, "mira", YES)
            await press(s, "jonas", PAUSE)
            await s.settle()
            assert says(s, told(s, "jonas")[0], "hold_rounds-pausing")
            await over(s)
            assert await rows(s, match) == []
            assert len(told(s, "jonas")) == 1
            await s.pass_time(days=7)
            assert len(told(s, "jonas")) == 1, "not asked while pausing"

    run(story)


def test_whoever_pauses_after_their_yes_is_in_no_pair(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(hour=20)) as s:
            await community(s)
            await s.pass_time(hours=10)
            for who in ("mira", "jonas"):
                await press(s, who, YES)
            await lotse(s, "jonas", "pause")
            await over(s)
            assert await rows(s, match) == []
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")

    run(story)


def test_a_restart_asks_nobody_twice_and_loses_no_round(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await community(s)
            for who in ("mira", "jonas"):
                await press(s, who, YES)
            async with restarted(s):
                await s.pass_time(days=2)
                assert len(await rows(s, held_round)) == 1
                assert len(await rows(s, part)) == 4
                assert len(await rows(s, match)) == 1
                assert len(told(s, "grace")) == 1

    run(story)


@pytest.mark.prevents("F1", "F10", "F12")
def test_who_completes_a_profile_while_it_is_open_is_asked_then_and_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await s.pass_time(days=1, hours=1)
            assert len(told(s, "jonas")) == 1
            await introduce(s, "mira")
            await s.settle()
            await s.slack.close_view("mira")
            assert told(s, "mira") == [], "not whole yet"
            await profile(s, "mira", learns={"excel": 1})
            await s.pass_time(minutes=6)
            (question,) = told(s, "mira")
            assert question.startswith("Bald beginnt eine Lernrunde")
            await profile(s, "mira", learns={"excel": 2})
            await profile(s, "grace", learns={"excel": 1})
            await s.pass_time(minutes=6)
            assert len(told(s, "grace")) == 1
            await profile(s, "tom", learns={"excel": 1}, minor=True)
            await lotse(s, "grace", "vergiss mich")
            await press(s, "grace", FORGET)
            async with restarted(s):
                await profile(s, "mira", learns={"excel": 1})
                await s.pass_time(hours=3)
                assert told(s, "mira") == [question], "once, whatever they change"
                assert len(told(s, "tom")) == 1, "they may be in a circle"
                assert len(told(s, "jonas")) == 1
                for who in ("jonas", "mira"):
                    await press(s, who, YES)
                await over(s)
                assert {row.number for row in await rows(s, part)} == {1, 2, 4}
                assert may_press(s, "mira", AGREE)
                assert may_press(s, "jonas", AGREE)
                await profile(s, "petra", learns={"excel": 1})
                await s.pass_time(hours=1)
                assert told(s, "petra") == [], "nobody is asked what is over"

    run(story)
