"""Candidates in great number -> meetings, and what no round of all of them can exceed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from matchers.rounds.candidates import Candidates
from matchers.rounds.large.pool import FIRST, MORE, Meeting, Pool
from matchers.rounds.large.possible import possible
from matchers.rounds.large.relaxing import Shares, in_shares
from matchers.rounds.large.rounding import in_good_time, tidied
from matchers.rounds.large.valuing import bound, free_of_charge, value
from matchers.rounds.model import Rules

CLOSE = 3e-4
"""A bound so close to what the pool's shares are worth is worth no further look at everything."""

_LOOKING = 0.5
"""The share of the time for it."""


class Found(NamedTuple):
    """The meetings of a round, and what none can be worth more than."""

    pool: Pool
    meetings: list[Meeting]
    bound: int


def solve_large(
    found: Candidates, rules: Rules, *, time_limit: float, tell: Callable[[str], None]
) -> Found:
    """A round close to the best, whose gap holds for all candidates, not for the pool alone.

    ``time_limit``: seconds of HiGHS. ``tell`` hears how it goes. The same candidates give the same
    round wherever that is enough to come to an end.
    """
    all_ = possible(found, rules)
    pool, prices = Pool(all_), free_of_charge(all_)
    values = value(all_, prices)
    least = bound(all_, prices, values)
    pool.add_best(prices, values, FIRST)
    shares: Shares | None = None
    spent = 0.0
    while True:
        tell(f"{len(pool.worth):,} meetings weighed, no round exceeds {least:,}")
        again = in_shares(pool, time_limit=max(0.0, time_limit * _LOOKING - spent))
        if again is None:
            break
        shares, spent = again, spent + again.seconds
        prices = pool.prices(shares.dual)
        values = value(all_, prices)
        least = min(least, bound(all_, prices, values))
        if least - shares.worth <= CLOSE * least or not pool.add_best(prices, values, MORE):
            break
    if shares is not None:
        new = np.zeros(len(pool.worth) - len(shares.of))
        shares = shares._replace(of=np.concatenate((shares.of, new)))
    tell("whole meetings are chosen")
    meetings = in_good_time(pool, shares, time_limit - spent)
    return Found(pool, tidied(pool, meetings), least)
