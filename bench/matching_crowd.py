"""Communities of up to a million members as columns, drawn alike each time.

15 % teach, 40 % want to learn (a quarter of those who teach among them); 80 topics, some far more
popular than others; two to five free times a week, most of them on evenings; 70 % meet online
only; 86 % speak German, 62 % English. No real community is behind these figures.
"""

from __future__ import annotations

import numpy as np

from matchers.rounds.scale.columns import WORDS, Array, Crowd, Offers, Wants, pair_keys

TOPICS = 80
HOURS = 7 * 24


def crowd(number: int, seed: int = 1) -> Crowd:
    """So many members."""
    dice = np.random.default_rng(seed)
    experts, learners = round(number * 0.15), round(number * 0.40)
    both = experts // 4
    learning = np.r_[0:both, experts : experts + learners - both].astype(np.int32)
    capacity = np.zeros(number, np.int32)
    capacity[:experts] = dice.choice(5, experts, p=[0.10, 0.30, 0.30, 0.20, 0.10])
    waited = np.zeros(number, np.int32)
    waited[learning] = np.minimum(dice.geometric(0.5, learners) - 1, 8)
    owner, topic, rank = _topics(dice, learners, 1.0, [0.35, 0.40, 0.25])
    own = dice.choice(4, len(owner), p=[0.40, 0.32, 0.20, 0.08]).astype(np.int32)
    wants = Wants(learning[owner], topic, own, np.array([1.0, 0.7, 0.45])[rank])
    teacher, taught, _ = _topics(dice, experts, 0.8, [0.25, 0.35, 0.25, 0.15])
    level = dice.choice([2, 3, 4], len(teacher), p=[0.15, 0.30, 0.55]).astype(np.int32)
    few = max(1, learners // 20)
    known = pair_keys(learning[dice.integers(0, learners, few)], dice.integers(0, experts, few))
    return Crowd(
        languages=_languages(dice, number),
        hours=_hours(dice, number),
        formats=dice.choice([1, 2, 3], number, p=[0.70, 0.07, 0.23]).astype(np.int32),
        region=dice.integers(0, 14, number).astype(np.int32),
        background=dice.integers(-1, 2, number).astype(np.int32),
        per_week=dice.integers(1, 5, number).astype(np.int32),
        capacity=capacity,
        waited=waited,
        minor=dice.random(number) < 0.03,
        feedback=dice.beta(8, 2, number),
        load=dice.integers(0, 3, number).astype(np.int32),
        wants=wants,
        skills=Offers(teacher, taught, level),
        apart=np.unique(known),
    )


def _topics(
    dice: np.random.Generator, owners: int, steep: float, shares: list[float]
) -> tuple[Array, Array, Array]:
    """Some topics each, popular ones more often: whose, which, and the how manieth of theirs."""
    count = dice.choice(np.arange(1, len(shares) + 1), owners, p=shares)
    popular = np.cumsum(1 / np.arange(1, TOPICS + 1) ** steep)
    owner = np.repeat(np.arange(owners), count)
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    topic = np.searchsorted(popular / popular[-1], dice.random(len(owner))).clip(0, TOPICS - 1)
    _, first = np.unique(owner.astype(np.int64) * TOPICS + topic, return_index=True)
    first.sort()
    return owner[first].astype(np.int32), topic[first].astype(np.int32), rank[first]


def _languages(dice: np.random.Generator, number: int) -> Array:
    bits = sum((dice.random(number) < p) * (1 << n) for n, p in enumerate((0.86, 0.62, 0.07)))
    return np.where(bits == 0, 1, bits).astype(np.uint64)


def _hours(dice: np.random.Generator, number: int) -> Array:
    """Two to five free times of one to three hours: evenings, weekends, noon or by day."""
    free = np.zeros((number, HOURS + 1), bool)
    times = dice.integers(2, 6, number)
    style = dice.choice(4, number, p=[0.50, 0.20, 0.12, 0.18])
    zone = dice.choice([-8, -6, -5, 1, 2, 3], number)
    zone[dice.random(number) < 0.95] = 0
    everyone = np.arange(number)
    earliest, latest = np.array([16, 8, 10, 7]), np.array([20, 18, 13, 16])
    for turn in range(5):
        kind = np.where(dice.random(number) < 0.75, style, dice.integers(0, 4, number))
        day = np.where(kind == 1, dice.integers(5, 7, number), dice.integers(0, 5, number))
        start = dice.integers(earliest[kind], latest[kind])
        long = np.where(kind == 2, 1, dice.integers(1, 4, number))
        for hour in range(3):
            here = (turn < times) & (hour < long)
            when = (day * 24 + start + hour - zone) % HOURS
            free[everyone[here], when[here]] = True
    starts = np.zeros((number, WORDS * 64), bool)
    starts[:, 0 : 2 * HOURS : 2] = free[:, :HOURS]
    starts[:, 1 : 2 * HOURS : 2] = free[:, :HOURS] & free[:, 1:]
    return np.packbits(starts, axis=1, bitorder="little").view("<u8").astype(np.uint64)
