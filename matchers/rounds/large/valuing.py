"""What every meeting is worth at given prices, and what no round can exceed.

The bound is weak duality, in whole numbers, and needs no trust in any solver: whatever everyone's
place, week and hours cost, no round is worth more than all of these at their prices, together with
the best that each expert (pairs up to their seats, or one circle) and each tandem gains beyond.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchers.rounds.large.possible import HALVES, Array, Possible, Twos


class Prices(NamedTuple):
    """What it costs, in units of a score, that someone is served, or has a meeting in their week.

    ``at``: or at a half hour, a row for each for whom it matters. ``seat``: what one of an
    expert's seats costs; no part of the bound, it says only what is worth adding.
    """

    serve: Array
    week: Array
    seat: Array
    at: Array


class Values(NamedTuple):
    """What is left of each meeting's worth once all is paid but the seats of experts.

    ``when``: the row of its best hour, for each pair and tandem. ``seats``: the rows of seats that
    each circle would fill, and ``of``: which one.
    """

    pair: Array
    pair_when: Array
    tandem: Array
    tandem_when: Array
    circle: Array
    seats: Array
    of: Array


def free_of_charge(all_: Possible) -> Prices:
    """Prices of nothing."""
    nobody = np.zeros(len(all_.seats), np.int64)
    return Prices(nobody, nobody, nobody, np.zeros((all_.rows_of_hours, HALVES), np.int64))


def value(all_: Possible, prices: Prices) -> Values:
    """What all meetings are worth at these prices."""
    cost = sum(np.roll(prices.at, -half, axis=1) for half in all_.halves)
    assert not isinstance(cost, int)
    learning = prices.serve + prices.week
    pairs, tandems, circles = all_.pairs, all_.tandems, all_.circles
    hours, when = _cheapest(all_, pairs, cost)
    pair = pairs.worth - learning[pairs.learner] - prices.week[pairs.expert] - hours
    hours, tandem_when = _cheapest(all_, tandems, cost)
    tandem = tandems.worth - learning[tandems.learner] - learning[tandems.expert] - hours
    seat = circles.worth - learning[circles.learner]
    seat -= cost[all_.busy[circles.learner], circles.hour[circles.of]]
    order, rank = ranked(circles.of, seat)
    least, most = all_.rules.circle
    used = order[(rank < least) | ((rank < most) & (seat[order] > 0))]
    circle = np.zeros(len(circles.option), np.int64)
    np.add.at(circle, circles.of[used], seat[used])
    circle -= prices.week[circles.expert] + cost[all_.busy[circles.expert], circles.hour]
    return Values(pair, when, tandem, tandem_when, circle, used, circles.of[used])


def _cheapest(all_: Possible, twos: Twos, cost: Array) -> tuple[Array, Array]:
    """The least that the hour of each costs, and the row of that hour."""
    if not len(twos.worth):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    busy = all_.busy
    each = cost[busy[twos.learner[twos.of]], twos.hour]
    each = each + cost[busy[twos.expert[twos.of]], twos.hour]
    least = np.minimum.reduceat(each, twos.first[:-1])
    rows = np.flatnonzero(each == least[twos.of])
    return least, rows[np.searchsorted(twos.of[rows], np.arange(len(twos.worth)))]


def ranked(owner: Array, worth: Array) -> tuple[Array, Array]:
    """Rows by owner and the best first, and the place of each with its owner."""
    order = np.lexsort((-worth, owner))
    owners = owner[order]
    return order, np.arange(len(order)) - np.searchsorted(owners, owners)


class OfExperts(NamedTuple):
    """What experts gain beyond the prices.

    ``pairs``: of as many pairs as each has seats for; ``last``: of the least of these where all
    seats are taken; ``counts``: which pairs they are; ``best``: of these or of one circle.
    """

    pairs: Array
    last: Array
    counts: Array
    best: Array


def of_experts(all_: Possible, values: Values) -> OfExperts:
    """The best that each expert can have."""
    owner, seats = all_.pairs.expert, all_.seats
    order, rank = ranked(owner, values.pair)
    gain = values.pair[order]
    gains = (rank < seats[owner[order]]) & (gain > 0)
    pairs, last = (np.zeros(len(seats), np.int64) for _ in range(2))
    np.add.at(pairs, owner[order][gains], gain[gains])
    full = gains & (rank == seats[owner[order]] - 1)
    last[owner[order][full]] = gain[full]
    counts = np.zeros(len(gain), bool)
    counts[order] = gains
    best = pairs.copy()
    np.maximum.at(best, all_.circles.expert, values.circle)
    return OfExperts(pairs, last, counts, best)


def bound(all_: Possible, prices: Prices, values: Values) -> int:
    """What no round is worth more than."""
    paid = prices.serve.sum() + (prices.week * all_.hours).sum() + prices.at.sum()
    best = of_experts(all_, values).best
    return int(paid + best.sum() + np.maximum(values.tandem, 0).sum())
