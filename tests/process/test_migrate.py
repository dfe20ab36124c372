"""A database of any age is brought up to date, or refused; a copy of a file stays beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import OurFault, YourMistake
from bot.store.database import driver_url
from bot.store.migrate import current, migrate, newest
from bot.store.schema import metadata
from tests.process.revisions import FIRST, downgrade, execute

KEPT = "INSERT INTO mark (name, value) VALUES ('discourse:posts', '41')"


def read(url: str) -> str | None:
    """What was kept in the database by ``KEPT``."""
    engine = sa.create_engine(driver_url(url))
    with engine.connect() as connection:
        found = connection.scalar(sa.text("SELECT value FROM mark WHERE name = 'discourse:posts'"))
    engine.dispose()
    return found


def columns(url: str) -> dict[str, set[str]]:
    """The names of all columns by table."""
    engine = sa.create_engine(driver_url(url))
    there = sa.inspect(engine)
    found = {t: {c["name"] for c in there.get_columns(t)} for t in there.get_table_names()}
    engine.dispose()
    return found


def test_an_older_database_keeps_what_it_holds_and_a_file_is_copied_first(
    database: str, tmp_path: Path
) -> None:
    downgrade(database)
    execute(database, KEPT)
    assert current(database) == FIRST != newest()
    assert migrate(database) == newest()
    assert read(database) == "41"
    copies = list(tmp_path.glob("*.before-*"))
    if database.startswith("sqlite"):
        (copy,) = copies
        assert copy.name == f"lotse.sqlite3.before-{FIRST}"
        assert current(f"sqlite:///{copy}") == FIRST
        with closing(sqlite3.connect(copy)) as old:
            assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert read(f"sqlite:///{copy}") == "41"
    else:
        assert copies == []


def test_the_migrations_lead_to_the_tables_that_the_code_knows(database: str) -> None:
    downgrade(database)
    migrate(database)
    known = {table.name: {c.name for c in table.columns} for table in metadata.sorted_tables}
    there = columns(database)
    there.pop("alembic_version")
    assert there == known


def test_a_second_time_there_is_nothing_to_do_and_nothing_is_copied(
    database: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    assert migrate(database) == newest()
    assert [f for f in sorted(tmp_path.iterdir()) if f not in before] == []


def test_an_empty_file_and_no_file_become_a_database(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite3").touch()
    for name in ("empty", "new"):
        url = f"sqlite:///{tmp_path}/{name}.sqlite3"
        assert current(url) is None
        assert migrate(url) == newest()
        assert current(url) == newest()
    assert not list(tmp_path.glob("*.before-*"))


def test_a_database_of_a_newer_lotse_is_refused_and_left_alone(
    database: str, tmp_path: Path
) -> None:
    execute(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(YourMistake, match=r"newer Lotse.*9999.*Nothing was changed"):
        migrate(database)
    assert current(database) == "9999"
    assert not list(tmp_path.glob("*.before-*"))


def test_a_database_that_is_not_there_is_told_without_its_address() -> None:
    for ask in (current, migrate):
        with pytest.raises(OurFault) as told:
            ask("postgresql://lotse:geheim@127.0.0.1:1/daten")
        assert "cannot be reached" in str(told.value)
        assert "geheim" not in str(told.value)
