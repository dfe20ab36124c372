"""Whole tables from one database to another: in batches, and counted so that both can be compared.

What is copied is what the tables hold, value by value. The numbers that rows were given stay
theirs, and new rows get higher ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.errors import YourMistake
from bot.store.database import is_sqlite, new_rows, sqlite_file
from bot.store.migrate import current, newest
from bot.store.schema import mark, metadata

BATCH = 1000
"""Rows in one statement."""

MOVING = "moving"
"""The mark of a database into which another one is being moved: how far that is."""

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a table holds: how many rows, and a sum over all of them, in whatever order they lie.

    Two tables with the same tally hold the same rows. The sum tells nothing about any of them.
    """

    rows: int = 0
    total: int = 0

    def and_of(self, rows: Sequence[Values]) -> Tally:
        """The tally of these rows, too."""
        total = sum((_number(row) for row in rows), self.total) % _WHOLE
        return Tally(self.rows + len(rows), total)


_written = json.JSONEncoder(ensure_ascii=False).encode
_BYTES = 16
_WHOLE = 2 ** (8 * _BYTES)


def _number(row: Values) -> int:
    told = _written(row).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=_BYTES).digest())


def all_tables() -> list[sa.Table]:
    """Every table of ours, always in the same order."""
    return sorted(metadata.sorted_tables, key=lambda table: table.name)


def batches(
    connection: sa.Connection, table: sa.Table, after: Sequence[Any] = (), size: int = BATCH
) -> Iterator[list[Values]]:
    """All rows in the order of their keys, or those ``after`` that key.

    Where the mark of a move lies, it is left out: it is about the database, not of it.
    """
    keys = list(table.primary_key)
    query = sa.select(table).order_by(*keys).limit(size)
    if table.name == mark.name:
        query = query.where(table.c.name != MOVING)
    while True:
        rest = query.where(sa.tuple_(*keys) > sa.tuple_(*_bound(keys, after))) if after else query
        rows = [tuple(row) for row in connection.execute(rest).all()]
        if rows:
            yield rows
        if len(rows) < size:
            return
        after = key_of(table, rows[-1])


def _bound(keys: Sequence[sa.Column[Any]], after: Sequence[Any]) -> Iterator[sa.ColumnElement[Any]]:
    for column, value in zip(keys, after, strict=True):
        yield sa.literal(value, column.type)


def key_of(table: sa.Table, row: Values) -> list[Any]:
    """The key of a row that ``batches`` gave."""
    names = [column.name for column in table.columns]
    return [row[names.index(column.name)] for column in table.primary_key]


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Values]) -> None:
    """Insert rows, leaving alone what is there."""
    names = [column.name for column in table.columns]
    given = [dict(zip(names, row, strict=True)) for row in rows]
    connection.execute(new_rows(connection, table), given)


def tally_of(connection: sa.Connection, table: sa.Table) -> Iterator[Tally]:
    """The tally of a table, batch after batch; the last one is of all of it."""
    found = Tally()
    yield found
    for rows in batches(connection, table):
        found = found.and_of(rows)
        yield found


def how_many(connection: sa.Connection, table: sa.Table) -> int:
    """How many rows there are."""
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def go_on_counting(connection: sa.Connection, tables: Collection[sa.Table]) -> None:
    """Let Postgres give the next rows higher numbers than those that came with theirs.

    SQLite looks for the highest one by itself.
    """
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        for column in table.primary_key:
            named = sa.func.pg_get_serial_sequence(table.name, column.name)
            series = connection.scalar(sa.select(named))
            if series is not None:
                highest = sa.select(sa.func.max(column)).scalar_subquery()
                value = sa.func.coalesce(highest, 1)
                given = sa.func.setval(series, value, highest.is_not(None))
                connection.execute(sa.select(given))


# --- which databases


def expect_whole(url: str, word: str) -> None:
    """Raises ``YourMistake`` where there is no database of this version; ``word`` names it."""
    file = sqlite_file(url) if is_sqlite(url) else None
    if file is not None and not file.exists():
        raise YourMistake(f"There is no database at {file}: nothing to {word}.")
    if current(url) != newest():
        raise YourMistake(
            f"The database to {word} was made by another version of Lotse. Run first, with "
            "DATABASE_URL set to it: python -m bot migrate"
        )


def first_filled(connection: sa.Connection, tables: Collection[sa.Table]) -> str:
    """The name of a table that holds something; empty if none does."""
    for table in tables:
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            return table.name
    return ""
