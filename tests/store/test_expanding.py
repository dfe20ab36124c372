"""While a new Lotse is brought out, the old one goes on: the schema grows, and takes nothing away.

The release migrates first; processes of before write for minutes into what is new. So a step may
only add tables, and columns that whoever does not know them need not fill.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from bot.store.migrate import migrate
from tests.store.test_migrations import connected, move, steps

FIRST_RULED = "0009"
"""Earlier steps were made before anybody could run Lotse."""

Columns = dict[str, dict[str, tuple[bool, bool]]]
"""Of each table its columns: whether they may be empty, and whether they fill themselves."""


def columns(url: str) -> Columns:
    with connected(url) as connection:
        inspector = sa.inspect(connection)
        return {
            table: {
                column["name"]: (column["nullable"], column["default"] is not None)
                for column in inspector.get_columns(table)
            }
            for table in inspector.get_table_names()
            if table != "alembic_version"
        }


def in_the_way(before: Columns, now: Columns) -> Iterator[str]:
    """What whoever knows only ``before`` would stumble over."""
    for table, known in before.items():
        if table not in now:
            yield f"{table} is gone"
            continue
        yield from (f"{table}.{name} is gone" for name in known if name not in now[table])
        for name, (may_be_empty, fills_itself) in now[table].items():
            if name not in known and not (may_be_empty or fills_itself):
                yield f"{table}.{name} has to be filled"
            if name in known and known[name][0] and not may_be_empty:
                yield f"{table}.{name} may not be empty any more"


def test_no_step_takes_anything_from_who_does_not_know_it(database: str) -> None:
    found = {}
    migrate(database)
    ruled = [step for step in steps() if step >= FIRST_RULED]
    now = columns(database)
    for step, before in zip(reversed(ruled), reversed(["0008", *ruled[:-1]]), strict=True):
        move(database, "down", before)
        earlier = columns(database)
        found[step] = sorted(in_the_way(earlier, now))
        now = earlier
    assert {step: what for step, what in found.items() if what} == {}
    assert len(found) == len(ruled) > 20


def test_what_takes_something_away_is_found() -> None:
    before: Columns = {"a": {"x": (True, False)}, "b": {"y": (False, False)}, "c": {}}
    now: Columns = {"a": {"x": (False, False), "z": (False, False)}, "b": {"w": (True, False)}}
    assert sorted(in_the_way(before, now)) == [
        "a.x may not be empty any more",
        "a.z has to be filled",
        "b.y is gone",
        "c is gone",
    ]
    assert not [*in_the_way({"a": {}}, {"a": {"x": (True, False), "y": (False, True)}, "d": {}})]
