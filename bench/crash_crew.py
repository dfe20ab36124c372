"""The bot's processes under the crash proof, a supervisor's part, and who delivers to them."""

from __future__ import annotations

import asyncio
import itertools
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from bench.crash_bot import Counters
from bench.crash_town import TOKEN, Thread, Town
from bench.load import SECRET, TEAM, Connection, signed
from bench.ports import free_port
from bench.surroundings import ROOT, environment, listening_to
from bot.engine.procrastinate import BEAT
from bot.store.database import driver_url
from bot.store.schema import inbox, lane, outbox
from bot.store.upkeep import oldest_waiting

ALONE = ("run",)
MANY = ("web", "web", "worker", "worker", "worker", "clock", "clock")

SLOW = 0.6
"""Seconds that the platform takes while one is killed for good, so that it is at something."""
ASKED_LAST, ENCOUNTERS = 40, 6
"""Events meanwhile, and how many are killed at most until one was at something."""

TIMEOUT = "1.0"
ENDS_WITHIN = 10.0

_JOBS = sa.table("procrastinate_jobs", sa.column("worker_id"), sa.column("status"))
_WORKERS = sa.table("procrastinate_workers", sa.column("id"), sa.column("last_heartbeat"))


@dataclass
class Hand:
    """One process that is to be there, and how often it ended without being told to."""

    role: str
    port: int
    counters: Path
    process: subprocess.Popen[bytes] | None = None
    ended: int = 0

    @property
    def listens(self) -> bool:
        """Whether webhooks may be delivered to it."""
        return self.role in {"run", "web"}


class Crew:
    """Processes of these roles on one database; they log into one file.

    ``moderators`` are members of the town. ``timeout``: how many seconds a call of theirs may take.
    """

    def __init__(
        self,
        town: Town,
        roles: Iterable[str],
        database: str,
        folder: Path,
        *,
        look: bool,
        moderators: Iterable[str] = (),
        timeout: str = TIMEOUT,
    ) -> None:
        led = [f"slack:{TEAM}/{member}" for member in moderators]
        self.database = database
        self._look = look
        self.hands = [
            Hand(role, free_port(), folder / f"counters.{n}") for n, role in enumerate(roles)
        ]
        self._log = (folder / "bot.log").open("ab")
        self._env = {
            **environment(),
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{town.world.base_url}/api/",
            "DATABASE_URL": database,
            "LOTSE_SLACK_PACE": "0",
            "LOTSE_HTTP_TIMEOUT": timeout,
            "LOTSE_LOG_LEVEL": "warning",
            "LOTSE_CONFIG": str(listening_to(town.names, folder / "config", led)),
        }
        self._engine = sa.create_engine(driver_url(database))

    def start(self, hand: Hand) -> None:
        """Start (or replace) one."""
        look = "look" if self._look else "blind"
        words = ["bench.crash_bot", str(hand.counters), look, hand.role]
        hand.process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env={**self._env, "PORT": str(hand.port)},
            stdout=self._log,
            stderr=self._log,
        )

    def kill(self, hand: Hand) -> int:
        """``kill -9``; how many turns it was in."""
        assert hand.process is not None
        hand.process.send_signal(signal.SIGKILL)
        hand.process.wait()
        return Counters(hand.counters).read()[0]

    def workers(self) -> list[Hand]:
        """Those that react and send, and do nothing else."""
        return [hand for hand in self.hands if hand.role == "worker"]

    def look_after(self) -> None:
        """As a supervisor does: start again whoever ended by itself."""
        for hand in self.hands:
            if hand.process is not None and hand.process.poll() is not None:
                hand.ended += 1
                self.start(hand)

    def found(self) -> int:
        """How many deliveries a look found on the platform."""
        return sum(Counters(hand.counters).read()[1] for hand in self.hands)

    def stop(self) -> None:
        """SIGTERM to all: each ends in order, in time."""
        began, left = time.perf_counter(), [h for h in self.hands if h.process is not None]
        for hand in left:
            assert hand.process is not None
            hand.process.terminate()
        for hand in left:
            assert hand.process is not None
            code = hand.process.wait(timeout=2 * ENDS_WITHIN)
            took = time.perf_counter() - began
            if code != 0 or took > ENDS_WITHIN:
                raise SystemExit(f"SIGTERM: {hand.role} ended with {code} after {took:.1f} s")

    def close(self) -> None:
        """Whatever is still there goes."""
        for hand in self.hands:
            if hand.process is not None and hand.process.poll() is None:
                hand.process.kill()
                hand.process.wait()
        self._log.close()
        self._engine.dispose()

    # --- what stands in the database

    def standing(self) -> tuple[int, int]:
        """What waits to be done, and how many deliveries somebody is at (or was, until now)."""
        due = (inbox.c.status == "ready") & (inbox.c.due <= time.time())
        ready = sa.select(sa.func.count()).where(due)
        live = sa.select(sa.func.count()).where(outbox.c.status == "live")
        with self._engine.connect() as connection:
            flying = len(connection.scalars(_under_way()).all())
            waiting = (connection.scalar(ready) or 0) + (connection.scalar(live) or 0)
        return waiting - flying, flying

    def oldest(self) -> float:
        """Since how many seconds the oldest event or delivery waits that somebody wants."""
        with self._engine.connect() as connection:
            since = oldest_waiting(connection)
        return 0.0 if since is None else max(0.0, time.time() - since.timestamp())

    def flying(self) -> set[str]:
        """The keys of all deliveries in flight."""
        live = (outbox.c.status == "live") & outbox.c.tried.is_not(None)
        with self._engine.connect() as connection:
            return set(connection.scalars(sa.select(outbox.c.key).where(live)))

    def under_way(self) -> set[str]:
        """The keys of those that somebody is at."""
        with self._engine.connect() as connection:
            return set(connection.scalars(_under_way()))

    def held_by_the_silent(self, seconds: float) -> int:
        """How many lanes are held by workers that nobody heard for so long."""
        lately = sa.func.now() - timedelta(seconds=seconds)
        query = sa.select(sa.func.count()).where(
            _JOBS.c.worker_id == _WORKERS.c.id,
            sa.cast(_JOBS.c.status, sa.Text) == "doing",
            _WORKERS.c.last_heartbeat < lately,
        )
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    async def seen(self) -> tuple[int, int]:
        """The same, as soon as the database is there."""
        while True:
            with suppress(sa.exc.OperationalError):
                return await asyncio.to_thread(self.standing)
            await asyncio.sleep(0.1)

    async def drained(self, quiet: float) -> None:
        """Return when nothing is left to be done, and a little later for what is too much.

        A delivery may wait long after several failures; without any change for five minutes it
        is lost, and the count will tell.
        """
        last, since = (-1, -1), time.perf_counter()
        while time.perf_counter() - since < (quiet if last == (0, 0) else 300):
            now = await self.seen()
            if now != last:
                last, since = now, time.perf_counter()
            self.look_after()
            await asyncio.sleep(0.2)


def _under_way() -> sa.Select[tuple[str]]:
    """What somebody is at: other deliveries that were tried wait since the platform failed them."""
    tried = (outbox.c.status == "live") & outbox.c.tried.is_not(None)
    query = sa.select(outbox.c.key).join(lane, lane.c.name == outbox.c.lane)
    return query.where(tried, lane.c.due <= time.time())


class Post:
    """Delivers as Slack does, only less patiently: each event until it is acknowledged."""

    def __init__(self, town: Town, crew: Crew, rate: float) -> None:
        self._town, self._rate = town, rate
        self._ports = itertools.cycle([hand.port for hand in crew.hands if hand.listens])
        self.delivered = 0

    async def deliver(self, threads: Iterable[Thread], at_once: int = 16) -> None:
        """All that happens in each thread, in its order, threads side by side.

        Every fifth event comes twice.
        """
        waiting = iter(threads)
        self._began = time.perf_counter()

        async def one() -> None:
            connections = {}
            for thread in waiting:
                for version in range(thread.edits + 1):
                    await self._tell(thread, version, connections)
            for connection in connections.values():
                connection.close()

        await asyncio.gather(*(one() for _ in range(at_once)))

    async def _tell(self, thread: Thread, version: int, open_: dict[int, Connection]) -> None:
        number, self.delivered = self.delivered, self.delivered + 1
        left = self._began + number / self._rate - time.perf_counter()
        if left > 0:
            await asyncio.sleep(left)
        body = await self._town.event(thread, version)
        for _ in range(2 if number % 5 == 0 else 1):
            await self._until_acked(body, open_)

    async def _until_acked(self, body: bytes, open_: dict[int, Connection]) -> None:
        while True:
            port = next(self._ports)
            connection = open_.setdefault(port, Connection(port))
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                if await connection.ask(signed(body)) == 200:
                    return
            await asyncio.sleep(0.1)


async def killed_for_good(town: Town, crew: Crew) -> tuple[int, float]:
    """Nobody replaces a worker; the others have to do what it was at.

    How many lanes that were, and after how many seconds they were done. One that was at nothing
    just then proves nothing: it is replaced, and the next one is killed.
    """
    lanes, seconds = 0, 0.0
    town.answers_in(SLOW)
    for victim in itertools.islice(itertools.cycle(crew.workers()), ENCOUNTERS):
        said = sum(town.lines().values())
        await Post(town, crew, rate=200.0).deliver(await town.ask(ASKED_LAST))
        while sum(town.lines().values()) < said + 5:  # noqa: ASYNC110  (the log has no event)
            await asyncio.sleep(0.02)
        crew.kill(victim)
        victim.process = None
        began, flying = time.perf_counter(), crew.under_way()
        await asyncio.sleep(2 * BEAT)
        lanes = crew.held_by_the_silent(1.5 * BEAT)
        while flying & crew.flying() or crew.held_by_the_silent(1.5 * BEAT):  # noqa: ASYNC110
            await asyncio.sleep(0.2)
        seconds = time.perf_counter() - began
        await crew.drained(quiet=2.0)
        if lanes and flying:
            break
        crew.start(victim)
    print(f"killed for good: {lanes} lanes, done after {seconds:.1f} s", flush=True)
    return lanes, seconds
