"""What follows `/lotse digest mir`: a day of the week and an hour, as people write them."""

from __future__ import annotations

import re

_DAYS = (
    ("montag", "monday"),
    ("dienstag", "tuesday"),
    ("mittwoch", "wednesday"),
    ("donnerstag", "thursday"),
    ("freitag", "friday"),
    ("samstag", "saturday", "sonnabend"),
    ("sonntag", "sunday"),
)
_SHORT = 2
"""Letters from which on a day is known: ``Mo``, ``Tue``."""
_SAID = re.compile(r"[a-zäöü]+|\d{1,2}(?:[:.]\d\d)?", re.IGNORECASE)
_HOURS = 24
_IDLE = frozenset({"am", "um", "uhr", "jeden", "on", "at", "every", "h", "oclock"})
_HALF = 12


def when(said: str, before: tuple[int, int]) -> tuple[int, int] | None:
    """Weekday (0: Monday) and hour; what is not named is as ``before``. ``None``: not understood.

    Minutes are left out: a digest comes at the full hour.
    """
    day, hour = before
    words = _SAID.findall(said.replace("'", "").casefold())
    afternoon = any(word == "pm" for word in words)
    for word in words:
        if word in _IDLE or word in ("am", "pm"):
            continue
        if word[0].isdigit():
            hour = int(re.split(r"[:.]", word)[0])
        elif (found := _day(word)) is not None:
            day = found
        else:
            return None
    if afternoon and hour < _HALF:
        hour += _HALF
    return (day, hour) if hour < _HOURS else None


def _day(word: str) -> int | None:
    """``montags`` is Monday as well; too few letters, or those of two days, are none."""
    stem = word.removesuffix("s") if len(word) > _SHORT + 1 else word
    found = [
        number
        for number, names in enumerate(_DAYS)
        if any(name.startswith(stem) or stem == name for name in names)
    ]
    return found[0] if len(found) == 1 and len(stem) >= _SHORT else None
