"""Lanes that rest for a moment, as their next event has no room: others go on meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

RESTING, LONGEST = 1.0, 8.0
"""Seconds until an event without room is tried again: 1, 2, 4, then 8 each."""


class Resting:
    """Which lanes rest, and until when: ever longer, until one of their events had room.

    A restart may forget that.
    """

    def __init__(self) -> None:
        self._until: dict[str, float] = {}
        self._long: dict[str, float] = {}

    def lanes(self) -> tuple[str, ...]:
        """Those that rest at this moment."""
        now = monotonic()
        return tuple(lane for lane, until in self._until.items() if until > now)

    def begin(self, lanes: Iterable[str]) -> None:
        """These rest from now on."""
        for lane in set(lanes):
            self._long[lane] = min(2 * self._long.get(lane, RESTING / 2), LONGEST)
            self._until[lane] = monotonic() + self._long[lane]

    def end(self, lanes: Iterable[str]) -> None:
        """These had room."""
        for lane in lanes:
            self._until.pop(lane, None)
            self._long.pop(lane, None)
