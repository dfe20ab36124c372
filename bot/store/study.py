"""What the community teaches reaches the tagger: looked for once a minute, off the event loop."""

from __future__ import annotations

import asyncio
import math
from datetime import timedelta

import sqlalchemy as sa
import structlog

from bot.community import Tagger
from bot.store.lessons import lessons, version
from bot.store.store import Store
from matchers.school import MOST, Lesson, School

EVERY = timedelta(minutes=1).total_seconds()
"""Nobody waits for what they taught to be known, and a look at all of it costs some 0.1 s."""
AT_ONCE = 200
"""So many lessons are taken in one go of a worker thread: some 20 ms, then it may be ended."""

log = structlog.get_logger("bot.store.study")


class Study:
    """Makes a new tagger where what teaches has changed since the last one."""

    def __init__(self, store: Store, school: School) -> None:
        self._store, self._school = store, school
        self._looked = -math.inf
        self._version: str | None = None

    async def tagger(self) -> Tagger | None:
        """The new one; ``None`` where nothing changed, or where somebody looked a moment ago.

        What fails here must not keep anybody's question waiting: it is tried again a minute later.
        """
        now = self._store.now()
        if now - self._looked < EVERY:
            return None
        self._looked = now
        try:
            return await self._look()
        except Exception as error:  # noqa: BLE001  (its text may quote a title: the class is enough)
            log.error("learning_failed", error=type(error).__name__)  # noqa: TRY400  (the same)
            return None

    async def _look(self) -> Tagger | None:
        if await self._store.read(version) == self._version:
            return None
        moved, rows = await self._store.read(_all)
        steps = await asyncio.to_thread(self._school.difference, rows)
        for begun in range(0, len(steps), AT_ONCE):
            await asyncio.to_thread(self._school.take, steps[begun : begun + AT_ONCE])
        tagger = await asyncio.to_thread(self._school.tagger)
        self._version = moved
        return tagger


def _all(connection: sa.Connection) -> tuple[str, list[Lesson]]:
    """What teaches, and the version that says so: seen at one moment."""
    return version(connection), lessons(connection, MOST)
