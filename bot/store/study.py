"""What changes while Lotse runs reaches the turns: topics at once, lessons once a minute.

Both are made off the event loop.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
import structlog

from bot.community import Tagger
from bot.store import additions
from bot.store.additions import TopicsNow
from bot.store.lessons import lessons, version
from bot.store.store import Store
from matchers.additions import Addition, in_force
from matchers.model import Topic
from matchers.school import MOST, Lesson, School

EVERY = timedelta(minutes=1).total_seconds()
"""Nobody waits for what they taught to be known, and a look at all of it costs some 0.1 s."""
AT_ONCE = 200
"""So many lessons are taken in one go of a worker thread: some 20 ms, then it may be ended."""

log = structlog.get_logger("bot.store.study")


@dataclass(frozen=True, slots=True)
class Named:
    """The topics in force, and a tagger that finds them by their names alone."""

    topics: Mapping[str, Topic]
    tagger: Tagger


class Study:
    """Makes a new tagger where topics or what teaches have changed since the last one.

    ``topics`` are those of the file at first; what moderators add is in force in them, too.
    """

    def __init__(self, store: Store, school: School, topics: TopicsNow | None = None) -> None:
        self._store, self._school = store, school
        self._topics = topics or TopicsNow({})
        self._file = self._topics.now
        self._looked = -math.inf
        self._version: str | None = None
        self._added = ""
        self._naming = asyncio.Lock()

    async def named(self, seen: str | None = None) -> Named | None:
        """The topics, where moderators have changed them since the last look.

        ``seen`` is the version of what they added, where somebody has just read it.

        What was learnt is learnt anew at the next look, as it depends on the topics' names. What
        fails here must not keep anybody waiting: it is tried again at the next turn.
        """
        if seen == self._added and not self._naming.locked():
            return None
        try:
            async with self._naming:
                return await self._name()
        except Exception as error:  # noqa: BLE001  (as below)
            log.error("naming_failed", error=type(error).__name__)  # noqa: TRY400  (the same)
            return None

    async def _name(self) -> Named | None:
        if await self._store.read(additions.version) == self._added:
            return None
        moved, added = await self._store.read(_added)
        held = in_force(self._file, added)
        school = await asyncio.to_thread(self._school.anew, held.topics)
        self._topics.now, self._school, self._added = held.topics, school, moved
        self._version, self._looked = None, -math.inf
        return Named(held.topics, school.tagger())

    async def tagger(self) -> Tagger | None:
        """The new one; ``None`` where nothing changed, or where somebody looked a moment ago.

        What fails here must not keep anybody's question waiting: it is tried again a minute later.
        """
        now = self._store.now()
        if abs(now - self._looked) < EVERY:
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
        school = self._school
        moved, rows = await self._store.read(_all)
        steps = await asyncio.to_thread(school.difference, rows)
        for begun in range(0, len(steps), AT_ONCE):
            await asyncio.to_thread(school.take, steps[begun : begun + AT_ONCE])
        tagger = await asyncio.to_thread(school.tagger)
        if school is not self._school:
            return None  # topics have changed meanwhile: it knows others
        self._version = moved
        return tagger


def _added(connection: sa.Connection) -> tuple[str, Sequence[Addition]]:
    """What was added, and the version that says so: seen at one moment."""
    return additions.version(connection), additions.additions(connection)


def _all(connection: sa.Connection) -> tuple[str, list[Lesson]]:
    """What teaches, and the version that says so: seen at one moment."""
    return version(connection), lessons(connection, MOST)
