"""The crash proof: ``kill -9`` at random moments, and nothing is lost and nothing said twice.

The real processes run against the sandbox over TCP while questions and edits of them come in, every
fifth event twice, and every tenth call to the platform meets with trouble: 429, 503, cut off or
answered too late after it was done. They are killed at random moments. The sandbox's own log
decides: each question has exactly one line of the bot, which followed the edits in their order.

On SQLite it is one process, started again after each kill. On Postgres two webs, three workers and
two clocks: each victim is replaced, the database itself is restarted twice, and in the end a worker
is killed for good. A run with look-ups switched off must show duplicates, or the proof would prove
nothing.

    python -m bench.crash                       both databases, 50 kills during 5,000 events each
    python -m bench.crash --database postgres   one of them
    python -m bench.crash --short               as `make test` runs it
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from bench.cluster import Cluster, Way
from bench.crash_bot import Counters
from bench.crash_crew import ALONE, MANY, Crew, Hand, Post, killed_for_good
from bench.crash_town import Town
from bench.load import RESULTS, record, wait_for_port
from bot.engine.procrastinate import prepare
from bot.store.migrate import migrate

STARTING = 180.0
"""Seconds that a process may take to come up, on a machine with other things to do."""
RESCUED_WITHIN = 30.0
"""Seconds until others have done what a worker was at that was killed for good."""
ASKED_FIRST = 20
BLIND_RUNS = 3
"""So often it is tried to see what looking prevents."""


@dataclass
class Proof:
    """One run: its size, and what came of it."""

    events: int
    kills: int
    rate: float
    seed: int
    look: bool = True
    moments: list[tuple[str, int, int, int]] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    out_of_order: int = 0
    found: int = 0
    ups: list[float] = field(default_factory=list)
    troubles: dict[str, int] = field(default_factory=dict)
    outages: dict[str, float] = field(default_factory=dict)
    ended: int = 0
    stuck: int = 0
    rescue: float = 0.0
    seconds: float = 0.0

    def figures(self) -> dict[str, object]:
        """What the record keeps."""
        figures: dict[str, object] = {
            "events": self.events,
            "kills": len(self.moments),
            "look_ups": "on" if self.look else "off",
            "seed": self.seed,
            "seconds": round(self.seconds, 1),
            "lost": self.lost,
            "said_twice": self.twice,
            "out_of_order": self.out_of_order,
            "found_by_look_up": self.found,
            "calls_with_trouble": self.troubles,
            "kills_with_a_delivery_in_flight": self.kills_in_flight,
            "kills_with_a_turn_under_way": sum(turns > 0 for *_, turns, _ in self.moments),
            "at_each_kill": [" ".join(map(str, moment)) for moment in self.moments],
        }
        if self.ups:
            figures["restart_p50_s"] = round(sorted(self.ups)[len(self.ups) // 2], 2)
        if self.outages:
            figures["database_restarts_s"] = self.outages
            figures["ended_without_it_and_were_replaced"] = self.ended
            figures["lanes_of_a_worker_killed_for_good"] = self.stuck
            figures["done_by_others_after_s"] = round(self.rescue, 1)
        return figures

    @property
    def kills_in_flight(self) -> int:
        """How many kills hit a delivery in flight."""
        return sum(flying > 0 for *_, flying in self.moments)

    def faults(self) -> list[str]:
        """What is wrong with what the sandbox saw."""
        if not (self.lost or self.twice or self.out_of_order):
            return []
        what = f"{self.lost} lost, {self.twice} said twice, {self.out_of_order} out of order"
        return [f"seed {self.seed}: {what}"]


async def killed(proof: Proof, crew: Crew, hand: Hand) -> None:
    """Kill one, look at what it left behind, and start another in its place."""
    turns = crew.kill(hand)
    crew.start(hand)
    waiting, flying = await crew.seen()
    proof.moments.append((hand.role, waiting, turns, flying))
    print(
        f"kill {len(proof.moments):>2}: {hand.role:>6}, {waiting:>4} waiting, "
        f"{turns:>2} in a turn, {flying:>2} in flight",
        flush=True,
    )


async def engine_goes(hand: Hand, seconds: float = STARTING) -> None:
    """Wait until the present process reacts and sends."""
    assert hand.process is not None
    async with asyncio.timeout(seconds):
        while Counters(hand.counters).read()[2] != hand.process.pid:  # noqa: ASYNC110  (its own)
            await asyncio.sleep(0.05)


async def kill_one(proof: Proof, crew: Crew) -> None:
    """Kill and start, at random moments after the process came up."""
    dice, (hand,) = random.Random(proof.seed), crew.hands
    for number in range(1, proof.kills + 1):
        proof.ups.append(await wait_for_port(hand.port, STARTING))
        if number % 5:  # every fifth kill hits the start, too, while dictionaries are loaded
            await engine_goes(hand)
        await asyncio.sleep(dice.uniform(0.1, 2.0))
        await killed(proof, crew, hand)


async def kill_many(proof: Proof, crew: Crew, cluster: Cluster) -> None:
    """Kill whomever at random moments while events come in; the database goes away twice."""
    dice, span = random.Random(proof.seed), proof.events / proof.rate
    moments: list[tuple[float, Way | None]] = [(span / 3, "fast"), (span * 2 / 3, "immediate")]
    moments += [(dice.uniform(0, span), None) for _ in range(proof.kills)]
    began = time.perf_counter()
    for when, way in sorted(moments, key=itemgetter(0)):
        while (left := began + when - time.perf_counter()) > 0:
            crew.look_after()
            await asyncio.sleep(min(left, 0.5))
        if way is not None:
            proof.outages[way] = round(await asyncio.to_thread(cluster.restart, way), 2)
            print(f"the database was away for {proof.outages[way]} s ({way})", flush=True)
        else:
            await killed(proof, crew, dice.choice(crew.hands))


@asynccontextmanager
async def at_work(
    proof: Proof, town: Town, roles: Sequence[str], database: str, folder: Path
) -> AsyncIterator[Crew]:
    """These processes, started, while the block lasts; afterwards the log is read."""
    async with town.served():
        crew = Crew(town, roles, database, folder, look=proof.look)
        began = time.perf_counter()
        try:
            for hand in crew.hands:
                crew.start(hand)
            yield crew
            proof.found, proof.ended = crew.found(), sum(hand.ended for hand in crew.hands)
            crew.stop()
        finally:
            crew.close()
            sys.stderr.write((folder / "bot.log").read_text()[-2000:])
    proof.seconds = time.perf_counter() - began
    town.read_log()
    proof.lost, proof.twice = town.lost(), town.twice()
    proof.out_of_order, proof.troubles = town.out_of_order(), town.troubles()


async def on_sqlite(proof: Proof, folder: Path) -> Proof:
    """One process."""
    town = Town(proof.seed)
    async with at_work(proof, town, ALONE, f"sqlite:///{folder}/crash.sqlite3", folder) as crew:
        threads = await town.ask(proof.events)
        town.misbehaves()
        post = Post(town, crew, proof.rate)
        await asyncio.gather(kill_one(proof, crew), post.deliver(threads))
        await crew.drained(quiet=4.0)
    return proof


async def on_postgres(proof: Proof, folder: Path) -> Proof:
    """Many processes, on a server of the proof's own."""
    town, cluster = Town(proof.seed), Cluster()
    try:
        migrate(cluster.address, also=prepare)
        async with at_work(proof, town, MANY, cluster.address, folder) as crew:
            for hand in crew.hands:
                if hand.listens:
                    await wait_for_port(hand.port, STARTING)
            await Post(town, crew, proof.rate).deliver(await town.ask(ASKED_FIRST))
            await crew.drained(quiet=0.0)  # all are at work: that is where kills shall meet them
            threads = await town.ask(proof.events)
            town.misbehaves()
            post = Post(town, crew, proof.rate)
            await asyncio.gather(kill_many(proof, crew, cluster), post.deliver(threads))
            await crew.drained(quiet=4.0)
            proof.stuck, proof.rescue = await killed_for_good(town, crew)
    finally:
        cluster.close()
    return proof


def run(proof: Proof, database: str, name: str) -> Proof:
    """One run, in a folder of its own."""
    print(f"{name}: {proof.kills} kills, {proof.events} events, seed {proof.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="lotse-crash-") as folder:
        on = on_sqlite if database == "sqlite" else on_postgres
        return asyncio.run(on(proof, Path(folder)))


def proven_on_sqlite(seed: int, *, short: bool) -> tuple[dict[str, object], list[str]]:
    """Figures and faults: with looking first, and without."""
    sizes = ((250, 5, 12.0), (150, 4, 12.0)) if short else ((5000, 50, 15.0), (300, 8, 12.0))
    looking = run(Proof(*sizes[0], seed=seed), "sqlite", "looking first")
    for number in range(BLIND_RUNS):  # few kills may all meet a delivery that never arrived
        blind = run(Proof(*sizes[1], seed=seed + number, look=False), "sqlite", "blind")
        if blind.twice:
            break
    faults, least = looking.faults(), looking.kills * 3 // 5
    if looking.kills_in_flight < least:
        faults.append(f"only {looking.kills_in_flight} kills hit a delivery in flight")
    if not looking.found:
        faults.append("no look-up found a delivery: the uncertain case was never met")
    if not blind.twice:
        faults.append("without look-ups nothing was said twice: this proof proves nothing")
    return {"looking": looking.figures(), "blind": blind.figures()}, faults


def proven_on_postgres(seed: int, *, short: bool) -> tuple[dict[str, object], list[str]]:
    """Figures and faults of many processes."""
    size = (300, 6, 12.0) if short else (5000, 50, 15.0)
    many = run(Proof(*size, seed=seed), "postgres", "many processes")
    faults = many.faults()
    if not many.found:
        faults.append("no look-up found a delivery: the uncertain case was never met")
    if not many.stuck:
        faults.append("the worker that was killed for good was at nothing")
    if not short and many.rescue > RESCUED_WITHIN:  # a test beside others is not timed
        faults.append(f"what a dead worker was at was done only after {many.rescue:.1f} s")
    return {"many": many.figures()}, faults


def main() -> None:
    """The runs, the record, the verdict."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="a few kills during a few events")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the record goes")
    given = parser.parse_args()
    began = time.perf_counter()
    figures: dict[str, object] = {}
    faults: list[str] = []
    for name, prove in (("sqlite", proven_on_sqlite), ("postgres", proven_on_postgres)):
        if given.database in {name, "both"}:
            found, wrong = prove(given.seed, short=given.short)
            figures |= found
            faults += wrong
    figures["faults"] = faults
    seconds = time.perf_counter() - began
    record("crash", figures, seconds=seconds, short=given.short, folder=given.results)
    if faults:
        raise SystemExit("; ".join(faults))


if __name__ == "__main__":
    main()
