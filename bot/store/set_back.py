"""After our clock was ahead: what waits for a moment that only that clock could name, is due.

Whatever is due too early asks again: a pause, quiet hours, a budget of seven days make it wait
anew, and a platform that wanted to be left alone says so once more.
"""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.store.budgets import MINUTE
from bot.store.database import upsert
from bot.store.following import UNASKED
from bot.store.inbox import LONGEST_WAIT
from bot.store.later import KINDS
from bot.store.schema import budget, failure, inbox, lane, mark, outbox

BEYOND = LONGEST_WAIT + MINUTE
"""No pace, no retry and no budget puts anything off for so many seconds; a platform hardly does."""


ENOUGH = 10.0
"""Seconds within which one process puts right for all what the clock of their machine left."""
_DONE = "set_back"


def bring_back(connection: sa.Connection, now: float, back: float = 0.0, *, again: bool) -> None:
    """Nothing waits for what was put off by a clock that was ahead.

    ``back``: by so many seconds it was, and what it put off is due so much earlier. Where nobody
    knows (0.0), it is what lies ``BEYOND``, and that is due now. ``again``: a little later only
    that is brought back which the right clock has hardly put off.
    What waits for a moment of its own (a reminder, the end of quiet hours) is not put off.
    """
    if back and _is_done(connection, now):
        return
    latest = now + (back - MINUTE if again else 0.0) if back else now + BEYOND
    lanes = lane.c.due > latest
    if not back:
        lanes &= lane.c.name.not_like(f"%{UNASKED}%")
    keys = (inbox.c.status == "ready") & (inbox.c.due > latest)
    keys &= sa.or_(inbox.c.kind.not_in(KINDS), inbox.c.attempts > 0)
    failures = (failure.c.status == "ready") & (failure.c.due > latest)
    for table, which in ((lane, lanes), (inbox, keys), (failure, failures)):
        earlier = table.c.due - back if back else sa.literal(now)
        due = sa.case((earlier > now, earlier), else_=now)
        connection.execute(sa.update(table).where(which).values(due=due))
    tried = (outbox.c.status == "live") & (outbox.c.tried > now)
    connection.execute(sa.update(outbox).where(tried).values(tried=now))
    _budgets(connection, now, back, latest)


def _is_done(connection: sa.Connection, now: float) -> bool:
    """Whether another process of the machine has just done it; from now on this one has."""
    last = connection.scalar(sa.select(mark.c.value).where(mark.c.name == _DONE))
    if last is not None and abs(now - float(last)) < ENOUGH:
        return True
    upsert(connection, mark, {"name": _DONE, "value": str(now)})
    return False


def _budgets(connection: sa.Connection, now: float, back: float, latest: float) -> None:
    """What was spent is a minute old a minute from now."""
    for row in connection.execute(sa.select(budget)).all():
        spent = [(min(at, now), requests) for at, requests in json.loads(row.spent)]
        closed = row.closed_until
        if closed > latest:
            closed = max(now, closed - back) if back else now
        its = sa.update(budget).where(budget.c.platform == row.platform)
        connection.execute(its.values(spent=json.dumps(spent), closed_until=closed))
