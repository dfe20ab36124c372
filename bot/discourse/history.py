"""The forum's past: titles, topics and who asked, from the newest topic back (``/latest.json``).

Positions count from the oldest topic on and are read from the last one back. So what is opened
meanwhile comes behind what was read, and what is deleted moves topics towards what is still to be
read: none slips past unread, and a position stays good from one run to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient, Params
from bot.discourse.forum import account_of, shown
from bot.discourse.retag import written_in
from bot.discourse.shapes import moment, rows, table, whole, words
from bot.discourse.site import Site
from bot.discourse.tag_book import Tags
from bot.discourse.tags import TagBook, TopicTags, tags_of
from bot.errors import Busy, Unsent
from bot.ports import BEGINNING, Clock, Marked
from matchers.model import Account, Topic, Visibility
from matchers.personal import personal

T = TypeVar("T")
Row = Mapping[str, Any]

SIZE = 100
"""The most topics that a page may have."""

MOST_PAGES = 10_000_000
"""A forum that has more answers something else."""

LISTED: Params = {"order": "created", "ascending": "true", "per_page": SIZE}
AGES = float("-inf")

BY_LOTSE, NONE_OF_OURS = "by Lotse", "without a topic of ours"


@dataclass(frozen=True, slots=True)
class PastTopic:
    """A public topic, and the topics of ours that people gave it. ``at`` is in seconds.

    ``permalink`` leads to it, in ``place``, where an answer was accepted and may be shown.
    """

    thread: str
    title: str
    topics: tuple[str, ...]
    asker: Account | None
    at: float
    place: str = ""
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was opened from ``since`` until just before ``until`` (seconds), newest first.

    ``read`` topics were looked at, ``left`` older ones still are to be; ``skipped`` says why.
    """

    topics: tuple[PastTopic, ...]
    skipped: Counter[str]
    read: int
    left: int
    since: float
    until: float


@dataclass(slots=True)
class History:
    """Reads the list of topics page by page. ``gap`` is the least time between two pages."""

    access: DiscourseAccess
    client: ForumClient
    site: Site
    tags: Tags
    clock: Clock
    marked: Marked
    categories: Collection[int]
    topics: Mapping[str, Topic]
    gap: timedelta = timedelta(0)
    _size: int = 0
    _next: datetime = field(default=BEGINNING)

    async def length(self) -> int:
        """How many topics the forum lists. It does not say: the last page is searched for.

        Raises what ``ForumClient.get`` raises, but ``Busy``: that is waited for.
        """
        low, high = 0, 1
        while await self._page(high):
            if high > MOST_PAGES:
                raise Unsent("the list of topics has no end")
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if await self._page(middle) else (low, middle)
        last = await self._page(low)
        return low * self._size + len(last)

    async def before(self, left: int, until: float, at_most: int) -> Stretch:
        """The newest of the ``left`` oldest topics: ``at_most`` so many, and those of one page."""
        if not self._size:
            await self._page(0)
        first = (left - 1) // self._size * self._size
        there = (await self._page(first // self._size))[: left - first]
        older = max(0, len(there) - at_most)
        taken, skipped, found = there[older:], Counter[str](), list[PastTopic]()
        ours = TopicTags(self.topics.values(), await self._patiently(self._book))
        for row, asker in reversed(taken):
            one = await self._read(row, asker, ours)
            if isinstance(one, PastTopic):
                found.append(one)
            else:
                skipped[one] += 1
        left = first + older
        since = min([until, *(_asked(row) for row, _ in taken)]) if left else AGES
        return Stretch(tuple(found), skipped, len(taken), left, since, until)

    async def _read(self, row: Row, asker: Account | None, ours: TopicTags) -> PastTopic | str:
        """The topic, or why it is left out."""
        number, title = whole(row.get("id")), words(row.get("title")).strip()
        if not (number and title and shown(row)):
            return "not listed"
        category = whole(row.get("category_id"))
        if self.categories and category not in self.categories:
            return "in a category that Lotse does not read"
        visibility = await self._patiently(lambda: self.site.visibility(self.client, category))
        if visibility is Visibility.PRIVATE:
            return "not for everybody"
        if asker == account_of(self.access.api_username):
            return BY_LOTSE
        # a tag that we set ourselves is nobody's word
        own = (await self.marked(written_in(number))).split(",")
        given = [tag for tag in tags_of(row.get("tags")) if tag.folded not in own]
        topics = ours.topics_of(given)
        if not topics and not solved(row):
            return NONE_OF_OURS
        key, shown_at = f"discourse:t/{number}", ("", "")
        if solved(row) and category and not personal(title):
            shown_at = (f"discourse:{category}", f"{self.access.url}/t/-/{number}")
        return PastTopic(key, title, topics, asker, _asked(row), *shown_at)

    # --- asking the forum

    async def _page(self, number: int) -> list[tuple[Row, Account | None]]:
        """The topics of a page, oldest first, each with whoever opened it."""
        await self.clock.wait_until(self._next)
        self._next = self.clock.now() + self.gap
        params: Params = {**LISTED, "page": number}
        told = table(await self._patiently(lambda: self.client.get("/latest.json", params)))
        listed = table(told.get("topic_list"))
        if not isinstance(listed.get("topics"), list):
            raise Unsent("this is no list of topics")
        self._size = whole(listed.get("per_page")) or SIZE
        names = {
            whole(row.get("id")): words(row.get("username")) for row in rows(told.get("users"))
        }
        return [(row, _asker(row, names)) for row in rows(listed.get("topics"))]

    async def _book(self) -> TagBook:
        return await self.tags.book(self.client)

    async def _patiently(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask until there is room: nobody is in a hurry."""
        while True:
            try:
                return await ask()
            except Busy as busy:
                await self.clock.wait_until(self.clock.now() + timedelta(seconds=busy.seconds))


def solved(row: Row) -> bool:
    """Whether a topic of a list has an accepted answer: only where the forum knows any."""
    return row.get("has_accepted_answer") is True


def _asked(row: Row) -> float:
    return moment(row.get("created_at"), BEGINNING).timestamp()


def _asker(row: Row, names: Mapping[int, str]) -> Account | None:
    """The first one in the list of posters. The forum itself and its bots have ids below one."""
    opener = whole(next(rows(row.get("posters")), {}).get("user_id"))
    name = names.get(opener, "") if opener else ""
    return account_of(name) if name else None
