"""Half an hour at ten times Slack's own limit: what grows, and how long anything waits.

    python -m bench.soak                          30 minutes and 15 before, one process on SQLite
    python -m bench.soak --database postgres      a web, a worker and a clock on a Postgres
    python -m bench.soak --minutes 2              to see that it runs, told and kept as shortened

Slack delivers at most 30,000 events an hour to an app (https://docs.slack.dev/apis/events-api), 8.3
a second. Here 83 a second come, across 300 channels: of three one is a question, one an answer to
an earlier question, one a remark. Every few seconds each process is asked for its memory and its
connections, and the database for what waits longest. The real processes, the sandbox's API and the
database share one machine.

Before the half hour it goes on like that for a quarter: until as many threads were answered as are
held to be found (``matchers/archive.py``), so that each new one takes the place of another.
What is counted as delivered, acknowledged, lost or said twice is of all that time.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bench.cluster import Cluster
from bench.crash import STARTING
from bench.crash_crew import ALONE, Crew
from bench.crash_town import Town
from bench.load import RESULTS, Connection, record, signed, wait_for_port
from bench.scale import FIRST, anew, said, talk

T = TypeVar("T")
Spoken = tuple[float, bytes]
"""A delivery, and when it is due."""

RATE, CHANNELS = 83.0, 300
WHOLE = 30.0
"""Minutes."""
PIECE, CONNECTIONS = 30, 16
"""How many events are made at a time, right before they are delivered: how long they wait counts
from the moment at which they were said; and the API, which the same process serves, has to answer
meanwhile."""
TIMEOUT = "10"
"""Seconds that a call may take: what Lotse allows unless it is told otherwise."""
OK, AGAIN = 200, 1.0
"""What acknowledges a delivery, and after how many seconds it comes again otherwise."""
EVERY = 5.0
"""Seconds between two looks."""
WARM_UP = 15.0 / WHOLE
"""How long it goes on before, against the time in which nothing is to grow any more."""
FLAT, OLDEST = 0.05, 5.0
"""How far memory may be from its middle, and how many seconds the oldest key may wait."""
ROLES = {"sqlite": ALONE, "postgres": ("web", "worker", "clock")}


def _warm(looks: list[T]) -> list[T]:
    """The looks of the time that counts."""
    return looks[int(len(looks) * WARM_UP / (1 + WARM_UP)) :]


@dataclass
class Curve:
    """What one process holds, look by look: memory in MB, open connections."""

    memory: list[float] = field(default_factory=list)
    connections: list[int] = field(default_factory=list)

    def look(self, pid: int) -> None:
        """Ask the kernel (``proc(5)``)."""
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        self.memory.append(pages * 4096 / 2**20)
        sockets = 0
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed while we look
                sockets += str(link.readlink()).startswith("socket:")
        self.connections.append(sockets)

    def figures(self) -> dict[str, float]:
        """Once it is warm."""
        memory, connections = _warm(self.memory), _warm(self.connections)
        middle = statistics.median(memory)
        return {
            "memory_mb": round(middle, 1),
            "memory_first_mb": round(memory[0], 1),
            "memory_last_mb": round(memory[-1], 1),
            "memory_off_middle": round(max(abs(one - middle) for one in memory) / middle, 4),
            "connections_least": min(connections),
            "connections_most": max(connections),
        }


async def _look_on(crew: Crew, curves: dict[str, Curve], waits: list[float]) -> None:
    """Look at everything every few seconds, until it is cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        for hand in crew.hands:
            assert hand.process is not None
            curves[hand.role].look(hand.process.pid)
        waits.append(await asyncio.to_thread(crew.oldest))


@dataclass
class Told:
    """How long each acknowledgement took (ms), and how many deliveries had to come again."""

    took: list[float] = field(default_factory=list)
    again: int = 0


async def _talk(town: Town, port: int, minutes: float) -> Told:
    """Deliver it all at an even pace, and again what is not acknowledged, as Slack does."""
    told, spoken, began = Told(), asyncio.Queue[Spoken | None](PIECE), time.perf_counter()
    async with asyncio.TaskGroup() as delivering:
        for _ in range(CONNECTIONS):
            delivering.create_task(_deliver(port, spoken, told))
        for piece in range(round(minutes * 60 * RATE / PIECE)):
            due = began + piece * PIECE / RATE
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            for number, body in enumerate(await talk(town, PIECE)):
                await spoken.put((due + number / RATE, signed(body)))
        for _ in range(CONNECTIONS):
            await spoken.put(None)
    return told


async def _is_acked(connection: Connection, request: bytes) -> bool:
    """Whether it was taken; a cut or a silence is told again, as a refusal is."""
    try:
        return await connection.ask(request, within=30) == OK
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return False


async def _deliver(port: int, spoken: asyncio.Queue[Spoken | None], told: Told) -> None:
    """One connection's part of it, until nothing more is said."""
    connection = Connection(port)
    while (one := await spoken.get()) is not None:
        due, request = one
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        began = time.perf_counter()
        while not await _is_acked(connection, request):
            told.again += 1
            await asyncio.sleep(AGAIN)
        told.took.append((time.perf_counter() - began) * 1000)
    connection.close()


async def through(
    roles: Sequence[str], database: str, minutes: float, folder: Path
) -> dict[str, object]:
    """Deliver for so long, and look on."""
    town = Town(seed=1, channels=CHANNELS)
    town.world.mischief.clear()
    curves, waits = {role: Curve() for role in roles}, list[float]()
    async with town.served():
        crew = Crew(town, roles, database, folder, look=True, timeout=TIMEOUT)
        try:
            for hand in crew.hands:
                crew.start(hand)
            (port,) = (hand.port for hand in crew.hands if hand.listens)
            await wait_for_port(port, STARTING)
            await said(town, crew, FIRST, edits=True)
            await crew.drained(quiet=2.0)
            looking = asyncio.create_task(_look_on(crew, curves, waits))
            told = await _talk(town, port, minutes * (1 + WARM_UP))
            if looking.done():  # who does not look would see nothing grow
                looking.result()
            looking.cancel()
            await asyncio.wait([looking])
            await crew.drained(quiet=2.0)
            crew.stop()
        finally:
            crew.close()
    town.read_log()
    return {
        "minutes": minutes,
        "minutes_before": round(minutes * WARM_UP, 2),
        "events": len(told.took),
        "delivered_again": told.again,
        "acknowledged_p99_ms": round(statistics.quantiles(told.took, n=100)[-1], 1),
        "oldest_seconds": round(max(_warm(waits)), 2),
        "late": {round(n * EVERY / 60, 1): round(one, 1) for n, one in enumerate(waits) if one > 1},
        "lost": town.lost(),
        "said_twice": town.twice(),
        "processes": {role: curve.figures() for role, curve in curves.items()},
        "curves": {role: [round(mb, 1) for mb in curve.memory] for role, curve in curves.items()},
    }


def faults(found: dict[str, object], *, short: bool) -> list[str]:
    """What was asked and is not so; a ``short`` run tells nothing of what grows or waits."""
    told = [f"{what}: {found[what]}" for what in ("lost", "said_twice") if found[what]]
    if short:
        return told
    if float(str(found["oldest_seconds"])) > OLDEST:
        told.append(f"something waited for {found['oldest_seconds']} s")
    processes = found["processes"]
    assert isinstance(processes, dict)
    for role, one in processes.items():
        if one["memory_off_middle"] > FLAT:
            told.append(f"{role}: memory is off its middle by {one['memory_off_middle']:.1%}")
        if one["connections_most"] - one["connections_least"] > CONNECTIONS:
            told.append(f"{role}: {one['connections_least']} to {one['connections_most']} sockets")
    return told


def main() -> None:
    """The run, the record, the verdict."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=WHOLE)
    parser.add_argument("--database", choices=tuple(ROLES), default="sqlite")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the record goes")
    asked = parser.parse_args()
    began, cluster = time.perf_counter(), None
    with tempfile.TemporaryDirectory(prefix="lotse-soak-") as folder:
        try:
            if asked.database == "sqlite":
                address = f"sqlite:///{folder}/soak.sqlite3"
            else:
                cluster = Cluster()
                address = anew(cluster, "soak")
            roles = ROLES[asked.database]
            found = asyncio.run(through(roles, address, asked.minutes, Path(folder)))
        finally:
            if cluster is not None:
                cluster.close()
    short, seconds = asked.minutes < WHOLE, time.perf_counter() - began
    wrong = faults(found, short=short)
    name = "soak" if asked.database == "sqlite" else "soak_postgres"
    figures = {**found, "faults": wrong}
    record(name, figures, seconds=seconds, short=short, folder=asked.results)
    if wrong:
        raise SystemExit("; ".join(wrong))


if __name__ == "__main__":
    main()
