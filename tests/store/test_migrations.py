"""The migrated schema is the one that the code means, and the way there can be walked back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.effects import KeepAddition, KeepSuggestions, WriteLogbook
from bot.events import CheckInDue, MatchOver
from bot.store import additions, logbook, suggestions
from bot.store.blocks import is_blocked
from bot.store.check_ins import check_ins_of
from bot.store.codec import decode_event
from bot.store.database import driver_url, sqlite_file
from bot.store.migrate import _config, current, migrate, newest
from bot.store.schema import inbox, mark, metadata, word
from matchers.additions import Addition
from matchers.model import Account
from matchers.suggesting import Suggestion
from tests.store.filled import fill

Shape = dict[str, object]


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(driver_url(url))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def steps() -> list[str]:
    """All revisions, oldest first."""
    script = ScriptDirectory.from_config(_config())
    return [step.revision for step in reversed(list(script.walk_revisions()))]


def move(url: str, way: str, revision: str) -> None:
    """Walk one way to a revision."""
    with connected(url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        (command.upgrade if way == "up" else command.downgrade)(config, revision)


def shape(connection: sa.Connection) -> Shape:
    """What the database says about its own tables: columns, keys, and indexes with their WHERE."""
    inspector = sa.inspect(connection)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
            inspector.get_pk_constraint(name)["constrained_columns"],
            sorted(str(u["column_names"]) for u in inspector.get_unique_constraints(name)),
            sorted(_index(index) for index in inspector.get_indexes(name)),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def _index(index: sa.engine.interfaces.ReflectedIndex) -> str:
    where = {k: str(v) for k, v in index.get("dialect_options", {}).items() if "where" in k}
    return f"{index['name']} {index['column_names']} {where}"


def test_the_migrated_schema_is_what_the_code_means(database: str) -> None:
    with connected(database) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_partial_indexes_too_are_what_the_code_means(database: str) -> None:
    """Autogenerate does not compare the WHERE of an index: build the tables anew and compare."""
    with connected(database) as connection:
        migrated = shape(connection)
        metadata.drop_all(connection)
        metadata.create_all(connection)
        assert shape(connection) == migrated
        partial = [i for table in migrated.values() for i in table[3] if "where':" in i]  # type: ignore[index]
        assert len(partial) == 26


def test_every_step_can_be_walked_back_and_forth(database: str) -> None:
    with connected(database) as connection:
        migrated = shape(connection)
    revisions = steps()
    assert current(database) == revisions[-1] == newest()
    for revision in [*reversed(revisions[:-1]), "base"]:
        move(database, "down", revision)
    with connected(database) as connection:
        assert shape(connection) == {}
    for revision in revisions:
        move(database, "up", revision)
    with connected(database) as connection:
        assert shape(connection) == migrated


def test_migrating_again_changes_nothing(database: str) -> None:
    with connected(database) as connection:
        connection.execute(sa.insert(mark).values(name="born", value="today"))
    assert migrate(database) == newest()
    with connected(database) as connection:
        assert connection.scalar(sa.select(mark.c.value)) == "today"


def test_solutions_and_blocks_come_along(database: str) -> None:
    ada, ben = Account("slack:T1/UADA"), Account("slack:T1/UBEN")
    move(database, "down", "0002")
    threads = {"slack:T1/C1/1": "slack:T1/C1/2", "discourse:t/1": "discourse:p/9"}
    with connected(database) as connection:
        block = sa.text("INSERT INTO block (one, other, at) VALUES (:one, :other, 1.0)")
        connection.execute(block, {"one": ada, "other": ben})
        for key, accepted in threads.items():
            asked = sa.table("thread", *(sa.column(name) for name in _OLD_THREAD))
            row = {**_OLD_THREAD, "key": key, "asker": ada, "accepted": accepted}
            connection.execute(sa.insert(asked).values(row))
    migrate(database)
    with connected(database) as connection:
        assert is_blocked(connection, ben, ada)
        assert not is_blocked(connection, ada, Account("slack:T1/UCEM"))
        words = connection.execute(sa.select(word).order_by(word.c.about)).mappings().all()
        assert [(w["about"], w["by"], w["thread"], w["accepted"]) for w in words] == [
            ("discourse:t/1", "", "discourse:t/1", "discourse:p/9"),
            ("slack:T1/C1/2", ada, "slack:T1/C1/1", "slack:T1/C1/2"),
        ]
    move(database, "down", "0002")
    with connected(database) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM block")) == 0


def test_a_pair_that_runs_already_ends_some_weeks_from_now(database: str) -> None:
    move(database, "down", "0023")
    ran = {"a": "accepted", "b": "ended"}
    with connected(database) as connection:
        for name, state in ran.items():
            row = {
                "id": name,
                "learner": "slack:T1/UADA",
                "expert": "slack:T1/UBEN",
                "topic": "excel",
            }
            row |= {"slot": "tu-evening", "proposed": 1.0, "expires": 2.0, "state": state}
            old = sa.table("match", *(sa.column(column) for column in row))
            connection.execute(sa.insert(old).values(row))
    migrate(database)
    with connected(database) as connection:
        told = check_ins_of(connection, tuple(ran))
        assert [(one.match, one.felt, one.goes_on) for one in told] == [("a", None, False)] * 2
        left = told[0].ends - datetime.now(UTC)
        assert timedelta(days=41) < left < timedelta(days=43)
        rows = connection.execute(sa.select(inbox).order_by(inbox.c.due)).all()
        events = [decode_event(row.kind, row.payload) for row in rows]
    assert [(type(one), one.key) for one in events] == [
        (CheckInDue, "check_in:a:felt"),
        (MatchOver, "match_over:a"),
    ]
    assert [one.at for one in events] == [told[0].ends - timedelta(days=4), told[0].ends]


_OLD_THREAD: dict[str, object] = {
    "key": "",
    "place": "slack:T1/C1",
    "visibility": "public",
    "permalink": "",
    "started": 7.0,
    "asker": "",
    "title": "Frage",
    "kind": "fact",
    "language": "de",
    "closed": False,
    "rejected": False,
    "gone": False,
    "accepted": "",
    "voices": 1,
    "open": False,
}


def test_a_sqlite_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    if len(steps()) == 1:
        pytest.skip("there is only one revision yet: nothing can be older")
    url = f"sqlite:///{tmp_path}/lotse.sqlite3"
    old = steps()[-2]
    migrate(url)
    move(url, "down", old)
    with connected(url) as connection:
        connection.execute(sa.insert(mark).values(name="born", value="today"))
    migrate(url)
    file = sqlite_file(url)
    assert file is not None
    copy = f"sqlite:///{file}.before-{old}"
    assert (current(url), current(copy)) == (newest(), old)
    with connected(copy) as connection:
        assert connection.scalar(sa.select(mark.c.value)) == "today"


def test_asking_for_the_revision_creates_nothing(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite3"
    assert current(f"sqlite:///{file}") is None
    assert not file.exists()


def test_older_code_finds_nothing_that_it_has_no_words_for(database: str) -> None:
    kept = Addition("alias", "Calc", "excel"), Addition("unused", "Summe", "excel")
    told = [("alias_added", 1.0), ("unused_added", 2.0), ("doubt_kept", 3.0)]
    migrate(database)
    with connected(database) as connection:
        for one in kept:
            additions.change(connection, KeepAddition(addition=one))
        for what, at in told:
            when = datetime.fromtimestamp(at, UTC)
            logbook.write(connection, WriteLogbook(what=what, by=None, at=when))
        asked = Suggestion("excel", ("Tabelle", "Excel"), met=("Excel",))
        change = KeepSuggestions(thread="t", suggestions=(asked,), at=when)
        suggestions.change(connection, change)
    move(database, "down", "0019")
    with connected(database) as connection:
        query = "SELECT name FROM addition", "SELECT what FROM logbook"
        assert [list(connection.scalars(sa.text(q))) for q in query] == [["Calc"], ["alias_added"]]
        [names] = connection.scalars(sa.text("SELECT names FROM suggestion"))
        assert json.loads(names) == ["Tabelle", "Excel"]
    migrate(database)
    with connected(database) as connection:
        [read] = suggestions.suggestions_of(connection, "t")
        assert read == Suggestion("excel", ("Tabelle", "Excel"))


EMPTIED = {"block", "budget"}
"""What cannot be told in the older shape (who a hash was), and what is only about a minute."""


def test_every_step_can_be_walked_with_rows_in_every_table(database: str) -> None:
    """Down and up again: nothing breaks on what is there, and the first tables keep their rows."""
    fill(database, 6)
    with connected(database) as connection:
        migrated = shape(connection)
    revisions = steps()
    for revision in reversed(revisions[:-1]):
        move(database, "down", revision)
    kept = counted(database)
    assert {name for name, many in kept.items() if many == 0} <= EMPTIED
    for revision in revisions[1:]:
        move(database, "up", revision)
    after = counted(database)
    with connected(database) as connection:
        assert shape(connection) == migrated
    lost = {name for name, many in kept.items() if after.get(name, 0) < many}
    assert lost == set()


def counted(url: str) -> dict[str, int]:
    """How many rows each table has."""
    with connected(url) as connection:
        names = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
        count = sa.select(sa.func.count())
        return {name: connection.scalar(count.select_from(sa.table(name))) or 0 for name in names}
