"""A courier on a real store, with a small honest sender that fails when it is told to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from bot.courier import Carried, Courier
from bot.effects import Delivery, OpenGroup, Whisper
from bot.errors import NoRoom, Unsent
from bot.events import Event
from bot.ports import Pace, Parcel, Ref
from bot.store.codec import decode_event
from bot.store.outbox import keep_delivery
from bot.store.schema import inbox, outbox
from tests.store.world import World, world


@dataclass
class Door:
    """A sender that remembers what it applied, and fails as its list of failures says."""

    failures: list[Exception] = field(default_factory=list)
    looks: list[Exception | None] = field(default_factory=list)
    applies: bool = False
    applied: list[Parcel] = field(default_factory=list)
    looked: int = 0

    def cost(self, delivery: Delivery) -> int:
        return 0

    def can_find(self, delivery: Delivery) -> bool:
        return not isinstance(delivery, Whisper | OpenGroup)

    async def find(self, parcel: Parcel) -> Ref | None:
        self.looked += 1
        if self.looks and (failure := self.looks.pop(0)) is not None:
            raise failure
        there = any(parcel.mark == one.mark for one in self.applied)
        return Ref({"ts": parcel.mark}) if there else None

    async def send(self, parcel: Parcel) -> Ref:
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or self.applies:
            self.applied.append(parcel)
        if failure is not None:
            raise failure
        return Ref({"ts": parcel.mark})


@dataclass
class Town:
    """A world with a courier."""

    world: World
    door: Door
    courier: Courier
    told: list[Carried]
    hidden: set[str]
    untold: dict[str, Exception] = field(default_factory=dict)
    """What asking about a place of this platform raises."""
    asking: float = 0.0
    """Seconds that asking takes."""
    full: bool = False
    """Whether there is no room for one event more."""

    async def put(self, *deliveries: Delivery) -> None:
        now = self.world.store.now()
        await self.world.store.write(
            lambda c: [keep_delivery(c, d, event="e", reaction="r", now=now) for d in deliveries]
        )

    async def carry(self, *, after: float = 0) -> list[str]:
        """Let time pass and carry what is due; what became of it."""
        self.world.clock.pass_time(after)
        before = len(self.told)
        for claim in await self.courier.claim((), 9):
            await self.courier.carry(claim)
        return [carried.fate for carried in self.told[before:]]

    async def row(self, key: str) -> sa.Row[tuple[str, float | None, int]]:
        query = sa.select(outbox.c.status, outbox.c.tried, outbox.c.attempts)
        return await self.world.store.read(
            lambda c: c.execute(query.where(outbox.c.key == key)).one()
        )

    async def kept(self, kind: str) -> list[Event]:
        query = sa.select(inbox.c.kind, inbox.c.payload).where(inbox.c.kind == kind)
        rows = await self.world.store.read(lambda c: c.execute(query).all())
        return [decode_event(row.kind, row.payload) for row in rows]  # type: ignore[misc]


@asynccontextmanager
async def town(database: str, **door: object) -> AsyncIterator[Town]:
    pace = Pace(gaps={}, per_minute={}, senders={})
    async with world(database, pace=pace) as w:
        sender, told, hidden = Door(**door), [], set[str]()  # type: ignore[arg-type, var-annotated]

        async def is_public(place: str) -> bool:
            w.clock.pass_time(one.asking)
            if "unknown" in hidden:
                raise Unsent("nobody can tell")
            if (failure := one.untold.get(place.partition(":")[0])) is not None:
                raise failure
            return place not in hidden

        async def is_private(place: str) -> bool:
            return not await is_public(place)

        async def keep(events: Sequence[Event]) -> None:
            if one.full:
                raise NoRoom("events")
            await w.store.keep(events)

        courier = Courier(
            letters=w.parcels,
            senders={"slack": sender, "discourse": sender},
            is_public=is_public,
            is_private=is_private,
            keep=keep,
            clock=w.clock,
            told=told.append,
        )
        one = Town(w, sender, courier, told, hidden)
        yield one
