"""The machine's clock may be set while we run. What it put off while it was ahead is brought back.

Seconds that pass are counted on a clock that nobody sets. What was put off until a moment of the
wrong clock (a lane's pace, a retry, a budget's minute) would wait for as long as the clock was
ahead. A machine that slept looks like a clock that was set ahead: it is told, and nothing is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

import structlog

from bot.ports import Clock

EVERY = 1.0
LEAST = 5.0
"""Seconds that a clock has to be set by; nobody minds to wait for less."""
ONCE_MORE = 15.0
"""Seconds after which it is put right again: what was under way is kept by then."""

log = structlog.get_logger("bot.jumps")


class Jumps:
    """Tells of each jump once, and has put right what a clock that is set back leaves behind.

    ``put_right`` is told by how many seconds it was set back (0: at the start nobody knows what it
    did before), and whether it is told so once more. ``elapsed``: seconds that have passed.
    """

    def __init__(
        self,
        clock: Clock,
        put_right: Callable[[float, bool], Awaitable[None]],
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._clock, self._put_right, self._elapsed = clock, put_right, elapsed
        self._now, self._at = clock.now(), elapsed()
        self._owed = [(self._at, 0.0, False)]

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Look once. What could not be put right is tried again at the next look."""
        now, at = self._clock.now(), self._elapsed()
        jump = (now - self._now).total_seconds() - (at - self._at)
        self._now, self._at = now, at
        if abs(jump) >= LEAST:
            log.warning("clock_jumped", seconds=round(jump))
        if jump <= -LEAST:
            self._owed = [(at, -jump, False), (at + ONCE_MORE, -jump, True)]
        if self._owed and self._owed[0][0] <= at:
            try:
                await self._put_right(*self._owed[0][1:])
            except Exception as error:  # noqa: BLE001  (the database may be away just now)
                log.error("not_put_right", error=type(error).__name__)  # noqa: TRY400  (no texts)
            else:
                del self._owed[0]
