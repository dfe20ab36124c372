"""Forums with up to 1,000,000 threads in the store, asked over HTTP.

Each forum gets as many threads a week; the larger ones are older. Of ten one was never answered.
What is asked while the real processes (a web, a worker and a clock) run on a Postgres of their own:
how long an event takes to be acknowledged at 40 a second, a question to get its line in its thread,
`/lotse digest` to show moderators the week, and `/lotse offen` to list what is open.
"""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bench.cluster import Cluster
from bench.crash import STARTING
from bench.crash_crew import Crew
from bench.crash_town import Thread, Town
from bench.load import flood, message_event, signed, wait_for_port
from bench.scale import FIRST, Size, anew, said, wrong
from bench.scale_grown import A_DAY, NEVER_ANSWERED, answered_lately, grown
from bot.community.threads import IN_VIEW

ROLES = ("web", "worker", "clock")
RATE, CONNECTIONS = 40.0, 16
"""Events a second at a set pace."""
PATIENCE, RESTING = 30.0, 0.1
LINES = 10
"""Questions in a digest, as config/community.toml has it."""
OPEN = r"(\d[\d.]*) Fragen sind noch offen"
ANSWERED = r"(\d[\d.]*) Fragen ihre erste Antwort bekommen"
"""What is said in such words."""

AT_MOST, DIGEST_MS, ACK_P99_MS = 1.5, 1000.0, 100.0
"""Floors: how much slower than in the smallest forum, and how slow at all."""


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


async def _median(do: Callable[[], Awaitable[None]], times: int) -> float:
    """Milliseconds; the first few, which fill caches, do not count."""
    took = []
    for _ in range(times + 5):
        began = time.perf_counter()
        await do()
        took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took[5:]), 2)


async def _asked_of_it(
    town: Town, port: int, times: int
) -> tuple[dict[str, float], dict[str, str]]:
    """How long a question, the digest and the list took, and what the latter two said."""
    took, texts = {"react_ms": await _median(lambda: _asked(port, town), times)}, dict[str, str]()
    town.world.events_url = f"http://127.0.0.1:{port}/slack/events"
    for text in ("digest", "offen"):
        took[f"{text}_ms"] = await _median(lambda text=text: _typed(town, text), times)
        texts[text] = town.world.ephemerals(town.members[0])[-1].text
    town.world.events_url = ""  # from now on we deliver, at our pace
    return took, texts


async def _questions(town: Town, events: int) -> list[Thread]:
    """So many, which nobody will edit."""
    threads = await town.ask(2 * events)
    for one in threads:
        one.edits = 0
    return threads


async def _looked_at(
    address: str, folder: Path, threads: int, size: Size
) -> tuple[dict[str, float], list[str]]:
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
            took, texts = await _asked_of_it(town, port, size.asked)
            known = len(town.threads)
            requests = [signed(_event(one)) for one in await _questions(town, size.paced)]
            paced = await flood(port, requests, CONNECTIONS, rate=RATE)
            if paced.refused:
                raise SystemExit(f"{paced.refused} webhooks were refused")
            await crew.drained(quiet=0.0)
            crew.stop()
        finally:
            crew.close()
    town.read_log()
    counted = {"lost": town.lost(), "said_twice": town.twice()}
    name = f"{threads:,} threads"
    faults = wrong(name, {**counted, "out_of_order": town.out_of_order()})
    faults += mistold(threads, known, texts)
    acked = {"ack_ms": round(paced.p50, 2), "ack_p99_ms": round(paced.p99, 2)}
    return {**acked, **took, **counted}, faults


def mistold(threads: int, asked: int, texts: Mapping[str, str]) -> list[str]:
    """What the digest and the list of open questions say that is not so.

    In such a forum, and with so many questions ``asked`` in Slack since. Nobody is at the forum's
    door: what they would link to there is left out and counted out. In the list that is all of it,
    in the digest its lines, as the newest questions are not yet among them.
    """
    is_open = min(threads // NEVER_ANSWERED + asked, IN_VIEW)
    lately, hour = answered_lately(threads, 7), A_DAY // 24 + 1
    least_and_most = [
        ("digest", OPEN, is_open - LINES, is_open - LINES),
        # by the wall clock a week may have an hour more or less
        ("digest", ANSWERED, lately - hour, lately + hour),
        ("offen", OPEN, asked, asked),
    ]
    faults = list[str]()
    for name, pattern, least, most in least_and_most:
        found = re.search(pattern, texts[name])
        if found is None or not least <= int(re.sub(r"\D", "", found[1])) <= most:
            told = found[0] if found else texts[name][:200]
            faults.append(f"{name} of {threads:,} threads: {told!r}, not {least} to {most}")
    return faults


def look_at(address: str, threads: int, size: Size) -> tuple[dict[str, float], list[str]]:
    """What is asked of such a forum takes so many milliseconds; and what was answered wrongly."""
    began = time.perf_counter()
    grown(address, threads)
    filled = round(time.perf_counter() - began, 1)
    with tempfile.TemporaryDirectory(prefix="lotse-forum-") as folder:
        found, faults = asyncio.run(_looked_at(address, Path(folder), threads, size))
    print(f"{threads:,} threads: {found}", flush=True)
    return {"filled_in_s": filled, **found}, faults


def forums(
    cluster: Cluster, size: Size, *, judged: bool
) -> tuple[dict[str, dict[str, float]], list[str]]:
    """A row for each size, what was answered wrongly and, if ``judged``, what is too slow."""
    rows, faults = dict[str, dict[str, float]](), list[str]()
    for n in size.forums:
        rows[f"{n}"], wrongly = look_at(anew(cluster, f"forum{n}"), n, size)
        faults += wrongly
    slow = too_slow(rows)
    return rows, faults + slow if judged else faults


def too_slow(rows: dict[str, dict[str, float]]) -> list[str]:
    """Which floors are missed. How much slower than the smallest each is, is noted in its row."""
    sizes = list(rows.values())
    first, largest = sizes[0], sizes[-1]
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
    return faults
