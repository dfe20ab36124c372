"""The forum door as it runs: a real server, a real store, and the sandbox's forum beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.errors import Busy
from bot.events import Event, Notice
from bot.listening import listen
from bot.react import Spine
from bot.rules import CommunityRules, FollowThreadRules, Rules
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.mischief import Cuttable
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.view import Snapshot
from bot.words import Words
from matchers.model import Tag, Topic
from tests.clocks import StillClock
from tests.conftest import sqlite_database

SECRET = "a secret of the test"
KEY = "key-of-the-bot"
TOPICS = {
    "excel": Topic("excel", "Excel", "Spreadsheets", forum_tag="tabellen"),
    "r": Topic("r", "R", "R"),
}
WORDS = """\
room-line = Das Thema ist { $what }, so viel ist schon mal sicher.
    .title = Eine Überschrift für { $what }
room-short = Kurz.
    .title = Kurz
room-greet = Hallo { $who }, schön, dass du da bist.
common-somebody = jemand
common-withdrawn = Diese Zeile wurde zurückgenommen.
"""
WITHDRAWN = "Diese Zeile wurde zurückgenommen."


class NoTagger:
    """Finds nothing: these tests are not about tagging."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        return ()


@dataclass
class Budget:
    """What the door spent; ``left`` below zero: no limit."""

    spent: int = 0
    left: int = -1
    rested: list[str | float] = field(default_factory=list)

    async def spend(self, platform: str, cost: int) -> None:
        assert platform == "discourse"
        if not self.left:
            raise Busy("the budget is spent", seconds=60)
        self.left -= cost
        self.spent += cost

    async def rest(self, platform: str, seconds: float) -> None:
        self.rested += [platform, seconds]


@dataclass
class Room:
    """One door, one forum, one store."""

    url: str
    door: DiscourseDoor
    forum: ForumWorld
    store: Store
    turns: Turns
    clock: StillClock
    budget: Budget
    notices: list[Notice] = field(default_factory=list)

    async def heard(self) -> list[Notice]:
        """The notices kept since the last time, once all deliveries have arrived."""
        await self.forum.webhooks.settled()
        new, self.notices[:] = list(self.notices), []
        return new

    async def events(self) -> list[Event]:
        """What the notices since the last time point at."""
        return [event for n in await self.heard() for event in await self.door.look_up(n)]

    async def believe(self, events: Sequence[Event]) -> None:
        """Let the real reactions run on these events."""
        await self.store.keep(events)
        while await self.turns.take_turns(16):
            pass

    def calls(self, method: str = "") -> list[str]:
        """What the forum was asked since it began, by path."""
        return [c.path for c in self.forum.state.calls if method in ("", c.method)]


@asynccontextmanager
async def serving(
    build: Callable[[str], Sequence[BaseRoute]],
) -> AsyncIterator[str]:
    """Serve routes on loopback; ``build`` gets the address."""
    door = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{door.getsockname()[1]}"
    app = Cuttable(Starlette(routes=list(build(url))))
    config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[door]))
    try:
        while not server.started:  # noqa: ASYNC110  (uvicorn has no event for it)
            await asyncio.sleep(0.005)
        yield url
    finally:
        server.should_exit = True
        await running
        door.close()


@asynccontextmanager
async def room(tmp_path: Path, **how: Any) -> AsyncIterator[Room]:
    """Everything running. ``how``: ``rules``, ``timeout``, and what ``ForumWorld`` takes."""
    clock, budget, built = StillClock(), Budget(), []
    rules = how.pop("rules", None) or follow(CommunityRules(name="Datenlotse"))
    timeout = how.pop("timeout", 10.0)
    database = sqlite_database(tmp_path / "lotse.sqlite3")
    store = Store(database, clock=clock)
    notices: list[Notice] = []

    async def keep(arrivals: Sequence[Event | Notice]) -> None:
        await store.keep(arrivals)
        notices.extend(a for a in arrivals if isinstance(a, Notice))

    def build(url: str) -> Sequence[BaseRoute]:
        forum = ForumWorld(
            clock=clock,
            base_url=url,
            api_key=KEY,
            api_username="lotse",
            webhook_secret=SECRET,
            **how,
        )
        forum.settings.requests_per_minute = 0
        turns = turns_of(store, rules)
        door = DiscourseDoor(
            DiscourseAccess(url, KEY, "lotse", SECRET, timeout),
            clock=clock,
            keep=keep,
            look=turns.look,
            mark=store.mark,
            marked=store.marked,
            budget=budget,
            words=words(tmp_path),
            rules=rules,
            topics=TOPICS,
        )
        built.append(Room(url, door, forum, store, turns, clock, budget, notices))
        return [*built[0].door.routes(), *built[0].forum.routes()]

    try:
        async with serving(build) as url:
            built[0].forum.webhook_url = f"{url}/discourse/webhook"
            try:
                yield built[0]
            finally:
                await built[0].door.aclose()
                await built[0].forum.webhooks.aclose()
    finally:
        await store.close()


def turns_of(store: Store, rules: Rules) -> Turns:
    """The real reactions, as far as the rules switch them on."""
    from bot.reactions import REACTIONS, WHILE_STOPPED  # noqa: PLC0415  (slow to load)

    snapshot = Snapshot(rules, TOPICS, NoTagger())
    return Turns(store, snapshot=snapshot, spine=Spine(REACTIONS, WHILE_STOPPED))


def words(folder: Path) -> Words:
    """The few messages that these tests say."""
    for language in ("de", "en"):
        (folder / "messages" / language).mkdir(parents=True, exist_ok=True)
        file = folder / "messages" / language / "room.ftl"
        said = WORDS if language == "de" else WORDS.replace(WITHDRAWN, "This line was taken back.")
        file.write_text(said, encoding="utf-8")
    return Words(folder / "messages", TOPICS)


def run(story: Coroutine[Any, Any, None]) -> None:
    """Run an asynchronous test, within a minute."""
    asyncio.run(asyncio.wait_for(story, 60))


def follow(community: CommunityRules) -> Rules:
    """Rules with nothing on but remembering."""
    return Rules(community=community, follow_thread=FollowThreadRules())
