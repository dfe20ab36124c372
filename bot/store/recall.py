"""What was answered reaches the archive: looked for once a minute, off the event loop."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Coroutine, Sequence
from datetime import timedelta

import sqlalchemy as sa
import structlog

from bot.store.answered import answered, version
from bot.store.store import Store
from matchers.archive import MOST, Archive, Entry, Step

EVERY = timedelta(minutes=1).total_seconds()
"""Nobody waits for an answer to be found elsewhere. What is gone is not shown even before."""
AT_ONCE = 100
"""So many threads are taken in one go of a worker thread: whoever asks waits that long at most."""

log = structlog.get_logger("bot.store.recall")


class Recall:
    """Keeps an archive in step with the store."""

    def __init__(self, store: Store, archive: Archive) -> None:
        self._store, self._archive = store, archive
        self._looked = -math.inf
        self._version: str | None = None
        self._many: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Let the archive hold what was answered. Many changes at once come by and by.

        What fails here must not keep anybody's question waiting: it is tried again a minute later.
        """
        now = self._store.now()
        if abs(now - self._looked) < EVERY or (self._many is not None and not self._many.done()):
            return
        self._looked = now
        await self._trying(self._look())

    async def rest(self) -> None:
        """Return when the archive holds what was seen last."""
        if self._many is not None:
            await self._many

    async def _trying(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001  (its text may quote a title: the class is enough)
            self._version = None
            log.error("recalling_failed", error=type(error).__name__)  # noqa: TRY400  (the same)

    async def _look(self) -> None:
        if await self._store.read(version) == self._version:
            return
        moved, entries = await self._store.read(_all)
        steps = await asyncio.to_thread(self._archive.difference, entries)
        self._version = moved
        if len(steps) <= AT_ONCE:
            await self._take(steps)
        else:
            self._many = asyncio.create_task(self._trying(self._take(steps)), name="recall")

    async def _take(self, steps: Sequence[Step]) -> None:
        for begun in range(0, len(steps), AT_ONCE):
            await asyncio.to_thread(self._archive.take, steps[begun : begun + AT_ONCE])


def _all(connection: sa.Connection) -> tuple[str, list[Entry]]:
    """What was answered, and the version that says so: seen at one moment."""
    return version(connection), answered(connection, MOST)
