"""What the webhook missed, from ``/posts.json``: a machine that was down loses nothing.

Two ways of paging are out there: 3.1 takes ``before`` as a window of ids, which may be empty
(``before-50 < id <= before``), newer forums as ``id < before`` with 50 rows. Passing the lowest id
seen, and stepping 50 down where a page brings nothing new, reads both.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.discourse.again import LookAgain
from bot.discourse.client import ForumClient
from bot.discourse.letters import Letters
from bot.discourse.read import Reader
from bot.discourse.shapes import rows, table, whole
from bot.errors import Busy, NotForUs, Refused
from bot.events import Notice
from bot.ports import Clock, Keep, Mark, Marked

MARK = "discourse:posts"
LETTERS = "discourse:letters"
OVERLAP = timedelta(minutes=10)
"""How far two clocks may differ, and how long a post takes."""
AHEAD = timedelta(hours=2)
"""So much is read again where a mark lies ahead: the clock that set it did, by an hour perhaps."""
PAGE = 50
PROBES = 10
"""Windows above the mark that are tried where the newest window is empty (all private)."""


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Reads down from the newest post to the highest one that was read before."""

    client: ForumClient
    reader: Reader
    clock: Clock
    keep: Keep
    mark: Mark
    marked: Marked
    again: LookAgain
    letters: Letters | None = None
    running: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> int:
        """Keep what is new and remember how far; returns how many posts were new.

        Then look again at a few of the threads that we hold. The first time only the mark is set:
        what was asked before Lotse came is not ours.
        Raises ``Unsent`` where the forum cannot be read; the mark then stays.
        """
        async with self.running:
            found = await self._catch_up()
            await self._read_letters()
            await self.again.at_few()
            return found

    async def _catch_up(self) -> int:
        told = await self.marked(MARK)
        if not told:
            await self._begin()
            return 0
        high = int(told) if told.isdigit() else 0
        newest = await self._page(None)
        missed = newest or await self._probe(high)
        if not missed:
            return 0
        await self._read_down(missed, high)
        notices = list(self._notices(missed, high))
        if notices:
            await self.keep(notices)
        await self.mark(MARK, str(max(high, *missed)))
        return len(notices)

    async def _read_letters(self) -> None:
        """What was written to us alone is in no list of posts; the first time only mark when."""
        if self.letters is None:
            return
        told, now = await self.marked(LETTERS), self.clock.now()
        if told:
            read = datetime.fromisoformat(told)
            since = (read if read <= now else now - AHEAD) - OVERLAP
            while True:
                try:
                    notices = await self.letters.missed(since)
                except Busy as busy:
                    later = self.clock.now() + timedelta(seconds=busy.seconds)
                    await self.clock.wait_until(later)
                except Refused:  # a key that may not list them: then the webhook has to do
                    return
                else:
                    break
            if notices:
                await self.keep(notices)
        await self.mark(LETTERS, now.isoformat())

    async def _begin(self) -> None:
        """Set the first mark: what was asked before is not ours, what is asked from now on is.

        Where the newest window is empty since all of it is private, nobody can tell yet. Whether
        there is any topic is asked first: one that is opened in between must not be taken for old.
        """
        told = table(await self.client.get("/latest.json"))
        if not list(rows(table(told.get("topic_list")).get("topics"))):
            await self.mark(MARK, "0")
        elif newest := await self._page(None):
            await self.mark(MARK, str(max(newest)))

    async def _read_down(self, missed: dict[int, Mapping[str, Any]], high: int) -> None:
        """Add older pages to ``missed`` until the mark is reached."""
        before = min(missed)
        while before > high + 1:
            page = await self._page(before)
            fresh = page.keys() - missed.keys()
            missed |= page
            before = min(fresh) if fresh else before - PAGE

    async def _probe(self, high: int) -> dict[int, Mapping[str, Any]]:
        """The windows right above the mark."""
        found: dict[int, Mapping[str, Any]] = {}
        for step in range(1, PROBES + 1):
            found |= await self._page(high + step * PAGE)
        return found

    def _notices(self, missed: Mapping[int, Mapping[str, Any]], high: int) -> Iterator[Notice]:
        now = self.clock.now()
        for number, row in sorted(missed.items()):
            if number > high:
                with suppress(NotForUs):
                    yield self.reader.post(row, "post_created", "caught", now)

    async def _page(self, before: int | None) -> dict[int, Mapping[str, Any]]:
        """The posts of one page by id. Waits where the budget is spent: nobody is in a hurry."""
        while True:
            try:
                told = await self.client.get("/posts.json", {"before": before} if before else None)
            except Busy as busy:
                await self.clock.wait_until(self.clock.now() + timedelta(seconds=busy.seconds))
            else:
                break
        listed = rows(table(told).get("latest_posts"))
        return {number: row for row in listed if (number := whole(row.get("id")))}
