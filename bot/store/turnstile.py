"""Workers that share a Postgres write one after the other; who sleeps keeps nobody out for long.

A worker's transaction decides on dozens of events at once and reads what others are about to write.
Two at a time nearly always doom each other: both are done again, event by event, and several
workers see through less than one (``bench/scale.py``). So each waits until the one before is done.
It is a courtesy and no guarantee: that stays with SERIALIZABLE, whoever waits for too long goes on
beside the other, and the doors, which must answer soon, never wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

ENTER = (
    "SET LOCAL lock_timeout = '2s'; LOCK TABLE turnstile IN EXCLUSIVE MODE; "
    "SET LOCAL lock_timeout TO DEFAULT"
)
"""Before the first look, which fixes what a transaction sees: an advisory lock would come after it.

Nobody but workers has to do with this table. After two seconds somebody sleeps, or is migrating.
"""
BESIDE = 15.0
"""So many seconds a worker does not wait again that waited in vain."""
WAKE = "SET idle_in_transaction_session_timeout = '15s'"
"""As long as a silent worker keeps its lanes (``bot/engine/procrastinate.py``)."""


class Turnstile:
    """Begins the transactions of one worker."""

    def __init__(self) -> None:
        self._not_before = 0.0

    @contextmanager
    def passed(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """A transaction, when it is its turn; committed unless something is raised."""
        with engine.connect() as connection:
            if monotonic() >= self._not_before:
                self._wait(connection)
            yield connection
            connection.commit()

    def _wait(self, connection: sa.Connection) -> None:
        try:
            connection.exec_driver_sql(ENTER)
        except sa.exc.DBAPIError as error:
            if error.connection_invalidated:
                raise
            connection.rollback()
            self._not_before = monotonic() + BESIDE


def wake_sleepers(engine: sa.Engine) -> None:
    """Have the server end sessions that sleep in the midst of a transaction: they hold locks."""
    if engine.dialect.name == "postgresql":
        sa.event.listen(engine, "connect", _connected)


def _connected(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.execute(WAKE)
    connection.commit()
