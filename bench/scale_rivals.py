"""The same two-step work on plain procrastinate and on Celery with Redis, beside ours in one run.

Each has one web and one worker, and the same events in the same order. Theirs is done when every
question has its line; ours when nothing is left to do at all.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import rival_procrastinate
from bench.cluster import Cluster
from bench.crash_town import TOKEN, Town
from bench.load import flood, signed, wait_for_port
from bench.ports import free_port
from bench.rival_work import API, DATABASE, REDIS
from bench.scale import CONNECTIONS, FIRST, anew, talk
from bench.scale_needs import redis
from bench.surroundings import ROOT, environment

PATIENCE = 60.0
WORKERS = {
    "procrastinate": (
        *("procrastinate", "--app", "bench.rival_procrastinate.app", "worker"),
        *("--concurrency", "8", "--delete-jobs", "always"),
    ),
    "celery": (
        *("celery", "-q", "-A", "bench.rival_celery", "worker"),
        *("--concurrency", "1", "-l", "error"),
    ),
}
"""One process each; a job of procrastinate's is a coroutine, of which it runs some side by side."""


@contextmanager
def _running(name: str, port: int, env: dict[str, str]) -> Iterator[None]:
    web = ("uvicorn", f"bench.rival_{name}:web", "--log-level", "error", "--port", str(port))
    crew = [
        subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, env={**environment(), **env})
        for words in (web, WORKERS[name])
    ]
    try:
        yield
    finally:
        for process in crew:
            process.terminate()
        for process in crew:
            process.wait(30)


async def _delivered(town: Town, port: int, events: int) -> float:
    """Deliver so many events as fast as they are taken, wait for the lines; the seconds."""
    requests = [signed(body) for body in await talk(town, events)]
    began = time.perf_counter()
    flooded = await flood(port, requests, CONNECTIONS)
    if flooded.refused:
        raise SystemExit(f"{flooded.refused} webhooks were refused")
    while not {thread.ts for thread in town.threads} <= town.lines().keys():
        await asyncio.sleep(0.2)
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit("some questions got no line")
    return time.perf_counter() - began


async def _through(name: str, events: int, env: dict[str, str]) -> float:
    town = Town(seed=1)
    town.world.mischief.clear()
    port = free_port()
    async with town.served() as api:
        with _running(name, port, {**env, API: f"{api}/api/", "RIVAL_TOKEN": TOKEN}):
            await wait_for_port(port)
            await _delivered(town, port, FIRST)
            seconds = await _delivered(town, port, events)
    rate = round(events / seconds, 1)
    print(f"{name}: {rate} events/s", flush=True)
    return rate


def rivals(cluster: Cluster, events: int) -> dict[str, float]:
    """Events a second of each."""
    address = anew(cluster, "rival", plain=True)
    rival_procrastinate.prepare(address)
    found = {"procrastinate": asyncio.run(_through("procrastinate", events, {DATABASE: address}))}
    with redis() as broker:
        found["celery"] = asyncio.run(_through("celery", events, {REDIS: broker}))
    return found
