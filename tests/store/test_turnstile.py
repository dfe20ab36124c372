"""Workers write in turn; neither a sleeper nor a door waits, or keeps others waiting, for long."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress

import pytest
import sqlalchemy as sa

from bot import settings
from bot.app import build
from bot.bot import Role
from bot.engine.procrastinate import deferring, prepare
from bot.store import turnstile
from bot.store.database import open_writer, simply
from bot.store.inbox import keep_arrival, keep_rows, row_of
from bot.store.schema import inbox, mark
from bot.store.turnstile import Turnstile, wake_sleepers
from bot.store.writer import Writer
from tests.clocks import StillClock
from tests.conftest import ROOT
from tests.store.test_writer import held_up, note, noted
from tests.store.world import asked

POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)
PATIENCE = 20.0


@contextmanager
def worker(url: str, gate: Turnstile | None) -> Iterator[Writer]:
    engine = open_writer(url)
    wake_sleepers(engine)
    it = Writer(engine, turnstile=gate)
    try:
        yield it
    finally:
        it.close()
        engine.dispose()


class Counts:
    """Reads how many marks there are and adds one: two of these at a time doom each other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.ran = 0
        self.began, self.go_on = threading.Event(), threading.Event()

    def __call__(self, connection: sa.Connection) -> int:
        self.ran += 1
        seen = connection.scalar(sa.select(sa.func.count()).select_from(mark)) or 0
        self.began.set()
        self.go_on.wait(PATIENCE)
        note(self.name)(connection)
        return seen


def both(one: Writer, other: Writer, meanwhile: Callable[[], None]) -> tuple[Counts, Counts]:
    """One is in the midst of it when the other begins."""
    first, second = Counts("first"), Counts("second")
    second.go_on.set()
    asked: list[Future[int]] = [one.submit(first)]
    assert first.began.wait(PATIENCE)
    asked.append(other.submit(second))
    meanwhile()
    first.go_on.set()
    for future in asked:
        future.result(PATIENCE)
    return first, second


@POSTGRES
def test_one_waits_until_the_other_is_done_and_neither_begins_again(database: str) -> None:
    with worker(database, Turnstile()) as one, worker(database, Turnstile()) as other:
        first, second = both(one, other, lambda: time.sleep(0.3))
    assert (first.ran, second.ran) == (1, 1)
    assert noted(database) == ["first", "second"]


@POSTGRES
def test_without_it_they_doom_each_other(database: str) -> None:
    """What it is good for: fails where the database no longer needs it."""
    with worker(database, None) as one, worker(database, None) as other:
        first, second = both(one, other, lambda: time.sleep(0.3))
    assert first.ran + second.ran > 2
    assert noted(database) == ["first", "second"]


@POSTGRES
def test_a_door_never_waits(database: str) -> None:
    with worker(database, Turnstile()) as one, worker(database, None) as door:
        both(one, one, lambda: door.submit(note("arrived")).result(PATIENCE))
    assert noted(database) == ["arrived", "first", "second"]


@POSTGRES
def test_whoever_waits_too_long_goes_on_beside_and_does_not_wait_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "ENTER", turnstile.ENTER.replace("'2s'", "'100ms'"))
    gate = Turnstile()
    waited = list[float]()
    wait = gate._wait
    monkeypatch.setattr(gate, "_wait", lambda c: (waited.append(time.monotonic()), wait(c)))
    with worker(database, Turnstile()) as one, worker(database, gate) as other:

        def meanwhile() -> None:
            for name in ("beside", "beside, too"):
                other.submit(note(name)).result(PATIENCE)

        both(one, other, meanwhile)
        assert len(waited) == 1
        monkeypatch.setattr(turnstile, "BESIDE", 0.0)
        gate._not_before = 0.0
        other.submit(note("in turn again")).result(PATIENCE)
        assert len(waited) == 2
    assert noted(database) == ["beside", "beside, too", "first", "in turn again", "second"]


@POSTGRES
def test_whoever_may_not_lock_goes_on_all_the_same(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "ENTER", "LOCK TABLE pg_catalog.there_is_none")
    with worker(database, Turnstile()) as it:
        it.submit(note("kept")).result(PATIENCE)
    assert noted(database) == ["kept"]


@POSTGRES
def test_a_migration_and_a_worker_do_not_wait_for_each_other(database: str) -> None:
    """It changes tables first, and says at which revision they are last."""
    engine = open_writer(database)
    with worker(database, Turnstile()) as it, engine.begin() as migrating:
        migrating.exec_driver_sql("ALTER TABLE mark ADD COLUMN more text")
        counts = Counts("kept")
        counts.go_on.set()
        asked = it.submit(counts)
        time.sleep(1.5)  # longer than the server takes to look for a deadlock
        migrating.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    asked.result(PATIENCE)
    assert counts.began.is_set()
    engine.dispose()
    assert noted(database) == ["kept"]


_LOCKED = sa.text(
    "SELECT count(*) FROM pg_locks JOIN pg_class ON pg_class.oid = relation "
    "WHERE pid = pg_backend_pid() AND relname = 'turnstile' AND mode = 'ExclusiveLock'"
)

_LIMIT = sa.text("SHOW idle_in_transaction_session_timeout")


@POSTGRES
@pytest.mark.parametrize(("role", "locked"), [("web", 0), ("worker", 1), ("clock", 0), ("run", 0)])
def test_workers_alone_are_in_turn_and_all_are_woken(
    role: Role, locked: int, database: str
) -> None:
    given = settings.for_demo({"LOTSE_CONFIG": str(ROOT / "config")})
    given = given.model_copy(update={"database_url": database, "topics": {}})

    async def story() -> None:
        bot = build(given, clock=StillClock(), role=role)
        try:
            assert await bot.store.write(lambda c: c.scalar(_LOCKED)) == locked
            assert await bot.store.write(lambda c: c.scalar(_LIMIT)) == "15s"
        finally:
            await bot.close()

    asyncio.run(story())


@POSTGRES
def test_what_fails_is_undone_and_the_next_one_passes(database: str) -> None:
    def fails(connection: sa.Connection) -> None:
        note("half")(connection)
        raise LookupError

    with worker(database, Turnstile()) as it:
        with suppress(LookupError):
            it.submit(fails).result(PATIENCE)
        it.submit(note("kept")).result(PATIENCE)
    assert noted(database) == ["kept"]


@POSTGRES
def test_a_sleeper_loses_what_it_holds_and_does_it_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "WAKE", turnstile.WAKE.replace("'15s'", "'200ms'"))
    with worker(database, Turnstile()) as sleeper, worker(database, Turnstile()) as other:
        sleeps = Counts("asleep")
        asked = sleeper.submit(sleeps)
        assert sleeps.began.wait(PATIENCE)
        other.submit(note("other")).result(PATIENCE)
        assert not asked.done()
        sleeps.go_on.set()
        asked.result(PATIENCE)
    assert sleeps.ran == 2
    assert noted(database) == ["asleep", "other"]


@POSTGRES
def test_a_door_dooms_no_worker(database: str) -> None:
    """A worker reacts to dozens of events at a time; a door keeps the next while it does."""
    with shared(database) as door, shared(database) as it:
        began, go_on = threading.Event(), threading.Event()
        ran = list[int]()

        def reacts(connection: sa.Connection) -> None:
            ran.append(1)
            its = sa.select(inbox.c.seq).where(inbox.c.key == "event:0").with_for_update()
            connection.execute(its)
            began.set()
            go_on.wait(PATIENCE)
            keep_arrival(connection, asked(99))

        turn = it.submit(reacts)
        assert began.wait(PATIENCE)
        for n in range(1, 6):
            kept = [row_of(asked(n))]
            door.submit(lambda c, kept=kept: keep_rows(c, kept), decides=False).result(PATIENCE)
        go_on.set()
        turn.result(PATIENCE)
    assert len(ran) == 1


@POSTGRES
def test_what_decides_is_watched_all_the_same(database: str) -> None:
    """Together with what decides nothing, too: only what is alone is not watched."""
    levels = list[str]()

    def look(connection: sa.Connection) -> None:
        levels.append(str(connection.exec_driver_sql("SHOW transaction_isolation").scalar()))

    with shared(database) as it:
        for decides in (True, False, True):
            it.submit(look, decides=decides).result(PATIENCE)
        with held_up(it):
            both = [it.submit(look, decides=decides) for decides in (False, True)]
        for one in both:
            one.result(PATIENCE)
    assert levels == ["serializable", "read committed", *["serializable"] * 3]


@contextmanager
def shared(url: str) -> Iterator[Writer]:
    """A writer as it is where many processes share a database: what it keeps wakes a lane."""
    engine = open_writer(url)
    with engine.begin() as connection:
        prepare(connection.connection.driver_connection)
    it = Writer(engine, defer=deferring(), simply=simply(engine))
    try:
        yield it
    finally:
        it.close()
        engine.dispose()
