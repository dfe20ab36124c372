"""Budgets: requests a minute that all lanes of a platform share."""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.ports import Pace
from bot.store.database import insert_new
from bot.store.schema import budget

MINUTE = 60.0


def spend(
    connection: sa.Connection, platform: str, cost: int, now: float, pace: Pace
) -> float | None:
    """Take ``cost`` requests from the platform's budget, or say when they will be there.

    No sixty seconds see more than a minute's requests. (A bucket that refills evenly lets twice as
    many through after a rest: all that Discourse allows to all of a forum's keys together.)
    """
    per_minute = pace.per_minute.get(platform, 0)
    if not per_minute or not cost:
        return None
    insert_new(connection, budget, {"platform": platform, "spent": "[]", "closed_until": 0.0})
    row = connection.execute(sa.select(budget).where(budget.c.platform == platform)).one()
    if row.closed_until > now:
        return float(row.closed_until)
    spent = [(at, n) for at, n in json.loads(row.spent) if at > now - MINUTE]
    wanted = min(cost, per_minute)  # what costs more than a minute's has to fit all the same
    until = _room_at(spent, sum(n for _, n in spent) + wanted - per_minute)
    if until is not None:
        return until
    query = sa.update(budget).where(budget.c.platform == platform)
    connection.execute(query.values(spent=json.dumps([*spent, (now, wanted)])))
    return None


def _room_at(spent: list[tuple[float, int]], too_many: int) -> float | None:
    """When the oldest ``too_many`` requests are a minute old; ``None``: there is room now."""
    until = None
    for at, requests in spent:
        if too_many <= 0:
            break
        too_many -= requests
        until = at + MINUTE
    return until


def close_budget(connection: sa.Connection, platform: str, until: float) -> None:
    """The platform said 429 to all of us: nobody asks it anything before ``until``."""
    insert_new(connection, budget, {"platform": platform, "spent": "[]", "closed_until": until})
    query = sa.update(budget).where(budget.c.platform == platform, budget.c.closed_until < until)
    connection.execute(query.values(closed_until=until))
