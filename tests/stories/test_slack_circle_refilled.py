"""Somebody leaves a circle: whoever of its round went without is asked for the seat, one by one."""

from __future__ import annotations

import pytest

from bot.reactions._round_asking import YES
from bot.reactions.report_match import UNFIT
from bot.store.schema import check_in, match, part
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import (
    account,
    dump,
    lotse,
    may_press,
    press,
    profile,
    restarted,
    rows,
    run,
    says,
    told,
)
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over

LEARNERS = ("mira", "tom", "grace", "aylin")
MONTHLY = held(rhythm="monthly", weekday=1)


async def answered(s: Staged, button: str, *who: str) -> None:
    for one in who:
        await press(s, one, button)
        await s.settle()
    await s.pass_time(minutes=1)  # somebody else is asked by day, so a little later


async def circle(s: Staged, *late: str) -> str:
    """Three of four who wish it learn from Jonas, in a circle that began; who went without.

    ``late`` have a profile, and say yes to the round only then.
    """
    await profile(s, "jonas", teaches={"excel": 4}, hours="1", circle=["yes"])
    for who in (*LEARNERS, *late):
        await profile(s, who, learns={"excel": 1})
    await s.pass_time(days=1, hours=1)
    away = "aylin"
    for who in ("jonas", *(one for one in LEARNERS if one != away)):
        await press(s, who, YES)
    await over(s)
    await answered(s, AGREE, "jonas", *(one for one in LEARNERS if one != away))
    assert len(s.slack.groups()) == 1
    await answered(s, YES, away, *late)
    return away


def groups(s: Staged) -> list[set[str]]:
    """Who is in each group, by name, in the order in which they were opened."""
    people = ("jonas", "petra", *LEARNERS)
    names = {s.slack.member(who).id: who for who in people}
    return [{names[one] for one in group.members if one in names} for group in s.slack.groups()]


def in_group(s: Staged, number: int) -> str:
    group = s.slack.groups()[number]
    return "\n".join(message.text for message in s.slack.messages(group.id))


@pytest.mark.prevents("F4", "F9", "F10")
def test_who_went_without_takes_the_seat_and_all_meet_anew(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            new = await circle(s)
            heard = len(told(s, "jonas"))
            await answered(s, UNFIT, "tom")
            assert says(s, told(s, "tom")[-1], "report_match-parted_you_circle")
            for who in ("jonas", "mira", "grace"):
                assert says(s, told(s, who)[-1], "settle_match-looks_on")
            assert "ein Platz frei geworden" in told(s, new)[-1]
            names = {f"<@{s.slack.member(who).id}>" for who in ("jonas", *LEARNERS)}
            assert not any(name in told(s, new)[-1] for name in names)
            assert groups(s) == [{"jonas", "mira", "tom", "grace"}]
            await answered(s, AGREE, new)
            assert says(s, told(s, new)[-1], "settle_match-joins")
            assert groups(s)[1:] == [{"jonas", "mira", "grace", new}]
            assert "in einer neuen Gruppe weiter" in in_group(s, 0)
            assert "jemand dazugekommen" in in_group(s, 1)
            assert "tom" not in in_group(s, 1).casefold()
            assert len(told(s, "jonas")) == heard + 1, "nobody is asked again who agreed before"
            states = {row.learner: row.state for row in await rows(s, match)}
            assert states.pop(account(s, "tom")) == "ended"
            assert set(states.values()) == {"accepted"}
            assert {row.account for row in await rows(s, check_in)} >= {account(s, new)}
            mine = next(one for one in await rows(s, part) if one.account == account(s, new))
            assert (mine.outcome, mine.says, mine.form) == ("seat", "yes", "circle")
            await s.pass_time(days=3)
            assert len(s.slack.groups()) == 2

    run(story)


@pytest.mark.prevents("F9")
def test_where_the_next_one_says_no_it_is_dissolved_kindly(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            new = await circle(s)
            await answered(s, UNFIT, "tom")
            await answered(s, DECLINE, new)
            assert says(s, told(s, new)[-1], "settle_match-thanks_for_telling")
            for who in ("jonas", "mira", "grace"):
                assert says(s, told(s, who)[-1], "settle_match-ended_circle")
            assert {row.state for row in await rows(s, match)} == {"ended", "declined"}
            assert len(s.slack.groups()) == 1

    run(story)


@pytest.mark.prevents("F10")
def test_after_three_days_of_silence_the_next_one_is_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            await circle(s, "petra")
            await answered(s, UNFIT, "tom")
            (first,) = (one for one in ("aylin", "petra") if may_press(s, one, AGREE))
            (second,) = {"aylin", "petra"} - {first}
            async with restarted(s):
                await s.pass_time(days=3, hours=1)
                assert says(s, told(s, first)[-1], "settle_match-closed")
                assert not may_press(s, first, AGREE)
                await answered(s, AGREE, second)
                assert groups(s)[-1] == {"jonas", "mira", "grace", second}

    run(story)


def test_whoever_is_asked_may_pause_or_be_forgotten_and_it_goes_on(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            await circle(s, "petra")
            await answered(s, UNFIT, "tom")
            (first,) = (one for one in ("aylin", "petra") if may_press(s, one, AGREE))
            (second,) = {"aylin", "petra"} - {first}
            mine = account(s, first)
            await lotse(s, first, "vergiss mich")
            await answered(s, "forget_member-yes", first)
            assert mine not in await dump(s)
            assert may_press(s, second, AGREE)
            await lotse(s, second, "pause")
            await s.pass_time(minutes=1)
            assert not may_press(s, second, AGREE)
            for who in ("jonas", "mira", "grace"):
                assert says(s, told(s, who)[-1], "settle_match-ended_circle")

    run(story)


def test_a_circle_that_goes_on_with_three_takes_a_fourth(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            await profile(s, "jonas", teaches={"excel": 4}, hours="1", circle=["yes"])
            four = ("mira", "tom", "grace", "petra")
            for who in (*four, "aylin"):
                await profile(s, who, learns={"excel": 1})
            await s.pass_time(days=1, hours=1)
            await answered(s, YES, "jonas", *four)
            await over(s)
            await answered(s, AGREE, "jonas", *four)
            await answered(s, YES, "aylin")
            assert not may_press(s, "aylin", AGREE), "it is full"
            await answered(s, UNFIT, "tom")
            assert says(s, told(s, "mira")[-1], "settle_match-goes_on")
            await answered(s, AGREE, "aylin")
            assert groups(s)[-1] == {"jonas", "mira", "grace", "petra", "aylin"}
            await lotse(s, "jonas", "vergiss mich")
            await press(s, "jonas", "forget_member-yes")
            await s.settle()
            for who in ("mira", "grace", "petra", "aylin"):
                assert says(s, told(s, who)[-1], "settle_match-ended_circle")

    run(story)


def test_when_it_is_over_whoever_is_asked_hears_so(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            new = await circle(s)
            await answered(s, UNFIT, "tom")
            assert may_press(s, new, AGREE)
            await answered(s, UNFIT, "jonas")
            assert says(s, told(s, new)[-1], "settle_match-closed")
            assert not may_press(s, new, AGREE)
            for who in ("mira", "grace"):
                assert says(s, told(s, who)[-1], "report_match-parted_other_circle")
            assert {row.state for row in await rows(s, match)} == {"ended"}

    run(story)


@pytest.mark.prevents("F4")
def test_who_does_not_get_along_with_one_of_them_is_not_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            new = await circle(s)
            await lotse(s, "mira", f"lieber nicht <@{s.slack.member(new).id}>")
            await answered(s, UNFIT, "tom")
            assert not may_press(s, new, AGREE)
            for who in ("jonas", "mira", "grace"):
                assert says(s, told(s, who)[-1], "report_match-parted_other_circle")

    run(story)


def test_a_block_that_came_between_lets_nobody_join(database: str) -> None:
    async def story() -> None:
        async with stage(database, MONTHLY) as s:
            new = await circle(s)
            await answered(s, UNFIT, "tom")
            await lotse(s, "mira", f"lieber nicht <@{s.slack.member(new).id}>")
            await answered(s, AGREE, new)
            text = "settle_match-not_this_time_learner_circle"
            assert says(s, told(s, new)[-1], text)
            assert len(s.slack.groups()) == 1
            assert says(s, told(s, "mira")[-1], "settle_match-ended_circle")

    run(story)


def test_when_the_round_is_over_nobody_joins(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1, again_days=3)) as s:
            new = await circle(s)
            await s.pass_time(days=4)
            assert not may_press(s, new, AGREE)
            await answered(s, UNFIT, "tom")
            assert not may_press(s, new, AGREE)
            assert says(s, told(s, "mira")[-1], "report_match-parted_other_circle")

    run(story)
