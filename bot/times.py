"""The real clock. The demo and the tests bring one of their own (``ports.Clock``)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from time import monotonic

LONGEST_NAP = 30.0
"""Seconds. A machine that slept, or whose clock was set, is noticed within this time."""
LATE = 0.5
"""Seconds. Without it a clock that is merely a little slower would be set back."""


class RealClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    async def wait_until(self, when: datetime) -> None:
        """Return at ``when`` or later; at once if it is past.

        Where the clock is set back meanwhile, soon after that much time has passed all the same.
        """
        latest = monotonic() + (when - self.now()).total_seconds() + LATE
        while (left := min((when - self.now()).total_seconds(), latest - monotonic())) > 0:  # noqa: ASYNC110  (no event: time)
            await asyncio.sleep(min(left, LONGEST_NAP))
