"""A community changes its database while things wait: they are done there, and said once.

By ``move`` from SQLite to Postgres and back, and by a ``backup`` that is made while Lotse runs.
"""

from __future__ import annotations

import asyncio
import re
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.database import open_reader
from bot.store.schema import inbox, outbox
from tests.process.house import House, house, run, until
from tests.process.test_many import EXCEL, POSTGRES, SQLITE, begin, many
from tests.process.test_run import RAW
from tests.store.filled import content

pytestmark = pytest.mark.timeout(300)
UNDER_WAY = 8.0
"""Seconds until what was said arrives: long enough to take the database away meanwhile."""

FILE = "lotse.backup.gz"


def waiting(url: str) -> tuple[int, int]:
    """How many notices of the forum wait to be looked up, and how many lines to be said."""
    engine = open_reader(url)
    counts = (
        sa.select(sa.func.count()).where(inbox.c.status == "ready", inbox.c.kind == "Notice"),
        sa.select(sa.func.count()).where(outbox.c.status == "live", outbox.c.kind == "Reply"),
    )
    with engine.connect() as connection:
        notices, lines = (int(connection.scalar(count) or 0) for count in counts)
    engine.dispose()
    return notices, lines


async def say(h: House, number: int) -> str:
    return await h.slack.say("mira", "#hilfe", EXCEL.format(number))


async def end(h: House, sign: signal.Signals) -> int:
    """All that runs; how many there were."""
    at_work = [bot for bot in h.running if bot.process.returncode is None]
    await asyncio.gather(*(bot.end(sign) for bot in at_work))
    return len(at_work)


async def answered(h: House, *asked: str) -> None:
    """Each of them, once."""
    for ts in asked:
        await until(lambda: h.lines("#hilfe", ts), seconds=60)  # noqa: B023
    await asyncio.sleep(2)
    assert [len(h.lines("#hilfe", ts)) for ts in asked] == [1] * len(asked)


async def move(h: House, old: str, new: str) -> None:
    """All of it, as it is; from now on it is the new one's turn."""
    before = content(old)
    told = await h.lotse("move", old, new)
    assert told.code == 0, told.err
    moved = re.match(r"([\d,]+) rows of (\d+) tables are moved, and compared: alike\.\n", told.out)
    assert moved, told.out
    filled = [rows for rows in before.values() if rows]
    assert moved[1] == f"{sum(map(len, filled)):,}"
    assert int(moved[2]) == len(filled)
    assert content(new) == before == content(old)
    h.env["DATABASE_URL"] = new


async def shared(h: House) -> None:
    """What the Procfile says: it is released, and several are at work."""
    told = await h.lotse("migrate")
    assert told.code == 0, told.err
    await begin(h, "worker", "web")


@SQLITE
def test_what_waits_is_done_where_it_was_moved_to_and_back(
    database: str, empty: str, tmp_path: Path
) -> None:
    """One line is on its way, another one waits for it, and the forum cannot be asked."""

    async def tell() -> None:
        async with house(tmp_path, database) as h:
            await h.run()
            h.slack.mischief.add("chat.postMessage", "delay", seconds=UNDER_WAY)
            h.forum.mischief.add("topics#show", "busy", times=0, seconds=5.0)
            first = await say(h, 1)
            await until(lambda: h.slack.mischief.played)
            second = await say(h, 2)
            topic = await h.forum.open_topic("heinz", "Fragen", EXCEL.format(1), RAW)
            await until(lambda: waiting(database)[0] > 0 and waiting(database)[1] == 2)
            assert await end(h, signal.SIGKILL) == 1
            assert h.lines("#hilfe", first) == [], "it is on its way still"
            h.forum.mischief.clear()

            await move(h, database, empty)
            await shared(h)
            third = await say(h, 3)
            await answered(h, first, second, third)
            await until(lambda: h.replies(topic))
            await until(lambda: waiting(empty) == (0, 0))
            assert await end(h, signal.SIGTERM) == 2

            await move(h, empty, f"sqlite:///{tmp_path}/back.sqlite3")
            await h.run()
            await answered(h, first, second, third, await say(h, 4))
            assert len(h.replies(topic)) == 1
            for bot in h.running:
                assert '"level": "error"' not in bot.log.read_text()

    run(tell)


@POSTGRES
def test_a_backup_of_many_at_work_goes_on_in_an_empty_database(
    database: str, empty: str, tmp_path: Path
) -> None:
    """Nothing is said again of what was on its way when the backup was made."""

    async def tell() -> None:
        async with many(tmp_path, database, "worker", "web") as h:
            first = await say(h, 1)
            await answered(h, first)
            h.slack.mischief.add("chat.postMessage", "delay", seconds=UNDER_WAY)
            second = await say(h, 2)
            await until(lambda: h.slack.mischief.played)
            h.running[0].process.send_signal(signal.SIGSTOP)  # it does not hear what came of it
            told = await h.lotse("backup", FILE)
            assert told.code == 0, told.err
            assert await end(h, signal.SIGKILL) == 2

            told = await h.lotse("restore", FILE, DATABASE_URL=empty)
            assert told.code == 0, told.err
            restored = re.match(r"([\d,]+) rows are restored, and compared: alike\.\n", told.out)
            assert restored, told.out
            assert restored[1] == f"{sum(map(len, content(empty).values())):,}"
            assert waiting(empty)[1] == 1
            h.env["DATABASE_URL"] = empty
            await shared(h)
            await answered(h, first, second, await say(h, 3))

    run(tell)
