"""Databases with something in every table, and the other kind of database beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.store.database import open_writer
from bot.store.schema import metadata
from tests.postgres import MISSING, drop_database, new_database

WORDS = ('Größe "ja"', "zwei\nZeilen \\n", "👩‍🔬 ﬁ", "'; DROP TABLE mark; --", "", "ä", "{}")


LISTS = frozenset(
    [
        "about",
        "aliases",
        "cues",
        "dropped",
        "messages",
        "names",
        "payload",
        "spent",
        "thanks",
        "threads",
        "topics",
        "topics_found",
    ]
)
"""Columns that hold JSON, of which migrations read some."""


def value(column: sa.Column[Any], number: int) -> object:
    """Something that fits into a column, and differs from row to row where it must."""
    single = column.primary_key or column.unique
    if column.nullable and not single and number % 3 == 0:
        return None
    if column.name in LISTS and isinstance(column.type, sa.Text):
        return '["Größe"]' if number % 2 else "[]"
    if isinstance(column.type, sa.Boolean):
        return number % 2 == 0
    if isinstance(column.type, sa.Float):
        return 1_700_000_000.1 + number / 7
    if isinstance(column.type, sa.Integer):
        return number * 3 + 1
    return f"{number:05} {WORDS[number % len(WORDS)]}" if single else WORDS[number % len(WORDS)]


def rows(table: sa.Table, many: int) -> list[dict[str, object]]:
    """So many rows."""
    return [{c.name: value(c, number) for c in table.columns} for number in range(many)]


def fill(url: str, many: int = 7, tables: Iterable[sa.Table] = ()) -> None:
    """Put rows into every table."""
    engine = open_writer(url)
    with engine.begin() as connection:
        for table in tables or metadata.sorted_tables:
            connection.execute(sa.insert(table), rows(table, many))
    engine.dispose()


def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a database holds."""
    engine = open_writer(url)
    with engine.begin() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(sa.select(table)).all()), key=repr)
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return found


@contextmanager
def beside(url: str, folder: Path) -> Iterator[str]:
    """A database of the other kind; a new one on Postgres is migrated, a file is not there yet."""
    if not url.startswith("sqlite"):
        yield f"sqlite:///{folder}/other/lotse.sqlite3"
        return
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    other = new_database()
    yield other
    drop_database(other)
