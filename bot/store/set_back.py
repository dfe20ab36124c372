"""After our clock was ahead: what waits for a moment that only that clock could name, is due.

Whatever is due too early asks again: a pause, quiet hours, a budget of seven days make it wait
anew, and a platform that wanted to be left alone says so once more.
"""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.store.budgets import MINUTE
from bot.store.following import UNASKED
from bot.store.inbox import LONGEST_WAIT
from bot.store.later import KINDS
from bot.store.schema import budget, failure, inbox, lane, outbox

BEYOND = LONGEST_WAIT + MINUTE
"""No pace, no retry and no budget puts anything off for so many seconds; a platform hardly does."""


def bring_back(connection: sa.Connection, now: float, *, sure: bool) -> None:
    """Nothing waits for what was put off by a clock that was ahead.

    ``sure``: it was, and all that was put off may be wrong. If not, it is what lies ``BEYOND``.
    What waits for a moment of its own (a reminder, the end of quiet hours) is not put off.
    """
    latest = now if sure else now + BEYOND
    lanes = lane.c.due > latest
    if not sure:
        lanes &= lane.c.name.not_like(f"%{UNASKED}%")
    keys = (inbox.c.status == "ready") & (inbox.c.due > latest)
    keys &= sa.or_(inbox.c.kind.not_in(KINDS), inbox.c.attempts > 0)
    failures = (failure.c.status == "ready") & (failure.c.due > latest)
    for table, which in ((lane, lanes), (inbox, keys), (failure, failures)):
        connection.execute(sa.update(table).where(which).values(due=now))
    tried = (outbox.c.status == "live") & (outbox.c.tried > now)
    connection.execute(sa.update(outbox).where(tried).values(tried=now))
    _budgets(connection, now, latest)


def _budgets(connection: sa.Connection, now: float, latest: float) -> None:
    """What was spent is a minute old a minute from now."""
    for row in connection.execute(sa.select(budget)).all():
        spent = [(min(at, now), requests) for at, requests in json.loads(row.spent)]
        closed = row.closed_until if row.closed_until <= latest else now
        its = sa.update(budget).where(budget.c.platform == row.platform)
        connection.execute(its.values(spent=json.dumps(spent), closed_until=closed))
