"""Corrections of what is a question: the cues of ours that a message had, and what people said.

None of its words is held, nor who said it; a verdict goes when its thread is deleted.
"""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.store.database import upsert
from bot.store.schema import verdict
from matchers.asking import asks, cues_of
from matchers.leaning import Verdict, lean

NEWEST = 500
"""So many teach: what people meant long ago says little, and all of them are read at once."""


def judge(connection: sa.Connection, key: str, title: str, body: str, *, is_asked: bool) -> None:
    """Somebody says that this is a question, or that it is none; it counts if we thought otherwise.

    Whoever takes back what was said before leaves nothing of it.
    """
    said = connection.scalar(sa.select(verdict.c.asks).where(verdict.c.thread == key))
    if said is not None and said != is_asked:
        drop_verdict(connection, key)
        return
    forum = key.startswith("discourse:")
    thought = asks(title, body, forum=forum, leaning=leaning(connection)) is not None
    if thought != is_asked and (cues := cues_of(title, body)):
        row = {"thread": key, "cues": json.dumps(sorted(cues)), "asks": is_asked}
        upsert(connection, verdict, row)


def drop_verdict(connection: sa.Connection, key: str) -> None:
    """Its message is gone, or nobody corrects us any more."""
    connection.execute(sa.delete(verdict).where(verdict.c.thread == key))


def leaning(connection: sa.Connection) -> dict[str, float]:
    """Where all corrections draw the cues."""
    query = sa.select(verdict.c.cues, verdict.c.asks).order_by(verdict.c.thread.desc())
    rows = connection.execute(query.limit(NEWEST))
    return lean(Verdict(frozenset(json.loads(cues)), asks) for cues, asks in rows)
