"""What one process changes, the others see within two seconds: each looks once a second.

Topics have a version of their own; what a door heard of (a channel that is private now, somebody
who moderates no more) is told by marks named ``changed:<door>:<what>``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.ports import Clock

EVERY = 1.0
ENOUGH = timedelta(minutes=9)
"""So long after one clock began to read what was missed, no other one begins."""

log = structlog.get_logger("bot.pulse")


class Pulse:
    """Looks at ``changes`` (names and versions), and tells doors what has moved.

    ``heed``: whom, by the door's name. ``also`` is called at each look. All of them may be called
    in vain, and must not mind.
    """

    def __init__(
        self,
        changes: Callable[[], Awaitable[Mapping[str, str]]],
        heed: Mapping[str, Callable[[str], None]],
        also: Callable[[], Awaitable[None]],
    ) -> None:
        self._changes, self._heed, self._also = changes, heed, also
        self._seen: Mapping[str, str] | None = None
        self._away = False

    async def run(self) -> None:
        """Look until cancelled; a database that is away is told of once."""
        while True:
            try:
                await self.look()
                self._away = False
            except Exception as error:  # noqa: BLE001  (the next look may see more)
                if not self._away:
                    log.error("looking_failed", error=type(error).__name__)  # noqa: TRY400
                self._away = True
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Look once. What changed before the first look was never known otherwise."""
        await self._also()
        found = await self._changes()
        before = found if self._seen is None else self._seen
        self._seen = found
        for name, version in found.items():
            if before.get(name) != version:
                _, door, what = name.split(":")
                if door in self._heed:
                    self._heed[door](what)


class Marks(Protocol):
    """Where processes leave word for each other."""

    async def mark(self, name: str, value: str) -> None:
        """Leave it."""
        ...

    async def marked(self, name: str) -> str:
        """Find it; empty at first."""
        ...


class CaughtUp(Protocol):
    """Who wants to know it."""

    has_caught_up: bool


class InTurn:
    """Of several clocks one reads what was missed (``catch_up``); all note when it has.

    Each reads once when it starts, unless another began after that. Two that begin in the same
    instant both read: what they keep, they keep once.
    """

    def __init__(
        self,
        marks: Marks,
        clock: Clock,
        catch_up: Callable[[], Awaitable[None]],
        noted: CaughtUp,
    ) -> None:
        self._marks, self._clock = marks, clock
        self._catch_up, self._noted = catch_up, noted
        self._since = clock.now()
        self._read = False

    async def __call__(self) -> None:
        """Read, or leave it to whoever is at it."""
        now = self._clock.now()
        begun, ended = [await self._marks.marked(n) for n in ("catching_up", "caught_up")]
        if ended and datetime.fromisoformat(ended) >= self._since:
            self._noted.has_caught_up = True
        last = datetime.fromisoformat(begun) if begun else None
        if last is not None and abs(now - last) < ENOUGH and (self._read or last >= self._since):
            return
        self._read = True
        await self._marks.mark("catching_up", now.isoformat())
        await self._catch_up()
        await self._marks.mark("caught_up", self._clock.now().isoformat())
