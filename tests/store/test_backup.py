"""A backup is whole or not there, holds one moment, and can be restored into either database."""

from __future__ import annotations

import gzip
import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import OurFault, YourMistake
from bot.store import backup as backups
from bot.store import copying, restoring
from bot.store.backup import LAST, Last, backup, last_backup, read_whole
from bot.store.database import is_sqlite, open_reader, open_writer
from bot.store.lock import only_engine, sharing
from bot.store.migrate import current, migrate, newest, walk_to
from bot.store.restoring import restore, try_out
from bot.store.schema import logbook, mark, thread
from tests.process.revisions import FIRST, downgrade, execute
from tests.store.filled import beside, content, fill

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lotse.backup.gz"


@pytest.fixture
def other(database: str, tmp_path: Path) -> Iterator[str]:
    with beside(database, tmp_path) as url:
        yield url


def last(url: str) -> Last | None:
    engine = open_reader(url)
    with engine.connect() as connection:
        found = last_backup(connection)
    engine.dispose()
    return found


def without_mark(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything but where the last backup went."""
    found = content(url)
    found["mark"] = [row for row in found["mark"] if row[0] != LAST]
    return found


@pytest.mark.parametrize("size", [2, 1000])
def test_what_was_backed_up_is_restored_into_either_database(
    database: str, other: str, file: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying.batches, "__defaults__", ((), size))
    monkeypatch.setattr(restoring, "BATCH", size)
    fill(database, 5)
    before = content(database)
    made = backup(database, file, NOW)
    assert (made.rows, made.at, made.revision) == (5 * len(before), NOW, newest())
    assert without_mark(database) == before
    restore(other, file)
    assert content(other) == before
    engine = open_writer(other)
    with engine.begin() as connection:
        connection.execute(sa.insert(logbook).values(at=1.0, what="stopped", about="{}"))
    engine.dispose()


def test_nobody_else_may_read_it_and_nothing_lies_beside_it(database: str, file: Path) -> None:
    old = os.umask(0)
    try:
        backup(database, file, NOW)
    finally:
        os.umask(old)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.glob(".lotse-backup-*")) == []


def test_an_older_file_stays_until_the_new_one_is_whole(
    database: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 3)
    backup(database, file, NOW)
    before = file.read_bytes()

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "all_tables", broken_off)
    with pytest.raises(KeyboardInterrupt):
        backup(database, file, NOW)
    assert file.read_bytes() == before
    assert list(file.parent.glob(".lotse-backup-*")) == []


def test_it_is_one_moment_of_a_database_that_goes_on(
    database: str, file: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is written, a row goes from one table to another, again and again."""
    monkeypatch.setattr(copying.batches, "__defaults__", ((), 1))
    fill(database, 30)
    stop, engine = threading.Event(), open_writer(database)

    def keep_moving() -> None:
        there = False
        while not stop.is_set():
            with engine.begin() as connection:
                connection.execute(sa.delete(thread if there else mark).where(HERE[not there]))
                told = sa.insert(mark if there else thread)
                connection.execute(told.values(ROW if there else {**THREAD, "key": "~row"}))
            there = not there

    engine_begin(engine)
    moving = threading.Thread(target=keep_moving)
    moving.start()
    try:
        backup(database, file, NOW)
    finally:
        stop.set()
        moving.join()
        engine.dispose()
    restore(other, file)
    held = content(other)
    here = [row for row in held["mark"] if row[0] == "~row"]
    there = [row for row in held["thread"] if row[0] == "~row"]
    assert len(here) + len(there) == 1


ROW = {"name": "~row", "value": "1"}
HERE = (thread.c.key == "~row", mark.c.name == "~row")
THREAD = {
    **{c.name: "" for c in thread.columns if isinstance(c.type, sa.Text) and not c.nullable},
    **{c.name: False for c in thread.columns if isinstance(c.type, sa.Boolean)},
    "started": 1.0,
    "voices": 1,
}


def engine_begin(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.execute(sa.insert(mark).values(ROW))


@pytest.mark.parametrize("at", [1, 10, 200, 2000, -30, -1])
def test_a_file_that_was_cut_or_changed_is_refused(
    database: str, other: str, file: Path, at: int
) -> None:
    fill(database, 5)
    backup(database, file, NOW)
    whole = file.read_bytes()
    changed = bytearray(whole)
    changed[at] ^= 0xFF
    for damaged in (whole[:at], bytes(changed)):
        file.write_bytes(damaged)
        with pytest.raises(YourMistake, match="no whole backup"):
            restore(other, file)
    if other.startswith("sqlite"):
        assert current(other) is None


def test_a_file_whose_rows_were_changed_is_refused(database: str, file: Path) -> None:
    fill(database, 5)
    backup(database, file, NOW)
    told = gzip.decompress(file.read_bytes()).split(b"\n")
    row = next(n for n, line in enumerate(told) if line.startswith(b"["))
    file.write_bytes(gzip.compress(b"\n".join([*told[:row], *told[row + 1 :]])))
    with pytest.raises(YourMistake, match="no whole backup"):
        read_whole(file)
    for stranger in (b'{"a": 1}\n', b"[1]\n", b"", b"\xff"):
        file.write_bytes(gzip.compress(stranger))
        with pytest.raises(YourMistake, match="no whole backup"):
            read_whole(file)


def test_a_row_that_does_not_arrive_undoes_all_of_it(
    database: str, other: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 5)
    backup(database, file, NOW)
    honest = copying.insert_rows
    monkeypatch.setattr(restoring, "insert_rows", lambda c, t, rows: honest(c, t, rows[:-1]))
    with pytest.raises(OurFault, match="does not hold what"):
        restore(other, file)
    monkeypatch.undo()
    restore(other, file)


def test_a_database_that_holds_something_is_refused(database: str, file: Path) -> None:
    fill(database, 2)
    backup(database, file, NOW)
    before = content(database)
    with pytest.raises(YourMistake, match="is not empty"):
        restore(database, file)
    assert content(database) == before


def test_nothing_is_restored_under_a_running_lotse(database: str, other: str, file: Path) -> None:
    backup(database, file, NOW)
    with only_engine(other), pytest.raises(YourMistake, match="already runs"):
        restore(other, file)


def test_nothing_is_restored_where_many_share_the_work(
    database: str, other: str, file: Path
) -> None:
    if is_sqlite(other):
        pytest.skip("many processes share a Postgres")
    backup(database, file, NOW)
    with sharing(other), pytest.raises(YourMistake, match="already runs"):
        restore(other, file)
    restore(other, file)


def test_a_backup_is_made_while_lotse_runs(database: str, file: Path) -> None:
    with only_engine(database):
        assert backup(database, file, NOW).rows == 0


def test_a_backup_of_an_older_lotse_is_brought_up_to_date(
    database: str, other: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the first version would have written it: its tables, its revision."""
    downgrade(database)
    execute(database, "INSERT INTO mark (name, value) VALUES ('born', 'today')")
    engine = open_writer(database)
    tables = sa.MetaData()
    tables.reflect(engine)
    known = sorted((t for t in tables.tables.values() if t.name != "alembic_version"), key=str)
    monkeypatch.setattr(backups, "all_tables", lambda: known)
    monkeypatch.setattr(backups, "expect_whole", lambda *_: None)
    made = backup(database, file, NOW)
    monkeypatch.undo()
    engine.dispose()
    assert made.revision == FIRST
    migrate(other)
    restore(other, file)
    assert current(other) == newest()
    assert content(other)["mark"] == [("born", "today")]


def test_a_backup_of_a_newer_lotse_is_left_alone(database: str, file: Path) -> None:
    for head in ({"lotse": 2}, {"lotse": 1, "revision": "9999", "at": NOW.isoformat()}):
        told = json.dumps(head).encode() + b"\n"
        total = backups.hashlib.blake2b(told).hexdigest()
        end = json.dumps({"tallies": {}, "total": total}).encode() + b"\n"
        file.write_bytes(gzip.compress(told + end))
        with pytest.raises(YourMistake, match="A newer Lotse made"):
            restore(database, file)


def test_an_empty_database_at_an_older_revision_takes_it(
    database: str, other: str, file: Path
) -> None:
    fill(database, 2)
    backup(database, file, NOW)
    engine = open_writer(other)
    with engine.begin() as connection:
        walk_to(connection, FIRST)
    engine.dispose()
    restore(other, file)
    assert content(other) | {"mark": []} == content(database) | {"mark": []}


def test_the_last_backup_is_tried_out(database: str, file: Path) -> None:
    assert last(database) is None
    fill(database, 4)
    made = backup(database, file, NOW)
    told = last(database)
    assert told == Last(file.resolve(), NOW, made.total)
    assert try_out(told).tallies == made.tallies
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(YourMistake, match="no whole backup"):
        try_out(told)
    file.unlink()
    with pytest.raises(YourMistake, match="There is no file"):
        try_out(told)


def test_another_backup_in_its_place_is_noticed(database: str, file: Path) -> None:
    backup(database, file, NOW)
    told = last(database)
    assert told is not None
    fill(database, 1)
    backup(database, file, NOW)
    with pytest.raises(YourMistake, match="another backup than the last one"):
        try_out(told)


def test_nowhere_to_write_is_said(database: str, tmp_path: Path) -> None:
    with pytest.raises(YourMistake, match="cannot be written to"):
        backup(database, tmp_path / "none" / "x.gz", NOW)
    with pytest.raises(YourMistake, match="There is no database at"):
        backup(f"sqlite:///{tmp_path}/none.sqlite3", tmp_path / "x.gz", NOW)
