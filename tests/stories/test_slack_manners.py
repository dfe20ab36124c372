"""What nobody asked for comes by day, seldom, and says who writes (F1, F5; people.md 4.2.5)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.sandbox import story as cast
from tests.stories.slack_acts import (
    NO,
    YES,
    lotse,
    press,
    profile,
    run,
    says,
    told,
    two_profiles,
    with_rules,
)
from tests.stories.stage import Staged, stage


async def at(s: Staged, hour: int, *, days: int = 0) -> None:
    """Let time pass until this hour of the story's own day, some days later."""
    local = s.theatre.clock.now().astimezone(cast.ZONE) + timedelta(days=days)
    await s.until(datetime.combine(local.date(), local.time().replace(hour, 0, 0), cast.ZONE))


async def ask_at_night(s: Staged) -> None:
    """Mira looks for a partner at eleven in the evening: she is answered and asked at once."""
    await two_profiles(s)
    await at(s, 23)
    assert says(s, await lotse(s, "mira", "partner"), "propose_match-asked")
    await s.settle()
    (asked,) = told(s, "mira")
    assert says(s, asked, "propose_match-ask_learner")
    assert not says(s, asked, "manners-first_contact", times=2), "she knows who she asked"
    assert told(s, "jonas") == [], "and he sleeps"


@pytest.mark.prevents("F5")
def test_who_was_not_asked_at_night_is_asked_in_the_morning_and_reads_by_whom(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask_at_night(s)
            await press(s, "mira", YES)
            await at(s, 7, days=1)
            assert told(s, "jonas") == []
            await at(s, 8)
            await s.settle()
            (asked,) = told(s, "jonas")
            assert says(s, asked, "propose_match-ask_expert")
            assert says(s, asked, "manners-first_contact", times=2)
            await press(s, "jonas", YES)
            await s.settle()
            assert len(s.slack.groups()) == 1

    run(story)


def test_what_is_over_before_the_morning_wakes_nobody(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await ask_at_night(s)
            await press(s, "mira", NO)
            await s.pass_time(days=2)
            assert told(s, "jonas") == []

    run(story)


@pytest.mark.prevents("F1")
def test_who_was_asked_twice_in_a_week_has_their_peace(database: str) -> None:
    async def story() -> None:
        async with stage(database, with_rules("propose_match", seats=9, hours_per_seat=0.25)) as s:
            await two_profiles(s)
            for learner in ("mira", "aylin", "petra"):
                if learner != "mira":
                    await profile(s, learner, learns={"excel": 1})
                answer = await lotse(s, learner, "partner")
                await s.settle()
                full = learner == "petra"
                assert says(s, answer, f"propose_match-{'full' if full else 'asked'}")
            first, second = told(s, "jonas")
            assert says(s, first, "manners-first_contact", times=2)
            assert not says(s, second, "manners-first_contact", times=2), "once is enough"
            await s.pass_time(days=7, minutes=2)
            assert says(s, await lotse(s, "petra", "partner"), "propose_match-asked")
            await s.settle()
            assert len(told(s, "jonas")) == 3

    run(story)
