"""Several workers on one Postgres, in one process: each with a store and a door of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa

from bot.courier import Courier
from bot.engine.procrastinate import LaneEngine, deferring, prepare
from bot.manners import Manners
from bot.ports import Pace
from bot.react import Spine, Table
from bot.store.database import driver_url
from bot.store.parcels import Parcels
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.view import Snapshot
from bot.times import RealClock
from tests.engine.town import Door, LookUp, _yes, nothing
from tests.postgres import execute
from tests.store.world import TOPICS, NoTagger, all_on

PATIENCE = 30.0
postgres = pytest.mark.parametrize("database", ["postgres"], indirect=True)


@dataclass
class Hand:
    """One process's share: it keeps what arrives, and works if it has an engine."""

    store: Store
    turns: Turns
    door: Door
    engine: LaneEngine
    running: asyncio.Task[None] | None = None

    def work(self) -> None:
        self.running = asyncio.create_task(self.engine.run())

    async def stop(self, within: float = 5.0) -> None:
        if self.running is not None:
            await self.engine.stop(within)
            async with asyncio.timeout(PATIENCE):
                await self.running
            self.running = None


@dataclass
class Crew:
    """All hands, and one platform (``applied``) that they share."""

    database: str
    table: Table
    look_up: LookUp
    hands: list[Hand] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)

    def hand(self, *, in_turn: bool = True) -> Hand:
        """One more, not at work yet. A door is not `in_turn` with workers: it waits for nobody."""
        clock = RealClock()
        store = Store(self.database, clock=clock, defer=deferring(), in_turn=in_turn)
        snapshot = Snapshot(all_on(), TOPICS, NoTagger(), None)
        turns = Turns(store, snapshot=snapshot, spine=Spine(self.table, frozenset()))
        door = Door(applied=self.applied)
        door.open.set()
        pace = Pace(gaps={}, per_minute={}, senders={})
        manners = Manners.of(snapshot.rules)
        courier = Courier(
            letters=Parcels(store, pace=pace, timeout=1.0, manners=manners),
            senders={"slack": door},
            is_public=_yes,
            is_private=_yes,
            keep=store.keep,
            clock=clock,
        )
        engine = LaneEngine(
            address=self.database,
            turns=turns,
            courier=courier,
            look_up=self.look_up,
            lanes=store,
            clock=clock,
        )
        one = Hand(store, turns, door, engine)
        self.hands.append(one)
        return one

    async def wait(self, there: Callable[[], object]) -> None:
        """Return once it is so."""
        async with asyncio.timeout(PATIENCE):
            while not there():  # noqa: ASYNC110  (other threads have no event)
                await asyncio.sleep(0.02)

    async def until(self, number: int) -> None:
        """So many were said."""
        await self.wait(lambda: len(self.applied) >= number)

    async def settled(self) -> None:
        """Everything that was kept was reacted to."""
        ready = "SELECT key FROM inbox WHERE status = 'ready'"
        await self.wait(lambda: not self.rows(ready))

    def rows(self, statement: str) -> Sequence[sa.Row[tuple[object, ...]]]:
        """Look with one's own eyes."""
        engine = sa.create_engine(driver_url(self.database))
        with engine.connect() as connection:
            found = connection.execute(sa.text(statement)).all()
        engine.dispose()
        return found


@asynccontextmanager
async def crew(database: str, table: Table, look_up: LookUp = nothing) -> AsyncIterator[Crew]:
    """Prepare the database; all hands end with it."""
    _prepare(database)
    c = Crew(database, table, look_up)
    try:
        yield c
    finally:
        for hand in c.hands:
            await hand.stop()
            await hand.store.close()


def _prepare(database: str) -> None:
    engine = sa.create_engine(driver_url(database))
    with engine.begin() as connection:
        prepare(connection.connection.driver_connection)
    engine.dispose()


def cut_all(database: str) -> None:
    """Postgres ends every session of this database but the one that asks."""
    execute(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
