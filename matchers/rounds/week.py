"""The week of a round: whose free time meets whose, on one line of half hours.

Free time is told by the clock on each member's wall; here it becomes bits of one whole number.
Bit ``h`` is set when a meeting of an hour may start ``h`` half hours after the community's Monday
00:00. Summer time begins or ends inside a week like this one as it does outside: instants are
counted, not clock faces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from matchers.rounds.model import Member, Window

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF = timedelta(minutes=30)
MEETING = timedelta(hours=1)
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week in the community's time zone.

    ``zones``: the time zones by name, brought along by the caller; every member's must be there.
    """

    name: str
    monday: date
    zone: str
    zones: Mapping[str, tzinfo]

    @classmethod
    def of(cls, name: str, zone: str, zones: Mapping[str, tzinfo]) -> Week:
        """The week ``2026-W48``. Raises ``ValueError`` if there is no such week."""
        year, _, week = name.partition("-W")
        try:
            monday = date.fromisocalendar(int(year), int(week), 1)
        except ValueError as fault:
            text = f"There is no week {name!r}. Write the year and the ISO week, as in 2026-W48."
            raise ValueError(text) from fault
        return cls(name, monday, zone, zones)

    @property
    def start(self) -> datetime:
        """Monday 00:00 of the community."""
        return self._instant(self.zone, self.monday)

    @property
    def halves(self) -> int:
        """How many half hours the week has: 336, or two more or fewer when the clocks change."""
        return (self._instant(self.zone, self.monday + timedelta(days=7)) - self.start) // HALF

    def at(self, hour: int) -> datetime:
        """When the meeting that starts at ``hour`` starts, by the community's clock."""
        return (self.start + hour * HALF).astimezone(self.zones[self.zone])

    def slot(self, hour: int) -> str:
        """The hour in words: ``tue 18:00 Europe/Berlin``."""
        start = self.at(hour)
        return f"{DAYS[start.weekday()]} {start:%H:%M} {self.zone}"

    def hours(self, member: Member) -> int:
        """When a meeting with this member may start: the bits of a whole number."""
        bits = 0
        for first, last in _merged(self._spans(member)):
            earliest = max(0, -((self.start - first) // HALF))
            latest = min((last - MEETING - self.start) // HALF, self.halves - 1)
            if latest >= earliest:
                bits |= ((1 << (latest - earliest + 1)) - 1) << earliest
        return bits

    def _spans(self, member: Member) -> Iterator[tuple[datetime, datetime]]:
        """The member's free times that may touch this week, as instants."""
        for offset in range(-2, 9):
            day = self.monday + timedelta(days=offset)
            for window in member.slots:
                if window.day == day.weekday():
                    yield self._span(member.timezone, day, window)

    def _span(self, zone: str, day: date, window: Window) -> tuple[datetime, datetime]:
        end = window.end if window.end > window.start else window.end + _DAY
        return self._instant(zone, day, window.start), self._instant(zone, day, end)

    def _instant(self, zone: str, day: date, minutes: int = 0) -> datetime:
        """The instant at which the clocks of ``zone`` show this many minutes after midnight."""
        days, minutes = divmod(minutes, _DAY)
        shown = time(minutes // 60, minutes % 60)
        local = datetime.combine(day + timedelta(days=days), shown, self.zones[zone])
        return local.astimezone(UTC)


def starts(bits: int) -> Iterator[int]:
    """The hours of a mask, earliest first."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def clash(one: int, other: int) -> bool:
    """Whether two meetings of an hour overlap that start at these half hours."""
    return abs(one - other) < MEETING // HALF


def _merged(spans: Iterator[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Free times that touch or overlap, as one: an hour may lie across their border."""
    merged: list[tuple[datetime, datetime]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        elif last > first:
            merged.append((first, last))
    return merged
