"""Whether what waits is still to be said, and where it belongs."""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.effects import Delivery, OpenGroup
from bot.errors import OurFault
from bot.ports import Claim, Ref
from bot.store.codec import decode_delivery
from bot.store.following import NEVER_SAID, TAKEN_BACK, Fate, fate_under
from bot.store.naming import NOTHING_LEFT, without_gone
from bot.store.outbox import settle
from bot.store.schema import outbox
from bot.store.threads import is_gone

A_GROUP = 2
"""Members at least."""


def still_wanted(
    connection: sa.Connection, row: sa.RowMapping, *, tried: bool
) -> tuple[Delivery, Ref | None] | None:
    """What a row says and what it belongs to; ``None``: it was settled, there is nothing to say.

    ``tried``: it may have been said before, so that is looked for first, whatever came since.
    """
    if not tried and drop_if_gone(connection, row["key"], row["thread"]):
        return None
    if not tried and drop_if_unsaid(connection, row["key"], row["lane"]):
        return None
    under: Ref | None = None
    if row["follows"]:
        under = _reference(connection, row["follows"])
        if under is None:
            fate = fate_under(connection, row["kind"], row["follows"])
            if fate.status == "live":  # it was said, and nobody knows where any more
                fate = Fate("dropped", NEVER_SAID)
            settle(connection, row["key"], fate.status, error=fate.reason)
            return None
    try:
        delivery = decode_delivery(row["kind"], row["payload"])
    except (OurFault, ValueError):  # written by another version: no other lane may wait for it
        settle(connection, row["key"], "dead", error="it cannot be read any more")
        return None
    left = _left_of(connection, delivery)
    if not isinstance(left, Delivery):
        settle(connection, row["key"], "dropped", payload=None, error=left)
        return None
    return left, under


def _left_of(connection: sa.Connection, delivery: Delivery) -> Delivery | str:
    """What is still to be said of it, or why nothing is."""
    if isinstance(delivery, OpenGroup) and len(delivery.accounts) < A_GROUP:
        # It was under way when one of them was forgotten, and nobody knows whether it arrived.
        return "one of them asked to be forgotten"
    return without_gone(connection, delivery) or NOTHING_LEFT


def _reference(connection: sa.Connection, key: str) -> Ref | None:
    query = sa.select(outbox.c.status, outbox.c.ref).where(outbox.c.key == key)
    row = connection.execute(query).first()
    if row is None or row.status != "sent" or not row.ref:
        return None
    return Ref(json.loads(row.ref))


_CLAIMS = sa.select(outbox.c.claims).where(outbox.c.key == sa.bindparam("its", type_=sa.Text))


def lost(connection: sa.Connection, claim: Claim) -> bool:
    """Whether somebody else has claimed it since: what becomes of it is theirs to say."""
    claims = connection.scalar(_CLAIMS, {"its": claim.delivery.key})
    return claims is not None and claims != claim.number


def began_again(connection: sa.Connection, claim: Claim, now: float) -> bool:
    """The attempt begins only now (the look found nothing; something had to be asked before).

    ``False``: nobody wants it any more: its thread or whom it was for went meanwhile, it was
    taken back before it was said, or it is not ours any more.
    """
    key = claim.delivery.key
    if lost(connection, claim):
        return False
    query = sa.select(outbox.c.thread, outbox.c.status, outbox.c.lane).where(outbox.c.key == key)
    row = connection.execute(query).one()
    if row.status != "live" or drop_if_gone(connection, key, row.thread):
        return False
    if drop_if_unsaid(connection, key, row.lane):
        return False
    connection.execute(sa.update(outbox).where(outbox.c.key == key).values(tried=now))
    return True


def drop_if_gone(connection: sa.Connection, key: str, thread: str | None) -> bool:
    """What was under way when its thread went, and never arrived, is not said after all."""
    if thread is None or not is_gone(connection, thread):
        return False
    settle(connection, key, "dropped", payload=None, error="the thread is gone")
    return True


# In its own lane, of which an index holds what waits: see ``bot.store.database``.
_REMOVAL = (
    sa.select(outbox.c.key)
    .where(outbox.c.lane == sa.bindparam("its", type_=sa.Text), outbox.c.status == "live")
    .where(outbox.c.kind == "Unsay", outbox.c.follows == sa.bindparam("said", type_=sa.Text))
    .limit(1)
)


def drop_if_unsaid(connection: sa.Connection, key: str, lane: str) -> bool:
    """What certainly was not said, and is to be removed, is not said first."""
    if connection.execute(_REMOVAL, {"its": lane, "said": key}).first() is None:
        return False
    settle(connection, key, "dropped", payload=None, error=TAKEN_BACK)
    return True
