"""Whoever holds something costly hears that it may be something else now, in each transaction."""

from __future__ import annotations

from contextlib import suppress

import pytest
import sqlalchemy as sa

from bot.store.ledger import Ledger
from bot.store.versions import move, version
from tests.store.test_reading import Undone, careful
from tests.store.world import World, run, world

NAME = "topics"


async def moved(w: World, times: int) -> str:
    """The version after a transaction in which so much has changed."""

    def change(connection: sa.Connection) -> None:
        for _ in range(times):
            move(connection, NAME)

    await w.store.write(change)
    return await w.store.read(lambda c: version(c, NAME))


@pytest.mark.parametrize("times", [1, 3])
def test_each_transaction_moves_it_once(database: str, times: int) -> None:
    async def story() -> None:
        async with world(database) as w:
            assert await w.store.read(lambda c: version(c, NAME)) == ""
            assert [await moved(w, times) for _ in range(3)] == ["1", "2", "3"]

    run(story)


def test_what_was_undone_is_told_where_it_happens_after_all(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:

            def change(connection: sa.Connection) -> None:
                ledger = careful(connection, Ledger(connection, w.turns.snapshot, 0.0))
                with suppress(Undone), ledger.savepoint():
                    move(connection, NAME)
                    raise Undone
                assert version(connection, NAME) == ""
                move(connection, NAME)

            await w.store.write(change)
            assert await w.store.read(lambda c: version(c, NAME)) == "1"

    run(story)
