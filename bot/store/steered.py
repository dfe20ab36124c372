"""What is kept about the bot itself: what it would have said in the shadow, and whether rightly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.community.steered import Watched
from bot.effects import JudgeShadow, KeepShadow
from bot.store.database import insert_new
from bot.store.outbox import settle
from bot.store.schema import outbox, shadow

OVER = "the feature only watches now"


def keep_shadow(connection: sa.Connection, change: KeepShadow) -> None:
    """Remember it, once."""
    row = {
        "key": change.key,
        "feature": change.feature,
        "place": change.place,
        "topics": change.topics,
        "at": change.at.timestamp(),
    }
    insert_new(connection, shadow, row)


def judge_shadow(connection: sa.Connection, change: JudgeShadow) -> None:
    """The newest word holds."""
    query = sa.update(shadow).where(shadow.c.key == change.key)
    connection.execute(query.values(right=change.right))


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


def withdraw(connection: sa.Connection, feature: str, place: str) -> None:
    """What a feature kept before it came to watch (in a place) is not said any more.

    What may have arrived is left to the courier, which looks for it.
    """
    waits = (outbox.c.status == "live") & outbox.c.tried.is_(None) & outbox.c.urgent.is_(False)
    here = outbox.c.lane == place if place else sa.true()
    query = sa.select(outbox.c.key).where(waits, here, outbox.c.reaction == feature)
    for key in connection.scalars(query).all():
        settle(connection, key, "dropped", payload=None, error=OVER)


def prune_shadow(connection: sa.Connection, before: float) -> None:
    """Let go of what is old."""
    connection.execute(sa.delete(shadow).where(shadow.c.at < before))
