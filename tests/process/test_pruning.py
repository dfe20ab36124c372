"""What is held no longer goes after the days of the config: by itself once a day, and by ``prune``.

Both of these days differ from those that Lotse comes with, so each is seen to reach the store.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import settings
from bot.app import build
from bot.bot import Role
from bot.clock import Waker
from bot.rules import PruningRules
from bot.store.database import open_reader, open_writer
from bot.store.schema import inbox, lane, outbox
from tests.clocks import START, StillClock
from tests.conftest import ROOT
from tests.process.house import House, house, run, until
from tests.process.test_many import begin

DAY = timedelta(days=1)
CONFIG = PruningRules(rows_days=40, words_days=60)
ARRIVED = {"arrived long ago": 45, "arrived lately": 35}
WAITS = {"waits for too long": 70, "waits": 50}
"""Keys of what was settled, and of what is still to be said, and how many days old it is."""

KEPT = {"arrived lately", "waits"}
BEFORE = {*ARRIVED, *WAITS}
A_YEAR = timedelta(days=365).total_seconds()


def put(url: str, now: float) -> None:
    """All of them, as old as they are at ``now``; what waits is not due for a year."""
    engine = open_writer(url)
    with engine.begin() as connection:
        for key, days in ARRIVED.items():
            row = {"key": key, "kind": "x", "status": "done", "at": now - days * 86_400}
            connection.execute(sa.insert(inbox).values(row))
        connection.execute(sa.insert(lane).values(name="x", due=now + A_YEAR, waiting=len(WAITS)))
        for key, days in WAITS.items():
            row = dict.fromkeys(("lane", "kind", "event", "reaction"), "x")
            row |= {"key": key, "status": "live", "payload": "{}"}
            connection.execute(sa.insert(outbox).values(row | {"at": now - days * 86_400}))
    engine.dispose()


def held(url: str) -> set[str]:
    """Which of them are there."""
    engine = open_reader(url)
    with engine.connect() as connection:
        found = [
            key for table in (inbox, outbox) for key in connection.scalars(sa.select(table.c.key))
        ]
    engine.dispose()
    return BEFORE & set(found)


@asynccontextmanager
async def configured(folder: Path, database: str) -> AsyncIterator[House]:
    """A house whose config has these days, and a database with all of them."""
    async with house(folder, database) as h:
        file = folder / "config" / "community.toml"
        text = file.read_text(encoding="utf-8")
        for name in ("rows_days", "words_days"):
            text, many = re.subn(rf"(?m)^{name} = \d+", f"{name} = {getattr(CONFIG, name)}", text)
            assert many == 1
        file.write_text(text, encoding="utf-8")
        told = await h.lotse("migrate")
        assert told.code == 0, told.err
        put(database, time.time())
        yield h


def test_whoever_sees_to_time_lets_go_by_itself(database: str, tmp_path: Path) -> None:
    """One process on SQLite; on Postgres the clock."""

    async def tell() -> None:
        async with configured(tmp_path, database) as h:
            await begin(h, "run" if database.startswith("sqlite") else "clock")
            await until(lambda: held(database) != BEFORE)
            assert held(database) == KEPT

    run(tell)


def test_prune_lets_go_and_says_of_how_much(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with configured(tmp_path, database) as h:
            told = await h.lotse("prune")
            assert (told.code, told.err) == (0, "")
            assert told.out == "inbox: 1\noutbox: 1\nwords that waited too long: 1\n"
            assert held(database) == KEPT
            again = await h.lotse("prune")
            assert again.out == "inbox: 0\noutbox: 0\nwords that waited too long: 0\n"
            assert held(database) == KEPT

    run(tell)


@pytest.mark.parametrize("role", ["run", "clock"])
def test_each_day_goes_what_has_become_too_old(role: Role, database: str) -> None:
    """What it does once a day is done in a blink here, and the days pass in between."""
    given = settings.for_demo({"LOTSE_CONFIG": str(ROOT / "config")})
    rules = replace(given.rules, pruning=CONFIG)
    given = given.model_copy(update={"database_url": database, "topics": {}, "rules": rules})
    clock = StillClock(START)

    async def story() -> None:
        put(database, START.timestamp())
        bot = build(given, clock=clock, role=role)
        daily = [wake for wake in bot.wakes() if wake.every == DAY]
        waker = Waker([replace(wake, every=timedelta(seconds=0.1)) for wake in daily])
        waker.start()
        await until(lambda: held(database) == KEPT)
        clock.pass_time(6 * DAY.total_seconds())
        await until(lambda: held(database) == {"waits"})
        clock.pass_time(5 * DAY.total_seconds())
        await until(lambda: held(database) == set())
        await waker.stop()
        await bot.close()

    asyncio.run(story())
