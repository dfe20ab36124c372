"""Postgres' advisory locks from outside: who holds them, and losing them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bot.store.database import driver_url


@contextmanager
def session(database: str) -> Iterator[sa.Connection]:
    """Somebody else's connection."""
    engine = sa.create_engine(driver_url(database), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def cut(database: str, *numbers: int) -> int:
    """Postgres ends the sessions that hold these locks; how many there were."""
    query = sa.text(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
        "AND (classid::bigint << 32) + objid::bigint = :number"
    )
    with session(database) as connection:
        found = [row for n in numbers for row in connection.execute(query, {"number": n})]
    time.sleep(0.3)
    return len(found)
