"""What belongs to another delivery: said below it, or edited into it, or taking it away.

It needs that one's place on the platform. Where that one will not be said, this one is not said
either, but never without a word: what belongs to something given up is given up with it, listed
with it, and comes along when that one is replayed. Only nobody's news is let go: edits of what
nobody is to hear any more, and the removal of what certainly was not said.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import sqlalchemy as sa

from bot.store.schema import outbox

UNASKED, PRIVATE = ":unasked:", ":private:"
"""In the names of the two lanes that are one member's alone."""

WITH_IT = "what it belongs to was given up: replay that"
NEVER_SAID = "what it belongs to was never said"
TAKEN_BACK = "it was taken back before it was said"

_TARGET = sa.select(outbox.c.lane, outbox.c.status, outbox.c.tried).where(
    outbox.c.key == sa.bindparam("its", type_=sa.Text)
)


class Fate(NamedTuple):
    """What becomes of something, why, and in which lane (where that is the target's)."""

    status: Literal["live", "dead", "dropped"]
    reason: str | None = None
    lane: str | None = None


def fate_under(connection: sa.Connection, kind: str, follows: str) -> Fate:
    """What becomes of a ``Post`` below, an ``Edit`` or an ``Unsay`` of ``follows``."""
    target = connection.execute(_TARGET, {"its": follows}).first()
    lane = None if target is None else target.lane
    if target is not None and target.status in ("live", "sent"):
        return Fate("live", lane=_lane_beside(connection, follows, target.lane, target.status))
    if kind == "Post":  # words of its own: somebody has to hear that they were not said
        return Fate("dead", WITH_IT, lane)
    if target is None or target.status == "dropped":
        return Fate("dropped", NEVER_SAID, lane)
    if kind == "Unsay" and target.tried is None:
        _withdraw(connection, follows)
        return Fate("dropped", TAKEN_BACK, lane)
    return Fate("dead", WITH_IT, lane)


def _lane_beside(connection: sa.Connection, follows: str, lane: str, status: str) -> str:
    """The target's lane; once that was said, nothing about it waits behind what is yet unasked.

    Unless an earlier edit of it does: edits keep their order.
    """
    if status != "sent" or UNASKED not in lane:
        return lane
    edits = sa.select(outbox.c.key).where(
        outbox.c.lane == lane, outbox.c.status == "live", outbox.c.follows == follows
    )
    waits = connection.execute(edits.limit(1)).first() is not None
    return lane if waits else lane.replace(UNASKED, PRIVATE)


def take_up(connection: sa.Connection, key: str) -> list[str]:
    """Make what is dead under ``key`` live again, and what died with it; the lanes it waits in."""
    lanes: list[str] = []
    whose = outbox.c.key == key
    while True:
        dead = (outbox.c.status == "dead") & outbox.c.payload.is_not(None)
        query = sa.update(outbox).where(whose, dead)
        query = query.values(status="live", attempts=0, error=None)
        found = connection.execute(query.returning(outbox.c.key, outbox.c.lane)).all()
        if not found:
            return lanes
        lanes += [row.lane for row in found]
        with_it = outbox.c.error == WITH_IT
        whose = outbox.c.follows.in_([row.key for row in found]) & with_it


def _withdraw(connection: sa.Connection, key: str) -> None:
    """What was given up unsaid, and is unwanted now, cannot be replayed any more."""
    query = sa.update(outbox).where(outbox.c.key == key, outbox.c.status == "dead")
    connection.execute(query.values(status="dropped", payload=None, error=TAKEN_BACK))
