"""One process, one database: turns, look-ups and deliveries on one event loop.

Who wakes it: the store (something arrived), a lane or key whose time has come, and at the latest
``LONGEST_SLEEP``, since another process (``bot replay``) may have put something down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic

import structlog

from bot.engine.deeds import Carrier, Deeds, TurnsLike
from bot.errors import Displaced, NoRoom
from bot.ports import Claim, Clock, LookUp

TURNS_AT_ONCE = 16
LOOK_UPS_AT_ONCE = 4
LOOK_UPS_IN_VIEW = 16
"""Due notices that are considered: some of them may be about a topic that is being read."""

LONGEST_SLEEP = timedelta(seconds=1)
RESTING = 1.0
"""Seconds until what could not be settled is tried again."""
WAY = 0.01
LONGEST_WAY = 2.0
"""Seconds that turns make way for arrivals: whoever waits for our 200 goes first, not for good."""

log = structlog.get_logger()


class EmbeddedEngine:
    """Runs keys until it is told to stop.

    ``arrived`` is set by the store when there may be something to do; ``next_due`` tells when
    the next key or lane is due; ``crowded`` whether arrivals wait to be kept;
    ``deliveries_at_once`` bounds the calls under way.
    """

    def __init__(
        self,
        *,
        turns: TurnsLike,
        courier: Carrier,
        look_up: LookUp,
        clock: Clock,
        arrived: asyncio.Event,
        next_due: Callable[[], Awaitable[datetime | None]],
        crowded: Callable[[], bool] = lambda: False,
        deliveries_at_once: int = 32,
    ) -> None:
        self._turns = turns
        self._courier = courier
        self._deeds = Deeds(turns, courier, look_up)
        self._clock = clock
        self._arrived = arrived
        self._next_due = next_due
        self._crowded = crowded
        self._at_once = deliveries_at_once
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._notices: dict[str, asyncio.Task[None]] = {}
        self._topics: dict[str, int | str] = {}  # what each of these notices is about
        self._stopping = False
        self._retries_rest = self._claims_rest = 0.0
        self._round = asyncio.Lock()
        self._resting = asyncio.Event()
        self.alive_at = clock.now()

    @property
    def resting(self) -> bool:
        """Whether only time (or room) can bring more: nothing else is due, or under way."""
        return self._resting.is_set() and not self._arrived.is_set()

    async def rest(self) -> None:
        """Return when the engine has nothing to do at this moment."""
        while not self.resting:
            await self._resting.wait()
            await asyncio.sleep(0)

    def wake(self) -> None:
        """There may be something to do."""
        self._resting.clear()
        self._arrived.set()

    async def run(self) -> None:
        """Go on until ``stop``, also after the database was away for a while.

        Raises ``Displaced`` where another engine has it now.
        """
        while not self._stopping:
            called = self._arrived.is_set()
            self._arrived.clear()
            self._resting.clear()
            self.alive_at = self._clock.now()
            try:
                async with self._round:
                    busy = await self._go_round(called=called)
                if not busy and not self._arrived.is_set():
                    await self._sleep()
            except Displaced:
                raise
            except Exception:
                log.exception("round_failed")
                await self._nap(self._clock.now() + LONGEST_SLEEP)

    async def stop(self, within: float = 7.0) -> None:
        """Claim nothing more; finish what is under way, or leave it uncertain after ``within``."""
        self._stopping = True
        self.wake()
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                async with self._round:  # what it claims at this moment is under way when it ends
                    pass
                while open_calls := self._under_way():
                    await asyncio.wait(open_calls)
        late = self._under_way()
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    def _under_way(self) -> list[asyncio.Task[None]]:
        return [*self._lanes.values(), *self._notices.values()]

    async def _go_round(self, *, called: bool) -> bool:
        """One round; whether there was anything to react to.

        Where nobody ``called`` for it, it claims even if nothing is due: whoever only looks is not
        told that another engine has its database.
        """
        await self._make_way()
        due = await self._turns.due()
        turned = await self._turns.take_turns(TURNS_AT_ONCE) if due.events else 0
        turned += await self._retried() if due.failures else 0
        if self._stopping:
            return True
        if due.notices:
            await self._look_up_notices()
        room = self._at_once - len(self._lanes)
        if room > 0 and (due.deliveries or turned or not called):
            for claim in await self._claimed(room):
                self._start(self._lanes, claim.lane, self._deeds.carry(claim))
        return turned > 0

    async def _claimed(self, room: int) -> list[Claim]:
        """What is to be carried now; nothing at once again where there was no room to claim it."""
        if monotonic() < self._claims_rest:
            return []
        try:
            return await self._courier.claim(list(self._lanes), room)
        except NoRoom as lacking:
            log.error("no_room", error=str(lacking))  # noqa: TRY400  (where it failed tells nothing)
            self._claims_rest = monotonic() + RESTING
            return []

    async def _retried(self) -> int:
        """How many failures were tried again; not at once again where there was no room for one."""
        if monotonic() < self._retries_rest:
            return 0
        try:
            return await self._turns.retry_failures(TURNS_AT_ONCE)
        except NoRoom as lacking:
            log.error("no_room", error=str(lacking))  # noqa: TRY400  (where it failed tells nothing)
            self._retries_rest = monotonic() + RESTING
            return 0

    async def _look_up_notices(self) -> None:
        """Begin look-ups, one at a time of each topic: what was read later must be kept later."""
        if len(self._notices) >= LOOK_UPS_AT_ONCE:
            return
        for notice in await self._turns.due_notices(LOOK_UPS_IN_VIEW, list(self._notices)):
            self._topics = {key: self._topics[key] for key in self._notices}
            topic = notice.ids.get("topic") or notice.thread or notice.key
            if len(self._notices) < LOOK_UPS_AT_ONCE and topic not in self._topics.values():
                self._topics[notice.key] = topic
                self._start(self._notices, notice.key, self._deeds.read(notice))

    async def _make_way(self) -> None:
        waited = 0.0
        while self._crowded() and waited < LONGEST_WAY and not self._stopping:
            await asyncio.sleep(WAY)
            waited += WAY

    def _start(
        self, where: dict[str, asyncio.Task[None]], name: str, work: Awaitable[bool]
    ) -> None:
        task = asyncio.ensure_future(_settled(work))
        where[name] = task

        def done(_: asyncio.Task[None]) -> None:
            where.pop(name, None)
            self._arrived.set()

        task.add_done_callback(done)

    async def _sleep(self) -> None:
        if not self._lanes and not self._notices:
            due = await self._next_due()
            if due is not None and due <= self._clock.now():
                if not self._is_cramped():
                    return
                due = None
            self._resting.set()
        else:
            due = None
        latest = self._clock.now() + LONGEST_SLEEP
        await self._nap(latest if due is None else min(due, latest))

    def _is_cramped(self) -> bool:
        """Whether something is due that has no room, and was tried a moment ago."""
        rest = max(self._retries_rest, self._claims_rest)
        return self._turns.is_cramped() or monotonic() < rest

    async def _nap(self, when: datetime) -> None:
        """Until ``when``, or until something arrives."""
        timer = asyncio.ensure_future(self._clock.wait_until(when))
        woken = asyncio.ensure_future(self._arrived.wait())
        _, pending = await asyncio.wait((timer, woken), return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _settled(work: Awaitable[bool]) -> None:
    """What is not settled keeps its place for a moment: nobody tries it at once again."""
    if not await work:
        await asyncio.sleep(RESTING)
