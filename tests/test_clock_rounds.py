"""When a round opens and when its answers end: from the calendar alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import round_closes, round_due
from bot.rules import CommunityRules, Rules
from bot.rules_rounds import HoldRoundsRules
from matchers.rhythm import Rhythm, closing, last_opening, meeting_week, next_opening

BERLIN = ZoneInfo("Europe/Berlin")
RHYTHMS: tuple[Rhythm, ...] = ("weekly", "fortnightly", "monthly", "quarterly")
DAYS = 8 * 365
MOMENTS = st.integers(0, DAYS * 1440).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def rules(rhythm: Rhythm = "weekly", **more: int) -> Rules:
    rounds = HoldRoundsRules(rhythm=rhythm, **more)  # type: ignore[arg-type]
    return Rules(community=CommunityRules(time_zone="Europe/Berlin"), hold_rounds=rounds)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rhythm", "now", "opened"),
    [
        ("weekly", "2026-11-24 10:00", "2026-11-23 08:00"),
        ("weekly", "2026-11-23 07:59", "2026-11-16 08:00"),
        ("fortnightly", "2027-01-10 12:00", "2027-01-04 08:00"),
        ("fortnightly", "2026-12-22 08:00", "2026-12-21 08:00"),  # W53 changes nothing
        ("monthly", "2026-11-24 10:00", "2026-11-02 08:00"),
        ("monthly", "2026-06-01 07:00", "2026-06-01 07:00"),  # summer, and the first of June
        ("quarterly", "2026-11-24 10:00", "2026-10-05 07:00"),
        ("quarterly", "2027-01-03 10:00", "2026-10-05 07:00"),
        ("quarterly", "2027-01-04 08:00", "2027-01-04 08:00"),
    ],
)
def test_the_last_opening(rhythm: Rhythm, now: str, opened: str) -> None:
    found = last_opening(utc(now), rhythm, 0, 9, BERLIN)
    assert found.astimezone(UTC).strftime("%Y-%m-%d %H:%M") == opened
    assert found.tzinfo is BERLIN


@given(MOMENTS, st.sampled_from(RHYTHMS), st.integers(0, 6), st.integers(0, 23))
def test_the_next_opening_follows_the_last_one(
    now: datetime, rhythm: Rhythm, weekday: int, hour: int
) -> None:
    last, following = (f(now, rhythm, weekday, hour, BERLIN) for f in (last_opening, next_opening))
    assert last <= now < following
    assert last_opening(following, rhythm, weekday, hour, BERLIN) == following
    before = following.astimezone(UTC) - timedelta(seconds=1)
    assert last_opening(before, rhythm, weekday, hour, BERLIN) == last
    longest = {"weekly": 8, "fortnightly": 15, "monthly": 36, "quarterly": 99}[rhythm]
    assert following - last < timedelta(days=longest)


def test_one_round_whoever_looks_and_none_too_late() -> None:
    events = {round_due(utc("2026-11-23 08:00") + timedelta(minutes=n), rules()) for n in range(99)}
    [event] = events
    assert event is not None
    assert (event.key, event.round) == ("round:2026-W48", "2026-W48")
    assert event.at == utc("2026-11-23 08:00")
    assert event.closes == utc("2026-11-26 08:00")
    assert round_due(utc("2026-11-24 20:00"), rules()) == event, "half of the time is left"
    assert round_due(utc("2026-11-24 20:01"), rules()) is None
    assert round_due(utc("2026-11-23 08:00"), Rules()) is None


def test_answers_end_at_the_same_hour_of_the_wall_clock() -> None:
    opened = utc("2026-10-24 07:00")  # the clocks change in the night
    assert round_closes(opened, rules(answer_days=2)) == utc("2026-10-26 08:00")
    assert closing(opened, 0, BERLIN) == opened


@given(MOMENTS, st.integers(1, 336))
def test_people_meet_in_a_whole_week_after_both_could_say_yes(closes: datetime, hours: int) -> None:
    week = meeting_week(closes, hours, BERLIN)
    monday = datetime.fromisocalendar(int(week[:4]), int(week[-2:]), 1).replace(tzinfo=BERLIN)
    agreed = closes + timedelta(hours=hours)
    assert agreed < monday <= agreed + timedelta(days=7, hours=2)
