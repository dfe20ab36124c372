"""Only one embedded engine per database: a file lock beside SQLite, advisory locks on Postgres.

On Postgres the first lock refuses a second engine at its start, before it migrates anything; the
second is held by the very session that writes (``Hold``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import Displaced, YourMistake
from bot.store.connecting import KEEPALIVE, patience
from bot.store.database import driver_url, reached, sqlite_file

ADVISORY = 0x4C6F747365  # "Lotse": any number that nobody else in this database uses
WRITING, MIGRATING = ADVISORY + 1, ADVISORY + 2

PATIENCE = 3.0
"""Seconds that a session of ours, just ended, may take to let go of its lock."""

TAKEN = (
    "Lotse already runs on this database. Stop the other one first, or give this one a database "
    "of its own (DATABASE_URL)."
)
TAKEN_OVER = (
    "the connection to the database was lost, and meanwhile another Lotse began to run on it. This "
    "one ends and leaves the work to the other: nothing is lost. If there should be only this one, "
    "stop the other and start this one again."
)


@contextmanager
def only_engine(url: str) -> Iterator[None]:
    """Hold the lock while the engine runs. Raises ``YourMistake`` if another engine holds it.

    Both locks end with the process, however it ends.
    """
    file = sqlite_file(url)
    if file is None:
        with _advisory(url):
            yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{file}.engine.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise YourMistake(TAKEN) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def sharing(url: str) -> Iterator[None]:
    """Be one of many on this Postgres. Raises ``YourMistake`` where one works there alone.

    Who loses this lock with its connection goes on: two kinds of engine at once lose nothing and
    say nothing twice, they only do the same work.
    """
    with _connected_to(url) as connection:
        shared = sa.func.pg_try_advisory_lock_shared(ADVISORY)
        if not connection.scalar(sa.select(shared)):
            raise YourMistake(TAKEN)
        yield


@contextmanager
def one_at_a_time(url: str) -> Iterator[None]:
    """Wait for whoever brings this Postgres up to date, and be the only one that does."""
    with _connected_to(url) as connection:
        connection.scalar(sa.select(sa.func.pg_advisory_lock(MIGRATING)))
        yield


@contextmanager
def _advisory(url: str) -> Iterator[None]:
    with _connected_to(url) as connection:
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(ADVISORY))):
            raise YourMistake(TAKEN)
        # Who lost the first lock with its connection may still hold the second one.
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(WRITING))):
            raise YourMistake(TAKEN)
        connection.scalar(sa.select(sa.func.pg_advisory_unlock(WRITING)))
        yield


@contextmanager
def _connected_to(url: str) -> Iterator[sa.Connection]:
    """A session of its own for a lock. Raises ``OurFault`` where the database is not there."""
    engine = sa.create_engine(
        driver_url(url), isolation_level="AUTOCOMMIT", pool_size=1, connect_args=patience(url)
    )
    try:
        with ExitStack() as stack:
            with reached():
                connection = stack.enter_context(engine.connect())
            for setting in _watched():  # this session is idle: a lost peer must not keep the lock
                connection.exec_driver_sql(setting)
            yield connection
    finally:
        engine.dispose()


class Hold:
    """Makes each session of a writing engine hold the second lock, or there is no session.

    An advisory lock ends with its session, and nobody is told. So the session that writes holds
    one itself: while it lasts no other engine writes, and after it was cut nothing is claimed here
    before the lock is ours again. Where another engine has it, ``Displaced`` is raised, from then
    on at once. (SQLite needs none: its lock ends with the process.)
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._displaced = False
        if engine.dialect.name != "sqlite":
            sa.event.listen(engine, "connect", self._connected)

    def _connected(self, connection: Any, _entry: ConnectionPoolEntry) -> None:
        until = monotonic() + PATIENCE
        while not self._displaced and not self._taken(connection):
            self._displaced = monotonic() > until
            sleep(0.05)
        if self._displaced:
            connection.close()
            raise Displaced(TAKEN_OVER)

    def _taken(self, connection: Any) -> bool:
        found = connection.execute(f"SELECT pg_try_advisory_lock({WRITING})").fetchone()
        for setting in _watched():
            connection.execute(setting)
        connection.commit()
        return bool(found[0])


def _watched() -> Iterator[str]:
    """What tells the server to look after an idle session whose peer may be gone."""
    yield from (f"SET tcp_{setting} = {value}" for setting, value in KEEPALIVE.items())
