"""What we set ourselves for later: arrivals that come due at a moment of their own.

They are kept in the inbox like all events, so a restart loses none. While a moderator stopped the
bot they wait, and are due at once when it goes on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import sqlalchemy as sa

import bot.events
from bot.events import Event, MomentCame, QuestionWaited
from bot.store.database import insert_new
from bot.store.inbox import row_of
from bot.store.schema import RUNGS, inbox

WAITS = "a moderator stopped it"
AN_HOUR = 3600.0
KINDS = tuple(
    name
    for name in bot.events.__all__
    if isinstance(found := getattr(bot.events, name), type) and issubclass(found, MomentCame)
)


def keep_later(connection: sa.Connection, event: Event) -> None:
    """Keep an event until its moment, unless its key is known. Of a ladder only one rung waits."""
    if isinstance(event, QuestionWaited) and event.further:
        _drop_other_rungs(connection, event)
    insert_new(connection, inbox, {**row_of(event), "due": event.at.timestamp()})


def _drop_other_rungs(connection: sa.Connection, event: QuestionWaited) -> None:
    """Somebody's word began the ladder anew: the old one ends, nobody is asked from both.

    The keys of a ladder's rungs begin alike: an index finds them, however many questions wait.
    """
    first = event.key.partition(event.thread)[0] + event.thread
    keys = {"its": event.key, "since": f"{first}:", "until": f"{first};"}  # ; comes after :
    connection.execute(_other_rungs(connection.dialect.name), keys)


@cache
def _other_rungs(dialect: str) -> sa.Update:
    """As bytes are in order, which is how SQLite compares anyway.

    Postgres has operators of its own for that (``text_pattern_ops``,
    https://www.postgresql.org/docs/current/indexes-opclass.html): an index that compares as its
    column does serves no comparison in another order.
    """
    at_least, below = (">=", "<") if dialect == "sqlite" else ("~>=~", "~<~")
    key = inbox.c.key
    rungs = sa.update(inbox).where(
        RUNGS,
        key.bool_op(at_least)(sa.bindparam("since", type_=sa.Text)),
        key.bool_op(below)(sa.bindparam("until", type_=sa.Text)),
        key != sa.bindparam("its", type_=sa.Text),
        inbox.c.payload.contains('"further":true'),
    )
    return rungs.values(status="done", payload=None)


def wait_while_stopped(connection: sa.Connection, key: str, now: float) -> None:
    """What it would lead to is stopped: look again in an hour."""
    due = now + AN_HOUR
    values = {"due": due, "at": due, "error": WAITS}  # nothing is late that was told to wait
    connection.execute(sa.update(inbox).where(inbox.c.key == key).values(values))


def present(event: MomentCame, now: float) -> MomentCame:
    """The event as of the moment at which it is reacted to."""
    return replace(event, at=max(event.at, datetime.fromtimestamp(now, UTC)), due=event.at)


def take_up(connection: sa.Connection, now: float) -> None:
    """Something goes on: what waited for that is due, and what is still stopped waits again."""
    waits = (inbox.c.status == "ready") & (inbox.c.error == WAITS)
    connection.execute(sa.update(inbox).where(waits).values(due=now, at=now, error=None))


def drop_of_thread(connection: sa.Connection, thread: str) -> None:
    """The thread is gone, and with it what was to come."""
    its = inbox.c.kind.in_(KINDS) & inbox.c.payload.contains(f'"{thread}"', autoescape=True)
    query = sa.update(inbox).where(inbox.c.status == "ready", its)
    connection.execute(query.values(status="done", payload=None))
