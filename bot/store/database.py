"""Opening SQLite or Postgres the way that keeps what it was given.

SQLite: WAL with ``synchronous=FULL`` (an acknowledged row survives power loss), writers begin with
``BEGIN IMMEDIATE`` so that two turns never both read before one writes. Postgres: SERIALIZABLE,
except for what decides nothing (``simply``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import NoRoom, OurFault, YourMistake
from bot.store.connecting import patience

BUSY_MS = 10_000


def is_sqlite(url: str) -> bool:
    """Whether ``url`` names a SQLite file."""
    return url.startswith("sqlite")


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; ``None`` for Postgres."""
    if not is_sqlite(url):
        return None
    return Path(url.removeprefix("sqlite:///"))


def driver_url(url: str) -> str:
    """The address with the driver that we use. Raises ``YourMistake`` for other databases."""
    for scheme in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return url
    raise YourMistake(
        "DATABASE_URL must start with sqlite:/// (and name a file), postgres:// or postgresql://"
    )


def open_writer(url: str) -> sa.Engine:
    """The engine for transactions that write: one connection, used by one thread."""
    if not is_sqlite(url):
        return sa.create_engine(
            driver_url(url),
            isolation_level="SERIALIZABLE",
            pool_size=1,
            max_overflow=1,
            hide_parameters=True,
            connect_args=patience(url),
        )
    engine = _open_sqlite(url)
    sa.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def simply(writer: sa.Engine) -> sa.Engine:
    """The writer's connection for what decides nothing: it keeps what came, under a new key.

    Such a transaction can be thought to come after any that is under way, so Postgres need not
    watch whom it might contradict; in turn no turn may decide by what did not come yet. Where it
    did, doors that keep events and a worker whose
    transaction reacts to dozens doomed each other: what is looked up locks a whole page of an
    index, and new events and jobs stand on the same last one
    (https://www.postgresql.org/docs/current/transaction-iso.html#XACT-SERIALIZABLE).
    """
    if writer.dialect.name == "sqlite":
        return writer
    return writer.execution_options(isolation_level="READ COMMITTED")


def open_reader(url: str) -> sa.Engine:
    """The engine for looks: several connections, each look sees one moment."""
    if not is_sqlite(url):
        return sa.create_engine(
            driver_url(url),
            isolation_level="REPEATABLE READ",
            pool_size=4,
            hide_parameters=True,
            connect_args=patience(url),
        )
    engine = _open_sqlite(url)
    sa.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))
    return engine


def leave_who_only_reads(writer: sa.Engine, reader: sa.Engine) -> None:
    """Where nothing may be written (any more), another server may: nobody stays with this one.

    Whoever only looks is refused nothing there, and would not see what is written elsewhere.
    """

    def left(failed: sa.ExceptionContext) -> None:
        if _only_reads(failed.original_exception):
            failed.is_disconnect = True
            reader.dispose()

    sa.event.listen(writer, "handle_error", left)


def _open_sqlite(url: str) -> sa.Engine:
    file = sqlite_file(url)
    assert file is not None
    file.parent.mkdir(parents=True, exist_ok=True)
    # An error's text must not quote what was to be kept: it ends in a log.
    engine = sa.create_engine(driver_url(url), hide_parameters=True)
    sa.event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see the docstring above
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def reached() -> Iterator[None]:
    """Raises ``OurFault`` where the database is not there: its own error may quote the address."""
    try:
        yield
    except sa.exc.OperationalError as error:
        reason = type(error.orig).__name__
        raise OurFault(f"the database of DATABASE_URL cannot be reached ({reason})") from None


# --- the two statements that both databases spell alike but SQLAlchemy keeps apart


def insert_new(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> bool:
    """Insert ``row`` unless one with its keys is there; whether it was new."""
    statement = _new_row(connection.dialect.name, table)
    return connection.execute(statement, row).first() is not None


def new_rows(connection: sa.Connection, table: sa.Table) -> sa.Insert:
    """The statement that inserts rows, leaving alone those that are there."""
    return _insert(connection.dialect.name, table).on_conflict_do_nothing()


def upsert(
    connection: sa.Connection, table: sa.Table, *rows: Mapping[str, Any], keep: Sequence[str] = ()
) -> None:
    """Insert ``rows``, or overwrite those with their primary keys except for ``keep`` columns."""
    statement = _row(connection.dialect.name, table, tuple(rows[0]), tuple(keep))
    connection.execute(statement, rows if len(rows) > 1 else rows[0])


# Statements are built once: building one anew costs more than SQLite takes to run it.


@cache
def _new_row(dialect: str, table: sa.Table) -> sa.Insert:
    key = next(iter(table.primary_key))
    return _insert(dialect, table).on_conflict_do_nothing().returning(key)


@cache
def _row(dialect: str, table: sa.Table, names: tuple[str, ...], keep: tuple[str, ...]) -> sa.Insert:
    keys = [column.name for column in table.primary_key]
    statement = _insert(dialect, table)
    changed = {name: statement.excluded[name] for name in names if name not in (*keys, *keep)}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


def _insert(dialect: str, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


_READ_ONLY_STATES = {"25006", "0A000"}  # read_only_sql_transaction; serializable on a standby
_DOOMED_STATES = {"40001", "40P01"}  # serialisation failure, deadlock
_TRANSIENT_STATES = {*_DOOMED_STATES, "23505"}  # a unique conflict may be with somebody else's row

_STATES_WITHOUT_ROOM = {"53000", "53100", "53200"}
"""Resources, disk, memory: https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_SQLITE_WITHOUT_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,  # a quota, or a limit of the process, says so
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
"""https://www.sqlite.org/rescode.html"""


def _only_reads(error: BaseException | None) -> bool:
    """Whether a server refused to write at all: trying again at once is no use."""
    return getattr(error, "sqlstate", None) in _READ_ONLY_STATES


def is_transient(error: BaseException) -> bool:
    """Whether the transaction failed for a reason that repeating it mends.

    A connection that was dropped is one: whatever is written here may be written twice.
    """
    if not isinstance(error, sa.exc.DBAPIError):  # whoever got the bare connection met it
        return getattr(error, "sqlstate", None) in _TRANSIENT_STATES
    if _only_reads(error.orig):
        return False
    return error.connection_invalidated or _failed_as(error, _TRANSIENT_STATES)


class HalfKept(Exception):
    """A reaction failed when some of its effects were kept, and nothing was set to undo them by."""


def needs_care(error: BaseException) -> bool:
    """Whether a turn that failed so may go well where each part of it can be undone."""
    return isinstance(error, HalfKept | sa.exc.DBAPIError) and not is_transient(error)


def is_doomed(error: BaseException) -> bool:
    """Whether the transaction is given up as a whole: for others' sake, without room or server."""
    if not isinstance(error, sa.exc.DBAPIError):
        return False
    given_up = error.connection_invalidated or _failed_as(error, _DOOMED_STATES)
    return given_up or has_no_room(error)


@contextmanager
def finding_room() -> Iterator[None]:
    """Raises ``NoRoom`` in the place of what the database raises without room."""
    try:
        yield
    except Exception as error:
        if has_no_room(error):
            lacks = "may only be read" if _may_only_be_read(error) else "has no room"
            raise NoRoom(f"the database {lacks} ({type(error).__name__})") from error
        raise


def has_no_room(error: BaseException) -> bool:
    """Whether a disk has no room, a file may only be read, a Postgres has no memory: no fault.

    What failed so may be tried as often as it takes, and no attempt may count. A disk that cannot
    be read is something else: what lies there is given up after some attempts, and seen.
    """
    if isinstance(error, sa.exc.DBAPIError):
        error = error.orig or error
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return code in _SQLITE_WITHOUT_ROOM or _may_only_be_read(error)
    return getattr(error, "sqlstate", None) in _STATES_WITHOUT_ROOM


def _may_only_be_read(error: BaseException) -> bool:
    """Whether SQLite does not write to a file: it opened it so, or was told so."""
    error = getattr(error, "orig", None) or error
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY


def is_lost(error: BaseException, connection: sa.Connection) -> bool:
    """Whether an error took the whole transaction with it, not only what a savepoint holds.

    Asked after a savepoint, if there was one, was rolled back: then a sound transaction is open.
    """
    if is_doomed(error) or connection.closed or connection.invalidated:
        return True
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return not driver.in_transaction  # a full disk, for one, ends it
    return str(driver.info.transaction_status.name) != "INTRANS"


def _failed_as(error: sa.exc.DBAPIError, states: Collection[str]) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in states
    return "database is locked" in str(error.orig)
