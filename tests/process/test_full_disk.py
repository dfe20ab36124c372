"""A Postgres on a disk that is full for a while: what arrives comes again or is kept, once each.

The disk is a small file system of its own in memory, which only root may make.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.cluster import Cluster
from bot.engine.procrastinate import prepare
from bot.store.migrate import migrate
from tests.missing import mount
from tests.postgres import MISSING, sibling
from tests.process.house import House, run
from tests.process.test_faults import (
    answered,
    ask,
    came_again,
    complaints,
    impatient,
    was_said_once,
)
from tests.process.test_many import begin

SIZE = "48m"
"""Enough for an empty store, and a little more."""
FULL_FOR = 10.0
AT_MOST = 60
"""So many questions are asked at most until one has to come again: pages have some room left."""

pytestmark = pytest.mark.timeout(600)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system with little room. Skips where none may be made."""
    folder.mkdir()
    mount(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "lotse-test", str(folder)])
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def on_it(cluster: Cluster, folder: Path) -> str:
    """A database all of whose tables lie in ``folder``."""
    data = (cluster.folder / "data").stat()
    os.chown(folder, data.st_uid, data.st_gid)
    cluster.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
    cluster.execute("CREATE DATABASE cramped TABLESPACE small")
    address = sibling(cluster.address, "cramped")
    migrate(address, also=prepare)
    return address


def fill(folder: Path) -> Path:
    """Not a byte is left."""
    rest = folder / "rest"
    with rest.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return rest


async def is_full(h: House) -> list[str]:
    """Ask until something was not taken; all that was asked."""
    asked = []
    for number in range(AT_MOST):
        asked.append(await ask(h, 10 + number))
        await asyncio.sleep(0.5)
        if came_again(h):
            break
    assert came_again(h)
    return asked


def test_postgres_has_no_room_for_a_while(tmp_path: Path) -> None:
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])

    async def tell(address: str, disk: Path) -> None:
        async with impatient(tmp_path, address) as h:
            await begin(h, "web", "worker", "clock")
            first = await ask(h, 1)
            await answered(h, first)
            rest = fill(disk)
            asked = await is_full(h)
            await asyncio.sleep(FULL_FOR)
            rest.unlink()
            await answered(h, first, *asked, await ask(h, 2))
            was_said_once(h)
            assert any("NoRoom" in told for told in complaints(h)), complaints(h)

    cluster = Cluster(careful=False)
    # Not below pytest's own folder: nobody but its user may look in there, and Postgres is another.
    folder = cluster.folder / "small"
    try:
        with small_disk(folder) as disk:
            address = on_it(cluster, disk)
            run(lambda: tell(address, disk))
            cluster.stop()
    finally:
        cluster.close()
