"""A forum with a past on loopback, and the import that reads it, on a real database and clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from bot import importing
from bot import settings as reading
from bot.importing import Imported, Wish
from bot.sandbox.forum_world import ForumWorld
from bot.settings import Settings
from bot.store.database import open_reader, open_writer
from bot.store.lessons import Past
from bot.store.schema import lesson, mark
from tests.clocks import StillClock
from tests.conftest import ROOT
from tests.discourse.room import KEY, SECRET, serving

RAW = "Ich suche schon lange und finde nichts dazu, wer weiß das?"
PEOPLE = ("Ada", "Bob", "Cem")


@dataclass
class Heard:
    """What whoever watches an import hears; ``at`` is called after each stretch."""

    whole: int = 0
    done: int = 0
    found: list[Past] = field(default_factory=list)
    at: Callable[[], None] = lambda: None

    def began(self, whole: int, done: int) -> None:
        self.whole, self.done = whole, done

    def went_on(self, read: int, found: Sequence[Past]) -> None:
        self.done += read
        self.found += found
        self.at()


@dataclass
class Forum:
    """A forum, and a bot's settings for it."""

    world: ForumWorld
    clock: StillClock
    settings: Settings

    async def ask(self, title: str, tags: Sequence[str] = (), who: str = "Ada", **at: Any) -> int:
        """Somebody opens a topic, a minute after the one before."""
        self.clock.pass_time(60)
        return await self.world.open_topic(who, at.get("place", "Fragen"), title, RAW, tags)

    async def past(self, many: int) -> list[int]:
        """So many questions, every other one about Excel."""
        tags = (["excel"], ["garten"])
        return [await self.ask(f"Frage {n}?", tags[n % 2], PEOPLE[n % 3]) for n in range(many)]

    async def read(self, wish: Wish | None = None, heard: Heard | None = None) -> Imported:
        """Import, as the command does."""
        wish, heard = wish or Wish(), heard or Heard()
        return await asyncio.to_thread(importing.from_forum, self.settings, wish, heard)

    def lists(self) -> list[int]:
        """The pages that were asked for, by number."""
        return [int(c.params["page"]) for c in self.world.calls if c.path == "/latest.json"]

    def held(self) -> dict[str, tuple[str, str, str | None, float]]:
        """Everything in the table: title, topics, asker and time by thread."""
        rows = ask(self.settings, lambda c: c.execute(sa.select(lesson)).all())
        return {row.thread: (row.title, row.topics, row.asker, row.at) for row in rows}

    def place(self) -> str:
        """How far the past was read."""
        query = sa.select(mark.c.value).where(mark.c.name == "discourse:history")
        return str(ask(self.settings, lambda c: c.scalar(query)) or "")


@asynccontextmanager
async def forum(
    database: str, categories: tuple[int, ...] = (), **how: Any
) -> AsyncIterator[Forum]:
    """Everything there, and nothing asked yet."""
    clock, built = StillClock(), list[ForumWorld]()

    def build(url: str) -> Any:
        world = ForumWorld(
            clock=clock,
            base_url=url,
            api_key=KEY,
            api_username="lotse",
            webhook_secret=SECRET,
            **how,
        )
        world.settings.requests_per_minute = 0
        built.append(world)
        return world.routes()

    async with serving(build) as url:
        [world] = built
        for name in PEOPLE:
            world.add_member(name)
        world.add_category("Fragen")
        yield Forum(world, clock, settings_for(url, database, categories))
        await world.aclose()


def settings_for(url: str, database: str, categories: tuple[int, ...] = ()) -> Settings:
    """The project's own config, and a forum."""
    environ = {
        "DATABASE_URL": database,
        "DISCOURSE_URL": url,
        "DISCOURSE_API_KEY": KEY,
        "DISCOURSE_API_USERNAME": "lotse",
        "DISCOURSE_WEBHOOK_SECRET": SECRET,
        "LOTSE_FORUM_PER_MINUTE": "600",
    }
    given = reading.load(environ, ROOT / "config")
    community = replace(given.rules.community, forum_categories=categories)
    return given.model_copy(update={"rules": replace(given.rules, community=community)})


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an asynchronous test, in time."""
    asyncio.run(asyncio.wait_for(story(), 100))


def excel(topics: Sequence[int]) -> set[str]:
    """The threads of every other topic, as ``Forum.past`` tags them."""
    return {f"discourse:t/{topic}" for topic in topics[::2]}


def ask(settings: Settings, work: Callable[[sa.Connection], Any]) -> Any:
    """Look into the database."""
    engine = open_reader(settings.database_url)
    try:
        with engine.connect() as connection:
            return work(connection)
    finally:
        engine.dispose()


def put(settings: Settings, work: Callable[[sa.Connection], Any]) -> None:
    """Write into the database."""
    engine = open_writer(settings.database_url)
    try:
        with engine.begin() as connection:
            work(connection)
    finally:
        engine.dispose()
