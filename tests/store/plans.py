"""How a database would go about a statement, in its own words: which tables it would read whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from bot.store.schema import metadata
from tests.store.test_scale import Statement

LARGE = frozenset(
    [
        "answer",
        "evidence",
        "helper",
        "inbox",
        "lane",
        "lesson",
        "outbox",
        "outbox_person",
        "outbox_thread",
        "outbox_title",
        "shadow",
        "suggestion",
        "tag",
        "thread",
        "verdict",
        "word",
    ]
)
"""What gets a row with each question, answer or delivery, or with each member told anything.

Other tables grow with what members and moderators enter (who are asked about five questions a day
at most), or hold only what is under way.
"""

NARROW = frozenset(
    [
        "ix_inbox_dead",
        "ix_inbox_lane",
        "ix_inbox_ready",
        "ix_lane_waiting",
        "ix_outbox_dead",
        "ix_outbox_dropped",
        "ix_outbox_live",
        "ix_outbox_circles",
        "ix_outbox_passing",
        "ix_outbox_posts",
        "ix_thread_aside",
        "ix_thread_guarded",
        "ix_thread_open",
    ]
)
"""Indexes that hold only what waits, what was given up, or what people set aside: may be read.

And of all that was said the posts, in which no thread is answered: digests, notes to moderators.
"""

NEWEST = frozenset(["ix_verdict_at"])
"""Walked from its newest end, as far as a ``LIMIT`` lets."""

NO_LONGER = re.compile(r'SELECT DISTINCT outbox_title\."?key"?\s+FROM outbox_title\s*$')
"""Each night all of these are asked whether words are still held: after a month none is there."""

HELD_BY = {index.name: table.name for table in metadata.tables.values() for index in table.indexes}
DATA = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")
SCAN = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
MADE_FOR_ONCE = re.compile(r"SEARCH (\w+) USING AUTOMATIC")


def read_whole(
    connection: sa.Connection, statements: Iterable[Statement]
) -> dict[str, tuple[str, ...]]:
    """The statements that would read a large table from end to end, and which ones."""
    found: dict[str, tuple[str, ...]] = {}
    for one in statements:
        if NO_LONGER.match(one.sql):
            continue
        if DATA.match(one.sql) and (tables := {*_whole(connection, one)} & LARGE):
            found[one.sql] = tuple(sorted(tables))
    return found


def _whole(connection: sa.Connection, one: Statement) -> Iterator[str]:
    many = isinstance(one.parameters, list)
    parameters = one.parameters[0] if many else one.parameters
    if connection.dialect.name == "sqlite":
        told = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + one.sql, parameters)
        yield from whole_in_sqlite([row[3] for row in told], one.sql)
    else:
        (plan,) = connection.exec_driver_sql(
            "EXPLAIN (FORMAT JSON) " + one.sql, parameters
        ).scalar_one()
        yield from whole_in_postgres(plan["Plan"], may_be_read(one.sql))


def may_be_read(sql: str) -> frozenset[str]:
    """The indexes that this statement may walk without a condition."""
    return NARROW | NEWEST if "LIMIT" in sql else NARROW


def whole_in_sqlite(lines: Iterable[str], sql: str) -> Iterator[str]:
    """The tables; SQLite tells them by the names that the statement gives them."""
    named = {alias: table for table, alias in re.findall(r"\b(\w+) AS (\w+)", sql)}
    for line in lines:
        scan, once = SCAN.match(line), MADE_FOR_ONCE.match(line)
        if once is not None:
            yield named.get(once[1], once[1])
        elif scan is not None and scan[2] not in may_be_read(sql):
            yield named.get(scan[1], scan[1])


def whole_in_postgres(node: Mapping[str, Any], narrow: frozenset[str] = NARROW) -> Iterator[str]:
    """The tables that a node or one below it reads whole, also by way of an index."""
    kind, index = node["Node Type"], node.get("Index Name", "")
    if kind == "Seq Scan":
        yield node["Relation Name"]
    elif index and "Index Cond" not in node and index not in narrow:
        yield HELD_BY.get(index) or node.get("Relation Name", index)
    for below in node.get("Plans", ()):
        yield from whole_in_postgres(below, narrow)
