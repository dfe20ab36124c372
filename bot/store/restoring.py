"""Restoring a backup into an empty database of either kind: all of it, compared, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from bot.errors import OurFault, YourMistake
from bot.store.backup import NOT_WHOLE, Backup, Last, lines, read_whole
from bot.store.copying import BATCH, Values, all_tables, go_on_counting, insert_rows, tally_of
from bot.store.database import open_writer, reached
from bot.store.lock import only_engine
from bot.store.migrate import check_known, walk_to


def restore(url: str, file: Path) -> Backup:
    """Put all that a backup holds into an empty database, and bring it to the newest schema.

    Raises ``YourMistake`` where the file is not whole or of a newer Lotse, the database is not
    empty, or Lotse runs on it. Whatever goes wrong, the database is as empty as before.
    """
    told = read_whole(file)
    check_known(told.revision)
    writer = open_writer(url)
    try:
        with only_engine(url), reached(), writer.begin() as connection:
            _expect_empty(connection, {*told.tallies, *(table.name for table in all_tables())})
            walk_to(connection, told.revision)
            _fill(connection, told)
            walk_to(connection, "head")
    finally:
        writer.dispose()
    return told


def try_out(last: Last) -> Backup:
    """Restore a backup into a scratch database and compare; what it held.

    Raises ``YourMistake`` or ``OurFault`` with the reason why that did not succeed.
    """
    with TemporaryDirectory(prefix="lotse-scratch-") as folder:
        found = restore(f"sqlite:///{folder}/scratch.sqlite3", last.file)
    if found.total != last.total:
        raise YourMistake(f"{last.file} is another backup than the last one of this database.")
    return found


def _expect_empty(connection: sa.Connection, names: Collection[str]) -> None:
    for name in sorted(set(sa.inspect(connection).get_table_names()) & set(names)):
        if connection.execute(
            sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1)
        ).first():
            raise YourMistake(
                "The database is not empty, and a restored one takes nobody's place. Set "
                "DATABASE_URL to a new, empty one. Nothing was changed."
            )


@dataclass(frozen=True, slots=True)
class _Part:
    """Some rows of a table."""

    table: str
    columns: list[str]
    rows: list[Values]


def _parts(file: Path) -> Iterator[_Part]:
    """All rows of a file, in batches."""
    part = _Part("", [], [])
    for told in lines(file):
        if isinstance(told, list):
            part.rows.append(tuple(told))
        if isinstance(told, dict) or len(part.rows) >= BATCH:
            if part.rows:
                yield part
            part = _Part(part.table, part.columns, [])
        if isinstance(told, dict) and "table" in told:
            part = _Part(*_named(file, told), [])
            yield part


def _named(file: Path, told: dict[str, Any]) -> tuple[str, list[str]]:
    """The name of a table and of its columns."""
    table, columns = told["table"], told.get("columns")
    if not isinstance(columns, list) or not all(isinstance(one, str) for one in (table, *columns)):
        raise YourMistake(f"{file} {NOT_WHOLE}")
    return table, columns


def _fill(connection: sa.Connection, told: Backup) -> None:
    """Insert everything, and compare what is there with what the file says."""
    tables: dict[str, sa.Table] = {}
    for part in _parts(told.file):
        if part.table not in tables:
            tables[part.table] = _as_written(connection, told.file, part)
        if part.rows:
            with _held(told.file):
                insert_rows(connection, tables[part.table], part.rows)
    if tables.keys() != told.tallies.keys():
        raise YourMistake(f"{told.file} {NOT_WHOLE}")
    for name, tally in told.tallies.items():
        *_, found = tally_of(connection, tables[name])
        if found != tally:
            raise OurFault(f"{name} does not hold what {told.file} does: {found.rows} rows")
    go_on_counting(connection, tables.values())


@contextmanager
def _held(file: Path) -> Iterator[None]:
    """Raises ``YourMistake`` in the place of what the database raises for rows it cannot hold."""
    try:
        yield
    except sa.exc.OperationalError:
        raise
    except (sa.exc.StatementError, ValueError, TypeError, OverflowError):
        raise YourMistake(f"{file} {NOT_WHOLE}") from None


def _as_written(connection: sa.Connection, file: Path, part: _Part) -> sa.Table:
    """The table as the database has it (it may be of an older schema), in the file's order."""
    if part.table not in sa.inspect(connection).get_table_names():
        raise YourMistake(f"{file} {NOT_WHOLE}")
    found = sa.Table(part.table, sa.MetaData(), autoload_with=connection)
    if sorted(part.columns) != sorted(found.columns.keys()):
        raise YourMistake(f"{file} {NOT_WHOLE}")
    columns = (found.columns[name] for name in part.columns)
    return sa.Table(
        part.table,
        sa.MetaData(),
        *(sa.Column(c.name, c.type, primary_key=c.primary_key) for c in columns),
    )
