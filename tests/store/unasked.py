"""What the tests of manners share: messages that nobody asked for, and what became of them."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.effects import (
    DirectMessage,
    Message,
)
from bot.ports import Ref
from bot.store.schema import outbox
from matchers.model import Account
from tests.store.test_community import ADA
from tests.store.world import World, claim

NEWS = Message("propose_match-ask_expert")


def news(number: int, account: Account = ADA, *, unasked: bool = True) -> DirectMessage:
    """Something that is told to a member privately."""
    return DirectMessage(key=f"news:{number}", account=account, message=NEWS, unasked=unasked)


async def said(w: World) -> list[str]:
    """The keys of what may be said now; all of it arrives."""
    claims = await claim(w)
    for one in claims:
        await w.parcels.sent(one, Ref({"channel": "D1", "ts": "1.1"}))
    return [one.delivery.key for one in claims]


async def may_be_asked(w: World, account: Account = ADA) -> bool:
    now = w.clock.now()
    return await w.turns.look(lambda c: c.may_be_asked(account, now))


EVENING = timedelta(hours=12, minutes=30).total_seconds()
"""From the morning at which these tests begin (ten o'clock in Berlin) until half past ten."""
MORNING = timedelta(hours=9, minutes=30).total_seconds()
"""And from then until eight."""


async def fates(w: World) -> dict[str, tuple[str, str | None]]:
    query = sa.select(outbox.c.key, outbox.c.status, outbox.c.error)
    rows = await w.store.read(lambda c: c.execute(query).all())
    return {row.key: (row.status, row.error) for row in rows}
