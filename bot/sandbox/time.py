"""The sandbox's view of time: whoever builds it brings the clock."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol

PARTING = 2.0
"""Seconds, by the wall, in which what is under way when the sandbox closes may still arrive."""


class Clock(Protocol):
    """What both halves of the sandbox ask about time."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...

    async def wait_until(self, when: datetime) -> None:
        """Return at ``when`` or later."""
        ...


class RealClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    async def wait_until(self, when: datetime) -> None:
        """Sleep until ``when``; returns at once if it has passed."""
        while True:
            left = (when - self.now()).total_seconds()
            if left <= 0:
                return
            await asyncio.sleep(left)
