"""What a moderator's stop put off: (event, reaction) pairs that may still be made up for.

They are failures that nobody is to blame for, in the same table, with ``status`` ``stopped`` and
the last moment at which they are worth having as ``due``. They hold words no longer than that (and
a day, until ``prune``), and no more than ``AT_MOST`` pairs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from bot.events import Event, TagsRejected
from bot.steering import thread_of
from bot.store.codec import encode, kind_of
from bot.store.database import insert_new
from bot.store.inbox import readable
from bot.store.schema import failure

AT_MOST = 1000
"""More than any community asks in two days; beyond it the oldest is not made up for."""

STOPPED = failure.c.status == "stopped"


def put_off(connection: sa.Connection, event: Event, reaction: str, until: datetime) -> None:
    """Keep a pair until the bot goes on. Of a thread only the latest of each kind counts.

    Whose cross counts is judged later: nobody's takes the place of somebody else's.
    """
    kind, thread = kind_of(event), thread_of(event)
    if thread:
        same = STOPPED & (failure.c.reaction == reaction) & (failure.c.kind == kind)
        if isinstance(event, TagsRejected):
            by = f'"by":{json.dumps(event.by, ensure_ascii=False)}'
            same &= failure.c.payload.contains(by, autoescape=True)
        connection.execute(sa.delete(failure).where(same, _names(thread)))
    if (connection.scalar(sa.select(sa.func.count()).where(STOPPED)) or 0) >= AT_MOST:
        oldest = sa.select(sa.func.min(failure.c.at)).where(STOPPED).scalar_subquery()
        connection.execute(sa.delete(failure).where(STOPPED, failure.c.at == oldest))
    row = {
        "event": event.key,
        "reaction": reaction,
        "kind": kind,
        "payload": encode(event),
        "status": "stopped",
        "attempts": 0,
        "due": until.timestamp(),
        "at": event.at.timestamp(),
        "error": "a moderator stopped the bot",
    }
    insert_new(connection, failure, row)


def take_up(
    connection: sa.Connection, now: float, still_stopped: Callable[[Event, str], bool]
) -> None:
    """The bot goes on: what is still worth having, and stopped no more, is due at once."""
    drop_late(connection, now)
    for row in connection.execute(sa.select(failure).where(STOPPED)).all():
        event = readable(row.kind, row.payload)
        if isinstance(event, Event) and still_stopped(event, row.reaction):
            continue
        its = (failure.c.event == row.event) & (failure.c.reaction == row.reaction)
        connection.execute(sa.update(failure).where(its).values(status="ready", due=now))


def drop_late(connection: sa.Connection, now: float) -> None:
    """What came too late to be made up for is not held any longer."""
    connection.execute(sa.delete(failure).where(STOPPED, failure.c.due < now))


def drop_of_thread(connection: sa.Connection, thread: str) -> None:
    """The thread is gone, and with it what was to be said there."""
    connection.execute(sa.delete(failure).where(STOPPED, _names(thread)))


def _names(thread: str) -> sa.ColumnElement[bool]:
    return failure.c.payload.contains(f'"{thread}"', autoescape=True)
