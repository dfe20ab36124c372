"""One block of learners and experts: the sums of all its pairs, from tables of kinds of learners.

Learners who are alike in what a table is about share a row of it: there are some fifty kinds of
level and languages, some forty of format and place, a dozen of hours and background.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchers.rounds.model import LEVELS
from matchers.rounds.scale.columns import WORDS, Array, Crowd
from matchers.rounds.scale.weighing import Scale, may_gather, may_talk

_BYTE = 255
_ANY = 40
"""A word's starts are counted up to here where all six words would overflow a byte."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """Learners who are alike: one row of wants of each kind, and which kind each row is."""

    row: Array
    of: Array


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The rows of one topic by kinds."""

    crowd: Crowd
    scale: Scale
    wants: Array
    talk: _Kinds
    place: _Kinds
    rest: _Kinds

    def against(self, skills: Array, offer: Array) -> Block:
        """The tables for these experts, ready for blocks. ``offer``: what each adds to a sum."""
        return Block(self, skills, offer)


def tables_of(crowd: Crowd, scale: Scale, wants: Array) -> Tables:
    """Sort the learners of a topic into kinds."""
    member = crowd.wants.member[wants]
    return Tables(
        crowd,
        scale,
        wants,
        _kinds(wants, crowd.wants.level[wants], crowd.languages[member], crowd.minor[member]),
        _kinds(wants, crowd.formats[member], crowd.region[member]),
        _kinds(wants, crowd.per_week[member], crowd.background[member]),
    )


def _kinds(wants: Array, *traits: Array) -> _Kinds:
    kind = np.zeros(len(wants), np.int64)
    for trait in traits:
        names, number = np.unique(trait, return_inverse=True)
        _, kind = np.unique(kind * len(names) + number, return_inverse=True)
    _, first = np.unique(kind, return_index=True)
    return _Kinds(wants[first], kind)


class Block:
    """The sums of a block's pairs (``value``), and which of them are possible at all."""

    value: Array
    possible: Array

    def __init__(self, tables: Tables, skills: Array, offer: Array) -> None:
        self._tables = tables
        crowd = tables.crowd
        experts = crowd.skills.member[skills]
        self._hours = np.ascontiguousarray(crowd.hours[experts].T)
        most = int(np.bitwise_count(self._hours).sum(axis=0, dtype=np.int64).max(initial=0))
        self._overflows = most > _BYTE
        self._overlap = tables.scale.overlap.astype(tables.scale.kind)
        self._talk = self._talking(experts, crowd.skills.level[skills], offer)
        self._place = self._placing(experts)
        self._rest = self._resting(experts)

    def _talking(self, experts: Array, level: Array, offer: Array) -> tuple[Array, Array]:
        crowd, scale, rows = self._tables.crowd, self._tables.scale, self._tables.talk.row
        learner = crowd.wants.member[rows][:, None]
        gap = level - crowd.wants.level[rows][:, None]
        within = (gap >= 0) & (gap < len(LEVELS))
        gap = np.where(within, gap, 0)
        value = scale.language(crowd, learner, experts) + scale.level[gap] + offer
        allowed = within & scale.fits[gap] & may_talk(crowd, learner, experts)
        return value.astype(scale.kind), allowed

    def _placing(self, experts: Array) -> tuple[Array, Array]:
        crowd, scale = self._tables.crowd, self._tables.scale
        learner = crowd.wants.member[self._tables.place.row][:, None]
        value = scale.region(crowd, learner, experts)
        return value.astype(scale.kind), may_gather(crowd, learner, experts)

    def _resting(self, experts: Array) -> Array:
        crowd, scale = self._tables.crowd, self._tables.scale
        learner = crowd.wants.member[self._tables.rest.row][:, None]
        value = scale.hours(crowd, learner, experts) + scale.background(crowd, learner, experts)
        return value.astype(scale.kind)

    def fill(self, rows: slice) -> None:
        """Look at these rows of the topic."""
        tables = self._tables
        talk, place, rest = (each.of[rows] for each in (tables.talk, tables.place, tables.rest))
        starts = self._starts(tables.crowd.hours[tables.crowd.wants.member[tables.wants[rows]]])
        value = np.take(self._talk[0], talk, axis=0)
        value += np.take(self._place[0], place, axis=0)
        value += np.take(self._rest, rest, axis=0)
        value += np.take(self._overlap, starts, mode="clip")
        possible = starts != 0
        possible &= np.take(self._talk[1], talk, axis=0)
        possible &= np.take(self._place[1], place, axis=0)
        self.value, self.possible = value, possible

    def _starts(self, hours: Array) -> Array:
        """At how many half hours each pair could start to meet, exact up to forty."""
        shape = len(hours), self._hours.shape[1]
        total, count = np.zeros(shape, np.uint8), np.empty(shape, np.uint8)
        common = np.empty(shape, np.uint64)
        for word in range(WORDS):
            np.bitwise_and(hours[:, word][:, None], self._hours[word], out=common)
            np.bitwise_count(common, out=count)
            if self._overflows:
                np.minimum(count, _ANY, out=count)
            total += count
        return total
