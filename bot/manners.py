"""When what nobody asked for may be said: quiet hours and quiet days, in the community's time.

Pure: the courier's side of the store (``bot/store/manners.py``) makes it wait.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.rules import MannersRules, Rules

_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_LEAP_YEAR = 2024
_LONGEST = 800
"""Days of quiet in a row after which it is said all the same: nobody means a silence for good."""

Mark = tuple[int, int, int]
"""A day as year, month and day; the year is 0 where every year is meant."""


@dataclass(frozen=True, slots=True)
class Manners:
    """The rules and the zone in which their hours are meant."""

    rules: MannersRules
    zone: ZoneInfo

    @classmethod
    def of(cls, rules: Rules) -> Manners:
        """A community's manners."""
        return cls(rules.manners, ZoneInfo(rules.community.time_zone))

    def after_quiet(self, at: datetime) -> datetime:
        """The first moment from ``at`` on that is not quiet."""
        return after_quiet(at, self.rules, self.zone)


def after_quiet(at: datetime, rules: MannersRules, zone: ZoneInfo) -> datetime:
    """The first moment that is not quiet, from ``at`` on (``at`` itself, where it is not).

    An hour that the clocks skip counts as the first one after the gap, an hour that comes twice
    as its first time.
    """
    moment = at
    for _ in range(_LONGEST):
        end = _quiet_end(moment.astimezone(zone), rules, zone)
        if end is None:
            return moment
        moment = end
    return moment


def _quiet_end(local: datetime, rules: MannersRules, zone: ZoneInfo) -> datetime | None:
    """When the quiet around ``local`` ends (another may begin there); ``None``: it is not quiet."""
    day = local.date()
    tomorrow = day + timedelta(days=1)
    if is_quiet_day(day, rules):
        return _moment(tomorrow, 0, zone)
    begins, ends = rules.quiet_from, rules.quiet_to
    if begins <= local.hour < ends or (ends < begins and local.hour < ends):
        return _moment(day, ends, zone)
    if ends < begins <= local.hour:
        return _moment(tomorrow, ends, zone)
    return None


def _moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)


def is_quiet_day(day: date, rules: MannersRules) -> bool:
    """Whether nothing unasked is said on this day."""
    saturday = 5
    if rules.quiet_weekends and day.weekday() >= saturday:
        return True
    return any(_holds(named, day) for named in rules.quiet_days)


def _holds(named: str, day: date) -> bool:
    first, last = days_named(named)
    if first[0]:
        return first <= (day.year, day.month, day.day) <= last
    this = (0, day.month, day.day)
    return first <= this <= last if first <= last else this >= first or this <= last


@cache
def days_named(named: str) -> tuple[Mark, Mark]:
    """The first and last day of ``2026-12-24``, ``2026-12-24..2027-01-01``, ``12-24..12-26``.

    Without a year it is every year. Raises ``ValueError`` where these are no days.
    """
    first, _, last = named.partition("..")
    marks = _mark(first), _mark(last or first)
    if bool(marks[0][0]) != bool(marks[1][0]) or (marks[0][0] and marks[1] < marks[0]):
        raise ValueError(named)
    return marks


def _mark(text: str) -> Mark:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = int(found[1] or 0), int(found[2]), int(found[3])
    date(year or _LEAP_YEAR, month, day)
    return year, month, day
