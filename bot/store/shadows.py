"""What features that only watch would have done: told to moderators once, counted for longer.

Held of it are keys, topics and times: no word of a member, and no account.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never, cast

import sqlalchemy as sa

from bot.community.steered import ShadowLine, Watched
from bot.effects import DropShadow, JudgeShadow, KeepShadow, ShadowKind, TellShadow
from bot.store.database import insert_new
from bot.store.links import accounts_of
from bot.store.schema import shadow, thread
from matchers.model import Account

Changes = KeepShadow | TellShadow | DropShadow | JudgeShadow

OVER = {"thread": None, "names": None, "note": ""}
"""What is left of a line that nobody reads any more: it only counts."""

REST = ":rest"
"""Ends the note of what a note only counts."""


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case KeepShadow():
            _keep(connection, effect)
        case TellShadow(note=note, keys=keys, rest=rest):
            told = sa.update(shadow).where(shadow.c.key.in_(keys))
            connection.execute(told.values(note=note))
            left = sa.update(shadow).where(shadow.c.key.in_(rest))
            connection.execute(left.values({**OVER, "note": note + REST}))
        case DropShadow(thread=key):
            drop_of_thread(connection, key)
        case JudgeShadow(key=key, right=right):  # the newest word holds
            judged = sa.update(shadow).where(shadow.c.key == key)
            connection.execute(judged.values(right=right))
        case _:
            assert_never(effect)


def untold(connection: sa.Connection) -> list[ShadowLine]:
    """What waits for its note, oldest first."""
    return _lines(connection, shadow.c.note.is_(None))


def line(connection: sa.Connection, key: str) -> ShadowLine | None:
    """What was kept under this key."""
    return next(iter(_lines(connection, shadow.c.key == key)), None)


def told_in(connection: sa.Connection, note: str) -> list[ShadowLine]:
    """The lines of a note, oldest first."""
    return _lines(connection, shadow.c.note == note)


def rest_of(connection: sa.Connection, note: str) -> int:
    """How many more there were on that day."""
    query = sa.select(sa.func.count()).select_from(shadow).where(shadow.c.note == note + REST)
    return connection.scalar(query) or 0


def about(connection: sa.Connection, key: str) -> list[ShadowLine]:
    """What is told of a thread, or waits to be; oldest first."""
    return _lines(connection, shadow.c.thread == key)


def threads_of(connection: sa.Connection, account: Account) -> list[str]:
    """The keys of a member's threads that are told of, or wait to be."""
    query = sa.select(shadow.c.thread).where(_asked_by(connection, account)).distinct()
    return [key for key in connection.scalars(query.order_by(shadow.c.thread)) if key]


def watched(connection: sa.Connection, start: datetime, end: datetime) -> Sequence[Watched]:
    """What was kept in ``start <= t < end``, by feature."""
    right = sa.func.sum(sa.case((shadow.c.right.is_(True), 1), else_=0))
    wrong = sa.func.sum(sa.case((shadow.c.right.is_(False), 1), else_=0))
    query = (
        sa.select(
            shadow.c.feature,
            sa.func.count().label("times"),
            sa.func.sum(shadow.c.topics).label("topics"),
            right.label("right"),
            wrong.label("wrong"),
        )
        .where(shadow.c.at >= start.timestamp(), shadow.c.at < end.timestamp())
        .group_by(shadow.c.feature)
        .order_by(shadow.c.feature)
    )
    return [
        Watched(row.feature, int(row.times), int(row.topics), int(row.right), int(row.wrong))
        for row in connection.execute(query)
    ]


def drop_of_thread(connection: sa.Connection, key: str) -> None:
    """Nothing is told of this thread any more."""
    connection.execute(sa.update(shadow).where(shadow.c.thread == key).values(OVER))


def forget_shadows(connection: sa.Connection, account: Account) -> None:
    """Nothing is told of what a member asked. While we still know that they asked it."""
    connection.execute(sa.update(shadow).where(_asked_by(connection, account)).values(OVER))


def prune_shadow(connection: sa.Connection, *, told: float, counted: float) -> None:
    """Let go of topics, and of what no note ever said, before ``told``; of the rest at ``counted``.

    The thread is held as long as it is counted: whoever takes it back has to find its note.
    """
    connection.execute(sa.delete(shadow).where(shadow.c.at < counted))
    old = shadow.c.at < told
    never = sa.update(shadow).where(old, shadow.c.note.is_(None))
    connection.execute(never.values(OVER))
    named = sa.update(shadow).where(old, shadow.c.names.is_not(None))
    connection.execute(named.values(names=None))


def _keep(connection: sa.Connection, change: KeepShadow) -> None:
    """Remember it, once."""
    row = {
        "key": change.key,
        "feature": change.feature,
        "kind": change.kind,
        "place": change.place,
        "topics": len(change.topics),
        "names": json.dumps(change.topics),
        "thread": change.thread or None,
        "at": change.at.timestamp(),
    }
    insert_new(connection, shadow, row)


def _asked_by(connection: sa.Connection, account: Account) -> sa.ColumnElement[bool]:
    theirs = sa.select(thread.c.key).where(thread.c.asker.in_(accounts_of(connection, account)))
    return shadow.c.thread.in_(theirs)


def _lines(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[ShadowLine]:
    query = sa.select(shadow).where(which).order_by(shadow.c.at, shadow.c.key)
    return [
        ShadowLine(
            key=row.key,
            feature=row.feature,
            kind=cast("ShadowKind", row.kind or "posted"),
            place=row.place,
            topics=tuple(json.loads(row.names or "[]")),
            thread=row.thread or "",
            right=row.right,
            note=row.note,
        )
        for row in connection.execute(query)
    ]
