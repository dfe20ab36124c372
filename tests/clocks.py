"""A clock that stands still until a test moves it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class StillClock:
    """Time is what the test says; whoever waits is woken when it gets there."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._waiting: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        """The present moment."""
        return self._now

    def pass_time(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
        for when, waiter in list(self._waiting):
            if when <= self._now and not waiter.done():
                waiter.set_result(None)

    async def wait_until(self, when: datetime) -> None:
        """Return once the test has moved the clock there."""
        while self._now < when:
            waiter = asyncio.get_running_loop().create_future()
            self._waiting.append((when, waiter))
            try:
                await waiter
            finally:
                self._waiting.remove((when, waiter))
