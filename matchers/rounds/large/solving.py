"""Candidates in great number -> meetings, and what no round of all of them can exceed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from matchers.rounds.candidates import Candidates
from matchers.rounds.large.improving import MOST, improved
from matchers.rounds.large.pool import FIRST, MORE, Meeting, Pool
from matchers.rounds.large.possible import Possible, possible
from matchers.rounds.large.relaxing import Shares, in_shares
from matchers.rounds.large.rounding import in_good_time, tidied
from matchers.rounds.large.valuing import Values, bound, free_of_charge, value
from matchers.rounds.model import Rules

CLOSE = 2e-5
"""A bound so close to what the pool's shares are worth is worth no further look at everything."""

_LOOKING, _CHOOSING = 0.5, 0.25
"""The share of the time for it, and for choosing whole meetings of the pool where more can be done
with the rest."""


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
    round wherever each search comes to its end.
    """
    all_ = possible(found, rules)
    looked = _look(all_, time_limit=time_limit * _LOOKING, tell=tell)
    pool, left, few = looked.pool, time_limit - looked.seconds, _is_few(all_)
    later = left * (1 - _CHOOSING) if few else 0.0
    tell("whole meetings are chosen")
    chosen, left = in_good_time(pool, looked.shares, left - later)
    meetings = tidied(pool, chosen)
    if not few:
        return Found(pool, meetings, looked.least)
    tell("a better round is looked for")
    better, least = improved(
        pool, meetings, looked.values, looked.least, time_limit=later + max(left, 0.0)
    )
    return Found(pool, tidied(pool, better), least)


class _Looked(NamedTuple):
    """The pool with its shares, the least bound with the values at its prices, and seconds."""

    pool: Pool
    shares: Shares | None
    values: Values
    least: int
    seconds: float


def _look(all_: Possible, *, time_limit: float, tell: Callable[[str], None]) -> _Looked:
    """Add what gains most until nothing does, or the bound is close."""
    pool, prices = Pool(all_), free_of_charge(all_)
    values = value(all_, prices)
    least, at_least = bound(all_, prices, values), values
    pool.add_best(prices, values, FIRST)
    shares: Shares | None = None
    spent = 0.0
    while True:
        tell(f"{len(pool.worth):,} meetings weighed, no round exceeds {least:,}")
        again = in_shares(pool, time_limit=max(0.0, time_limit - spent))
        if again is None:  # the time for it is over
            spent = max(spent, time_limit)
            break
        shares, spent = again, spent + again.seconds
        prices = pool.prices(shares.dual)
        values = value(all_, prices)
        bounded = bound(all_, prices, values)
        if bounded < least:
            least, at_least = bounded, values
        if least - shares.worth <= CLOSE * least or not pool.add_best(prices, values, MORE):
            break
    if shares is not None:
        new = np.zeros(len(pool.worth) - len(shares.of))
        shares = shares._replace(of=np.concatenate((shares.of, new)))
    return _Looked(pool, shares, at_least, least, spent)


def _is_few(all_: Possible) -> bool:
    """Whether one integer program of a part of it may have an end."""
    return len(all_.pairs.worth) + len(all_.circles.seat) <= 2 * MOST
