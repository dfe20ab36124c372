"""How many events a second one, two and four workers see through, from webhook to what was said.

The real processes (a web, a clock and so many workers) on a Postgres of their own, against the
sandbox's API, all on one machine; before them one process on SQLite, so that each figure has one of
the same run beside it. Of three events one is a question, one an answer to an earlier question, and
one a remark. With ``--edits`` there is nothing but questions, half of them edited twice, and the
bot's line has to follow. The API answers at once; what is measured is ours, the sandbox and the
database, on the same cores.

Beside that the same two steps on plain procrastinate and on Celery with Redis (libraries of
``requirements/bench.lock``), and how long things take in forums of up to a million threads.

    python -m bench.scale            all of it, 3,000 events each, 1, 2 and 4 workers
    python -m bench.scale --events 600 --workers 1 --only workers
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from bench.cluster import Cluster
from bench.crash import STARTING
from bench.crash_crew import ALONE, Crew, Post
from bench.crash_town import Town
from bench.load import flood, message_event, record, signed, wait_for_port
from bot.engine.procrastinate import prepare
from bot.store.migrate import migrate

WHOLE = 3000
FIRST = 40
"""Events that are not counted: every process has then loaded its dictionaries."""
EACH, CONNECTIONS = 3, 16
ANSWER, REMARK = "Das geht mit ZÄHLENWENN, probier es mal.", "Bis morgen, schönen Abend euch allen!"
FASTEST = 1000.0
"""Events a second at most that are delivered; more than can be seen through."""
FLOOR = 100.0
"""Events a second, end to end, on Postgres with one worker."""
PARTS = ("workers", "rivals", "forums")


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


def by_workers(cluster: Cluster, asked: argparse.Namespace) -> tuple[dict[str, object], list[str]]:
    """A row for each number of workers, and what is wrong with them."""
    figures, faults = dict[str, object](), list[str]()
    for many in asked.workers or (1, 2, 4):
        roles = ("web", *("worker",) * many, "clock")
        address = anew(cluster, f"scale{many}")
        row = measure(roles, address, asked.events, f"{many} workers", edits=asked.edits)
        figures[f"workers_{many}"] = row
        if row["lost"] or row["said_twice"] or row["out_of_order"]:
            faults.append(f"{many} workers: {row}")
        if many == 1 and float(str(row["events_per_second"])) < FLOOR:
            faults.append(f"one worker sees through less than {FLOOR:g} events a second")
    return figures, faults


def main() -> None:
    """All rows, the record, the verdict."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=WHOLE)
    parser.add_argument("--workers", type=int, action="append")
    parser.add_argument("--edits", action="store_true", help="nothing but questions and edits")
    parser.add_argument("--only", choices=PARTS, action="append", help="not all that is measured")
    asked = parser.parse_args()
    wanted, figures, faults = asked.only or PARTS, dict[str, object](), list[str]()
    began, cluster = time.perf_counter(), Cluster()
    try:
        if "workers" in wanted:
            figures["traffic"] = "questions and edits" if asked.edits else "a third of it questions"
            name = "one process on SQLite"
            figures["sqlite"] = measure(ALONE, "", asked.events, name, edits=asked.edits)
            rows, faults = by_workers(cluster, asked)
            figures |= rows
        if "rivals" in wanted:
            from bench.scale_rivals import rivals  # noqa: PLC0415  (libraries of bench.lock)

            figures["rivals"] = rivals(cluster, asked.events)
        if "forums" in wanted:
            from bench.scale_forum import forums  # noqa: PLC0415  (it needs what stands above)

            figures["forums"], slow = forums(cluster)
            faults += slow
    finally:
        cluster.close()
    figures["faults"] = faults
    short = asked.events < WHOLE or set(wanted) != set(PARTS)
    record("scale", figures, seconds=time.perf_counter() - began, short=short)
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
