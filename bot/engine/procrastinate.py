"""Many processes, one Postgres: procrastinate says who goes on with which lane, and when.

One wake-up job per lane, deferred in the very transaction that keeps what there is to do; the job
drains the lane from our own tables. So a job may be lost, come twice or come for nothing: what is
to be done stands in our rows, and what nobody was woken for is found by looking.

While a job runs, nobody else is at its lane (``lock``), and only one waits (``queueing_lock``).
A worker tells every ``BEAT`` seconds that it is there; the jobs of one that was silent for
``STALLED`` seconds are given to others. Whoever only slept that long has lost its claims by then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

import structlog
from procrastinate import App, JobContext, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation
from procrastinate.jobs import DeleteJobCondition, Job, Status
from procrastinate.schema import SchemaManager
from procrastinate.worker import Worker

from bot.engine.deeds import Carrier, Deeds, TurnsLike
from bot.ports import AGAIN, HAPPENED, POINTED, Clock, Defer, LookUp

QUEUE, TASK = "lotse", "lotse.lane"
TURNS_AT_ONCE = 16
LANES_AT_ONCE = 32
LOOK_UPS_AT_ONCE = 4
CONNECTIONS = 6
"""So many of procrastinate's own a worker holds at most; ours are beside them."""

BEAT, RESCUE, STALLED = 3.0, 3.0, 15.0
"""Seconds. A call of ours (``http_timeout``, 10 s) must end before we count as stalled."""

POLL = 1.0
"""Seconds between two looks for what nobody was woken for, and for jobs, behind LISTEN/NOTIFY."""
SHORTEST = 0.2
AGAIN_AFTER = 1.0
PARTING = 0.5
"""Seconds to say goodbye, once everything is finished or was left."""

log = structlog.get_logger("bot.engine")


class Lanes(Protocol):
    """The store, as this engine needs it."""

    async def idle_lanes(self) -> list[str]:
        """Lanes with something due that nobody was woken for."""
        ...

    async def wake_lanes(self, names: Sequence[str]) -> None:
        """Have somebody go on with these lanes."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next key or lane is due."""
        ...


# --- what the store needs of it: the job in its own transaction, and the tables


def deferring() -> Defer:
    """Wakes lanes on the connection that it is given: commit or rollback take the jobs along."""
    manager = App(connector=SyncPsycopgConnector()).job_manager  # never opened: it has no pool

    def defer(connection: Any, lanes: Sequence[str]) -> None:
        for lane in lanes:
            job = Job(
                id=None,
                queue=QUEUE,
                lock=lane,
                queueing_lock=lane,
                task_name=TASK,
                task_kwargs={"lane": lane},
            )
            try:
                with suppress(AlreadyEnqueued), connection.transaction():  # a savepoint
                    manager.defer_job(job, connection=connection)
            except ConnectorException as error:  # the store knows which of the driver's it repeats
                raise (error.__cause__ or error) from None

    return defer


def prepare(connection: Any) -> None:
    """Create procrastinate's tables, in the transaction that is open, unless they are there."""
    row = connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()
    if row[0] is None:
        connection.execute(SchemaManager.get_schema())


# --- the worker


class LaneEngine:
    """Goes on with lanes that others woke, or that nobody woke, until it is told to stop.

    ``address`` is the database's, as libpq writes it.
    """

    def __init__(
        self,
        *,
        address: str,
        turns: TurnsLike,
        courier: Carrier,
        look_up: LookUp,
        lanes: Lanes,
        clock: Clock,
    ) -> None:
        self._address = address
        self._turns, self._courier = turns, courier
        self._deeds = Deeds(turns, courier, look_up)
        self._lanes, self._clock = lanes, clock
        self._reading = asyncio.Semaphore(LOOK_UPS_AT_ONCE)
        self._running: set[int] = set()  # the jobs that we are at
        self._orphans: set[int] = set()  # those that are said to be ours, and were not last time
        self._stopping, self._ended = asyncio.Event(), asyncio.Event()
        self._ended.set()  # it did not begin yet
        self._within = 7.0
        self.alive_at = clock.now()

    def wake(self) -> None:
        """There may be something to do: the next look is never far."""

    async def run(self) -> None:
        """Go on until ``stop``, also after the database was away for a while."""
        self._ended.clear()
        try:
            while not self._stopping.is_set():
                self.alive_at = self._clock.now()
                try:
                    await self._work()
                except Exception as error:  # noqa: BLE001  (the database may come back)
                    log.error("worker_failed", error=type(error).__name__)  # noqa: TRY400
                if not self._stopping.is_set():
                    await self._nap(AGAIN_AFTER)
        finally:
            self._ended.set()

    async def stop(self, within: float = 7.0) -> None:
        """Take nothing more on; finish what is under way, or leave it after ``within`` seconds."""
        self._within = within
        self._stopping.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), within + PARTING)

    async def _work(self) -> None:
        """Be a worker, until we are told to stop or the database is gone."""
        pool = PsycopgConnector(conninfo=self._address, min_size=1, max_size=CONNECTIONS)
        app = App(connector=pool)
        app.task(name=TASK, queue=QUEUE, pass_context=True)(self._drain)
        async with app.open_async():
            worker = Worker(
                app,
                queues=[QUEUE],
                concurrency=LANES_AT_ONCE,
                fetch_job_polling_interval=POLL,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
                update_heartbeat_interval=BEAT,
                stalled_worker_timeout=STALLED,
            )
            running = asyncio.ensure_future(_run(worker))
            beside = [asyncio.ensure_future(w) for w in (self._rescue(worker), self._find())]
            told = asyncio.ensure_future(self._stopping.wait())
            try:
                await asyncio.wait((running, told), return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (told, *beside):
                    task.cancel()
                worker.shutdown_graceful_timeout = self._within
                worker.stop()  # type: ignore[no-untyped-call]
                await asyncio.gather(*beside, told, return_exceptions=True)
                await running

    async def _drain(self, context: JobContext, lane: str) -> None:
        """One wake-up: go on with this lane until there is nothing due."""
        job = context.job.id
        assert job is not None
        self._running.add(job)
        self.alive_at = self._clock.now()
        try:
            while not self._stopping.is_set() and await self._step(lane):
                self.alive_at = self._clock.now()
        except Exception as error:  # noqa: BLE001  (it stays due, and is found again)
            log.error("lane_failed", error=type(error).__name__)  # noqa: TRY400  (no texts)
            await self._nap(AGAIN_AFTER)  # the lane stays ours: nobody tries it at once again
        finally:
            self._running.discard(job)

    async def _step(self, lane: str) -> bool:
        """Do the next of what is due in a lane; whether there may be more.

        Whatever comes into the lane meanwhile has a job of its own, which waits for this one, or is
        found by looking.
        """
        if lane == AGAIN:
            return await self._turns.retry_failures(TURNS_AT_ONCE) > 0
        if lane == HAPPENED:  # kept by a Lotse that knew no lanes
            turned = await self._turns.take_turns(TURNS_AT_ONCE, "")
            return await self._read_next("") or turned > 0
        if lane.startswith(HAPPENED):
            return await self._turns.take_turns(TURNS_AT_ONCE, lane) == TURNS_AT_ONCE
        if lane.startswith(POINTED):
            return await self._read_next(lane)
        claims = await self._courier.claim((), 1, lane)
        settled = await self._settled([await self._deeds.carry(claim) for claim in claims])
        return settled and not claims[0].alone

    async def _read_next(self, lane: str) -> bool:
        async with self._reading:
            notices = await self._turns.due_notices(1, (), lane)
            done = [await self._deeds.read(notice) for notice in notices]
        return await self._settled(done)

    async def _settled(self, done: Sequence[bool]) -> bool:
        """Whether there may be more; what is not settled rests a moment, and comes again later."""
        if False in done:
            await self._nap(AGAIN_AFTER)
        return bool(done) and all(done)

    # --- what nobody was woken for

    async def _find(self) -> None:
        """Wake whom nobody woke: what fell due by itself, and what was kept in passing."""
        while True:
            due = None
            try:
                if idle := await self._lanes.idle_lanes():
                    await self._lanes.wake_lanes(idle)
                due = await self._lanes.next_due()
            except Exception as error:  # noqa: BLE001  (the next look may see more)
                log.error("looking_failed", error=type(error).__name__)  # noqa: TRY400  (no texts)
            self.alive_at = self._clock.now()  # also where the database is away: it goes on looking
            wait = POLL
            if due is not None:
                wait = min(max((due - self._clock.now()).total_seconds(), SHORTEST), POLL)
            await asyncio.sleep(wait)

    # --- rescue

    async def _rescue(self, worker: Worker) -> None:
        """Give to others what a silent worker was at, and what we ourselves were never told of."""
        manager = worker.app.job_manager
        while True:
            await asyncio.sleep(RESCUE)
            try:
                stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
                for job in [*stalled, *await self._orphaned(worker)]:
                    await self._release(worker.app, job)
                await manager.prune_stalled_workers(STALLED)
            except Exception as error:  # noqa: BLE001  (the next one may go well)
                log.error("rescue_failed", error=type(error).__name__)  # noqa: TRY400  (no texts)

    async def _orphaned(self, worker: Worker) -> list[Job]:
        """Jobs that are said to be ours and are not, twice in a row: an answer was lost."""
        jobs = await worker.app.job_manager.list_jobs_async(
            queue=QUEUE, status=Status.DOING.value, worker_id=worker.worker_id
        )
        strays = {job.id: job for job in jobs if job.id is not None and job.id not in self._running}
        found = [job for number, job in strays.items() if number in self._orphans]
        self._orphans = set(strays)
        return found

    async def _release(self, app: App, job: Job) -> None:
        log.info("lane_rescued")
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:  # somebody waits for this lane already
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)

    async def _nap(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)


async def _run(worker: Worker) -> None:
    await worker.run()  # type: ignore[no-untyped-call]
