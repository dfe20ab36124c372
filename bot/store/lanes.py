"""Lanes: what goes on one after the other, whoever does it; lanes go on side by side.

What happened goes through lanes that are shared, each thread always through the same one; what a
forum is asked about one topic is a lane, and so is each lane of the outbox. Where several processes
share the work, whoever keeps something wakes its lane (``wake``): the writer defers a job for it in
the same transaction. What fell due by itself, or was kept by a Lotse that wakes nobody, is found by
looking (``idle``).
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.events import Event, Notice
from bot.ports import AGAIN, HAPPENED, POINTED
from bot.steering import thread_of
from bot.store.schema import failure, inbox, lane
from bot.store.stops import stops

SHARED = 64
"""Far more than go on at once, and few enough that each has several events when many come."""

IN_VIEW = 2000
"""So many of what is due longest are looked at: where there is more, somebody is at it."""

JOBS = "procrastinate_jobs"
"""procrastinate's own: what waits, and what somebody is at."""

_WOKEN = "lanes"
_JOBS = sa.table(
    JOBS,
    sa.column("lock", sa.Text),
    sa.column("queueing_lock", sa.Text),
    sa.column("status", postgresql.ENUM(name="procrastinate_job_status", create_type=False)),
)


def lane_of(arrived: Event | Notice) -> str:
    """The lane of an arrival: a hash, since it outlives the words and may be made of an account.

    What happened shares ``SHARED`` lanes, so that many events cost one job; what is looked up has a
    lane for each topic, since a forum may take its time to answer.
    """
    if isinstance(arrived, Notice):
        about = arrived.ids.get("topic") or arrived.thread or arrived.key
        return f"{POINTED}{_hashed(str(about)).hex()}"
    about = thread_of(arrived) or getattr(arrived, "account", "") or arrived.key
    return f"{HAPPENED}{int.from_bytes(_hashed(str(about))) % SHARED:x}"


def _hashed(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=12).digest()


# --- who is woken


def wake(connection: sa.Connection, name: str) -> None:
    """There is something to do in this lane, once the transaction is committed."""
    connection.info.setdefault(_WOKEN, set()).add(name)


def woken(connection: sa.Connection) -> list[str]:
    """The lanes that were woken since this was asked last, always in the same order."""
    return sorted(connection.info.pop(_WOKEN, ()))


def idle(connection: sa.Connection, now: float, limit: int) -> list[str]:
    """Lanes with something due for which no job waits, and which nobody is at."""
    named = sa.func.coalesce(sa.func.nullif(inbox.c.lane, ""), HAPPENED).label("name")
    ready = sa.select(named).where(inbox.c.status == "ready", inbox.c.due <= now)
    ready = ready.order_by(inbox.c.due, inbox.c.seq).limit(IN_VIEW)
    failed = sa.select(sa.literal(AGAIN).label("name"))
    failed = failed.where(failure.c.status == "ready", failure.c.due <= now)
    said = stops(connection).open_lanes(sa.select(lane.c.name)).where(lane.c.due <= now)
    found: list[str] = []
    for query in (ready, failed.limit(1), said.order_by(lane.c.due).limit(IN_VIEW)):
        due = query.subquery()
        free = sa.select(due.c.name).distinct().where(_is_free(due.c.name)).limit(limit)
        found += connection.scalars(free).all()
    return found


def _is_free(name: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    waits = (_JOBS.c.queueing_lock == name) & (_JOBS.c.status == "todo")
    at_it = (_JOBS.c.lock == name) & (_JOBS.c.status == "doing")
    return ~sa.or_(*(sa.exists().where(job) for job in (waits, at_it)))
