"""The community's calendar: what fell due last, what falls due next, what weeks are called.

An hour that the clocks skip counts as the first one after the gap, an hour that comes twice as its
first time: ``zoneinfo`` takes both from fold 0 (PEP 495).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONTHS_OF_A_QUARTER = 3


def last_due(now: datetime, weekday: int, hour: int, zone: ZoneInfo) -> datetime:
    """The last ``weekday`` (0: Monday) at ``hour`` that is not after ``now``, in ``zone``."""
    day = now.astimezone(zone).date()
    day -= timedelta(days=(day.weekday() - weekday) % 7)
    due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    if due > now:
        day -= timedelta(days=7)
        due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    return due.astimezone(zone)


def last_hour(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """The last time that it was ``hour`` in ``zone``, not after ``now``."""
    day = now.astimezone(zone).date()
    due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    if due > now:
        day -= timedelta(days=1)
        due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    return due.astimezone(zone)


def next_hour(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """The first time after ``now`` that it is ``hour`` in ``zone``."""
    day = last_hour(now, hour, zone).date() + timedelta(days=1)
    due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    return due.astimezone(zone)


def next_due(now: datetime, weekday: int, hour: int, zone: ZoneInfo) -> datetime:
    """The first ``weekday`` at ``hour`` after ``now``, in ``zone``."""
    last = last_due(now, weekday, hour, zone)
    day = last.date() + timedelta(days=7)
    due = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    return due.astimezone(zone)


def day_before(due: datetime, zone: ZoneInfo) -> datetime:
    """The same hour of the day before, by the wall clock of ``zone``."""
    local = due.astimezone(zone)
    day = local.date() - timedelta(days=1)
    before = datetime.combine(day, time(local.hour), tzinfo=zone).astimezone(UTC)
    return before.astimezone(zone)


def week_name(due: datetime) -> str:
    """The ISO week of a moment by its own zone's calendar: ``2026-W47``; a year may have W53."""
    year, week, _ = due.isocalendar()
    return f"{year}-W{week:02}"


def due_in(week: str, weekday: int, hour: int, zone: ZoneInfo) -> datetime | None:
    """When it fell due in the week of this name, in ``zone``; ``None``: there is no such week."""
    found = re.fullmatch(r"(\d{4})-W(\d\d)", week)
    if found is None:
        return None
    try:
        day = date.fromisocalendar(int(found[1]), int(found[2]), weekday + 1)
    except ValueError:
        return None
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC).astimezone(zone)


def quarter_of(at: datetime, zone: ZoneInfo) -> tuple[int, int]:
    """Year and quarter (1 to 4) of a moment in ``zone``."""
    local = at.astimezone(zone)
    return local.year, (local.month - 1) // MONTHS_OF_A_QUARTER + 1


def quarter_before(year: int, quarter: int) -> tuple[int, int]:
    """The quarter before."""
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)
