"""A newcomer to a round that is drafted already: the best seat that moves few of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchers.rounds.assigning import Edge


class _Move(NamedTuple):
    """What a change of seats is worth, and who sits where after it (``None``: nowhere)."""

    gain: int
    seats: Mapping[int, int | None]


def join(
    drafts: Mapping[int, int],
    edges: Sequence[Edge],
    seats: Mapping[int, int],
    newcomer: int,
    *,
    at_most: int = 2,
) -> dict[int, int]:
    """The drafts (learner -> expert) with ``newcomer``, in the best way that changes few of them.

    ``edges``: everyone's, the newcomer's among them. At most ``at_most`` drafts that were there
    change; one of their learners may lose the seat to a newcomer who waited longer.
    """
    options: dict[int, list[tuple[int, int]]] = {}
    weights: dict[tuple[int, int], int] = {}
    for learner, expert, weight in sorted(edges):
        options.setdefault(learner, []).append((expert, weight))
        weights[learner, expert] = weight
    sitting: dict[int, list[int]] = {}
    for learner, expert in sorted(drafts.items()):
        sitting.setdefault(expert, []).append(learner)
    table = _Table(options, weights, sitting, seats)
    moved = {**drafts, **table.move(newcomer, at_most, frozenset()).seats}
    return {learner: expert for learner, expert in moved.items() if expert is not None}


class _Table(NamedTuple):
    """Who could sit where, and who sits there now."""

    options: Mapping[int, Sequence[tuple[int, int]]]
    weights: Mapping[tuple[int, int], int]
    sitting: Mapping[int, Sequence[int]]
    seats: Mapping[int, int]

    def move(self, learner: int, left: int, taken: frozenset[int]) -> _Move:
        """The best seat for ``learner`` with ``left`` changes; experts in ``taken`` are settled."""
        best = _Move(0, {learner: None})
        for expert, weight in self.options.get(learner, ()):
            there = self.sitting.get(expert, ())
            if expert in taken or not self.seats.get(expert, 0):
                continue
            if len(there) < self.seats[expert]:
                best = max(best, _Move(weight, {learner: expert}), key=_gain)
            elif left:
                for other in there:
                    gain, seats = self.move(other, left - 1, taken | {expert})
                    gain += weight - self.weights[other, expert]
                    best = max(best, _Move(gain, {**seats, learner: expert}), key=_gain)
        return best


def _gain(move: _Move) -> int:
    return move.gain
