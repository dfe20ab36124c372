"""From shares of meetings to whole ones, and nobody left over who could simply be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from matchers.rounds.large.pool import Meeting, Pool, Row
from matchers.rounds.large.possible import Twos
from matchers.rounds.large.relaxing import Shares, in_shares, in_whole

AT_ONCE = 20_000
"""Up to so many columns one integer program has them all; of more, the surest are fixed before."""

SURE = 0.6
"""Of two columns that exclude each other, one at most has so large a share."""

TURNS = 6


def in_good_time(
    pool: Pool, shares: Shares | None, time_limit: float
) -> tuple[list[Meeting], float]:
    """The best whole meetings of a pool that could be found, and how many seconds are left."""
    order = _surest(pool, shares)
    fixed: list[int] = []
    left = time_limit
    if shares is not None and len(pool.worth) > AT_ONCE:
        fixed, shares, left = _dive(pool, shares, time_limit)
        order = _surest(pool, shares)
    started = _Taken(pool)
    for column in (*fixed, *order):
        started.take(column)
    start = sorted(started.columns)
    if left > 0 and shares is not None:
        found, took = in_whole(pool, start, time_limit=left, fixed=fixed)
        start, left = sorted(found), left - took
    names = list(pool.meetings)
    return [names[column] for column in start], left


def _surest(pool: Pool, shares: Shares | None) -> list[int]:
    """Columns by their share, then by what they are worth."""
    of = [0.0] * len(pool.worth) if shares is None else shares.of.tolist()
    worth = pool.worth
    return sorted(range(len(worth)), key=lambda one: (-round(of[one], 6), -worth[one], one))


def _dive(pool: Pool, shares: Shares, time_limit: float) -> tuple[list[int], Shares, float]:
    """Fix the surest and ask again, until few are open."""
    taken, left = _Taken(pool), time_limit
    for _ in range(TURNS):
        sure = [one for one in _surest(pool, shares) if shares.of[one] > SURE]
        if not sum(map(taken.take, sure)):
            break
        closed = {
            one
            for one in range(len(pool.worth))
            if one not in taken.columns and not taken.fits(pool.entries[one])
        }
        if len(pool.worth) - len(closed) - len(taken.columns) <= AT_ONCE // 8:
            break
        fixed = sorted(taken.columns)
        again = in_shares(pool, time_limit=left / 3, fixed=fixed, closed=closed)
        if again is None:
            left -= left / 3
            break
        shares, left = again, left - again.seconds
    return sorted(taken.columns), shares, left


class _Taken:
    """Columns that are chosen, and what they take of each row."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._free = list(pool.limits)
        self.columns: set[int] = set()

    def fits(self, entries: Iterable[tuple[int, int]]) -> bool:
        return all(value <= self._free[row] for row, value in entries)

    def take(self, column: int) -> bool:
        """Whether there was room for it."""
        entries = self._pool.entries[column]
        if column in self.columns or not self.fits(entries):
            return False
        for row, value in entries:
            self._free[row] -= value
        self.columns.add(column)
        return True


def tidied(pool: Pool, meetings: Iterable[Meeting]) -> list[Meeting]:
    """The same, and whoever can simply be added is; so nobody envies a pair's seat with reason.

    The longest waiting first: a free seat, or else one of somebody who waited less, who then looks
    for another. Each step serves more or longer waiting people, so it comes to an end.
    """
    return _Tidy(pool, meetings).all()


class _Tidy:
    def __init__(self, pool: Pool, meetings: Iterable[Meeting]) -> None:
        self._pool = pool
        self._used: dict[Row, int] = defaultdict(int)
        self._there: dict[Meeting, None] = {}
        self._of_expert: dict[int, list[Meeting]] = defaultdict(list)
        for one in meetings:
            self._put(one)

    def all(self) -> list[Meeting]:
        all_ = self._pool.all
        pairs, members = all_.pairs, all_.found.members
        wishes: dict[int, list[int]] = defaultdict(list)
        for row in np.lexsort((-pairs.worth, pairs.learner)).tolist():
            wishes[int(pairs.learner[row])].append(row)
        waiting = sorted(wishes, key=lambda one: (members[one].priority, -one))
        while waiting:
            learner = waiting.pop()
            if self._used["serve", learner, 0]:
                continue
            freed = next(self._seated(learner, wishes[learner]), None)
            if freed is not None:
                waiting.extend(freed)
        return list(self._there)

    def _seated(self, learner: int, rows: list[int]) -> Iterator[list[int]]:
        """Seat a learner, best first: who had to go for that, nobody wherever that is possible."""
        pairs, members = self._pool.all.pairs, self._pool.all.found.members
        for row in rows:
            if self._try(row):
                yield []
        for row in rows:
            for other in list(self._of_expert[int(pairs.expert[row])]):
                junior = int(pairs.learner[other.of])
                if members[junior].priority < members[learner].priority:
                    self._drop(other)
                    if self._try(row):
                        yield [junior]
                    self._put(other)

    def _try(self, row: int) -> bool:
        pairs: Twos = self._pool.all.pairs
        for hour in pairs.hour[pairs.first[row] : pairs.first[row + 1]].tolist():
            one = Meeting("pair", row, hour)
            needs = self._pool.needs(one)
            if all(self._used[name] + value <= limit for name, limit, value in needs):
                self._put(one)
                return True
        return False

    def _put(self, one: Meeting) -> None:
        self._there[one] = None
        if one.kind == "pair":
            self._of_expert[int(self._pool.all.pairs.expert[one.of])].append(one)
        for name, _, value in self._pool.needs(one):
            self._used[name] += value

    def _drop(self, one: Meeting) -> None:
        del self._there[one]
        self._of_expert[int(self._pool.all.pairs.expert[one.of])].remove(one)
        for name, _, value in self._pool.needs(one):
            self._used[name] -= value
