"""The best pairs of a great community, with a bound that holds for everyone who could meet.

First the flow over a part of the pairs: the best of each learner and of each expert. Its prices
say what a seat is worth. Then all pairs are looked at with these prices: whoever would still gain
is added, and the gains nobody can exceed make the bound. Again, until nobody gains: then the
part holds the best there is of all. The bound is weak duality and needs no trust in any solver:
whatever the prices, no seating is worth more than all seats at their prices together with what
each learner could gain at most. It is added up in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchers.rounds.model import WHOLE, Rules
from matchers.rounds.scale.columns import WORDS, Array, Crowd
from matchers.rounds.scale.edges import Edges, best, edges_of, united
from matchers.rounds.scale.flowing import best_pairs
from matchers.rounds.scale.pricing import prices
from matchers.rounds.scale.scanning import Found, Search, joined, scan
from matchers.rounds.scale.weighing import Scale

FULL_UP_TO = 100_000
"""Up to so many members the first look is at all pairs; above, at a part of each topic."""

WINDOW = 2048
"""At how many experts of a topic each learner looks at first in greater communities."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """How many pairs the flow starts with, and how many each look at all pairs may add.

    ``learner`` and ``expert``: the best of each to start with; ``more_learner`` and
    ``more_expert``: of those who would gain.
    """

    learner: int = 10
    expert: int = 4
    more_learner: int = 4
    more_expert: int = 2
    window: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Seating:
    """Who learns from whom, by rows of wants and skills, and how good that is.

    ``hour``: the first that both have in common. ``objective``: the sum of priorities and scores;
    ``bound``: what no seating of these members can exceed. ``edges``: how many pairs the flow was
    given, ``looks``: how often all pairs were looked at.
    """

    want: Array
    skill: Array
    score: Array
    hour: Array
    objective: int
    bound: int
    edges: int
    looks: int

    @property
    def gap(self) -> int:
        """How far a better seating may be above this one, in units of a score."""
        return self.bound - self.objective

    @property
    def certified(self) -> float:
        """The share of the bound that this seating is worth: priorities and scores together."""
        return self.objective / self.bound if self.bound else 1.0

    @property
    def relative_gap(self) -> float:
        """The gap against the sum of scores alone: the stricter of the two."""
        return self.gap / max(int(self.score.sum(dtype=np.int64)), 1)

    @property
    def proven(self) -> bool:
        """Whether no better seating exists."""
        return self.bound == self.objective


class _Flowed(NamedTuple):
    """What a flow came to: the chosen rows of the edges, and the prices of seats."""

    edges: Edges
    chosen: Array
    objective: int
    price: Array


def solve_crowd(
    crowd: Crowd,
    rules: Rules,
    *,
    in_time: Callable[[], bool] = lambda: True,
    tell: Callable[[str], None] = lambda _: None,
    with_ortools: bool | None = None,
    pruning: Pruning | None = None,
    enough: float = 1.0,
) -> Seating:
    """The best pairs, or the best ones found while ``in_time()``, with what none can exceed.

    ``tell`` hears which stage begins: ``candidates``, ``flow``, ``prices``, ``look``, ``end``.
    ``enough``: the certified share at which to stop (1.0: proven).
    """
    scale, prune = Scale.of(rules), pruning or _pruning(len(crowd.waited))
    tell("candidates")
    edges = _first_edges(crowd, scale, prune)
    bound, looks = _at_most(crowd), 0
    while True:
        tell("flow")
        flowed = _flow(crowd, edges, tell, with_ortools=with_ortools)
        if not in_time():
            break
        tell("look")
        gains = _look(crowd, scale, flowed, prune, in_time)
        if gains is None:
            break
        looks += 1
        bound = min(bound, gains.bound)
        if bound - flowed.objective <= (1.0 - enough) * bound or not len(gains.edges.learner):
            break
        edges = united(crowd, edges, gains.edges)
        if not in_time():
            break
    tell("end")
    return _seating(crowd, flowed, bound, looks)


def _pruning(members: int) -> Pruning:
    """In the greatest communities a little less of everyone, for the sake of memory."""
    if members <= FULL_UP_TO:
        return Pruning()
    return Pruning(learner=12, more_learner=3, window=WINDOW)


def _at_most(crowd: Crowd) -> int:
    """What no seating exceeds whoever fits whom: the longest waiting on all seats."""
    learners = np.unique(crowd.wants.member[crowd.present[crowd.wants.member]])
    worth = np.sort(crowd.priority[learners])[::-1][: int(crowd.seats.sum())]
    return int(worth.sum()) + WHOLE * len(worth)


def _first_edges(crowd: Crowd, scale: Scale, prune: Pruning) -> Edges:
    """The best pairs of each learner and of each expert, whatever a seat may cost.

    Who has none after a first look at a part of each topic looks at all of it.
    """
    member = crowd.wants.member
    far = np.iinfo(scale.kind).max // 2
    ask = np.full(len(member), -far, np.int64)
    free = np.zeros(len(crowd.waited), np.int64)
    pays = scale.total * crowd.priority[member]
    search = Search(free, ask, pays, prune.learner, prune.expert, prune.window)
    found = _all(scan(crowd, scale, search))
    edges = edges_of(crowd, scale, found)
    if prune.window is not None:
        lonely = np.ones(len(crowd.waited), bool)
        lonely[edges.learner] = False
        search = search._replace(ask=np.where(lonely[member], -far, far), also=0, window=None)
        edges = united(crowd, edges, edges_of(crowd, scale, _all(scan(crowd, scale, search))))
    kept = best(edges.learner, edges.score, prune.learner)
    kept |= best(edges.expert, crowd.priority[edges.learner] + edges.score, prune.expert)
    return Edges(*(each[kept] for each in edges))


def _all(found: Found | None) -> Found:
    return joined([]) if found is None else found


def _flow(
    crowd: Crowd, edges: Edges, tell: Callable[[str], None], *, with_ortools: bool | None
) -> _Flowed:
    graph = edges.graph(crowd)
    chosen = best_pairs(graph, with_ortools=with_ortools)
    tell("prices")
    objective = int(graph.weight[chosen].sum(dtype=np.int64))
    return _Flowed(edges, chosen, objective, prices(graph, chosen))


class _Gains(NamedTuple):
    bound: int
    edges: Edges


def _look(
    crowd: Crowd, scale: Scale, flowed: _Flowed, prune: Pruning, in_time: Callable[[], bool]
) -> _Gains | None:
    """Look at all pairs with these prices: the bound, and who would gain; none: out of time."""
    edges, price, member = flowed.edges, flowed.price, crowd.wants.member
    priority = crowd.priority
    gain = np.zeros(len(price), np.int64)
    worth = priority[edges.learner] + edges.score - price[edges.expert]
    np.maximum.at(gain, edges.learner, worth)
    ask = scale.total * (gain[member] - priority[member] + 1)
    search = Search(price, ask, -ask, prune.more_learner, prune.more_expert)
    found = scan(crowd, scale, search, in_time=in_time)
    if found is None:
        return None
    most = gain.copy()
    gained = _row_gains(crowd, found)
    np.maximum.at(most, member[gained.want], priority[member[gained.want]] + gained.worth)
    bound = sum(map(int, most)) + sum(map(int, price * crowd.seats))
    return _Gains(bound, edges_of(crowd, scale, found))


def _row_gains(crowd: Crowd, found: Found) -> Found:
    """What counts for the bound: pairs that may meet, and others where they hide some that may.

    Of a row with many that gain only the best are known; if all of these must not meet, they
    still bound the rest.
    """
    apart = crowd.kept_apart(crowd.wants.member[found.want], crowd.skills.member[found.skill])
    has_other = np.zeros(len(crowd.wants.member), bool)
    has_other[found.want[~apart & found.cut]] = True
    counts = ~apart | (found.cut & ~has_other[found.want])
    return Found(*(each[counts] for each in found))


def _seating(crowd: Crowd, flowed: _Flowed, bound: int, looks: int) -> Seating:
    edges, chosen = flowed.edges, flowed.chosen
    learner, expert = edges.learner[chosen], edges.expert[chosen]
    return Seating(
        want=edges.want[chosen],
        skill=edges.skill[chosen],
        score=edges.score[chosen],
        hour=_first_hour(crowd.hours[learner] & crowd.hours[expert]),
        objective=sum(map(int, crowd.priority[learner])) + sum(map(int, edges.score[chosen])),
        bound=bound,
        edges=len(edges.learner),
        looks=looks,
    )


def _first_hour(common: Array) -> Array:
    """The number of the lowest bit of each row of words."""
    word = np.argmax(common != 0, axis=1)
    bits = common[np.arange(len(common)), word]
    lowest = np.bitwise_count((bits & (~bits + np.uint64(1))) - np.uint64(1))
    assert common.shape[1] == WORDS
    found: Array = np.add(word * 64, lowest.astype(np.int64))
    return found
