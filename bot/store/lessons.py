"""What past questions teach: titles of public ones with the topics that people gave them.

Of the threads that we follow the title and the tags are held already; what was asked before we
came is read in once (``python -m bot import``). Nothing else is held of either, so what is
forgotten there is forgotten here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import upsert
from bot.store.schema import lesson
from matchers.model import Account


@dataclass(frozen=True, slots=True)
class Past:
    """A public question of the past. ``at`` is when it was asked, in seconds."""

    thread: str
    title: str
    topics: tuple[str, ...]
    asker: Account | None
    at: float


def keep_past(connection: sa.Connection, questions: Iterable[Past]) -> None:
    """Hold them, or hold them as they are now."""
    for one in questions:
        row = {
            "thread": one.thread,
            "title": one.title,
            "topics": json.dumps(sorted(set(one.topics))),
            "asker": one.asker,
            "at": one.at,
        }
        upsert(connection, lesson, row)


def drop_past(connection: sa.Connection, thread: str) -> None:
    """It is gone, or not public any more."""
    connection.execute(sa.delete(lesson).where(lesson.c.thread == thread))


def forget_past(connection: sa.Connection, account: Account) -> None:
    """What a forgotten member asked teaches nothing any more."""
    connection.execute(sa.delete(lesson).where(lesson.c.asker == account))
