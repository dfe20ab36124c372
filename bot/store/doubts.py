"""Names that misled several times, and what moderators say of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.effects import KeepDoubt
from bot.store.database import upsert
from bot.store.links import accounts_of
from bot.store.schema import doubt, tag, thread
from matchers.doubting import Doubt
from matchers.model import Account


def keep_doubt(connection: sa.Connection, change: KeepDoubt) -> None:
    """Hold it as it is now."""
    one = change.doubt
    row = {"topic": one.topic, "name": one.name, "decision": one.decision}
    threads = json.dumps(one.threads)
    upsert(connection, doubt, {**row, "asked": one.asked.timestamp(), "threads": threads})


def doubt_of(connection: sa.Connection, topic: str, name: str) -> Doubt | None:
    """What moderators were asked of a name, and say of it."""
    its = (doubt.c.topic == topic) & (doubt.c.name == name)
    return next(iter(_doubts(connection, its)), None)


def doubts_about(connection: sa.Connection, keys: Collection[str]) -> list[Doubt]:
    """What moderators were asked for the sake of one of these threads."""
    asked = _doubts(connection, sa.true()) if keys else []
    return [one for one in asked if not set(keys).isdisjoint(one.threads)]


def threads_of(connection: sa.Connection, account: Account) -> list[str]:
    """The keys of a member's threads for the sake of which moderators were asked."""
    asked = {key for one in _doubts(connection, sa.true()) for key in one.threads}
    its = thread.c.asker.in_(accounts_of(connection, account)) & thread.c.key.in_(asked)
    return list(connection.scalars(sa.select(thread.c.key).where(its).order_by(thread.c.key)))


def drop_of_thread(connection: sa.Connection, key: str) -> None:
    """The thread is gone: no name is held against it any more."""
    _without(connection, [key])


def forget_doubts(connection: sa.Connection, account: Account) -> None:
    """No name misled where a member asked. While we still know that they asked it."""
    keys = connection.scalars(sa.select(thread.c.key).where(thread.c.asker == account)).all()
    _without(connection, keys)
    theirs = sa.select(thread.c.key).where(thread.c.asker == account)
    met = sa.update(tag).where(tag.c.thread.in_(theirs))
    connection.execute(met.values(names=None, at=None))


def prune_doubts(connection: sa.Connection, before: float) -> None:
    """What was asked before that may be asked again."""
    connection.execute(sa.delete(doubt).where(doubt.c.asked < before))


def _without(connection: sa.Connection, keys: Collection[str]) -> None:
    for one in doubts_about(connection, keys):
        left = tuple(key for key in one.threads if key not in keys)
        keep_doubt(connection, KeepDoubt(doubt=replace(one, threads=left)))


def _doubts(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Doubt]:
    query = sa.select(doubt).where(which).order_by(doubt.c.topic, doubt.c.name)
    return [
        Doubt(
            topic=row.topic,
            name=row.name,
            asked=datetime.fromtimestamp(row.asked, UTC),
            threads=tuple(json.loads(row.threads)),
            decision=row.decision,
        )
        for row in connection.execute(query)
    ]
