"""One engine per database, also after Postgres cut the connection that held the lock."""

from __future__ import annotations

import time

import pytest

from bot.errors import Displaced, YourMistake
from bot.store.database import is_sqlite
from bot.store.lock import ADVISORY, WRITING, only_engine, sharing
from bot.store.store import Store
from tests.clocks import StillClock
from tests.store.locks import cut
from tests.store.world import run


def second(database: str) -> str:
    """What a second engine is told at its start; empty: it may start."""
    try:
        with only_engine(database):
            return ""
    except YourMistake as mistake:
        return str(mistake)


def test_a_second_engine_is_refused_until_the_first_ends(database: str) -> None:
    with only_engine(database):
        assert second(database).startswith("Lotse already runs on this database")
    assert second(database) == ""


def test_who_lost_its_locks_takes_them_again_before_it_writes(database: str) -> None:
    if is_sqlite(database):
        pytest.skip("a file lock ends with its process")

    async def story() -> None:
        store = Store(database, clock=StillClock(), alone=True)
        with only_engine(database):
            await store.mark("a", "1")
            assert cut(database, ADVISORY) == 1
            assert second(database), "the session that writes still holds the other one"
            assert cut(database, WRITING) == 1
            await store.mark("a", "2")
            assert second(database), "and has it again"
            assert await store.marked("a") == "2"
        await store.close()
        assert second(database) == ""

    run(story)


def test_who_was_displaced_writes_nothing_more(database: str) -> None:
    if is_sqlite(database):
        pytest.skip("a file lock ends with its process")

    async def story() -> None:
        first = Store(database, clock=StillClock(), alone=True)
        with only_engine(database):
            await first.mark("a", "1")
            assert cut(database, ADVISORY, WRITING) == 2
            with only_engine(database):
                other = Store(database, clock=StillClock(), alone=True)
                await other.mark("a", "2")
                with pytest.raises(Displaced, match="another Lotse began to run on it"):
                    await first.mark("a", "3")
                began = time.monotonic()
                for _ in range(20):
                    with pytest.raises(Displaced):
                        await first.mark("a", "3")
                assert time.monotonic() - began < 2, "it does not wait for the lock each time"
                await other.mark("b", await other.marked("a"))
                assert await other.marked("b") == "2"
                await other.close()
            with pytest.raises(Displaced):
                await first.mark("a", "3")
        await first.close()

    run(story)


def test_commands_beside_the_engine_may_write(database: str) -> None:
    async def story() -> None:
        engine, command = (Store(database, clock=StillClock(), alone=a) for a in (True, False))
        with only_engine(database):
            await engine.mark("a", "1")
            await command.mark("a", "2")
            await engine.mark("b", "3")
        await engine.close()
        await command.close()

    run(story)


def test_many_may_share_a_postgres_and_nobody_works_there_alone_then(database: str) -> None:
    if is_sqlite(database):
        pytest.skip("many processes share a Postgres")
    with sharing(database), sharing(database):
        assert second(database).startswith("Lotse already runs on this database")
    with only_engine(database), pytest.raises(YourMistake, match="already runs"), sharing(database):
        pass
    assert second(database) == ""
