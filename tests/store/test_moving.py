"""A community moves to another database: all of it, also after a break, and never over another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.engine.procrastinate import prepare
from bot.errors import OurFault, YourMistake
from bot.store import copying, moving
from bot.store.copying import MOVING, Tally, tally_of
from bot.store.database import is_sqlite, open_writer
from bot.store.lock import only_engine, sharing
from bot.store.migrate import is_ready, migrate
from bot.store.moving import move
from bot.store.schema import logbook, mark, metadata, thread
from tests.process.revisions import downgrade
from tests.store.filled import beside, content, fill


class Watch:
    """Notes what it is told, and breaks the move off after so many rows."""

    def __init__(self, at_most: int = 10**9) -> None:
        self.at_most = at_most
        self.began_with: list[tuple[str, int, int]] = []
        self.rows = 0

    def began(self, what: str, whole: int, done: int) -> None:
        self.began_with.append((what, whole, done))

    def went_on(self, rows: int) -> None:
        self.rows += rows
        if self.rows > self.at_most:
            raise KeyboardInterrupt


@pytest.fixture
def other(database: str, tmp_path: Path) -> Iterator[str]:
    with beside(database, tmp_path) as url:
        yield url


@pytest.fixture(autouse=True)
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying.batches, "__defaults__", ((), 4))


def write(url: str, statement: Any) -> None:
    engine = open_writer(url)
    with engine.begin() as connection:
        connection.execute(statement)
    engine.dispose()


def test_everything_moves_and_comes_back(database: str, other: str, tmp_path: Path) -> None:
    fill(database, 5)
    before = content(database)
    told = move(database, other, Watch())
    assert content(other) == before == content(database)
    assert told == dict.fromkeys(before, 5)
    with beside(other, tmp_path / "back") as third:
        move(other, third, Watch())
        assert content(third) == before


def test_new_rows_get_numbers_of_their_own(database: str, other: str) -> None:
    fill(database, 3)
    move(database, other, Watch())
    write(other, sa.insert(logbook).values(at=1.0, what="stopped", about="{}"))
    numbers = sorted(row[0] for row in content(other)["logbook"])
    assert len(numbers) == 4
    assert numbers[-1] > numbers[-2] == 7


TABLES = len(metadata.tables)


@pytest.mark.parametrize("at_most", [0, 3, 4, 5 * TABLES // 2, 5 * TABLES + 40])
def test_a_broken_move_goes_on_where_it_was(database: str, other: str, at_most: int) -> None:
    fill(database, 5)
    watch = Watch(at_most)
    with pytest.raises(KeyboardInterrupt):
        move(database, other, watch)
    again = Watch()
    move(database, other, again)
    assert content(other) == content(database)
    [copied, compared] = again.began_with
    assert copied == ("copied", 5 * TABLES, min(watch.rows, 5 * TABLES))
    assert compared == ("compared", 5 * TABLES, 0)
    assert again.rows == 2 * 5 * TABLES - copied[2], "no row is copied twice"


def test_what_changed_since_a_break_is_copied_anew(database: str, other: str) -> None:
    fill(database, 5)
    with pytest.raises(KeyboardInterrupt):
        move(database, other, Watch(5 * TABLES - 30))
    write(database, sa.delete(mark))
    write(database, sa.update(thread).values(title="anders"))
    write(database, sa.insert(mark).values(name="aa", value="neu"))
    move(database, other, Watch())
    assert content(other) == content(database)


def test_a_database_that_holds_something_is_refused(database: str, other: str) -> None:
    fill(database, 2)
    moving.migrate(other)
    write(other, sa.insert(mark).values(name="born", value="today"))
    with pytest.raises(YourMistake, match="is not empty"):
        move(database, other, Watch())
    assert content(other)["mark"] == [("born", "today")]


def test_a_broken_move_takes_no_other_source(database: str, other: str, tmp_path: Path) -> None:
    third = f"sqlite:///{tmp_path}/third.sqlite3"
    moving.migrate(third)
    fill(third, 2)
    fill(database, 5)
    with pytest.raises(KeyboardInterrupt):
        move(database, other, Watch(100))
    with pytest.raises(YourMistake, match="is not empty"):
        move(third, other, Watch())
    with pytest.raises(YourMistake, match="broken off"):
        move(other, f"sqlite:///{tmp_path}/fourth.sqlite3", Watch())


def test_the_same_database_is_no_other_one(database: str, tmp_path: Path) -> None:
    with pytest.raises(YourMistake, match="the same database"):
        move(database, database, Watch())


def test_nothing_moves_from_nowhere(database: str, tmp_path: Path) -> None:
    none = tmp_path / "none" / "lotse.sqlite3"
    with pytest.raises(YourMistake, match="There is no database at"):
        move(f"sqlite:///{none}", database, Watch())
    assert not none.parent.exists()


def test_an_older_database_is_migrated_first(database: str, other: str) -> None:
    downgrade(database)
    with pytest.raises(YourMistake, match="python -m bot migrate"):
        move(database, other, Watch())


@pytest.mark.parametrize("which", ["source", "target"])
def test_nothing_moves_while_lotse_runs(database: str, other: str, which: str) -> None:
    fill(database, 2)
    with (
        only_engine(database if which == "source" else other),
        pytest.raises(YourMistake, match="already runs"),
    ):
        move(database, other, Watch())


@pytest.mark.parametrize("which", ["source", "target"])
def test_nothing_moves_while_many_share_the_work(database: str, other: str, which: str) -> None:
    """A worker, a web or a clock holds what ``sharing`` holds; only Postgres is shared."""
    shared = database if which == "source" else other
    if is_sqlite(shared):
        pytest.skip("many processes share a Postgres")
    fill(database, 2)
    with sharing(shared), sharing(shared), pytest.raises(YourMistake, match="already runs"):
        move(database, other, Watch())
    move(database, other, Watch())


def test_what_was_moved_is_migrated_before_many_share_it(database: str, other: str) -> None:
    if is_sqlite(other):
        pytest.skip("many processes share a Postgres")
    move(database, other, Watch())
    assert not is_ready(other)
    migrate(other, also=prepare)
    assert is_ready(other)


def test_a_row_that_differs_is_told(
    database: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault is planted: each time titles lose something on their way."""
    fill(database, 5)
    honest = copying.insert_rows

    def careless(connection: sa.Connection, table: sa.Table, rows: Any) -> None:
        if table.name == "thread":
            rows = [tuple("" if v == "ä" else v for v in row) for row in rows]
        honest(connection, table, rows)

    monkeypatch.setattr(moving, "insert_rows", careless)
    write(database, sa.update(thread).values(title="ä"))
    with pytest.raises(OurFault, match="thread does not hold the same"):
        move(database, other, Watch())


def test_a_tally_tells_rows_apart_and_not_their_order(database: str) -> None:
    one, two, other = ("a", 1.0, True), ("b", None, False), ("b", 0.0, False)
    assert Tally().and_of([one, two]) == Tally().and_of([two]).and_of([one])
    different = {Tally().and_of(rows).total for rows in ([one, two], [one, other], [one], [])}
    assert len(different) == 4
    fill(database, 9)
    engine = open_writer(database)
    with engine.begin() as connection:
        *_, last = tally_of(connection, mark)
        assert last.rows == 9
        connection.execute(sa.insert(mark).values(name=MOVING, value="{}"))
        assert list(tally_of(connection, mark))[-1] == last
    engine.dispose()
