"""Which categories everybody may read, as ``/site.json`` says: asked every five minutes at most."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied
from bot.discourse.shapes import rows, table, whole
from bot.errors import Refused, SentNoMore, Unsent
from bot.ports import Clock
from matchers.model import Visibility

FRESH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """``/site.json`` as this key sees it. ``restricted``: category id -> not for everybody."""

    restricted: Mapping[int, bool]
    can_tag_topics: bool
    can_create_tag: bool
    at: datetime


class Site:
    """The forum's categories, remembered for ``FRESH`` and dropped when one of them changes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._facts: SiteFacts | None = None
        self._changes = 0
        self._asking = asyncio.Lock()

    def drop(self) -> None:
        """Forget: a category was created, changed or destroyed."""
        self._changes += 1
        self._facts = None

    def restricted(self, category: int) -> bool:
        """Whether the category is known, right now, to be restricted (no request)."""
        facts = self._remembered()
        return facts is not None and facts.restricted.get(category, False)

    async def visibility(self, client: ForumClient, category: int) -> Visibility:
        """Who can read a category; one that the forum does not list is private."""
        facts = await self.facts(client)
        return Visibility.PRIVATE if facts.restricted.get(category, True) else Visibility.PUBLIC

    async def facts(self, client: ForumClient) -> SiteFacts:
        """What the forum says, five minutes old at most. Raises what ``ask`` raises."""
        async with self._asking:
            return self._remembered() or await self.ask(client)

    async def ask(self, client: ForumClient) -> SiteFacts:
        """What the forum says now.

        Raises ``SentNoMore`` where it refuses this key, ``Unsent`` where it says nothing.
        """
        before = self._changes
        try:
            site = table(await client.get("/site.json"))
        except Denied as denied:
            raise SentNoMore(f"the forum refuses this key: {denied}") from None
        except Refused as error:
            raise Unsent(f"the forum does not tell of itself: {error}") from None
        facts = SiteFacts(
            # only a plain `false` says that everybody may read
            restricted={
                whole(row.get("id")): row.get("read_restricted") is not False
                for row in rows(site.get("categories"))
            },
            can_tag_topics=site.get("can_tag_topics") is True,
            can_create_tag=site.get("can_create_tag") is True,
            at=self._clock.now(),
        )
        if before == self._changes:
            self._facts = facts
        return facts

    def _remembered(self) -> SiteFacts | None:
        facts = self._facts
        return facts if facts and self._clock.now() - facts.at < FRESH else None
