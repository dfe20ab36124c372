"""The forum's list of tags, remembered for a while."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied, Gone
from bot.discourse.shapes import table, words
from bot.discourse.tags import TagBook, book_of, takes_objects
from bot.ports import Clock

FRESH = timedelta(minutes=10)


class Tags:
    """``/tags.json``, ten minutes old at most, and the version where tags do not tell it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._book = TagBook()
        self._until: datetime | None = None
        self._version = ""
        self._asking = asyncio.Lock()

    def drop(self) -> None:
        """Forget: a tag was created, changed or destroyed."""
        self._until = None

    async def book(self, client: ForumClient) -> TagBook:
        """All tags. A key with narrow scopes may not list them: then the book is empty."""
        async with self._asking:
            if self._until is None or self._clock.now() >= self._until:
                try:
                    self._book = book_of(await client.get("/tags.json"))
                except (Denied, Gone):
                    self._book = TagBook()
                self._until = self._clock.now() + FRESH
            return self._book

    async def version(self, client: ForumClient) -> str:
        """The forum's version as ``/about.json`` says it; asked once."""
        if not self._version:
            about = table(table(await client.get("/about.json")).get("about"))
            self._version = words(about.get("version"))
        return self._version

    async def objects(self, client: ForumClient) -> bool:
        """Whether this forum writes tags as objects, told by its tags or else its version."""
        book = await self.book(client)
        return book.numbered if book.tags else takes_objects(await self.version(client))
