"""Free times as people write them: ``tue 18:00-20:00``, ``Di 18-20 Uhr``, ``Freitag 22-01``."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from matchers.rounds.model import Window
from matchers.rounds.week import DAYS

_NAMES = (
    ("mon", "monday", "mo", "montag"),
    ("tue", "tuesday", "di", "dienstag"),
    ("wed", "wednesday", "mi", "mittwoch"),
    ("thu", "thursday", "do", "donnerstag"),
    ("fri", "friday", "fr", "freitag"),
    ("sat", "saturday", "sa", "samstag", "sonnabend"),
    ("sun", "sunday", "so", "sonntag"),
)
_DAYS = {name: day for day, names in enumerate(_NAMES) for name in names}
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|h)?"
_SLOT = re.compile(rf"([^\W\d]+)\.?,?\s+{_TIME}\s*(?:-|–|—|bis|to)\s*{_TIME}", re.IGNORECASE)  # noqa: RUF001  (people write dashes)
_DAY = 24 * 60
_HALF = 30
_NEAR = 50.0
NIGHT = 12 * 60
"""A slot over midnight is this long at most: what is longer has its ends swapped."""


def read_slot(text: str) -> Window:
    """One free time. Raises ``ValueError`` with what is wrong and what to write."""
    found = _SLOT.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"'{text}' is no slot. Write tue 18:00-20:00.")
    name, *parts = found.groups()
    start, end = (int(hour) * 60 + int(minute or 0) for hour, minute in (parts[:2], parts[2:]))
    day = _DAYS.get(name.casefold())
    if day is None:
        near = process.extractOne(name.casefold(), [*_DAYS], scorer=fuzz.ratio, score_cutoff=_NEAR)
        meant = Window(_DAYS[near[0]] if near else 1, start, end)
        shown = show_slot(meant) if _fault(meant, parts) is None else "tue 18:00-20:00"
        raise ValueError(f"'{text}' is no slot: there is no day '{name}'. Write {shown}.")
    window = Window(day, start, end)
    if wrong := _fault(window, parts):
        raise ValueError(f"'{text}' {wrong}")
    return window


def _fault(window: Window, parts: list[str | None]) -> str | None:
    start, end = window.start, window.end
    minutes = [int(minute or 0) for minute in parts[1::2]]
    if start >= _DAY or end > _DAY or any(minute >= 60 for minute in minutes):  # noqa: PLR2004
        return "names an hour that no day has. Write tue 18:00-20:00."
    if start % _HALF or end % _HALF:
        first, last = (round(minute / _HALF) * _HALF % _DAY for minute in (start, end))
        near = show_slot(Window(window.day, first, last))
        return f"is not on whole or half hours. Write {near}, for example."
    if start == end:
        return f"ends when it starts. Write {show_slot(Window(window.day, start, start + 120))}."
    if end < start and end + _DAY - start > NIGHT:
        today, tomorrow = DAYS[window.day], DAYS[(window.day + 1) % 7]
        turned = show_slot(Window(window.day, end, start))
        night = f"{today} {_clock(start)}-24:00 and {tomorrow} 00:00-{_clock(end)}"
        return f"ends before it starts. Write {turned}, or, if it goes over night, {night}."
    return None


def show_slot(window: Window) -> str:
    """``tue 18:00-20:00``, as ``read_slot`` reads it."""
    end = window.end if window.end <= _DAY else window.end - _DAY
    return f"{DAYS[window.day]} {_clock(window.start)}-{_clock(end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
