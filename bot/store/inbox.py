"""The inbox: what happened and is not yet reacted to, once per key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.errors import OurFault
from bot.events import Event, Notice
from bot.store.codec import decode_event, encode, kind_of
from bot.store.database import insert_new, new_rows
from bot.store.lanes import lane_of, wake
from bot.store.schema import failure, inbox

ATTEMPTS = 8
"""After so many failed attempts a key is dead: listed, and replayed by hand."""

FIRST_WAIT, LONGEST_WAIT = 2.0, 1800.0


def wait_after(attempts: int) -> float:
    """Seconds until the next attempt: 2, 8, 32, 128, 512, then half an hour each."""
    return float(min(FIRST_WAIT * 4 ** max(attempts - 1, 0), LONGEST_WAIT))


def wait_since(age: float) -> float:
    """Seconds until whoever is away is asked again, without counting, for what is ``age`` s old.

    As long as it waited already, so each wait doubles the one before: 2 s, at last half an hour.
    """
    return min(max(age, 2.0), LONGEST_WAIT)


Row = dict[str, str | float | int | None]


def row_of(arrived: Event | Notice, *, ready: bool = True) -> Row:
    """The row of an arrival. What is not ``ready`` is kept as done, without its words."""
    patient = isinstance(arrived, Notice) and arrived.patient
    return {
        "key": arrived.key,
        "kind": kind_of(arrived),
        "payload": encode(arrived) if ready else None,
        "status": "ready" if ready else "done",
        "attempts": 0,
        "due": arrived.at.timestamp() if patient else 0.0,  # the order in which they are taken
        "at": arrived.at.timestamp(),
        "lane": lane_of(arrived),
    }


def keep_rows(connection: sa.Connection, rows: list[Row]) -> None:
    """Keep many arrivals in one statement, each once."""
    connection.execute(new_rows(connection, inbox), rows)
    for row in rows:
        wake(connection, str(row["lane"]))


def keep_arrival(connection: sa.Connection, arrived: Event | Notice, *, ready: bool = True) -> bool:
    """Keep one; whether its key was new."""
    row = row_of(arrived, ready=ready)
    if ready:
        wake(connection, str(row["lane"]))
    return insert_new(connection, inbox, row)


_ARRIVAL = (
    sa.select(inbox.c.kind, inbox.c.payload)
    .where(inbox.c.key == sa.bindparam("its"), inbox.c.status == "ready")
    .with_for_update()
)
_DONE = (
    sa.update(inbox)
    .where(inbox.c.key == sa.bindparam("its"))
    .values(status="done", payload=None, error=None)
)


def due_keys(
    connection: sa.Connection,
    now: float,
    limit: int,
    *,
    notices: bool,
    without: Sequence[str] = (),
    lane: str | None = None,
    resting: Sequence[str] = (),
) -> dict[str, str]:
    """The keys of the oldest events (or notices) whose time has come, each with its lane.

    Of one ``lane``, or of all that are not ``resting``.
    """
    kind = inbox.c.kind == "Notice"
    query = (
        sa.select(inbox.c.key, inbox.c.lane)
        .where(inbox.c.status == "ready", inbox.c.due <= now, kind if notices else ~kind)
        .order_by(inbox.c.due, inbox.c.seq)
        .limit(limit + len(without))
    )
    if lane is not None:
        query = query.where(inbox.c.lane == lane)
    if resting:
        query = query.where(inbox.c.lane.not_in(resting))
    found = [row for row in connection.execute(query).all() if row.key not in without]
    return {row.key: row.lane for row in found[:limit]}


def arrival(connection: sa.Connection, key: str) -> Event | Notice | None:
    """What waits under ``key``; ``None`` if it was settled meanwhile."""
    row = connection.execute(_ARRIVAL, {"its": key}).first()
    return None if row is None or row.payload is None else decode_event(row.kind, row.payload)


def waiting(connection: sa.Connection, key: str) -> Event | Notice | None:
    """The same, but ``None`` also for what cannot be read: no other key may wait for it."""
    row = connection.execute(_ARRIVAL, {"its": key}).first()
    return None if row is None or row.payload is None else readable(row.kind, row.payload)


def arrival_done(connection: sa.Connection, key: str) -> None:
    """The key is settled; its words go, the key stays to know repeats by."""
    connection.execute(_DONE, {"its": key})


def arrival_undone(connection: sa.Connection, key: str) -> None:
    """It led to nothing: the next time it is new again."""
    connection.execute(sa.delete(inbox).where(inbox.c.key == key))


PROMISED = "it failed, and somebody was told that it is tried again"


def promised(connection: sa.Connection, key: str) -> None:
    """Whoever did this was told that it is tried again: they will hear what became of it."""
    connection.execute(sa.update(inbox).where(inbox.c.key == key).values(error=PROMISED))


def is_promised(connection: sa.Connection, key: str) -> bool:
    """Whether somebody waits to hear what became of ``key``."""
    return connection.scalar(sa.select(inbox.c.error).where(inbox.c.key == key)) == PROMISED


def arrival_failed(connection: sa.Connection, key: str, now: float, error: str) -> None:
    """Try again later, or give up aloud after ``ATTEMPTS``."""
    attempts = connection.scalar(sa.select(inbox.c.attempts).where(inbox.c.key == key)) or 0
    dead = attempts + 1 >= ATTEMPTS
    connection.execute(
        sa.update(inbox)
        .where(inbox.c.key == key, inbox.c.status == "ready")
        .values(
            status="dead" if dead else "ready",
            attempts=attempts + 1,
            due=now + wait_after(attempts + 1),
            error=error,
        )
    )


def arrival_later(connection: sa.Connection, key: str, due: float) -> None:
    """Not now (a budget is empty, the forum is away): no attempt is counted."""
    still = (inbox.c.key == key) & (inbox.c.status == "ready")
    connection.execute(sa.update(inbox).where(still).values(due=due))


def waits(connection: sa.Connection, part: str) -> bool:
    """Whether anything waits whose key contains ``part``."""
    named = inbox.c.key.contains(part, autoescape=True)
    query = sa.select(inbox.c.seq).where(inbox.c.status == "ready", named).limit(1)
    return connection.scalar(query) is not None


def waiting_keys(connection: sa.Connection, prefix: str) -> list[str]:
    """The keys of what waits that begin so."""
    named = inbox.c.key.startswith(prefix, autoescape=True)
    query = sa.select(inbox.c.key).where(inbox.c.status == "ready", named)
    return list(connection.scalars(query).all())


# --- failures: (event, reaction) pairs to be tried again alone


def keep_failure(
    connection: sa.Connection, event: Event, reaction: str, now: float, error: str
) -> None:
    """Keep what failed with its event, so that only this is tried again."""
    row = {
        "event": event.key,
        "reaction": reaction,
        "kind": kind_of(event),
        "payload": encode(event),
        "status": "ready",
        "attempts": 1,
        "due": now + wait_after(1),
        "at": now,
        "error": error,
    }
    insert_new(connection, failure, row)


@dataclass(frozen=True, slots=True)
class DueFailure:
    """A reaction that failed on an event and is to be tried again now."""

    event: Event
    reaction: str


def due_failures(connection: sa.Connection, now: float, limit: int) -> list[DueFailure]:
    """The failures whose time has come."""
    query = (
        sa.select(failure.c.reaction, failure.c.kind, failure.c.payload)
        .where(failure.c.status == "ready", failure.c.due <= now)
        .order_by(failure.c.due, failure.c.at)
        .limit(limit)
    )
    found: list[DueFailure] = []
    for row in connection.execute(query).all():
        event = readable(row.kind, row.payload)
        if isinstance(event, Event):
            found.append(DueFailure(event, row.reaction))
    return found


def drop_unreadable(connection: sa.Connection) -> None:
    """Give up aloud what another version of Lotse wrote and this one cannot read."""
    failed = sa.select(failure).where(failure.c.status.in_(("ready", "stopped")))
    for row in connection.execute(failed).all():
        if readable(row.kind, row.payload) is None:
            where = (failure.c.event == row.event) & (failure.c.reaction == row.reaction)
            values = {"status": "dead", "error": UNREADABLE}
            connection.execute(sa.update(failure).where(where).values(values))
    arrived = sa.select(inbox.c.key, inbox.c.kind, inbox.c.payload)
    for row in connection.execute(arrived.where(inbox.c.status == "ready")).all():
        if row.payload is None or readable(row.kind, row.payload) is None:
            query = sa.update(inbox).where(inbox.c.key == row.key)
            connection.execute(query.values(status="dead", error=UNREADABLE))


UNREADABLE = "it cannot be read any more"


def readable(kind: str, payload: str) -> Event | Notice | None:
    """What was kept; ``None`` where this version cannot read it."""
    try:
        return decode_event(kind, payload)
    except (OurFault, ValueError):
        return None


def failure_mended(connection: sa.Connection, event: str, reaction: str) -> None:
    """It went well this time."""
    connection.execute(
        sa.delete(failure).where(failure.c.event == event, failure.c.reaction == reaction)
    )


def failure_later(connection: sa.Connection, event: str, reaction: str, due: float) -> None:
    """Not now: no attempt is counted."""
    where = (failure.c.event == event) & (failure.c.reaction == reaction)
    connection.execute(sa.update(failure).where(where).values(due=due))


def failure_failed(
    connection: sa.Connection, event: str, reaction: str, now: float, error: str
) -> bool:
    """It failed once more; whether it is given up now."""
    where = (failure.c.event == event) & (failure.c.reaction == reaction)
    attempts = (connection.scalar(sa.select(failure.c.attempts).where(where)) or 0) + 1
    status = "dead" if attempts >= ATTEMPTS else "ready"
    due = now + wait_after(attempts)
    values = {"attempts": attempts, "status": status, "due": due, "error": error}
    connection.execute(sa.update(failure).where(where).values(**values))
    return status == "dead"
