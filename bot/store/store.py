"""The memory as the rest of the bot meets it: asynchronous outside, plain transactions inside."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context, copy_context
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from bot.events import Event, Notice
from bot.ports import Clock, Defer
from bot.rules import PruningRules
from bot.store import digests, inbox, inquiries, lanes, rounds, set_back, upkeep
from bot.store.database import (
    finding_room,
    leave_who_only_reads,
    open_reader,
    open_writer,
    simply,
    upsert,
)
from bot.store.inbox import Row
from bot.store.lock import Hold
from bot.store.schema import inbox as arrivals
from bot.store.schema import mark
from bot.store.tide import Tide
from bot.store.turnstile import Turnstile, wake_sleepers
from bot.store.upkeep import Dead
from bot.store.writer import Order, Work, Writer
from matchers.wishes import Wish

T = TypeVar("T")

AT_ONCE = 200
"""So many members' digests are taken up at one look at the calendar."""


class Store:
    """Everything that is remembered, on SQLite or Postgres.

    ``arrived`` is set whenever there may be something to do. ``alone``: nobody else may write as an
    engine; ``Displaced`` where somebody does. ``defer``: others do the work, and are woken for it.
    ``in_turn``: it is one of several workers.
    """

    def __init__(
        self,
        url: str,
        *,
        clock: Clock,
        alone: bool = False,
        defer: Defer | None = None,
        in_turn: bool = False,
    ) -> None:
        self._clock = clock
        self._write_engine = open_writer(url)
        if alone:
            Hold(self._write_engine)
        self._read_engine = open_reader(url)
        leave_who_only_reads(self._write_engine, self._read_engine)
        wake_sleepers(self._write_engine)
        turnstile = Turnstile() if in_turn else None
        self._writer = Writer(
            self._write_engine,
            defer=defer,
            turnstile=turnstile,
            simply=simply(self._write_engine),
        )
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="lotse-reader")
        self._rows: list[Row] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._flushing = False
        self._tide = Tide()
        self.arrived = asyncio.Event()

    @property
    def crowded(self) -> bool:
        """Whether arrivals come so fast that everything else should make way for them."""
        return self._tide.high

    @property
    def commits(self) -> int:
        """How many transactions were committed: what a benchmark divides by."""
        return self._writer.commits

    async def close(self) -> None:
        """Finish what is being written, then let go of the database."""
        await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._readers.shutdown)
        self._write_engine.dispose()
        self._read_engine.dispose()

    async def write(
        self,
        work: Work[T],
        *,
        first: bool = False,
        careful: Work[T] | None = None,
        order: Order | None = None,
    ) -> T:
        """One transaction (shared with what else waits); returns after its commit (``Writer``)."""
        submitted = self._writer.submit(work, first=first, careful=careful, order=order)
        return await asyncio.wrap_future(submitted)

    async def read(self, work: Work[T]) -> T:
        """One look at the database."""

        def look() -> T:
            with finding_room(), self._read_engine.connect() as connection:
                return work(connection)

        run = copy_context().run  # an executor's thread has no context of its own
        return await asyncio.get_running_loop().run_in_executor(self._readers, run, look)

    def now(self) -> float:
        """Now, in seconds."""
        return self._clock.now().timestamp()

    # --- arrivals: everything that came in during one commit shares the next

    async def keep(self, arrivals: Sequence[Event | Notice]) -> None:
        """Keep arrivals, once per key. They are on disk when this returns."""
        if not arrivals:
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._rows.extend(inbox.row_of(arrival) for arrival in arrivals)
        self._tide.rise(len(arrivals))
        self._waiting.append(done)
        if not self._flushing:
            self._flush()
        await done

    def _flush(self) -> None:
        """Begin a commit with all that waits; what comes in meanwhile shares the next one."""
        self._flushing = True
        rows, waiting = self._rows, self._waiting
        self._rows, self._waiting = [], []
        loop = asyncio.get_running_loop()
        try:
            # of nobody's context: it keeps what many told
            future = Context().run(self._submit_rows, rows)
        except RuntimeError as closed:  # nothing was kept, and whoever waits must hear it
            self._flushing = False
            for done in waiting:
                if not done.done():
                    done.set_exception(closed)
            return
        future.add_done_callback(
            lambda settled: loop.call_soon_threadsafe(self._flushed, settled, waiting)
        )

    def _submit_rows(self, rows: list[Row]) -> Future[None]:
        return self._writer.submit(lambda c: inbox.keep_rows(c, rows), first=True, decides=False)

    def _flushed(self, settled: Future[None], waiting: list[asyncio.Future[None]]) -> None:
        error = settled.exception()
        for done in waiting:
            if done.cancelled():
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
        if error is None:  # what was not kept is nothing to go round for
            self.arrived.set()
        self._flushing = False
        if self._rows:
            self._flush()

    async def knows(self, key: str) -> bool:
        """Whether an arrival was kept under this key."""
        query = sa.select(arrivals.c.seq).where(arrivals.c.key == key)
        return await self.read(lambda c: c.scalar(query) is not None)

    async def waits(self, part: str) -> bool:
        """Whether an arrival waits whose key contains ``part``."""
        return await self.read(lambda c: inbox.waits(c, part))

    async def changes(self) -> dict[str, str]:
        """The marks by which one process tells the others what is no longer as it was."""
        query = sa.select(mark.c.name, mark.c.value).where(mark.c.name.startswith("changed:"))
        return {row.name: row.value for row in await self.read(lambda c: c.execute(query).all())}

    # --- upkeep

    async def next_due(self) -> datetime | None:
        """When the next key or lane is due; ``None`` if nothing waits."""
        return await self.read(upkeep.next_due)

    async def next_moment(self) -> datetime | None:
        """When anything falls due next, to the engine or to the calendar, in one look."""
        looks = (upkeep.next_due, upkeep.next_expiry, rounds.next_closing, digests.next_wish)

        def look(connection: sa.Connection) -> datetime | None:
            found = (each(connection) for each in looks)
            return min((at for at in found if at is not None), default=None)

        return await self.read(look)

    async def idle_lanes(self, limit: int = AT_ONCE) -> list[str]:
        """Lanes with something due that nobody was woken for (where there are others to wake)."""
        now = self.now()
        return await self.read(lambda c: lanes.idle(c, now, limit))

    async def wake_lanes(self, names: Sequence[str]) -> None:
        """Have somebody go on with these lanes."""

        def wake(connection: sa.Connection) -> None:
            for name in names:
                lanes.wake(connection, name)

        await asyncio.wrap_future(self._writer.submit(wake, decides=False))

    async def mark(self, name: str, value: str) -> None:
        """Remember how far something was read."""
        await self.write(lambda c: upsert(c, mark, {"name": name, "value": value}))

    async def marked(self, name: str) -> str:
        """What was remembered under ``name``; empty at first."""
        query = sa.select(mark.c.value).where(mark.c.name == name)
        return await self.read(lambda c: str(c.scalar(query) or ""))

    async def expired_matches(self) -> list[str]:
        """The ids of proposed matches whose time is over."""
        now = self.now()
        return await self.read(lambda c: upkeep.expired_matches(c, now))

    async def expired_inquiries(self) -> list[str]:
        """The ids of open inquiries whose time is over."""
        now = self.now()
        return await self.read(lambda c: inquiries.expired_inquiries(c, now))

    async def next_expiry(self) -> datetime | None:
        """When the next proposed match or open inquiry expires."""
        return await self.read(upkeep.next_expiry)

    async def rounds_over(self) -> list[str]:
        """The names of the rounds whose answers end now."""
        now = self.now()
        return list(await self.read(lambda c: rounds.rounds_over(c, now)))

    async def rounds_to_look_at(self) -> Sequence[tuple[str, datetime]]:
        """The names of the rounds that are looked at again now, and when that was due."""
        now = self.now()
        return await self.read(lambda c: rounds.rounds_to_look_at(c, now))

    async def next_closing(self) -> datetime | None:
        """When the answers to a round end next, or one is looked at again."""
        return await self.read(rounds.next_closing)

    async def wishes_due(self) -> list[Wish]:
        """Members whose own digest is due; what is left over comes with the next look."""
        now = self.now()
        return list(await self.read(lambda c: digests.wishes_due(c, now, AT_ONCE)))

    async def next_wish(self) -> datetime | None:
        """When the next member's own digest falls due."""
        return await self.read(digests.next_wish)

    async def bring_back(self, back: float = 0.0, *, again: bool = False) -> None:
        """Nothing waits for what a clock that was ahead put off (``set_back``)."""
        now = self.now()
        await self.write(lambda c: set_back.bring_back(c, now, back, again=again))
        self.arrived.set()

    async def dead_keys(self) -> list[Dead]:
        """What was given up, of all three kinds."""
        return await self.read(upkeep.dead_keys)

    async def replay(self, key: str) -> bool:
        """Take a dead key up again (an uncertain delivery is looked for first)."""
        now = self.now()
        found = await self.write(lambda c: upkeep.replay(c, key, now))
        self.arrived.set()
        return found

    async def drop_unreadable(self) -> None:
        """Give up aloud what another version of Lotse kept and this one cannot read."""
        await self.write(inbox.drop_unreadable)

    async def prune(self, rules: PruningRules = upkeep.DEFAULT) -> dict[str, int]:
        """Let go of what is held no longer; how much of what."""
        now = self.now()
        return await self.write(lambda c: upkeep.prune(c, now, rules))
