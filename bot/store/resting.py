"""Lanes that rest for a moment, as their next event has no room: others go on meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

RESTING = 1.0
"""Seconds until an event without room is tried again."""


class Resting:
    """Which lanes rest, and until when. A restart may forget that."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def lanes(self) -> tuple[str, ...]:
        """Those that rest at this moment."""
        now = monotonic()
        self._until = {lane: until for lane, until in self._until.items() if until > now}
        return tuple(self._until)

    def begin(self, lanes: Iterable[str]) -> None:
        """These rest from now on."""
        self._until |= dict.fromkeys(lanes, monotonic() + RESTING)
