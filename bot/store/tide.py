"""How fast arrivals come in: whoever waits for our 200 goes first, not for good."""

from __future__ import annotations

from time import monotonic


class Tide:
    """How fast arrivals come in: counted in windows of 50 ms, on the machine's own clock."""

    WINDOW, HIGH = 0.05, 8

    def __init__(self) -> None:
        self._since = 0.0
        self._count = 0
        self._before = 0

    def rise(self, arrivals: int) -> None:
        """So many came."""
        now = monotonic()
        if now - self._since > self.WINDOW:
            self._before = self._count if now - self._since < 2 * self.WINDOW else 0
            self._since, self._count = now, 0
        self._count += arrivals

    @property
    def high(self) -> bool:
        """At least 160 a second, now: Slack itself sends at most eight."""
        lately = monotonic() - self._since < 2 * self.WINDOW
        return lately and max(self._count, self._before) >= self.HIGH
