"""How much was told to whom unasked: what our manners are measured by."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.store.outbox import unasked_lane
from bot.store.schema import outbox
from matchers.model import Account

WEEK = timedelta(days=7, minutes=1).total_seconds()
"""The minute: a call that began earlier may arrive later."""


def told_unasked(connection: sa.Connection, account: Account, *, since: float) -> int:
    """How much was told to a member unasked since then, or may have been, or still waits to be."""
    waits = outbox.c.status == "live"
    query = sa.select(sa.func.count()).where(
        outbox.c.lane == unasked_lane(account),
        outbox.c.unasked.is_(True),
        sa.or_(waits, outbox.c.tried > since),
    )
    return int(connection.scalar(query) or 0)
