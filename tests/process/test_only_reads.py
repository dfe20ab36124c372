"""A SQLite database that may only be read for a while: what arrives comes again, once each.

Its file is made immutable, as far as the file system and the user allow; where not, SQLite itself
refuses to write to it, as it does with a file of a file system that was mounted anew to be read.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import sqlite_database
from tests.process.house import House, run, until
from tests.process.test_faults import (
    AWAY,
    SHAKEN,
    answered,
    ask,
    complaints,
    impatient,
    open_topic,
    replied,
    start,
    was_said_once,
)

pytestmark = pytest.mark.timeout(600)
Shut = Callable[[Path], AbstractContextManager[None]]
UNAVAILABLE = 503


@contextmanager
def immutable(file: Path) -> Iterator[None]:
    """Nobody may write to the database or its log, not even root, and not who has them open."""
    files = [str(file), f"{file}-wal"]
    subprocess.run(["chattr", "+i", *files], check=True)
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)


@contextmanager
def refused(file: Path) -> Iterator[None]:
    """SQLite says so of each transaction that begins to write."""
    told = file.with_name("read_only")
    told.touch()
    try:
        yield
    finally:
        told.unlink()


def keeps_out(folder: Path) -> bool:
    """Whether a file can be made immutable there for who has it open already."""
    file = folder / "tried"
    with file.open("wb", buffering=0) as opened:
        opened.write(b"1")
        made = shutil.which("chattr") and subprocess.run(
            ["chattr", "+i", str(file)], capture_output=True, check=False
        )
        try:
            with suppress(PermissionError):
                opened.write(b"2")
        finally:
            if made:
                subprocess.run(["chattr", "-i", str(file)], capture_output=True, check=False)
    return file.stat().st_size == 1


@contextmanager
def a_folder(shut: Shut) -> Iterator[Path]:
    """Where the database may be shut so; not in memory, as the folders of tests mostly are."""
    with tempfile.TemporaryDirectory(prefix="lotse-only-reads-", dir="/var/tmp") as name:
        folder = Path(name)
        if shut is immutable and not keeps_out(folder):
            pytest.skip("no open file can be made immutable here: that takes root and ext4")
        yield folder


def told(h: House) -> list[int | None]:
    """What the forum's webhooks were answered."""
    return [sent.status for sent in h.forum.deliveries]


@pytest.mark.parametrize("shut", [immutable, refused], ids=["file", "sqlite"])
def test_the_database_may_only_be_read_for_a_while(shut: Shut) -> None:
    async def tell(folder: Path) -> None:
        file = folder / "lotse.sqlite3"
        async with impatient(folder, sqlite_database(file)) as h:
            h.forum.settings.retry_web_hook_events = True
            await start(h, *SHAKEN)
            first, topic = await ask(h, 1), await open_topic(h, 1)
            await answered(h, first)
            await replied(h, topic)
            with shut(file):
                second, another = await ask(h, 2), await open_topic(h, 2)
                await asyncio.sleep(AWAY)
                assert any(one.reason == "http_error" for one in h.slack.deliveries.attempts)
                assert UNAVAILABLE in told(h)
                assert h.lines("#hilfe", second) == []
                assert h.replies(another) == []
            await answered(h, first, second, await ask(h, 3))
            await until(lambda: h.replies(another), seconds=120)  # a forum waits for a minute
            await replied(h, topic, another, await open_topic(h, 3))
            was_said_once(h)
            assert ("bot.slack", "not kept") in {
                (name, event) for _, name, event, _ in complaints(h)
            }

    with a_folder(shut) as folder:
        run(lambda: tell(folder))


def test_a_delivery_that_was_under_way_is_not_said_twice() -> None:
    """It arrives when nobody can write that down any more."""

    async def tell(folder: Path) -> None:
        file = folder / "lotse.sqlite3"
        async with impatient(folder, sqlite_database(file)) as h:
            await start(h, *SHAKEN)
            h.slack.mischief.add("chat.postMessage", "delay", seconds=2.0)
            first = await ask(h, 1)
            await until(lambda: h.slack.mischief.played)
            with refused(file):
                await until(lambda: h.lines("#hilfe", first))
                await asyncio.sleep(AWAY)
            await answered(h, first, await ask(h, 2))
            was_said_once(h)

    with a_folder(refused) as folder:
        run(lambda: tell(folder))
