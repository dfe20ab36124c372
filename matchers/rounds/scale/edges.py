"""Pairs that a flow may use: each once, with its best topic, in the order of the members."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchers.rounds.scale.columns import Array, Crowd
from matchers.rounds.scale.pricing import Graph
from matchers.rounds.scale.scanning import Found
from matchers.rounds.scale.weighing import Scale, weigh


class Edges(NamedTuple):
    """Pairs the flow may use, sorted by learner, then expert; each with its best topic."""

    learner: Array
    expert: Array
    score: Array
    want: Array
    skill: Array

    def graph(self, crowd: Crowd) -> Graph:
        """The same for the flow, which looks for the greatest sum of priorities and scores."""
        return Graph(
            self.learner,
            self.expert,
            crowd.priority[self.learner] + self.score,
            crowd.seats,
        )


def edges_of(crowd: Crowd, scale: Scale, found: Found) -> Edges:
    """What is found, without whoever must not meet, each pair once with its best topic."""
    score = weigh(crowd, scale, found.want, found.skill)
    may = score >= 0
    want, skill, score = found.want[may], found.skill[may], score[may]
    learner, expert = crowd.wants.member[want], crowd.skills.member[skill]
    return _in_order(crowd, Edges(learner, expert, score, want, skill))


def _in_order(crowd: Crowd, edges: Edges) -> Edges:
    """By learner and expert; of several topics the best, then the first by name."""
    topics = crowd.wants.topic[edges.want], crowd.skills.topic[edges.skill]
    order = np.lexsort((*topics[::-1], -edges.score, edges.expert, edges.learner))
    edges = Edges(*(each[order] for each in edges))
    new = np.ones(len(order), bool)
    new[1:] = np.diff(edges.learner).astype(bool) | np.diff(edges.expert).astype(bool)
    return Edges(*(each[new] for each in edges))


def united(crowd: Crowd, one: Edges, other: Edges) -> Edges:
    """Both together."""
    both = zip(one, other, strict=True)
    return _in_order(crowd, Edges(*(np.concatenate(each) for each in both)))


def best(owner: Array, worth: Array, count: int) -> Array:
    """Which rows are among the best of their owner; of equals the first."""
    order = np.lexsort((-worth, owner))
    owners = owner[order]
    place = np.arange(len(order)) - np.searchsorted(owners, owners)
    kept = np.zeros(len(order), bool)
    kept[order[place < count]] = True
    return kept
