"""What is due, what is dead, what is held no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from bot.community import Condition
from bot.ports import Due
from bot.rules import PruningRules
from bot.store import left_alone
from bot.store.codes import drop_old_codes
from bot.store.digests import prune_drafts
from bot.store.doubts import prune_doubts
from bot.store.following import take_up
from bot.store.helpers import prune_helpers
from bot.store.inquiries import next_inquiry_expiry, prune_inquiries
from bot.store.letters import drop_old_fillings
from bot.store.outbox import lengthen
from bot.store.pointers import KEEP_POINTERS, prune_pointers
from bot.store.putting_off import drop_late
from bot.store.rows import prune_beside, prune_rows, silence
from bot.store.schema import failure, inbox, lane, match, outbox
from bot.store.shadows import prune_shadow
from bot.store.stops import stops
from bot.store.suggestions import prune_suggestions
from bot.store.transfers import prune_transfers
from matchers.rounds.again import WAITING

DEFAULT = PruningRules()
_STATES = [state.value for state in WAITING]
KEEP_KEYS = timedelta(days=30).total_seconds()
KEEP_DEAD_WORDS = timedelta(days=7).total_seconds()
KEEP_DOUBTS = timedelta(days=400).total_seconds()
"""Longer than a name that moderators keep is asked about no more."""


def due(connection: sa.Connection, now: float) -> Due:
    """What there is to do at this moment; what is stopped counts, and whoever claims it sees."""
    earliest = connection.execute(_EARLIEST).one()
    return Due(*(at is not None and at <= now for at in earliest))


def _earliest(due: sa.Column[float], *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[float]:
    return sa.select(sa.func.min(due)).where(*where).scalar_subquery()


_EARLIEST = sa.select(
    _earliest(inbox.c.due, inbox.c.status == "ready", inbox.c.kind != "Notice").label("events"),
    _earliest(inbox.c.due, inbox.c.status == "ready", inbox.c.kind == "Notice").label("notices"),
    _earliest(failure.c.due, failure.c.status == "ready").label("failures"),
    _earliest(lane.c.due, lane.c.waiting > 0).label("deliveries"),
)


def next_due(connection: sa.Connection) -> datetime | None:
    """The earliest moment at which a key or a lane has something to do."""
    queries = (
        sa.select(sa.func.min(inbox.c.due)).where(inbox.c.status == "ready"),
        sa.select(sa.func.min(failure.c.due)).where(failure.c.status == "ready"),
        stops(connection).open_lanes(sa.select(sa.func.min(lane.c.due))),
    )
    found = [at for at in map(connection.scalar, queries) if at is not None]
    return _not_before(min(found)) if found else None


def _not_before(seconds: float) -> datetime:
    """The first moment at which ``seconds`` have come: clocks count in microseconds, rows finer.

    A moment rounded down would come, and nothing would be due yet: on a clock that stands still
    until nobody has anything to do, that is for ever.
    """
    at = datetime.fromtimestamp(seconds, UTC)
    return at if at.timestamp() >= seconds else at + timedelta(microseconds=1)


def oldest_waiting(connection: sa.Connection) -> datetime | None:
    """When the oldest event or delivery that still waits came in: what health is measured by.

    What nobody asked for waits out of manners, perhaps for days, and nothing is wrong with that.
    """
    wanted = (outbox.c.status == "live") & outbox.c.lane.not_like("%:unasked:%")
    queries = (
        sa.select(sa.func.min(inbox.c.at)).where(inbox.c.status == "ready"),
        sa.select(sa.func.min(outbox.c.at)).where(wanted),
    )
    found = [at for at in map(connection.scalar, queries) if at is not None]
    return datetime.fromtimestamp(min(found), UTC) if found else None


def condition(connection: sa.Connection) -> Condition:
    """How much was given up, and how much waits."""

    def count(table: sa.Table, status: str) -> int:
        query = sa.select(sa.func.count()).select_from(table).where(table.c.status == status)
        return int(connection.scalar(query) or 0)

    return Condition(
        dead=sum(count(table, "dead") for table in (inbox, failure, outbox)),
        waiting=count(inbox, "ready") + count(outbox, "live"),
        oldest=oldest_waiting(connection),
    )


def expired_matches(connection: sa.Connection, now: float) -> list[str]:
    """Proposed or offered matches whose time is over."""
    query = sa.select(match.c.id).where(match.c.state.in_(_STATES), match.c.expires <= now)
    return list(connection.scalars(query.order_by(match.c.expires)).all())


def next_expiry(connection: sa.Connection) -> datetime | None:
    """When the next proposed or offered match or open inquiry expires."""
    waits = match.c.state.in_(_STATES)
    at = connection.scalar(sa.select(sa.func.min(match.c.expires)).where(waits))
    found = [one for one in (at, next_inquiry_expiry(connection)) if one is not None]
    return datetime.fromtimestamp(min(found), UTC) if found else None


@dataclass(frozen=True, slots=True)
class Dead:
    """Something given up: its key, what it was, the platform's or our reason, and since when."""

    key: str
    what: str
    reason: str
    at: datetime


def dead_keys(connection: sa.Connection) -> list[Dead]:
    """Events, (event, reaction) pairs and deliveries that were given up, oldest first."""
    events = connection.execute(sa.select(inbox).where(inbox.c.status == "dead")).all()
    failures = connection.execute(sa.select(failure).where(failure.c.status == "dead")).all()
    letters = connection.execute(sa.select(outbox).where(outbox.c.status == "dead")).all()
    found = [_dead(row.key, row.kind, row.error, row.at) for row in events]
    found += [_dead(f.event, f"{f.reaction} on {f.kind}", f.error, f.at) for f in failures]
    found += [_dead(d.key, f"{d.kind} by {d.reaction}", d.error, d.at) for d in letters]
    return sorted(found, key=lambda dead: (dead.at, dead.key))


def _dead(key: str, what: str, reason: str | None, at: float) -> Dead:
    return Dead(key, what, reason or "", datetime.fromtimestamp(at, UTC))


def replay(connection: sa.Connection, key: str, now: float) -> bool:
    """Take up again what is dead under ``key``, and what died with it; whether there was any."""
    fresh = {"attempts": 0, "due": now, "error": None, "status": "ready"}
    dead_words = inbox.c.payload.is_not(None)
    arrivals = connection.execute(
        sa.update(inbox)
        .where(inbox.c.key == key, inbox.c.status == "dead", dead_words)
        .values(fresh)
    )
    failures = connection.execute(
        sa.update(failure)
        .where(failure.c.event == key, failure.c.status == "dead")
        .values(attempts=0, due=now, status="ready")
    )
    lanes = take_up(connection, key)
    for name in lanes:
        lengthen(connection, name, 1)
    return bool(arrivals.rowcount or failures.rowcount or lanes)


def prune(connection: sa.Connection, now: float, rules: PruningRules = DEFAULT) -> dict[str, int]:
    """Let go of what is held no longer: keys, dead words, pointers to people without consent.

    How many rows of the inbox and the outbox went, and how many words.
    """
    old = now - KEEP_KEYS
    went = prune_rows(connection, now, rules)
    words = now - KEEP_DEAD_WORDS
    gone = (inbox.c.status == "dead") & (inbox.c.at < words) & (inbox.c.kind != "Notice")
    gone &= inbox.c.payload.is_not(None)
    connection.execute(sa.update(inbox).where(gone).values(payload=None))
    connection.execute(sa.delete(failure).where(failure.c.status == "dead", failure.c.at < words))
    drop_late(connection, now)
    left_alone.prune(connection, now)
    drop_old_fillings(connection, now)
    drop_old_codes(connection, now)
    prune_drafts(connection, now)
    prune_helpers(connection, now - KEEP_POINTERS)
    prune_transfers(connection, now - KEEP_POINTERS)
    silence(connection, words)
    prune_beside(connection)
    prune_inquiries(connection, old)
    prune_shadow(connection, told=words, counted=now - KEEP_POINTERS)
    prune_pointers(connection, now)
    prune_doubts(connection, now - KEEP_DOUBTS)
    prune_suggestions(connection, now - KEEP_POINTERS)  # by now some askers are nobody to us
    return went
