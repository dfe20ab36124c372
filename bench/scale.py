"""How many events a second one, two and four workers see through, from webhook to what was said.

The real processes (a web, a clock and so many workers) on a Postgres of their own, against the
sandbox's API, all on one machine; before them one process on SQLite, so that each figure has one of
the same run beside it. Of three events one is a question, one an answer to an earlier question, and
one a remark. With ``--edits`` there is nothing but questions, half of them edited twice, and the
bot's line has to follow. The API answers at once; what is measured is ours, the sandbox and the
database, on the same cores.

Beside that the same two steps on plain procrastinate and on Celery with Redis (libraries of
``requirements/bench.lock``), and how long things take in forums of up to a million threads.
Without these libraries nothing is measured, unless `--only` leaves them out.

    python -m bench.scale            all of it: 3,000 events each, 1, 2 and 4 workers, three forums
    python -m bench.scale --short    little of each, to see that all of it is done right
    python -m bench.scale --events 600 --workers 1 --only workers
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from bench.cluster import Cluster
from bench.crash import STARTING
from bench.crash_crew import ALONE, Crew, Post
from bench.crash_town import Town
from bench.load import RESULTS, flood, message_event, record, signed, wait_for_port
from bench.scale_needs import standing
from bot.engine.procrastinate import prepare
from bot.store.migrate import migrate

FIRST = 40
"""Events that are not counted: every process has then loaded its dictionaries."""
EACH, CONNECTIONS = 3, 16
ANSWER, REMARK = "Das geht mit ZÄHLENWENN, probier es mal.", "Bis morgen, schönen Abend euch allen!"
FASTEST = 1000.0
"""Events a second at most that are delivered; more than can be seen through."""
FLOOR = 100.0
"""Events a second, end to end, on Postgres with one worker."""
PARTS = ("workers", "rivals", "forums")


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    events: int
    workers: tuple[int, ...]
    forums: tuple[int, ...]
    """Threads in each."""
    asked: int
    """How often each thing is asked in a forum."""
    paced: int
    """Events at a set pace there."""


WHOLE = Size(3000, (1, 2, 4), (10_000, 100_000, 1_000_000), asked=30, paced=400)
SHORT = Size(300, (1, 2), (3000,), asked=5, paced=60)


async def talk(town: Town, events: int) -> list[bytes]:
    """What Slack tells of so many messages; what was asked is noted in the town."""
    bodies = list[bytes]()
    for thread in await town.ask(2 * (events // EACH)):
        thread.edits = 0
        other = town.members[(thread.number + 1) % len(town.members)]
        for member, text, place in (
            (thread.member, thread.text(0), ""),
            (other, ANSWER, thread.ts),
            (other, REMARK, ""),
        ):
            ts = thread.ts
            if member == other:
                ts = await town.world.say(member, thread.channel, text, place or None)
            number = len(bodies) + EACH * thread.number
            bodies.append(message_event(number, thread.channel, member, text, ts, thread=place))
    return bodies


async def said(town: Town, crew: Crew, events: int, *, edits: bool) -> float:
    """Deliver so many events, as fast as they are taken; the seconds that took."""
    if edits:
        threads = await town.ask(events)
        began = time.perf_counter()
        await Post(town, crew, FASTEST).deliver(threads)
        return time.perf_counter() - began
    (port,) = (hand.port for hand in crew.hands if hand.listens)
    requests = [signed(body) for body in await talk(town, events)]
    began = time.perf_counter()
    flooded = await flood(port, requests, CONNECTIONS)
    if flooded.refused:
        raise SystemExit(f"{flooded.refused} webhooks were refused")
    return time.perf_counter() - began


async def through(
    roles: Sequence[str], database: str, events: int, folder: Path, *, edits: bool
) -> dict[str, object]:
    """Deliver so many events and wait until all is said."""
    town = Town(seed=1)
    town.world.mischief.clear()
    async with town.served():
        crew = Crew(town, roles, database, folder, look=True)
        try:
            for hand in crew.hands:
                crew.start(hand)
            for hand in crew.hands:
                if hand.listens:
                    await wait_for_port(hand.port, STARTING)
            await said(town, crew, FIRST, edits=True)
            await crew.drained(quiet=2.0)
            taken = await said(town, crew, events, edits=edits)
            began = time.perf_counter() - taken
            await crew.drained(quiet=0.0)
            seconds = time.perf_counter() - began
            crew.stop()
        finally:
            crew.close()
    town.read_log()
    return {
        "events": events,
        "seconds": round(seconds, 2),
        "events_per_second": round(events / seconds, 1),
        "taken_in_per_second": round(events / taken, 1),
        "lost": town.lost(),
        "said_twice": town.twice(),
        "out_of_order": town.out_of_order(),
    }


def measure(
    roles: Sequence[str], database: str, events: int, name: str, *, edits: bool
) -> dict[str, object]:
    """One row, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="lotse-scale-") as folder:
        address = database or f"sqlite:///{folder}/scale.sqlite3"
        found = asyncio.run(through(roles, address, events, Path(folder), edits=edits))
    print(f"{name}: {found['events_per_second']} events/s", flush=True)
    return found


def anew(cluster: Cluster, name: str, *, plain: bool = False) -> str:
    """A new database of the server, ready to be shared; ``plain``: an empty one."""
    cluster.execute(f"CREATE DATABASE {name}")
    address = sa.make_url(cluster.address).set(database=name)
    text = address.render_as_string(hide_password=False)
    if plain:
        return text
    migrate(text, also=prepare)
    return text


def wrong(name: str, row: dict[str, object]) -> list[str]:
    """What may not be so of any row, however short."""
    counted = ("lost", "said_twice", "out_of_order")
    return [f"{name}: {what} {row[what]}" for what in counted if row[what]]


def by_workers(
    cluster: Cluster, size: Size, *, edits: bool, judged: bool
) -> tuple[dict[str, object], list[str]]:
    """A row on SQLite and one for each number of workers, and what is wrong with them."""
    traffic = "questions and edits" if edits else "a third of it questions"
    name = "one process on SQLite"
    row = measure(ALONE, "", size.events, name, edits=edits)
    figures, faults = dict[str, object](traffic=traffic, sqlite=row), wrong(name, row)
    for many in size.workers:
        name, roles = f"{many} workers", ("web", *("worker",) * many, "clock")
        address = anew(cluster, f"scale{many}")
        row = measure(roles, address, size.events, name, edits=edits)
        figures[f"workers_{many}"] = row
        faults += wrong(name, row)
        if judged and many == 1 and float(str(row["events_per_second"])) < FLOOR:
            faults.append(f"one worker sees through less than {FLOOR:g} events a second")
    return figures, faults


def asked_for(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What is to be measured: ``size`` and ``only`` are filled in, ``short`` tells of the record.

    ``judged``: whether floors are.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="little of each; no floor is judged")
    parser.add_argument("--events", type=int)
    parser.add_argument("--workers", type=int, action="append")
    parser.add_argument("--threads", type=int, action="append", help="in a forum")
    parser.add_argument("--edits", action="store_true", help="nothing but questions and edits")
    parser.add_argument("--only", choices=PARTS, action="append", help="not all that is measured")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the record goes")
    asked = parser.parse_args(words)
    few = SHORT if asked.short else WHOLE
    size = asked.size = replace(
        few,
        events=asked.events or few.events,
        workers=tuple(asked.workers or few.workers),
        forums=tuple(asked.threads or few.forums),
    )
    asked.only, asked.judged = asked.only or PARTS, not asked.short
    clipped = replace(size, events=min(size.events, WHOLE.events))
    asked.short = clipped != WHOLE or asked.edits or set(asked.only) != set(PARTS)
    return asked


def main() -> None:
    """All rows, the record, the verdict."""
    asked, figures, faults = asked_for(), dict[str, object](), list[str]()
    began, cluster = time.perf_counter(), standing(rivals="rivals" in asked.only)
    try:
        if "workers" in asked.only:
            rows, faults = by_workers(cluster, asked.size, edits=asked.edits, judged=asked.judged)
            figures |= rows
        if "rivals" in asked.only:
            from bench.scale_rivals import rivals  # noqa: PLC0415  (libraries of bench.lock)

            figures["rivals"] = rivals(cluster, asked.size.events)
        if "forums" in asked.only:
            from bench.scale_forum import forums  # noqa: PLC0415  (it needs what stands above)

            figures["forums"], found = forums(cluster, asked.size, judged=asked.judged)
            faults += found
    finally:
        cluster.close()
    figures["faults"] = faults
    seconds = time.perf_counter() - began
    record("scale", figures, seconds=seconds, short=asked.short, folder=asked.results)
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
