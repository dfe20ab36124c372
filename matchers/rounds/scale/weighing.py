"""What two members are worth to each other, for whole columns at once: ``scoring.py`` to the bit.

The score of a pair is a weighted mean, rounded down. Here its sum stays undivided: ``Scale`` has
a table for each term, already multiplied by its weight, so that thousands of pairs a millisecond
are sums of looked-up whole numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from matchers.rounds.model import GAP_FIT, LEVELS, WHOLE, Rules, Terms
from matchers.rounds.scale.columns import Array, Crowd

ENOUGH = 4
"""Starts in common, and seats given lately, beyond which more of them change nothing."""

_SMALL = 15_000
"""Weights that add up to no more leave every sum, with prices, within 32 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The weights of a community, ready for columns.

    ``total``: what a sum is divided by. ``level``: by gap, ``fits``: which gaps may be.
    """

    total: int
    weights: Terms
    level: Array
    fits: Array
    overlap: Array
    parent_share: int
    kind: type[np.signedinteger]

    @classmethod
    def of(cls, rules: Rules) -> Scale:
        """The tables of these rules."""
        common = math.gcd(*rules.weights) or 1
        weights = Terms(*(weight // common for weight in rules.weights))
        total = sum(weights) or 1
        gaps = range(len(LEVELS))
        return cls(
            total=total,
            weights=weights,
            level=np.array([weights.level * GAP_FIT.get(gap, 0) for gap in gaps], np.int64),
            fits=np.array([gap >= max(rules.min_gap, 1) for gap in gaps]),
            overlap=np.array(
                [weights.overlap * (min(n, ENOUGH) * WHOLE // ENOUGH) for n in range(256)], np.int64
            ),
            parent_share=rules.parent_share,
            kind=np.int32 if total <= _SMALL else np.int64,
        )

    def wish(self, weight: Array, *, exact: bool | Array) -> Array:
        """How much the learner wants it; less where only a parent's or child's topic is taught."""
        share = np.where(exact, WHOLE, self.parent_share)
        wish = np.rint(np.clip(weight, 0.0, 1.0) * share).astype(np.int64)
        found: Array = np.multiply(wish, self.weights.wish)
        return found

    def of_expert(self, crowd: Crowd, expert: Array) -> Array:
        """What counts for an expert whoever learns: how it went with them, and their load."""
        liked = np.rint(np.clip(crowd.feedback[expert], 0.0, 1.0) * WHOLE).astype(np.int64)
        load = np.clip(crowd.load[expert].astype(np.int64), 0, ENOUGH) * WHOLE // ENOUGH
        found: Array = np.add(self.weights.feedback * liked, self.weights.load * (WHOLE - load))
        return found

    def language(self, crowd: Crowd, learner: Array, expert: Array) -> Array:
        """How many of the learner's languages the expert speaks."""
        ours = crowd.languages[learner]
        shared = np.bitwise_count(ours & crowd.languages[expert]).astype(np.int64)
        return self.weights.language * (shared * WHOLE // np.maximum(np.bitwise_count(ours), 1))

    def region(self, crowd: Crowd, learner: Array, expert: Array) -> Array:
        """Whether they live near each other; half where that is unknown."""
        return self.weights.region * _halves(crowd.region[learner], crowd.region[expert], same=True)

    def background(self, crowd: Crowd, learner: Array, expert: Array) -> Array:
        """Whether they come from different fields; half where that is unknown."""
        ours, theirs = crowd.background[learner], crowd.background[expert]
        return self.weights.background * _halves(ours, theirs, same=False)

    def hours(self, crowd: Crowd, learner: Array, expert: Array) -> Array:
        """How alike the hours are that they have."""
        ours, theirs = crowd.per_week[learner], crowd.per_week[expert]
        most = np.maximum(np.maximum(ours, theirs), 1).astype(np.int64)
        alike = np.minimum(ours, theirs).astype(np.int64) * WHOLE // most
        found: Array = np.multiply(alike, self.weights.hours)
        return found


def _halves(one: Array, other: Array, *, same: bool) -> Array:
    """1, a half (either is unknown: below 0) or 0, in units of a score."""
    hit = (one == other) == same
    return np.where((one < 0) | (other < 0), WHOLE // 2, np.where(hit, WHOLE, 0))


def may_talk(crowd: Crowd, learner: Array, expert: Array) -> Array:
    """Whether they share a language, and neither is an adult alone with a minor."""
    shared = crowd.languages[learner] & crowd.languages[expert]
    found: Array = np.logical_and(shared != 0, crowd.minor[learner] == crowd.minor[expert])
    return found


def may_gather(crowd: Crowd, learner: Array, expert: Array) -> Array:
    """Whether they could meet: online, or in person in the region of both."""
    both = crowd.formats[learner] & crowd.formats[expert]
    ours = crowd.region[learner]
    near = (ours >= 0) & (ours == crowd.region[expert])
    found: Array = np.logical_or((both & 1) != 0, ((both & 2) != 0) & near)
    return found


def starts_in_common(crowd: Crowd, learner: Array, expert: Array) -> Array:
    """At how many half hours the two could start to meet."""
    both = crowd.hours[learner] & crowd.hours[expert]
    found: Array = np.bitwise_count(both).sum(axis=-1, dtype=np.int64)
    return found


def weigh(crowd: Crowd, scale: Scale, want: Array, skill: Array) -> Array:
    """The score of each row of wants with the row of skills beside it; -1: they may not meet."""
    learner, expert = crowd.wants.member[want], crowd.skills.member[skill]
    starts = starts_in_common(crowd, learner, expert)
    gap = crowd.skills.level[skill] - crowd.wants.level[want]
    within = (gap >= 0) & (gap < len(LEVELS))
    gap = np.where(within, gap, 0)
    exact = crowd.wants.topic[want] == crowd.skills.topic[skill]
    found = scale.wish(crowd.wants.weight[want], exact=exact) + scale.of_expert(crowd, expert)
    found += scale.level[gap] + scale.overlap[np.minimum(starts, 255)]
    found += scale.language(crowd, learner, expert) + scale.region(crowd, learner, expert)
    found += scale.background(crowd, learner, expert) + scale.hours(crowd, learner, expert)
    allowed = scale.fits[gap] & within & (starts > 0) & crowd.present[learner]
    allowed &= (crowd.seats[expert] > 0) & ~crowd.kept_apart(learner, expert)
    allowed &= may_talk(crowd, learner, expert) & may_gather(crowd, learner, expert)
    return np.where(allowed, found // scale.total, -1)
