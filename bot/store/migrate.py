"""Bringing a database to the present schema, and asking whether it is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.errors import YourMistake
from bot.store.database import driver_url, is_sqlite, open_writer, reached, sqlite_file
from bot.store.lanes import JOBS
from bot.store.lock import one_at_a_time

FOLDER = Path(__file__).parent / "migrations"


def migrate(url: str, also: Callable[[Any], None] | None = None) -> str:
    """Bring the database to the newest schema; returns its revision.

    A SQLite file that is not at the newest revision is copied beside itself first
    (``<file>.before-<revision>``), by SQLite's own backup, which is safe while others read.
    On Postgres several may begin at once: one does it, the others wait; and ``also`` is called with
    the driver's connection, in a transaction. Raises ``OurFault`` where the database cannot be
    reached, ``YourMistake`` where a newer Lotse made it.
    """
    with nullcontext() if is_sqlite(url) else one_at_a_time(url):
        _migrate(url, None if is_sqlite(url) else also)
    return newest()


def is_ready(url: str) -> bool:
    """Whether many of this version can share the database: a newer one may have made it meanwhile.

    One that was just moved or restored is not: the tables of who runs what come with ``also``.
    """
    found = current(url)
    return found is not None and (found == newest() or found not in _known()) and _wakes_lanes(url)


def _migrate(url: str, also: Callable[[Any], None] | None) -> None:
    engine = open_writer(url)
    try:
        with reached(), engine.connect() as connection:
            before = MigrationContext.configure(connection).get_current_revision()
        if before is not None and before != newest():
            check_known(before)
            _copy(url, before)
        if before != newest():
            with engine.begin() as connection:
                walk_to(connection, "head")
        if also is not None:
            with engine.begin() as connection:
                also(connection.connection.driver_connection)
    finally:
        engine.dispose()


def newest() -> str:
    """The revision that this version of Lotse works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current(url: str) -> str | None:
    """The revision a database is at; ``None`` if it was never migrated. Creates nothing."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return None
    engine = sa.create_engine(driver_url(url))
    try:
        with reached(), engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _wakes_lanes(url: str) -> bool:
    engine = sa.create_engine(driver_url(url))
    try:
        with reached(), engine.connect() as connection:
            return sa.inspect(connection).has_table(JOBS)
    finally:
        engine.dispose()


def _known() -> set[str]:
    return {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}


def walk_to(connection: sa.Connection, revision: str) -> None:
    """Bring the tables to a revision, upwards or downwards, within the connection's transaction."""
    config, script = _config(), ScriptDirectory.from_config(_config())
    config.attributes["connection"] = connection
    before = MigrationContext.configure(connection).get_current_revision()
    older = {each.revision for each in script.walk_revisions("base", before or "base")}
    downwards = revision in older - {before}
    (command.downgrade if downwards else command.upgrade)(config, revision)


def check_known(revision: str) -> None:
    """Raises ``YourMistake`` where a newer Lotse wrote it: its revision is none of ours."""
    if revision not in _known():
        raise YourMistake(
            f"A newer Lotse made this database (revision {revision}). Install that version again, "
            "or use another database. Nothing was changed."
        )


def _copy(url: str, revision: str) -> None:
    file = sqlite_file(url)
    if file is None:
        return
    beside = file.with_name(f"{file.name}.before-{revision}")
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(beside)) as copy:
        old.backup(copy)
