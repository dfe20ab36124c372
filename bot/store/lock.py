"""Only one engine per database: a file lock beside SQLite, an advisory lock on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import sqlalchemy as sa
from filelock import FileLock, Timeout

from bot.errors import YourMistake
from bot.store.database import driver_url, reached, sqlite_file

ADVISORY = 0x4C6F747365  # "Lotse": any number that nobody else in this database uses

TAKEN = (
    "Lotse already runs on this database. Stop the other one first, or give this one a database "
    "of its own (DATABASE_URL)."
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
def _advisory(url: str) -> Iterator[None]:
    engine = sa.create_engine(driver_url(url), isolation_level="AUTOCOMMIT", pool_size=1)
    try:
        with ExitStack() as stack:
            with reached():
                connection = stack.enter_context(engine.connect())
            if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(ADVISORY))):
                raise YourMistake(TAKEN)
            yield
    finally:
        engine.dispose()
