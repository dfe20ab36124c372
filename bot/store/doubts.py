"""Names that misled several times, and what moderators say of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.effects import KeepDoubt
from bot.store.database import upsert
from bot.store.schema import doubt
from matchers.doubting import Doubt


def keep_doubt(connection: sa.Connection, change: KeepDoubt) -> None:
    """Hold it as it is now."""
    one = change.doubt
    row = {"topic": one.topic, "name": one.name, "decision": one.decision}
    threads = json.dumps(one.threads)
    upsert(connection, doubt, {**row, "asked": one.asked.timestamp(), "threads": threads})


def doubt_of(connection: sa.Connection, topic: str, name: str) -> Doubt | None:
    """What moderators were asked of a name, and say of it."""
    its = (doubt.c.topic == topic) & (doubt.c.name == name)
    row = connection.execute(sa.select(doubt).where(its)).first()
    if row is None:
        return None
    asked = datetime.fromtimestamp(row.asked, UTC)
    return Doubt(topic, name, asked, tuple(json.loads(row.threads)), row.decision)


def prune_doubts(connection: sa.Connection, before: float) -> None:
    """What was asked before that may be asked again."""
    connection.execute(sa.delete(doubt).where(doubt.c.asked < before))
