"""Weeks of a learning pair: asked alone how it goes, ended by time, and what comes after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.reactions._check_in_words import GO_ON, GOOD, HARD, MET, NO_TALK, SO_SO, TALK
from bot.reactions._profile_topic import OWN_LEVEL
from bot.reactions._rematch import ANOTHER
from bot.settings import Settings
from bot.store.schema import check_in, match
from tests.stories.slack_acts import (
    UNFIT,
    lotse,
    may_press,
    pair_up,
    press,
    profile,
    restarted,
    rows,
    run,
    said,
    says,
    states,
    told,
    with_rules,
)
from tests.stories.stage import Staged, stage

BOTH = ("mira", "jonas")
BEFORE_END = {"days": 7 * 6 - 4}


def quietly(**more: Any) -> Callable[[Settings], Settings]:
    """No rounds, which ask as well; the same two may meet again in a week."""
    propose = with_rules("propose_match", **{"no_repeat_weeks": 1, **more})

    def change(given: Settings) -> Settings:
        given = propose(given)
        rules = replace(given.rules, hold_rounds=None)
        return given.model_copy(update={"rules": rules})

    return change


def asked(s: Staged, who: str, name: str) -> int:
    """How often a member was asked this, as it stands now."""
    return sum(says(s, text, f"check_in-{name}") for text in told(s, who))


async def near_the_end(s: Staged) -> None:
    """A pair, 38 days later: both were asked how it was."""
    await pair_up(s)
    await s.pass_time(**BEFORE_END)


def test_weeks_of_a_pair_from_the_first_date_to_somebody_else(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly(seats=1)) as s:
            group = await pair_up(s)
            await profile(s, "tom", learns={"excel": 1})
            await s.pass_time(days=2, hours=23)
            assert not may_press(s, "mira", MET)
            await s.pass_time(hours=12)
            for who in BOTH:
                assert asked(s, who, "ask_met") == 1
                assert may_press(s, who, UNFIT)
            before = told(s, "jonas")
            await press(s, "mira", MET)
            await s.settle()
            assert asked(s, "mira", "glad_met") == 1
            assert told(s, "jonas") == before, "what one says, the other does not read"
            assert says(s, await lotse(s, "tom", "partner"), "propose_match-full")
            await s.pass_time(days=35)
            assert [asked(s, who, "ask_felt") for who in BOTH] == [1, 1]
            assert asked(s, "jonas", "ask_met") == 1, "silence costs nothing, and is asked once"
            before = told(s, "jonas")
            await press(s, "mira", SO_SO)
            await s.settle()
            assert told(s, "jonas") == before
            async with restarted(s):
                await s.pass_time(days=5)
                assert await states(s) == ["ended"]
                (over,) = said(s, group, "check_in-over")
                assert says(s, over.text, "check_in-over")
                assert says(s, await lotse(s, "tom", "partner"), "propose_match-asked")
                await profile(s, "grace", teaches={"excel": 3})
                await press(s, "mira", ANOTHER)
                await s.settle()
                newest = (await rows(s, match))[-1]
                assert newest.expert.endswith(s.slack.member("grace").id), "and not Jonas again"
            assert s.slack.alarms == []

    run(story)


def test_it_goes_on_once_more_when_both_wish_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly()) as s:
            await near_the_end(s)
            for who in BOTH:
                await press(s, who, GOOD)
            await s.settle()
            assert may_press(s, "mira", OWN_LEVEL)
            assert not may_press(s, "jonas", OWN_LEVEL)
            before = told(s, "jonas")
            await press(s, "mira", GO_ON)
            await s.settle()
            assert told(s, "jonas") == before, "one wish alone is told to nobody"
            await press(s, "jonas", GO_ON)
            await s.settle()
            for who in BOTH:
                assert asked(s, who, "longer") == 1
            await s.pass_time(days=30)
            assert await states(s) == ["accepted"]
            await s.pass_time(days=18)
            assert await states(s) == ["ended"]
            assert [asked(s, who, "ask_felt") for who in BOTH] == [0, 0], "asked once, not again"

    run(story)


def test_one_wish_alone_lets_it_end_and_is_never_told(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly(seats=1)) as s:
            await near_the_end(s)
            await press(s, "mira", GOOD)
            await s.settle()
            await press(s, "mira", GO_ON)
            await s.settle()
            before = told(s, "jonas")
            await s.pass_time(days=7)
            assert await states(s) == ["ended"]
            assert told(s, "jonas") == before

    run(story)


def test_looking_for_a_partner_tells_nothing_of_how_it_was_for_the_other(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly(no_repeat_weeks=52)) as s:
            await near_the_end(s)
            for who in BOTH:
                await press(s, who, GOOD)
            await s.settle()
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")
            await s.pass_time(days=5)
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full"), (
                "both were glad"
            )

    run(story)


@pytest.mark.parametrize("who", BOTH)
def test_whoever_found_it_hard_never_meets_these_again_and_nobody_hears_it(
    database: str, who: str
) -> None:
    async def story() -> None:
        async with stage(database, quietly(seats=1)) as s:
            await near_the_end(s)
            other = "jonas" if who == "mira" else "mira"
            before = told(s, other)
            await press(s, who, HARD)
            await s.settle()
            assert told(s, other) == before
            assert await states(s) == ["accepted"], "it still ends in its own time"
            notes = len(s.slack.messages("moderation"))
            await press(s, who, TALK)
            await s.settle()
            (note,) = s.slack.messages("moderation")[notes:]
            assert says(s, note.text, "check_in-wish")
            assert s.slack.member(who).id in note.text
            for secret in (s.slack.member(other).id, "Excel"):
                assert secret not in str(note)
            assert told(s, other) == before
            await s.pass_time(days=60)
            assert await states(s) == ["ended"]
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")

    run(story)


def test_no_talk_tells_nobody_and_what_did_not_fit_is_asked_no_more(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly()) as s:
            await near_the_end(s)
            notes = len(s.slack.messages("moderation"))
            await press(s, "mira", HARD)
            await s.settle()
            await press(s, "mira", NO_TALK)
            await s.settle()
            assert len(s.slack.messages("moderation")) == notes
            await press(s, "jonas", UNFIT)
            await s.settle()
            assert asked(s, "jonas", "closed") >= 1
            assert not may_press(s, "jonas", GOOD)
            assert not may_press(s, "jonas", ANOTHER), "who teaches looks for nobody"
            await s.pass_time(days=7)
            assert await states(s) == ["ended"]

    run(story)


def test_whoever_pauses_is_not_asked_and_it_ends_all_the_same(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly()) as s:
            await pair_up(s)
            await lotse(s, "jonas", "pause 60 Tage")
            before = told(s, "jonas")
            await s.pass_time(days=50)
            assert await states(s) == ["ended"]
            assert told(s, "jonas") == before
            await s.pass_time(days=15)
            assert told(s, "jonas") == before, "an old question would only puzzle them"
            assert [row.felt for row in await rows(s, check_in)] == [None, None]

    run(story)
