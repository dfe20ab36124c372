"""An engine that lost its database to another one ends by itself, and says why."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.lock import ADVISORY, WRITING
from tests.process.house import House, house, run, until
from tests.process.test_run import answered, ask
from tests.store.locks import cut, session


def others(connection: sa.Connection, number: int) -> None:
    """Wait until the lock is ours: as whoever queues for it, before the one that lost it."""
    connection.scalar(sa.select(sa.func.pg_advisory_lock(number)))


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_it_goes_on_after_a_cut_and_ends_where_another_one_took_over(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            assert await asyncio.to_thread(cut, database, ADVISORY, WRITING) == 2
            first = await ask(h)
            await until(lambda: answered(h, *first))
            assert (await h.lotse("run")).code == 2, "it is still the only one"

            with session(database) as other:
                taken = asyncio.create_task(asyncio.to_thread(others, other, WRITING))
                await until_queued(database)
                await asyncio.to_thread(cut, database, WRITING)
                await taken
                code = await asyncio.wait_for(bot.process.wait(), 20)
                said = bot.log.read_text()
                assert code == 1, said
                last = said.splitlines()[-1]
                assert last.startswith("Displaced: the connection to the database was lost"), said
                assert "round_failed" not in said
                meanwhile = await ask(h, "Und wie lösche ich doppelte Zeilen in Excel?")
                assert (await h.lotse("run")).code == 2, "a supervisor may try as often as it likes"
            await h.run()
            await until(lambda: answered(h, *meanwhile))
            assert lines(h, first) == lines(h, meanwhile) == (1, 1)

    run(tell)


async def until_queued(database: str) -> None:
    """Somebody waits for the lock."""
    query = (
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    with session(database) as connection:
        await until(lambda: connection.scalar(sa.text(query)))


def lines(h: House, asked: tuple[str, int]) -> tuple[int, int]:
    """How often both questions were answered."""
    return len(h.lines("#hilfe", asked[0])), len(h.replies(asked[1]))
