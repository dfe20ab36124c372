"""What a seat costs: the prices that prove an assignment best, read off the assignment itself.

At the optimum, ``price[e] >= price[m] + weight[l, e] - weight[l, m]`` for whoever sits with ``m``
and could sit with ``e``; a free seat costs nothing, and nobody pays more than their weight. The
lowest and the highest prices that obey follow from one another by longest paths (Bellman-Ford),
and so does the mean of both, rounded down (such prices are a lattice with midpoints). The mean is
what finds missing pairs fastest: at the lowest prices too many seem to gain, at the highest too
few.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchers.rounds.scale.columns import Array


class Graph(NamedTuple):
    """Who could sit with whom, sorted by learner, then expert; members by their numbers.

    ``weight``: priority and score. ``seats``: per member; each of the experts has at least one.
    """

    learner: Array
    expert: Array
    weight: Array
    seats: Array


class _Moves(NamedTuple):
    """Every seat that somebody who sits could take instead: from, to, and the gain."""

    source: Array
    target: Array
    gain: Array


def prices(graph: Graph, chosen: Array) -> Array:
    """A price per member that proves the chosen pairs the best of the graph, if they are."""
    partner = np.full(len(graph.seats), -1, np.int64)
    own = np.zeros(len(graph.seats), np.int64)
    partner[graph.learner[chosen]] = graph.expert[chosen]
    own[graph.learner[chosen]] = graph.weight[chosen]
    here, there = partner[graph.learner], graph.expert
    could = (here >= 0) & (here != there)
    gain = graph.weight - own[graph.learner]
    moves = _Moves(here[could], there[could], gain[could])
    taken = np.bincount(graph.expert[chosen], minlength=len(graph.seats))
    full = taken >= graph.seats
    low = np.zeros(len(graph.seats), np.int64)
    waiting = here < 0
    np.maximum.at(low, there[waiting], graph.weight[waiting])
    low = _settled(moves, low)
    high = np.where(full, np.iinfo(np.int64).max >> 1, 0)
    np.minimum.at(high, graph.expert[chosen], graph.weight[chosen])
    high[graph.seats == 0] = 0
    back = _Moves(moves.target, moves.source, moves.gain)
    high = -_settled(back, -high)
    return (low + high) // 2


def _settled(moves: _Moves, price: Array) -> Array:
    """Raise prices until no move gains: ``price[target] >= price[source] + gain`` everywhere."""
    order = np.argsort(moves.source, kind="stable")
    source, target, gain = (each[order] for each in moves)
    first = np.searchsorted(source, np.arange(len(price) + 1))
    price = price.copy()
    changed = np.unique(source)
    for _ in range(len(price)):
        count = first[changed + 1] - first[changed]
        total = int(count.sum())
        if not total:
            break
        rows = np.repeat(first[changed] - (np.cumsum(count) - count), count) + np.arange(total)
        asked = price[source[rows]] + gain[rows]
        higher = asked > price[target[rows]]
        rows, asked = rows[higher], asked[higher]
        np.maximum.at(price, target[rows], asked)
        changed = np.unique(target[rows])
    return price
