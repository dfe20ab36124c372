"""Moving a community to another database: from SQLite to Postgres, and back.

It may be broken off at any moment: the next time it goes on where it was. Nothing of the old
database is changed, and at last both are compared, row by row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from bot.errors import OurFault, YourMistake
from bot.store.copying import (
    MOVING,
    Tally,
    all_tables,
    batches,
    expect_whole,
    first_filled,
    go_on_counting,
    how_many,
    insert_rows,
    key_of,
    tally_of,
)
from bot.store.database import open_reader, open_writer, reached, sqlite_file, upsert
from bot.store.lock import only_engine
from bot.store.migrate import current, migrate, newest
from bot.store.outbox import mark_of
from bot.store.schema import mark


class Watched(Protocol):
    """Who hears how far it is."""

    def began(self, what: str, whole: int, done: int) -> None:
        """``what`` ("copied", "compared") begins: so many rows, so many of them done before."""
        ...

    def went_on(self, rows: int) -> None:
        """So many more are done."""
        ...


def move(source: str, target: str, watch: Watched) -> dict[str, int]:
    """Copy all of ``source`` into ``target``, and compare them; how many rows each table has.

    Raises ``YourMistake`` where the target is not empty (unless an earlier move from the same
    source was broken off there), the source is of another version, or Lotse runs on one of them.
    """
    if _name_of(source) == _name_of(target):
        raise YourMistake("Both addresses name the same database. Give the new one another name.")
    expect_whole(source, "move")
    with only_engine(source), only_engine(target), reached():
        if current(target) not in (None, newest()):
            raise YourMistake(NOT_EMPTY)
        migrate(target)
        reader, writer = open_reader(source), open_writer(target)
        try:
            with reader.connect() as connection:
                return _Move(connection, writer, _name_of(source), watch).whole()
        finally:
            reader.dispose()
            writer.dispose()


NOT_EMPTY = (
    "The database to move to is not empty. Give it a new, empty one: what is there would be mixed "
    "with what comes. Nothing was changed."
)


def _name_of(url: str) -> str:
    """What tells one database from another, without its password, and readable by nobody."""
    file = sqlite_file(url)
    if file is not None:
        return mark_of(f"sqlite:{file.resolve()}")
    given = sa.make_url(url)
    return mark_of(f"{given.host or ''}:{given.port or 5432}/{given.database}?{given.query}")


class _Move:
    """One move: a source seen at one moment, and a target that remembers how far it is."""

    def __init__(self, source: sa.Connection, target: sa.Engine, name: str, watch: Watched) -> None:
        self._source = source
        self._target = target
        self._name = name
        self._watch = watch
        self._tables = all_tables()

    def whole(self) -> dict[str, int]:
        """Copy what is missing, compare everything, and be done."""
        at, after = self._begin()
        rows = {table.name: how_many(self._source, table) for table in self._tables}
        before = sum(many for name, many in rows.items() if name < at) + self._done_of(at)
        self._watch.began("copied", sum(rows.values()), before)
        for table in self._tables:
            if table.name >= at:
                self._copy(table, after if table.name == at else ())
        self._watch.began("compared", sum(rows.values()), 0)
        for table in self._tables:
            self._compare(table)
        self._end()
        return rows

    def _done_of(self, at: str) -> int:
        """How much of the table is there in which an earlier move was broken off."""
        table = next((table for table in self._tables if table.name == at), None)
        return self._there(table).rows if table is not None else 0

    def _begin(self) -> tuple[str, Sequence[Any]]:
        """Where to go on: a table's name, and the key after which its rows are missing."""
        broken = sa.select(mark.c.value).where(mark.c.name == MOVING)
        if self._source.scalar(broken) is not None:
            raise YourMistake(
                "The database to move is itself the target of a move that was broken off. Run that "
                "one again first, or move from its source."
            )
        with self._target.begin() as connection:
            told = connection.scalar(broken)
            if told is not None and json.loads(told)["from"] == self._name:
                return json.loads(told)["table"], json.loads(told)["after"]
            if first_filled(connection, self._tables):
                raise YourMistake(NOT_EMPTY)
            self._remember(connection, "", ())
        return "", ()

    def _remember(self, connection: sa.Connection, table: str, after: Sequence[Any]) -> None:
        told = json.dumps({"from": self._name, "table": table, "after": list(after)})
        upsert(connection, mark, {"name": MOVING, "value": told})

    def _copy(self, table: sa.Table, after: Sequence[Any]) -> None:
        for rows in batches(self._source, table, after):
            with self._target.begin() as connection:
                insert_rows(connection, table, rows)
                self._remember(connection, table.name, key_of(table, rows[-1]))
            self._watch.went_on(len(rows))

    def _compare(self, table: sa.Table) -> None:
        """The same rows on both sides. Where the old one changed since a break, it is copied anew.

        Raises ``OurFault`` where they differ even then.
        """
        wanted = Tally()
        for tally in tally_of(self._source, table):
            self._watch.went_on(tally.rows - wanted.rows)
            wanted = tally
        if self._there(table) == wanted:
            return
        with self._target.begin() as connection:
            ours = table.c.name != MOVING if table.name == mark.name else sa.true()
            connection.execute(sa.delete(table).where(ours))
            for rows in batches(self._source, table):
                insert_rows(connection, table, rows)
        found = self._there(table)
        if found != wanted:
            raise OurFault(
                f"{table.name} does not hold the same on both sides: {wanted.rows} rows here, "
                f"{found.rows} there. Keep the old database"
            )

    def _there(self, table: sa.Table) -> Tally:
        with self._target.connect() as connection:
            return list(tally_of(connection, table))[-1]

    def _end(self) -> None:
        with self._target.begin() as connection:
            go_on_counting(connection, self._tables)
            connection.execute(sa.delete(mark).where(mark.c.name == MOVING))
