"""Learners to seats of experts, exactly and with a proof: pairs alone, in plain Python.

The shortest-augmenting-path method for the assignment problem (Jonker and Volgenant 1987), one
learner after another, with several seats per expert. It keeps a price for every learner and
expert. Prices never break ``learner + expert >= weight``; where all pairs meet that exactly and
only full experts and served learners have a price, their sum over all seats is what no assignment
can exceed: primal and dual are equal, and that is the certificate.

Learning and giving have separate budgets here, and hours are not placed: ``solving.py`` uses it
where neither matters, and as a bound elsewhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_TIE_BITS = 24
TIE_SHIFT = 44
"""Room below a weight: the hashes of a million pairs together stay below one."""

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


class Edge(NamedTuple):
    """A learner who could have a seat with an expert, and what that is worth (more than 0)."""

    learner: int
    expert: int
    weight: int


@dataclass(frozen=True, slots=True)
class Seating:
    """Who learns from whom, and the prices that prove it.

    ``pairs``: learner -> expert. ``learners`` and ``experts``: their prices. ``objective``: the
    sum of weights; ``bound``: the sum of prices, which no assignment can exceed.
    """

    pairs: Mapping[int, int]
    learners: Mapping[int, int]
    experts: Mapping[int, int]
    objective: int
    bound: int


class _Tree:
    """How far every swap is from the learner who comes in, in what it costs (Dijkstra)."""

    def __init__(self, root: int, own: int) -> None:
        self.root = root
        self.reached = {root: 0}
        self.frontier = [root]
        self.came: dict[int, int] = {}
        self.distance: dict[int, int] = {}
        self.done: dict[int, int] = {}
        self.heap: list[tuple[int, int]] = []
        self.best, self.end, self.steps_back = own, root, True

    def nearest(self) -> tuple[int, int] | None:
        """The next expert by distance; none if stepping back somewhere costs no more."""
        while self.heap:
            away, expert = heapq.heappop(self.heap)
            if away >= self.best:
                return None
            if expert not in self.done:
                self.done[expert] = away
                return away, expert
        return None

    def reach(self, sitting: Sequence[int], away: int, own: Mapping[int, int]) -> None:
        """Those who sit there could move on, or step back for their own price."""
        for learner in sitting:
            if learner not in self.reached:
                self.reached[learner] = away
                self.frontier.append(learner)
                if away + own[learner] < self.best:
                    self.best, self.end, self.steps_back = away + own[learner], learner, True


class Assigner:
    """Takes in one learner after another; after each, the assignment is the best there is."""

    def __init__(self, seats: Mapping[int, int]) -> None:
        self._seats = dict(seats)
        self._edges: dict[int, list[tuple[int, int]]] = {}
        self._weights: dict[tuple[int, int], int] = {}
        self._partner: dict[int, int] = {}
        self._sitting: dict[int, list[int]] = {expert: [] for expert in seats}
        self._own: dict[int, int] = {}
        self._price: dict[int, int] = dict.fromkeys(seats, 0)

    def insert(self, learner: int, options: Sequence[tuple[int, int]]) -> int:
        """Take in a learner with ``(expert, weight)`` options; how many pairs there were changed.

        Somebody else may lose their seat for good: right for drafts, never for what was promised.
        """
        edges = [(expert, weight) for expert, weight in options if self._seats.get(expert, 0) > 0]
        self._edges[learner] = edges
        self._weights.update({(learner, expert): weight for expert, weight in edges})
        price = self._price
        self._own[learner] = max((weight - price[expert] for expert, weight in edges), default=0)
        if self._own[learner] <= 0:
            self._own[learner] = 0
            return 0
        return self._augment(learner)

    def _augment(self, root: int) -> int:
        """Find where somebody can sit down or step back at the least cost, and swap up to there."""
        tree = _Tree(root, self._own[root])
        while True:
            self._widen(tree)
            step = tree.nearest()
            if step is None:
                break
            away, expert = step
            if len(self._sitting[expert]) < self._seats[expert]:
                tree.best, tree.end, tree.steps_back = away, expert, False
                break
            tree.reach(self._sitting[expert], away, self._own)
        for learner, away in tree.reached.items():
            self._own[learner] -= max(0, tree.best - away)
        for expert, away in tree.done.items():
            self._price[expert] += max(0, tree.best - away)
        return self._swap(tree)

    def _widen(self, tree: _Tree) -> None:
        """Look at the seats that the learners reached last could take instead of their own."""
        price, distance, best = self._price, tree.distance, tree.best
        for learner in tree.frontier:
            far = tree.reached[learner] + self._own[learner]
            for expert, weight in self._edges[learner]:
                away = far + price[expert] - weight
                if away < best and away < distance.get(expert, best):
                    distance[expert] = away
                    tree.came[expert] = learner
                    heapq.heappush(tree.heap, (away, expert))
        tree.frontier = []

    def _swap(self, tree: _Tree) -> int:
        """Move everyone along the path one seat on; how many pairs that were there changed."""
        changed = 0
        expert = tree.end
        if tree.steps_back:
            if tree.end == tree.root:
                return 0
            expert = self._partner.pop(tree.end)
            self._sitting[expert].remove(tree.end)
            changed = 1
        while True:
            learner = tree.came[expert]
            before = self._partner.get(learner)
            self._partner[learner] = expert
            self._sitting[expert].append(learner)
            if before is None:
                return changed
            self._sitting[before].remove(learner)
            changed += 1
            expert = before

    def result(self) -> Seating:
        """The assignment of all who were taken in so far, and its certificate."""
        objective = sum(self._weights[pair] for pair in self._partner.items())
        bound = sum(self._own.values())
        bound += sum(price * self._seats[expert] for expert, price in self._price.items())
        return Seating(
            dict(sorted(self._partner.items())),
            dict(sorted(self._own.items())),
            dict(sorted(self._price.items())),
            objective,
            bound,
        )


def assign(edges: Sequence[Edge], seats: Mapping[int, int]) -> Seating:
    """The assignment of the greatest weight; ``seats``: how many each expert has."""
    options: dict[int, list[tuple[int, int]]] = {}
    for learner, expert, weight in sorted(edges):
        options.setdefault(learner, []).append((expert, weight))
    assigner = Assigner(seats)
    for learner in sorted(options):
        assigner.insert(learner, options[learner])
    return assigner.result()


def with_ties(edges: Sequence[Edge], seed: int) -> list[Edge]:
    """The same edges with weights that make the best assignment unique, as good as surely.

    The weight is moved up by 44 bits, and a hash of the round's seed and the two numbers stands
    in the lowest 24: so no order of input decides between equals, and the next round decides anew.
    """
    return [
        Edge(learner, expert, (weight << TIE_SHIFT) | _tie(seed, learner, expert))
        for learner, expert, weight in edges
    ]


def _tie(seed: int, learner: int, expert: int) -> int:
    """24 bits by SplitMix64 (Steele, Lea and Flood 2014)."""
    mixed = (seed * _GOLDEN + (learner << 32) + expert + _GOLDEN) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return (mixed ^ (mixed >> 31)) >> (64 - _TIE_BITS)
