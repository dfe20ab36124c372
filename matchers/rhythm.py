"""The calendar of rounds: when one opens, when its answers end, in which week people meet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from matchers.weeks import last_due, week_name

Rhythm = Literal["weekly", "fortnightly", "monthly", "quarterly"]

FIRST_WEEK = 7
"""The first seven days of a month hold each day of the week once."""
MONTHS_OF_A_QUARTER = 3


def last_opening(
    now: datetime, rhythm: Rhythm, weekday: int, hour: int, zone: ZoneInfo
) -> datetime:
    """The last opening that is not after ``now``, in ``zone``."""
    due = last_due(now, weekday, hour, zone)
    while not _opens_on(due.date(), rhythm):
        due = last_due(due.astimezone(UTC) - timedelta(seconds=1), weekday, hour, zone)
    return due


def next_opening(
    now: datetime, rhythm: Rhythm, weekday: int, hour: int, zone: ZoneInfo
) -> datetime:
    """The first opening after ``now``, in ``zone``."""
    day = last_due(now, weekday, hour, zone).date() + timedelta(days=7)
    while not _opens_on(day, rhythm):
        day += timedelta(days=7)
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC).astimezone(zone)


def closing(opened: datetime, days: int, zone: ZoneInfo) -> datetime:
    """So many days after the opening, at the same hour by the wall clock of ``zone``."""
    local = opened.astimezone(zone)
    last = local.date() + timedelta(days=days)
    return datetime.combine(last, local.time(), tzinfo=zone).astimezone(UTC)


def meeting_week(closes: datetime, hours: int, zone: ZoneInfo) -> str:
    """The first whole week after all had ``hours`` to say yes to whom they were proposed."""
    agreed = (closes + timedelta(hours=hours)).astimezone(zone)
    return week_name(agreed + timedelta(days=7 - agreed.weekday()))


def _opens_on(day: date, rhythm: Rhythm) -> bool:
    """Whether a round opens on this day, which is of the right weekday."""
    match rhythm:
        case "weekly":
            return True
        case "fortnightly":  # whatever the weeks of a year are called: it may have 53
            return (day.toordinal() - day.weekday()) // 7 % 2 == 0
        case "monthly":
            return day.day <= FIRST_WEEK
        case "quarterly":
            return day.day <= FIRST_WEEK and day.month % MONTHS_OF_A_QUARTER == 1
