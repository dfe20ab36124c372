"""When a day in the shadow ends: once, at its hour by the wall clock, whatever the clocks do."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import day_due
from bot.events import DayEnded
from bot.rules import CommunityRules, Rules
from bot.rules_moderators import ReportShadowRules
from matchers.weeks import next_hour
from tests.test_clock import BERLIN, ZONES, utc


def in_shadow(hour: int = 17, zone: str = "Europe/Berlin") -> Rules:
    community = CommunityRules(shadow=True, time_zone=zone)
    return Rules(community=community, report_shadow=ReportShadowRules(hour=hour))


@pytest.mark.parametrize(
    ("now", "hour", "at"),
    [
        ("2026-11-16 15:59:59", 17, "2026-11-15 16:00:00"),
        ("2026-11-16 16:00:00", 17, "2026-11-16 16:00:00"),
        ("2026-11-17 09:00:00", 17, "2026-11-16 16:00:00"),  # off at the hour: the next morning
        ("2026-03-29 15:00:00", 17, "2026-03-29 15:00:00"),  # summer began that morning
        ("2026-10-25 16:00:00", 17, "2026-10-25 16:00:00"),  # and ended
        ("2026-03-29 00:59:59", 2, "2026-03-28 01:00:00"),
        ("2026-03-29 01:00:00", 2, "2026-03-29 01:00:00"),  # there is no two o'clock
        ("2026-10-25 00:00:00", 2, "2026-10-25 00:00:00"),  # there are two: the first
        ("2026-10-25 01:00:00", 2, "2026-10-25 00:00:00"),
    ],
)
def test_the_day_ends_at_its_hour_by_the_community_s_clock(now: str, hour: int, at: str) -> None:
    event = day_due(utc(now), in_shadow(hour))
    assert event is not None
    day = f"{utc(at).astimezone(BERLIN):%Y-%m-%d}"
    assert event == DayEnded(key=f"day:{day}", at=utc(at), day=day)


def test_where_nothing_watches_no_day_ends() -> None:
    noon = utc("2026-11-16 12:00:00")
    assert day_due(noon, Rules(report_shadow=ReportShadowRules())) is None
    assert day_due(noon, replace(in_shadow(), report_shadow=None)) is None


@given(st.integers(0, 5500), st.integers(0, 23), ZONES)
def test_each_day_has_its_hour_once_whatever_the_clocks_do(
    days_later: int, hour: int, zone: str
) -> None:
    start = utc("2020-01-01 00:10:00") + timedelta(days=days_later)
    moments = [start + timedelta(minutes=30 * n) for n in range(48 * 4)]
    ended = [event for moment in moments if (event := day_due(moment, in_shadow(hour, zone)))]
    days = list(dict.fromkeys(event.day for event in ended))
    dates = [datetime.fromisoformat(day).date() for day in days]
    assert len({event.at for event in ended}) == len(days)
    assert all(b - a == timedelta(days=1) for a, b in itertools.pairwise(dates)), "none is left out"
    for moment, event in zip(moments, ended, strict=True):
        assert timedelta() <= moment - event.at <= timedelta(hours=25)
        after = next_hour(moment, hour, ZoneInfo(zone)).astimezone(UTC)
        assert moment < after <= event.at + timedelta(hours=25)
