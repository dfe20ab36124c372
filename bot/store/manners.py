"""What nobody asked for keeps to our manners: here it waits for them, in this one place.

The budget of seven days counts what may have reached the member (``tried``), whatever came of it.
Pause and budget are a member's, whichever of their accounts something is told to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa

from bot.effects import Delivery, DirectMessage, Message, Whisper
from bot.manners import Manners
from bot.store.codec import adapter, encode
from bot.store.inbox import LONGEST_WAIT
from bot.store.left_alone import left_alone_until
from bot.store.links import accounts_of
from bot.store.outbox import settle, unasked_lane
from bot.store.schema import lane, outbox, profile
from matchers.model import Account, Profile

Private = DirectMessage | Whisper
D = TypeVar("D", bound=Private)

A_CALL = timedelta(minutes=1)
"""What is said may arrive so much later."""
WEEK = (timedelta(days=7) + A_CALL).total_seconds()

TOO_LATE = "its time was over before it could be said"
HELLO = "manners-first_contact"

Later = float | None
"""When it may be said; ``None``: never, it was dropped."""


def told_unasked(
    connection: sa.Connection, account: Account, *, since: float, reaction: str = ""
) -> int:
    """How much was told to a member unasked since then, or may have been, or still waits to be.

    By one ``reaction``, or by all.
    """
    waits = outbox.c.status == "live"
    query = sa.select(sa.func.count()).where(
        outbox.c.lane == unasked_lane(account),
        outbox.c.unasked.is_(True),
        sa.or_(waits, outbox.c.tried > since),
        outbox.c.reaction == reaction if reaction else sa.true(),
    )
    return int(connection.scalar(query) or 0)


def heed(
    connection: sa.Connection, row: sa.RowMapping, delivery: Delivery, now: float, manners: Manners
) -> Delivery | Later:
    """The delivery, if it may be said now (the first one introduces us); else when it may."""
    if not isinstance(delivery, Private):
        return delivery
    at = _free(connection, row, delivery, now, manners) if delivery.unasked else now
    if delivery.until is not None and delivery.until.timestamp() <= at:
        settle(connection, row["key"], "dropped", payload=None, error=TOO_LATE)
        return None
    if at > now:
        return at
    if not delivery.unasked:
        return delivery
    return _introduced(connection, row, delivery, manners.rules.unasked_a_week)


def _free(
    connection: sa.Connection, row: sa.RowMapping, delivery: Private, now: float, manners: Manners
) -> float:
    """The first moment that is within the budget, in no pause and not quiet."""
    at = datetime.fromtimestamp(now, UTC)
    paused = paused_until(connection, delivery.account)
    lanes = _unasked_lanes(connection, delivery.account)
    budget = _room_from(connection, row, lanes, manners.rules.unasked_a_week)
    at = max(at, paused or at, budget or at)
    at = manners.after_quiet(at)
    awake = manners.after_quiet(at + A_CALL)
    return (at if awake == at + A_CALL else awake).timestamp()


def paused_until(connection: sa.Connection, account: Account) -> datetime | None:
    """Until when a member wants to be left alone, whether that is over or not."""
    accounts = accounts_of(connection, account)
    query = sa.select(profile.c.payload).where(profile.c.account == accounts[0])
    payload = connection.scalar(query)
    if payload is not None:
        return adapter(Profile).validate_json(payload).paused_until
    wanted = [left_alone_until(connection, one) for one in accounts]
    until = max((one for one in wanted if one is not None), default=None)
    return None if until is None else datetime.fromtimestamp(until, UTC)


def look_again(connection: sa.Connection, account: Account, now: float) -> None:
    """Their pause may be over before its time: what waits for its end is looked at now."""
    lanes = _unasked_lanes(connection, account)
    mine = lane.c.name.in_(lanes) & (lane.c.due > now + LONGEST_WAIT)
    connection.execute(sa.update(lane).where(mine).values(due=now))


def _unasked_lanes(connection: sa.Connection, account: Account) -> list[str]:
    return [unasked_lane(one) for one in accounts_of(connection, account)]


def _room_from(
    connection: sa.Connection, row: sa.RowMapping, lanes: Sequence[str], a_week: int
) -> datetime | None:
    """When the budget has room again: a week after the last but ``a_week - 1`` that was told."""
    others = _earlier(row, lanes).order_by(outbox.c.tried.desc()).offset(a_week - 1).limit(1)
    told = connection.scalar(others)
    return None if told is None else datetime.fromtimestamp(told + WEEK, UTC)


def _earlier(row: sa.RowMapping, lanes: Sequence[str]) -> sa.Select[float]:
    """When what else was told unasked in these lanes was told."""
    return sa.select(outbox.c.tried).where(
        outbox.c.lane.in_(lanes),
        outbox.c.unasked.is_(True),
        outbox.c.tried.is_not(None),
        outbox.c.key != row["key"],
    )


def _introduced(connection: sa.Connection, row: sa.RowMapping, delivery: D, times: int) -> D:
    """With who we are, what we store and how to stop us, if we never wrote unasked before.

    To each account once: how to stop us is not the same everywhere.
    """
    message = delivery.message
    known = any(part.name == HELLO for part in message.parts)
    if known or connection.execute(_earlier(row, [row["lane"]]).limit(1)).first() is not None:
        return delivery
    hello = Message(HELLO, {"times": times}, message.language)
    said = replace(delivery, message=replace(message, parts=(*message.parts, hello)))
    kept = sa.update(outbox).where(outbox.c.key == row["key"])
    connection.execute(kept.values(payload=encode(said)))
    return said
