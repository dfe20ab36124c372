"""Corrections of what is a question: the cues of ours that a message had, and what people said.

None of its words is held; a verdict goes when its thread is deleted, or its author forgotten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import upsert
from bot.store.schema import verdict
from matchers.asking import asks, cues_of
from matchers.leaning import Verdict, lean
from matchers.model import Account

NEWEST = 500
"""So many teach: what people meant long ago says little, and all of them are read at once."""


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, by the key of its thread, and when (seconds)."""

    key: str
    title: str
    body: str
    asker: Account | None
    at: float


def judge(connection: sa.Connection, told: Message, *, is_asked: bool) -> None:
    """Somebody says that this is a question, or that it is none; it counts if we thought otherwise.

    Whoever takes back what was said before leaves nothing of it.
    """
    said = connection.scalar(sa.select(verdict.c.asks).where(verdict.c.thread == told.key))
    if said is not None and said != is_asked:
        drop_verdict(connection, told.key)
        return
    forum = told.key.startswith("discourse:")
    thought = asks(told.title, told.body, forum=forum, leaning=leaning(connection)) is not None
    if thought != is_asked and (cues := cues_of(told.title, told.body)):
        row = {"thread": told.key, "cues": json.dumps(sorted(cues)), "asks": is_asked}
        upsert(connection, verdict, {**row, "asker": told.asker, "at": told.at})


def drop_verdict(connection: sa.Connection, key: str) -> None:
    """Its message is gone, or nobody corrects us any more."""
    connection.execute(sa.delete(verdict).where(verdict.c.thread == key))


def forget_verdicts(connection: sa.Connection, account: Account) -> None:
    """What a forgotten member wrote teaches nothing any more."""
    connection.execute(sa.delete(verdict).where(verdict.c.asker == account))


def prune_verdicts(connection: sa.Connection, old: float, members: sa.Select[tuple[str]]) -> None:
    """Whoever wrote before ``old`` and never agreed to anything is nobody to us any more."""
    named = (verdict.c.at < old) & verdict.c.asker.is_not(None) & verdict.c.asker.not_in(members)
    connection.execute(sa.update(verdict).where(named).values(asker=None))


def leaning(connection: sa.Connection) -> dict[str, float]:
    """Where all corrections draw the cues."""
    query = sa.select(verdict.c.cues, verdict.c.asks, verdict.c.asker)
    rows = connection.execute(query.order_by(verdict.c.at.desc(), verdict.c.thread).limit(NEWEST))
    return lean(Verdict(frozenset(json.loads(cues)), asks, by) for cues, asks, by in rows)
