"""While a new Lotse is brought out, the old one goes on: the schema grows, and takes nothing away.

The release migrates first; processes of before write for minutes into what is new. So a step may
only add tables, and columns that whoever does not know them need not fill; and what was known is
held to no more than before. ``test_last_release.py`` tells stories of before on what came of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from bot.store.migrate import migrate
from tests.store.test_migrations import connected, move, shape, steps

FIRST_RULED = "0009"
"""Earlier steps were made before anybody could run Lotse."""


@dataclass(frozen=True)
class Column:
    type: str
    may_be_empty: bool
    fills_itself: bool


@dataclass(frozen=True)
class Table:
    """What a table holds, and what its rows are held to."""

    columns: dict[str, Column]
    unique: frozenset[str]
    checks: frozenset[str]
    points: frozenset[str]
    holds_on: frozenset[str]
    """The tables out of which nothing can be deleted while this one points there."""


Tables = dict[str, Table]


def tables(url: str) -> Tables:
    with connected(url) as connection:
        inspector = sa.inspect(connection)
        names = set(inspector.get_table_names()) - {"alembic_version"}
        return {name: _table(inspector, name) for name in names}


def _table(inspector: sa.Inspector, name: str) -> Table:
    keys = inspector.get_foreign_keys(name)
    gives_way = ("CASCADE", "SET NULL", "SET DEFAULT")
    return Table(
        columns={
            column["name"]: Column(
                type=str(column["type"]),
                may_be_empty=column["nullable"],
                fills_itself=column["default"] is not None,
            )
            for column in inspector.get_columns(name)
        },
        unique=frozenset(_unique(inspector, name)),
        checks=frozenset(str(check["sqltext"]) for check in inspector.get_check_constraints(name)),
        points=frozenset(
            f"{_listed(key['constrained_columns'])} at {key['referred_table']}"
            f" {_listed(key['referred_columns'])}"
            for key in keys
        ),
        holds_on=frozenset(
            key["referred_table"]
            for key in keys
            if key.get("options", {}).get("ondelete") not in gives_way
        ),
    )


def _unique(inspector: sa.Inspector, name: str) -> Iterator[str]:
    """What no two rows may share, whether a key, a constraint or an index sees to it."""
    yield _listed(inspector.get_pk_constraint(name)["constrained_columns"])
    for constraint in inspector.get_unique_constraints(name):
        yield _listed(constraint["column_names"])
    for index in inspector.get_indexes(name):
        if index["unique"]:
            told = index.get("expressions") or index["column_names"]
            which = {k: v for k, v in index.get("dialect_options", {}).items() if "where" in k}
            yield _listed(told) + "".join(f" where {what}" for what in which.values())


def _listed(columns: list[str] | list[str | None]) -> str:
    return f"({', '.join(sorted(map(str, columns)))})"


def in_the_way(before: Tables, now: Tables) -> Iterator[str]:
    """What whoever knows only ``before`` would stumble over."""
    for name, known in before.items():
        if name not in now:
            yield f"{name} is gone"
            continue
        yield from (f"{name}.{what}" for what in _of_columns(known.columns, now[name].columns))
        for columns in now[name].unique - known.unique:
            yield f"{name} {columns} has to be unique"
        for columns in known.unique - now[name].unique:
            yield f"{name} {columns} is not unique any more"  # ON CONFLICT asks for it
        yield from (f"{name} is held to {check}" for check in now[name].checks - known.checks)
        yield from (f"{name} points {where}" for where in now[name].points - known.points)
    for name in now.keys() - before.keys():
        yield from (f"{name} holds on to {whom}" for whom in now[name].holds_on & before.keys())


def _of_columns(before: dict[str, Column], now: dict[str, Column]) -> Iterator[str]:
    yield from (f"{name} is gone" for name in before if name not in now)
    for name, column in now.items():
        known = before.get(name)
        if known is None:
            if not (column.may_be_empty or column.fills_itself):
                yield f"{name} has to be filled"
            continue
        if known.type != column.type:
            yield f"{name} is {column.type} instead of {known.type}"
        if known.may_be_empty and not column.may_be_empty:
            yield f"{name} may not be empty any more"
        if known.fills_itself and not column.fills_itself:
            yield f"{name} does not fill itself any more"


def test_no_step_takes_anything_from_who_does_not_know_it(database: str) -> None:
    found = {}
    migrate(database)
    ruled = [step for step in steps() if step >= FIRST_RULED]
    now = tables(database)
    for step, before in zip(reversed(ruled), reversed(["0008", *ruled[:-1]]), strict=True):
        move(database, "down", before)
        earlier = tables(database)
        found[step] = sorted(in_the_way(earlier, now))
        now = earlier
    assert {step: what for step, what in found.items() if what} == {}
    assert len(found) == len(ruled) > 20


Step = Callable[[Operations], object]


def on(table: str, what: str, *given: Any, **named: Any) -> Step:
    """A step that changes a table as the steps of the project do."""

    def step(op: Operations) -> None:
        with op.batch_alter_table(table) as batch:
            getattr(batch, what)(*given, **named)

    return step


def grown(**named: Any) -> Step:
    """A step that adds a column."""
    return lambda op: op.add_column("answer", sa.Column("new", sa.Text(), **named))


def beside(**named: Any) -> Step:
    """A step that makes a table whose rows point at answers."""
    return lambda op: op.create_table(
        "praise", sa.Column("answer", sa.Text(), sa.ForeignKey("answer.key", **named))
    )


SOME = {f"{dialect}_where": sa.text("thanks IS NULL") for dialect in ("sqlite", "postgresql")}

PLANTED: dict[str, tuple[Step, str]] = {
    "a table goes": (lambda op: op.drop_table("answer"), r"answer is gone"),
    "a column goes": (on("answer", "drop_column", "thanks"), r"answer\.thanks is gone"),
    "a column has to be filled": (grown(nullable=False), r"answer\.new has to be filled"),
    "a column may not be empty": (
        on("answer", "alter_column", "thanks", nullable=False),
        r"answer\.thanks may not be empty any more",
    ),
    "a column loses its default": (
        on("outbox", "alter_column", "claims", server_default=None),
        r"outbox\.claims does not fill itself any more",
    ),
    "a column has another type": (
        on("answer", "alter_column", "at", type_=sa.Integer()),
        r"answer\.at is INTEGER instead of (FLOAT|DOUBLE PRECISION)",
    ),
    "a unique constraint": (
        on("answer", "create_unique_constraint", "uq_answer", ["thread", "by"]),
        r"answer \(by, thread\) has to be unique",
    ),
    "a unique index": (
        on("answer", "create_index", "ux_answer", ["thread"], unique=True),
        r"answer \(thread\) has to be unique",
    ),
    "a unique index of some rows": (
        on("answer", "create_index", "ux_answer", ["thread"], unique=True, **SOME),
        r"answer \(thread\) where .*thanks IS NULL.* has to be unique",
    ),
    "what was unique is not": (
        on("outbox", "drop_constraint", "uq_outbox_key", type_="unique"),
        r"outbox \(key\) is not unique any more",
    ),
    "a check": (
        on("answer", "create_check_constraint", "ck_answer", "at > 7"),
        r"answer is held to .*at > .*7.*",
    ),
    "a foreign key": (
        on("answer", "create_foreign_key", "fk_answer", "thread", ["thread"], ["key"]),
        r"answer points \(thread\) at thread \(key\)",
    ),
    "a new table holds on to a known one": (beside(), r"praise holds on to answer"),
}


def looked_through(database: str, step: Step) -> list[str]:
    """What is found of a step that is taken now."""
    before = tables(database)
    with connected(database) as connection:
        step(Operations(MigrationContext.configure(connection)))
    return sorted(in_the_way(before, tables(database)))


@pytest.mark.parametrize("case", PLANTED)
def test_what_takes_something_away_is_found(database: str, case: str) -> None:
    step, told = PLANTED[case]
    [found] = looked_through(database, step)
    assert re.fullmatch(told, found)


HARMLESS: dict[str, Step] = {
    "a column that may be empty": grown(),
    "a column that fills itself": grown(nullable=False, server_default=""),
    "an index": on("answer", "create_index", "ix_new", ["thread", "by"]),
    "a column that has to be filled no more": on("answer", "alter_column", "at", nullable=True),
    "a table": lambda op: op.create_table(
        "praise", sa.Column("answer", sa.Text(), sa.CheckConstraint("answer <> ''"), unique=True)
    ),
    "a table whose rows go with what they point at": beside(ondelete="CASCADE"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_only_adds_is_let_through(database: str, case: str) -> None:
    with connected(database) as connection:
        before = shape(connection)
    assert looked_through(database, HARMLESS[case]) == []
    with connected(database) as connection:
        assert shape(connection) != before, "the step did something"
