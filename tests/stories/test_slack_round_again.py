"""A round in Slack that is out: a no offers the seat on, and whoever is late may still have it."""

from __future__ import annotations

import pytest

from bot.reactions._round_asking import YES
from bot.store.schema import match
from tests.stories.slack_acts import NO as DECLINE
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import may_press, press, profile, rows, run, says, told
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over, state

TWO_HELP = {"jonas": 4, "grace": 3}


async def community(s: Staged, *learners: str, experts: tuple[str, ...] = ("jonas",)) -> None:
    """All who are asked, on Tuesday; each expert has an hour."""
    for who in experts:
        await profile(s, who, teaches={"excel": TWO_HELP[who]}, hours="1")
    for who in learners:
        await profile(s, who, learns={"excel": 1})
    await s.pass_time(days=1, hours=1)


@pytest.mark.prevents("F9", "F10")
def test_after_a_no_the_seat_is_offered_to_who_went_without(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await community(s, "mira", "tom")
            for who in ("jonas", "mira", "tom"):
                await press(s, who, YES)
            await over(s)
            (asked,) = (who for who in ("mira", "tom") if may_press(s, who, AGREE))
            (left,) = {"mira", "tom"} - {asked}
            assert says(s, told(s, left)[-1], "hold_rounds-left_taken")
            await press(s, asked, DECLINE)
            await s.settle()
            heard = len(told(s, asked))
            await s.pass_time(days=1, hours=2)
            assert may_press(s, left, AGREE), "the seat is free, and somebody waits for it"
            assert len(told(s, asked)) == heard, "whoever said no is left in peace"
            for who in (left, "jonas"):
                await press(s, who, AGREE)
            await s.settle()
            (group,) = s.slack.groups()
            assert s.slack.member(left).id in group.members
            assert await state(s) == "out"
            before = [len(told(s, who)) for who in ("mira", "tom", "jonas")]
            await s.pass_time(days=2)
            assert [len(told(s, who)) for who in ("mira", "tom", "jonas")] == before

    run(story)


@pytest.mark.prevents("F10")
def test_without_an_answer_for_three_days_the_seat_is_offered_on(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1)) as s:
            await community(s, "mira", experts=("jonas", "grace"))
            for who in ("jonas", "grace", "mira"):
                await press(s, who, YES)
            await over(s)
            (silent,) = (who for who in ("jonas", "grace") if may_press(s, who, AGREE))
            (other,) = {"jonas", "grace"} - {silent}
            await press(s, "mira", AGREE)
            await s.pass_time(days=4, hours=2)
            assert may_press(s, other, AGREE), "asked now, in the place of who was silent"
            assert may_press(s, "mira", AGREE)
            assert not may_press(s, silent, AGREE)
            matches = await rows(s, match)
            assert sorted(one.state for one in matches) == ["expired", "proposed"]

    run(story)


def test_who_is_late_goes_onto_a_free_seat(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1)) as s:
            await community(s, "mira")
            await press(s, "jonas", YES)
            await over(s)
            assert says(s, told(s, "jonas")[-1], "hold_rounds-not_needed")
            await press(s, "mira", YES)
            await s.settle()
            assert says(s, told(s, "mira")[0], "hold_rounds-in_late")
            await s.pass_time(days=1, hours=2)
            assert may_press(s, "mira", AGREE)
            assert may_press(s, "jonas", AGREE)

    run(story)


def test_who_is_late_and_finds_nobody_hears_it_once(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(rhythm="monthly", weekday=1)) as s:
            await profile(s, "grace", teaches={"r": 3})
            await community(s, "mira")
            await press(s, "grace", YES)
            await over(s)
            await press(s, "mira", YES)
            await s.pass_time(days=1, hours=2)
            assert says(s, told(s, "mira")[-1], "hold_rounds-left_topic")
            heard = len(told(s, "mira"))
            await s.pass_time(days=3)
            assert len(told(s, "mira")) == heard

    run(story)
