"""What is kept about the bot itself: what it said, what it says no more, and how it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.community.steered import Health, Saying
from bot.effects import SnoozeThread, Withdraw
from bot.store.outbox import settle
from bot.store.schema import budget, failure, inbox, outbox, thread
from bot.store.stops import stops

OVER = "a moderator took it back before it was said"


def withdraw(connection: sa.Connection, change: Withdraw) -> None:
    """What waits is not said any more; what may have arrived is left to the courier to look for.

    What is named by its key and was given up cannot be replayed any more: its words go.
    """
    if change.key:
        dead = (outbox.c.key == change.key) & (outbox.c.status == "dead")
        gone = {"status": "dropped", "payload": None, "error": OVER}
        connection.execute(sa.update(outbox).where(dead).values(gone))
    waits = (outbox.c.status == "live") & outbox.c.tried.is_(None) & outbox.c.urgent.is_(False)
    which = outbox.c.reaction == change.feature
    if change.place:
        which &= outbox.c.lane == change.place
    if change.key:
        which = outbox.c.key == change.key
    query = sa.select(outbox.c.key).where(waits, which)
    for key in connection.scalars(query).all():
        settle(connection, key, "dropped", payload=None, error=OVER)


def snooze_thread(connection: sa.Connection, change: SnoozeThread) -> None:
    """Let a question rest; it stays what it is."""
    until = None if change.until is None else change.until.timestamp()
    query = sa.update(thread).where(thread.c.key == change.thread)
    connection.execute(query.values(rests=until))


_back = outbox.alias("back")
_TAKEN_BACK = sa.exists().where(
    _back.c.follows == outbox.c.key,
    _back.c.kind == "Unsay",
    _back.c.status.in_(("live", "sent")),
)


def said_between(
    connection: sa.Connection,
    start: datetime,
    end: datetime,
    *,
    unless: Collection[str],
    elsewhere: str,
) -> Sequence[Saying]:
    """Said in public or tagged then, or kept then and still waiting; oldest first.

    Not by the features ``unless``, nor in the place ``elsewhere``, nor what was taken back.
    """
    said = sa.func.coalesce(outbox.c.tried, outbox.c.at)
    query = (
        sa.select(outbox.c.key, outbox.c.kind, outbox.c.reaction, outbox.c.thread, outbox.c.status)
        .where(outbox.c.kind.in_(("Reply", "Post", "ApplyTags")))
        .where(outbox.c.status.in_(("live", "sent")), ~_TAKEN_BACK)
        .where(said >= start.timestamp(), said < end.timestamp())
        .where(outbox.c.reaction.not_in(tuple(unless)), outbox.c.lane != elsewhere)
        .order_by(outbox.c.seq)
    )
    return [
        Saying(
            key=row.key,
            reaction=row.reaction,
            thread=row.thread or "",
            speaks=row.kind != "ApplyTags",
            waits=row.status == "live",
        )
        for row in connection.execute(query)
    ]


def health(connection: sa.Connection) -> Health:
    """How we are: what waits that nobody stopped, what was given up, who wants to be left alone."""
    may_go = stops(connection).may_go
    waits = sa.select(sa.func.min(outbox.c.at)).where(outbox.c.status == "live", may_go)
    arrived = sa.select(sa.func.min(inbox.c.at)).where(inbox.c.status == "ready")
    found = [at for at in map(connection.scalar, (arrived, waits)) if at is not None]
    dead = sum(
        connection.scalar(sa.select(sa.func.count()).where(table.c.status == "dead")) or 0
        for table in (inbox, failure, outbox)
    )
    resting = connection.execute(sa.select(budget.c.platform, budget.c.closed_until)).all()
    return Health(
        oldest=datetime.fromtimestamp(min(found), UTC) if found else None,
        dead=dead,
        resting={row.platform: datetime.fromtimestamp(row.closed_until, UTC) for row in resting},
    )
