"""How many webhooks a second are acknowledged after they are on disk, and how many end to end.

    python -m bench.ingest            all of it
    python -m bench.ingest --short    a tenth, to see that it runs

In one run, alternating: this bot; a bare Starlette route that verifies and commits one SQLite row
(``async def``, one commit per request, synchronous=FULL); a plain slack-bolt app that keeps
nothing. The same uvicorn, the same signed questions. Floors are checked at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench.load import SECRET, TEAM, Flood, flood, message_event, record, signed, wait_for_port
from bench.ports import free_port
from bench.surroundings import ROOT, environment, listening_to

CHANNELS = 300
CONNECTIONS = 16
ROUNDS = 3
TOKEN = "xoxb-bench"
TEXT = "Wie finde ich doppelte Einträge in Excel? Frage Nummer {}"

COUNTED: dict[str, object] = {
    "seed": "none: no dice are thrown, each run sends the same questions in the same order",
    "counted": "answers with status 200 at whoever sends; posts that reached the stand-in for "
    "Slack, until the last one came",
}


@contextmanager
def process(*command: str, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    clean = environment()
    running = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env={**clean, **environ})
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(timeout=15)
        except subprocess.TimeoutExpired:
            running.kill()


def bot_environment(folder: Path, port: int, api: int, name: str) -> dict[str, str]:
    """The bot on a fresh database, listening to all channels, without pace."""
    keys = [f"slack:{TEAM}/C{n:04}" for n in range(CHANNELS)]
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{api}/api/",
        "DATABASE_URL": f"sqlite:///{folder / name}.sqlite3",
        "PORT": str(port),
        "LOTSE_CONFIG": str(listening_to(keys, folder / "config")),
        "LOTSE_SLACK_PACE": "0",
        "LOTSE_LOG_LEVEL": "error",
    }


def questions(first: int, number: int) -> list[bytes]:
    """Signed questions, each with a timestamp of its own, spread over the channels."""
    now = time.time() - 100_000
    return [
        signed(
            message_event(
                n, f"C{n % CHANNELS:04}", f"U{n % 97:04}", TEXT.format(n), f"{now + n:.6f}"
            )
        )
        for n in range(first, first + number)
    ]


def posts(api: int) -> tuple[int, float]:
    """How many posts the stand-in got, and when the last one came."""
    with urllib.request.urlopen(f"http://127.0.0.1:{api}/posts") as answer:
        told = json.load(answer)
    return told["count"], told["last"]


async def acks(ports: dict[str, int], number: int) -> dict[str, dict[str, object]]:
    """Acknowledgements a second: each rival in turn, three rounds, the median."""
    found: dict[str, list[Flood]] = {}
    number_of = 0
    for _ in range(ROUNDS):
        for name, port in ports.items():
            for connections in (CONNECTIONS, 1):
                count = number if connections > 1 else number // 8
                number_of += count
                result = await flood(port, questions(number_of, count), connections)
                found.setdefault(f"{name}, {connections} connections", []).append(result)
                await asyncio.sleep(0.5)
    return {
        name: {
            "acks_per_second": round(statistics.median(f.per_second for f in floods)),
            "p50_ms": round(statistics.median(f.p50 for f in floods), 1),
            "p99_ms": round(statistics.median(f.p99 for f in floods), 1),
            "refused": sum(f.refused for f in floods),
        }
        for name, floods in found.items()
    }


async def drained(api: int, expected: int, seconds: float) -> tuple[int, float]:
    """Wait for the posts; how many came and when the last did."""
    began = time.time()
    count, last = posts(api)
    while count < expected and time.time() - began < seconds:
        await asyncio.sleep(0.25)
        count, last = posts(api)
    return count, last


async def end_to_end(port: int, api: int, number: int) -> dict[str, object]:
    """From the first request to the last line in Slack."""
    before, _ = posts(api)
    requests = questions(1_000_000, number)
    began = time.time()
    acked = await flood(port, requests, CONNECTIONS)
    count, last = await drained(api, before + number, 120)
    return {
        "events": number,
        "said": count - before,
        "events_per_second": round((count - before) / (last - began), 1),
        "acks_per_second_meanwhile": round(acked.per_second),
    }


async def paced(port: int, number: int) -> dict[str, object]:
    """40 events a second, as no community has them: how long an acknowledgement takes."""
    result = await flood(port, questions(2_000_000, number), CONNECTIONS, rate=40)
    return {name: round(value, 1) for name, value in asdict(result).items()}


def memory(environ: dict[str, str]) -> float:
    """Megabytes of a bot that is built and idle, before dictionaries are loaded."""
    program = (
        "import os, resource; from bot import settings; from bot.app import build; "
        "from bot.run import migrate; given = settings.load(os.environ); migrate(given); "
        "bot = build(given); bot.asgi(); "
        "print(int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize())"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**environment(), **environ},
        capture_output=True,
        check=True,
        text=True,
    )
    return round(int(told.stdout) / 1e6, 1)


async def measure(number: int, folder: Path) -> dict[str, object]:
    """All figures, in one run."""
    api, bare, bolt, ours = (free_port() for _ in range(4))
    flooded = bot_environment(folder, ours, api, "flood")
    figures: dict[str, object] = {"idle_memory_mb": memory({**flooded, "PORT": "0"})}
    with process("bench.ingest_api", str(api)):
        await wait_for_port(api)
        with (
            process("bench.ingest_rivals", "bare", str(bare), str(folder)),
            process("bench.ingest_rivals", "bolt", str(bolt), str(folder)),
            process("bot", "run", **flooded),
        ):
            for port in (bare, bolt, ours):
                await wait_for_port(port)
            await asyncio.sleep(4)  # the bot opens its doors, then loads its dictionaries
            rivals = {"lotse": ours, "bare": bare, "bolt": bolt}
            figures["acks"] = await acks(rivals, number)
        with process("bot", "run", **bot_environment(folder, ours, api, "whole")):
            await wait_for_port(ours)
            await asyncio.sleep(4)
            figures["paced_40_a_second"] = await paced(ours, max(number // 5, 100))
            await asyncio.sleep(2)
            figures["end_to_end"] = await end_to_end(ours, api, number)
    return figures


def faults(figures: dict[str, object]) -> list[str]:
    """Which floors are missed."""
    found = []
    rates = figures["acks"]
    assert isinstance(rates, dict)
    lotse = rates[f"lotse, {CONNECTIONS} connections"]["acks_per_second"]
    bare = rates[f"bare, {CONNECTIONS} connections"]["acks_per_second"]
    figures["acks_ratio_to_bare"] = round(lotse / bare, 2)
    if lotse < bare:
        found.append(f"{lotse} acks a second, the bare route has {bare}")
    whole, pace = figures["end_to_end"], figures["paced_40_a_second"]
    assert isinstance(whole, dict)
    assert isinstance(pace, dict)
    if whole["events_per_second"] < 100:
        found.append(f"{whole['events_per_second']} events a second end to end, not 100")
    if any(figures_of["refused"] for figures_of in rates.values()):
        found.append("some webhooks were refused")
    if whole["said"] < whole["events"]:
        found.append(f"{whole['said']} lines said for {whole['events']} questions")
    if pace["p99"] >= 100:
        found.append(f"acknowledgement p99 {pace['p99']} ms at 40 a second, not under 100")
    if float(str(figures["idle_memory_mb"])) > 150:
        found.append(f"{figures['idle_memory_mb']} MB idle, not under 150")
    return found


def main() -> None:
    """Measure, record, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="lotse-ingest-") as folder:
        figures = asyncio.run(measure(300 if given.short else 3000, Path(folder)))
    missed = faults(figures)
    record(
        "ingest",
        {**COUNTED, **figures, "floors_missed": missed},
        seconds=time.perf_counter() - began,
        short=given.short,
    )
    if missed and not given.short:
        raise SystemExit("; ".join(missed))


if __name__ == "__main__":
    main()
