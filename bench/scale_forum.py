"""A forum with 10,000, 100,000 and 1,000,000 threads in the store, asked over HTTP.

Each forum gets as many threads a week; the larger ones are older. Of ten one was never answered.
What is asked while the real processes (a web, a worker and a clock) run on a Postgres of their own:
how long an event takes to be acknowledged at 40 a second, a question to get its line in its thread,
`/lotse digest` to show moderators the week, and `/lotse offen` to list what is open.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bench.cluster import Cluster
from bench.crash import STARTING
from bench.crash_crew import Crew
from bench.crash_town import Thread, Town
from bench.load import flood, message_event, signed, wait_for_port
from bench.scale import FIRST, anew, said
from bot.store.database import driver_url
from bot.store.schema import answer, inbox, outbox, tag, thread

SIZES = (10_000, 100_000, 1_000_000)
A_DAY, NEVER_ANSWERED = 300, 10
"""New threads a day, and one of how many nobody answered."""
MEMBERS, CATEGORIES = 5_000, 20
HELD_DAYS, POINTER_DAYS = 30, 90
"""How long keys of the inbox are held, and who asked and answered."""
LETTERS = "bdfgklmnprstaeio"
TOPICS = ("geodaten", "excel", "python", "datenschutz", "open-data", "umfragen")

ROLES = ("web", "worker", "clock")
ASKED, RATE, CONNECTIONS = 30, 40.0, 16
PACED = 400
"""Events at that rate."""
PATIENCE, RESTING = 30.0, 0.1
DAY = 86_400

AT_MOST, DIGEST_MS, ACK_P99_MS = 1.5, 1000.0, 100.0
"""Floors: how much slower than in the smallest forum, and how slow at all."""


def grown(address: str, threads: int) -> None:
    """Fill an empty store as such a forum leaves it in which nobody has a profile."""
    engine = sa.create_engine(driver_url(address))
    with engine.begin() as connection:
        for statement in (*_said(threads), *_kept(threads)):
            connection.execute(statement)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for rest in ("VACUUM ANALYZE", "CHECKPOINT"):  # nothing is left to be written meanwhile
            connection.exec_driver_sql(rest)
    engine.dispose()


def _number(threads: int) -> sa.ColumnElement[int]:
    return sa.func.generate_series(1, threads).column_valued("n")


def _key(prefix: str, number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    return sa.func.concat(prefix, number)


def _title(number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """Five of 4,096 words that nobody says, any as often as another, by lot."""
    lot = sa.func.translate(sa.func.md5(sa.cast(number, sa.Text)), "0123456789abcdef", LETTERS)
    words = [sa.func.concat(sa.func.substr(lot, at, 3), "elung ") for at in range(1, 16, 3)]
    return sa.func.concat(*words)


def _said(threads: int) -> list[sa.Insert]:
    """Threads, answers and topics, evenly over the time that it took to write them."""
    n, now = _number(threads), time.time()
    started = now - sa.cast(threads - n, sa.Float) * (DAY / A_DAY)
    lately = started > now - POINTER_DAYS * DAY
    is_open = n % NEVER_ANSWERED == 0
    its_answer = _key("discourse:p/", n)
    asks = {
        "key": _key("discourse:t/", n),
        "place": _key("discourse:", n % CATEGORIES + 1),
        "visibility": sa.literal("public"),
        "permalink": _key("https://forum.example/t/frage/", n),
        "started": started,
        "asker": sa.case((lately, _key("discourse:member", n % MEMBERS))),
        "title": _title(n),
        "kind": sa.literal("howto"),
        "language": sa.literal("de"),
        **{name: sa.false() for name in ("closed", "rejected", "gone", "guarded")},
        "accepted": sa.case((is_open, None), else_=its_answer),
        "voices": sa.case((is_open, 0), else_=1),
        "open": is_open,
    }
    helps = {
        "key": its_answer,
        "thread": _key("discourse:t/", n),
        "by": sa.case((lately, _key("discourse:member", (n * 7) % MEMBERS))),
        "at": started + DAY / 24,
        "gone": sa.false(),
        "thanks": sa.literal("null"),
    }
    is_about = {
        "thread": _key("discourse:t/", n),
        "topic": postgresql.array(TOPICS)[n % len(TOPICS) + 1],
        "by": sa.literal("lotse"),
        "confidence": sa.literal(0.9),
    }
    return [
        thread.insert().from_select(list(asks), sa.select(*asks.values())),
        answer.insert().from_select(list(helps), sa.select(*helps.values()).where(~is_open)),
        tag.insert().from_select(list(is_about), sa.select(*is_about.values())),
    ]


def _kept(threads: int) -> list[sa.Insert]:
    """The bot's line in each thread, and the keys of the last weeks."""
    n, now = _number(threads), time.time()
    at = now - sa.cast(threads - n, sa.Float) * (DAY / A_DAY)
    line = {
        "key": _key("tag_question:discourse:t/", n),
        "lane": _key("discourse:", n % CATEGORIES + 1),
        "kind": sa.literal("Reply"),
        "status": sa.literal("sent"),
        "attempts": sa.literal(1),
        "claims": sa.literal(1),
        "thread": _key("discourse:t/", n),
        "ref": sa.func.concat('{"post_id": "', n, '"}'),
        "event": _key("discourse:e", n),
        "reaction": sa.literal("tag_question"),
        "at": at,
        **{name: sa.false() for name in ("urgent", "unasked")},
    }
    arrived = {
        "key": _key("discourse:e", n),
        "kind": sa.literal("QuestionAsked"),
        "status": sa.literal("done"),
        "attempts": sa.literal(0),
        "due": sa.literal(0.0),
        "at": at,
        "lane": sa.literal("in:0"),
    }
    lately = at > now - HELD_DAYS * DAY
    return [
        outbox.insert().from_select(list(line), sa.select(*line.values())),
        inbox.insert().from_select(list(arrived), sa.select(*arrived.values()).where(lately)),
    ]


async def _typed(town: Town, text: str) -> None:
    """A moderator types a command; they see its answer when this returns."""
    world, member = town.world, town.members[0]
    seen = len(world.ephemerals(member))
    await world.command(member, town.channels[0], "/lotse", text)
    await _until(lambda: len(world.ephemerals(member)) > seen, f"`{text}` got no answer")


async def _until(told: Callable[[], bool], otherwise: str) -> None:
    began = time.perf_counter()
    while not told():
        await asyncio.sleep(0.002)
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(otherwise)


async def _asked(port: int, town: Town) -> None:
    """Somebody asks in a channel; the bot's line stands there when this returns."""
    (one,) = await town.ask(2)
    one.edits = 0
    told = await flood(port, [signed(_event(one))], 1)
    if told.refused:
        raise SystemExit("a question was refused")
    await _until(lambda: town.lines()[one.ts] > 0, "a question got no line")


def _worked(crew: Crew) -> float:
    """Seconds of processor time that all of them took until now (``proc(5)``)."""
    seconds = 0.0
    for hand in crew.hands:
        assert hand.process is not None
        after_name = Path(f"/proc/{hand.process.pid}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


async def _at_rest(crew: Crew) -> None:
    """What was answered before is held by now, and nobody has anything to do."""
    before, now = 0.0, _worked(crew)
    while now - before > RESTING:
        before = now
        await asyncio.sleep(1.0)
        now = _worked(crew)


def _event(one: Thread) -> bytes:
    return message_event(one.number, one.channel, one.member, one.text(0), one.ts)


async def _median(do: Callable[[], Awaitable[None]], times: int = ASKED) -> float:
    """Milliseconds; the first few, which fill caches, do not count."""
    took = []
    for _ in range(times + 5):
        began = time.perf_counter()
        await do()
        took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took[5:]), 2)


async def _looked_at(address: str, folder: Path) -> dict[str, float]:
    town = Town(seed=1)
    town.world.mischief.clear()
    async with town.served():
        crew = Crew(town, ROLES, address, folder, look=True, moderators=town.members[:1])
        try:
            for hand in crew.hands:
                crew.start(hand)
            (port,) = (hand.port for hand in crew.hands if hand.listens)
            await wait_for_port(port, STARTING)
            await said(town, crew, FIRST, edits=True)  # everybody is at work from now on
            await crew.drained(quiet=0.0)
            await _at_rest(crew)
            react = await _median(lambda: _asked(port, town))
            town.world.events_url = f"http://127.0.0.1:{port}/slack/events"
            digest = await _median(lambda: _typed(town, "digest"))
            listed = await _median(lambda: _typed(town, "offen"))
            town.world.events_url = ""  # from now on we deliver, at our pace
            requests = [signed(_event(one)) for one in await town.ask(2 * PACED)]
            paced = await flood(port, requests, CONNECTIONS, rate=RATE)
            if paced.refused:
                raise SystemExit(f"{paced.refused} webhooks were refused")
            await crew.drained(quiet=0.0)
            crew.stop()
        finally:
            crew.close()
    acked = {"ack_ms": round(paced.p50, 2), "ack_p99_ms": round(paced.p99, 2)}
    return {**acked, "react_ms": react, "digest_ms": digest, "offen_ms": listed}


def look_at(address: str, threads: int) -> dict[str, float]:
    """What is asked of such a forum takes so many milliseconds."""
    began = time.perf_counter()
    grown(address, threads)
    filled = round(time.perf_counter() - began, 1)
    with tempfile.TemporaryDirectory(prefix="lotse-forum-") as folder:
        found = asyncio.run(_looked_at(address, Path(folder)))
    print(f"{threads:,} threads: {found}", flush=True)
    return {"filled_in_s": filled, **found}


def forums(cluster: Cluster) -> tuple[dict[str, dict[str, float]], list[str]]:
    """A row for each size, how much slower than the smallest each is, and what is too slow."""
    rows = {f"{n}": look_at(anew(cluster, f"forum{n}"), n) for n in SIZES}
    first, *_, largest = rows.values()
    faults = list[str]()
    for name in ("ack_ms", "react_ms", "digest_ms", "offen_ms"):
        for size, row in rows.items():
            row[f"times_{name.removesuffix('_ms')}"] = times = round(row[name] / first[name], 2)
            if times > AT_MOST:
                faults.append(f"{name} of {size} threads: {times} times that of the smallest")
    if largest["digest_ms"] > DIGEST_MS:
        faults.append(f"the digest of the largest forum takes {largest['digest_ms']} ms")
    slow = max(row["ack_p99_ms"] for row in rows.values())
    if slow > ACK_P99_MS:
        faults.append(f"acknowledgement p99 at {RATE:g} a second: {slow} ms")
    return rows, faults
