"""A running engine on a real store, with a door that may be shut and look-ups of the test's own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from bot.community import Community
from bot.courier import Courier
from bot.effects import Delivery, Effect, OpenGroup, Whisper
from bot.engine.embedded import EmbeddedEngine
from bot.events import Event, Notice, QuestionAsked
from bot.ports import Pace, Parcel, Ref
from bot.react import Reaction
from tests.clocks import START
from tests.store.world import World, reply, world

SOON = 20.0
"""Real seconds after which a test gives up; nothing here waits for them when all is well."""


def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    yield reply(int(event.key.rsplit("/", 1)[1]))


@dataclass
class Door:
    """A sender that may be made to wait; it remembers what it was given and what it applied."""

    begun: list[str] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def cost(self, delivery: Delivery) -> int:
        return 0

    def can_find(self, delivery: Delivery) -> bool:
        return not isinstance(delivery, Whisper | OpenGroup)

    async def find(self, parcel: Parcel) -> Ref | None:
        return Ref() if parcel.delivery.key in self.applied else None

    async def send(self, parcel: Parcel) -> Ref:
        self.begun.append(parcel.delivery.key)
        await self.open.wait()
        self.applied.append(parcel.delivery.key)
        return Ref()


LookUp = Callable[[Notice], Awaitable[Sequence[Event]]]


@dataclass
class Town:
    """A world with a running engine."""

    world: World
    door: Door
    engine: EmbeddedEngine
    running: asyncio.Task[None]
    looked: list[str]

    async def rest(self) -> None:
        async with asyncio.timeout(SOON):
            await self.engine.rest()

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and the engine do what that brings."""
        self.world.clock.pass_time(seconds)
        self.engine.wake()
        await self.rest()

    async def stop(self, within: float = 5.0) -> None:
        async with asyncio.timeout(SOON):
            await self.engine.stop(within)
            await self.running

    async def until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(SOON):
            while not there():  # noqa: ASYNC110  (what it waits for has no event)
                await asyncio.sleep(0.005)

    async def statuses(self, table: sa.Table) -> dict[str, str]:
        query = sa.select(table.c.key, table.c.status)
        return dict(await self.world.store.read(lambda c: c.execute(query).all()))


async def nothing(_: Notice) -> Sequence[Event]:
    return ()


@asynccontextmanager
async def town(
    database: str,
    look_up: LookUp = nothing,
    *,
    shut: bool = False,
    reaction: Reaction | None = None,
) -> AsyncIterator[Town]:
    pace = Pace(gaps={}, per_minute={}, senders={})
    async with world(database, {QuestionAsked: (reaction or tag_question,)}, pace=pace) as w:
        door, looked = Door(), list[str]()
        if not shut:
            door.open.set()

        async def looks(notice: Notice) -> Sequence[Event]:
            looked.append(notice.key)
            return await look_up(notice)

        courier = Courier(
            letters=w.parcels,
            senders={"slack": door},
            is_public=_yes,
            is_private=_yes,
            keep=w.store.keep,
            clock=w.clock,
        )
        engine = EmbeddedEngine(
            turns=w.turns,
            courier=courier,
            look_up=looks,
            clock=w.clock,
            arrived=w.store.arrived,
            next_due=w.store.next_due,
        )
        t = Town(w, door, engine, asyncio.create_task(engine.run()), looked)
        yield t
        await t.stop()


async def _yes(_: str) -> bool:
    return True


def notice(number: int) -> Notice:
    return Notice(key=f"notice:{number}", at=START, kind="post", ids={"post": number})
