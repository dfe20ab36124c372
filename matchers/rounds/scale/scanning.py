"""Every pair that shares a topic, looked at in blocks: who could gain from meeting.

For one topic, experts stand in columns and learners in rows. A block of them is a few additions
of small tables' rows, and six ANDs of 64 half hours each; a pair costs some ten nanoseconds.
Experts are sorted by what they offer everyone, learners by what they ask for, so that most blocks
in which nobody gains are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchers.rounds.model import WHOLE
from matchers.rounds.scale.blocks import Block, Tables, tables_of
from matchers.rounds.scale.columns import Array, Crowd
from matchers.rounds.scale.weighing import Scale

ROWS, COLUMNS = 64, 1024
"""A block: what of it is looked at together stays in the processor's cache."""


class Search(NamedTuple):
    """What is looked for, in sums as ``Scale`` has them.

    ``price``: of a seat, per member, in units of a score. ``ask``: per row of wants, what wish
    and all the rest must reach after the price. ``pays``: per row of wants, what is added to
    compare learners with each other. ``best`` and ``also``: how many pairs of each row and of
    each column are kept. ``window``: at how many experts of a topic each learner looks.
    """

    price: Array
    ask: Array
    pays: Array
    best: int
    also: int
    window: int | None = None


class Found(NamedTuple):
    """Rows of wants and of skills, and the score of the two minus the price of the seat.

    ``cut``: it is among the best of its row of wants, and more of that row were left out.
    """

    want: Array
    skill: Array
    worth: Array
    cut: Array


def scan(
    crowd: Crowd, scale: Scale, search: Search, *, in_time: Callable[[], bool] = lambda: True
) -> Found | None:
    """What the search finds, blocked pairs among it; none if time ran out before all was seen."""
    parts: list[Found] = []
    for wants, skills in topics_of(crowd):
        for part in _Topic(crowd, scale, search, wants, skills).parts():
            if not in_time():
                return None
            parts.append(part)
    return joined(parts)


def joined(parts: list[Found]) -> Found:
    """All of them as one."""
    nothing = np.zeros(0, np.int64)
    empty = Found(nothing, nothing, nothing, np.zeros(0, bool))
    return Found(*(np.concatenate(each) for each in zip(empty, *parts, strict=True)))


def topics_of(crowd: Crowd) -> Iterator[tuple[Array, Array]]:
    """Rows of wants and rows of skills that belong together, topic by topic."""
    wants = _by_topic(crowd.wants.topic, crowd.present[crowd.wants.member])
    skills = _by_topic(crowd.skills.topic, crowd.seats[crowd.skills.member] > 0)
    for wanted, taught in sorted({(topic, topic) for topic in wants} | set(crowd.near)):
        if wanted in wants and taught in skills:
            yield wants[wanted], skills[taught]


def _by_topic(topic: Array, kept: Array) -> Mapping[int, Array]:
    rows = np.flatnonzero(kept)
    rows = rows[np.argsort(topic[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(topic[rows])) + 1
    return {int(topic[part[0]]): part for part in np.split(rows, cuts) if len(part)}


class _Topic:
    """One topic: its learners in rows, its experts in columns, in the order of looking."""

    def __init__(
        self, crowd: Crowd, scale: Scale, search: Search, wants: Array, skills: Array
    ) -> None:
        self.crowd, self.scale, self.search = crowd, scale, search
        exact = crowd.wants.topic[wants[0]] == crowd.skills.topic[skills[0]]
        wish = scale.wish(crowd.wants.weight[wants], exact=bool(exact))
        least = search.ask[wants] - wish - _most(crowd, scale, wants)
        order = np.argsort(least, kind="stable")
        self.wants, self.wish, self.least = wants[order], wish[order], least[order]
        self.asked = (search.ask[wants] - wish)[order]
        self.ask = self.asked.copy()
        self.pays = (search.pays[wants] + wish)[order]
        experts = crowd.skills.member[skills]
        offer = scale.of_expert(crowd, experts) - scale.total * search.price[experts]
        order = np.arange(len(skills)) if search.window else np.argsort(-offer, kind="stable")
        self.skills, self.offer = skills[order], offer[order]
        self.tables = tables_of(crowd, scale, self.wants)

    def parts(self) -> Iterator[Found]:
        """What is found, some experts at a time."""
        kept: list[tuple[Array, ...]] = []
        for number, first in enumerate(range(0, len(self.skills), COLUMNS)):
            columns = slice(first, first + COLUMNS)
            chunk = _Chunk(self, self.tables, columns)
            for begin in self._rows(number, self.offer[columns].max()):
                chunk.look(slice(begin, min(begin + ROWS, len(self.wants))))
            kept.append(chunk.of_rows())
            yield self._found(*chunk.of_columns(), np.zeros(len(self.wants), bool))
        row, column, value = (np.concatenate(each) for each in zip(*kept, strict=True))
        best = value >= self.ask[row]
        yield self._found(row[best], column[best], value[best], self.ask > self.asked)

    def _rows(self, number: int, offer: int) -> Iterator[int]:
        """Where the blocks of rows begin that could gain from so good an offer."""
        reach = int(np.searchsorted(self.least, offer, side="right"))
        chunks = -(-len(self.skills) // COLUMNS)
        seen = -(-(self.search.window or len(self.skills)) // COLUMNS)
        for block, row in enumerate(range(0, reach, ROWS)):
            if (number - block) % chunks < seen:
                yield row

    def _found(self, row: Array, column: Array, value: Array, cut: Array) -> Found:
        worth = (value + self.wish[row]) // self.scale.total
        return Found(self.wants[row], self.skills[column], worth, cut[row])


def _most(crowd: Crowd, scale: Scale, wants: Array) -> Array:
    """The most that anybody could add to the wish, the experts' own part left out."""
    member, weights = crowd.wants.member[wants], scale.weights
    half = weights.region * (crowd.region[member] < 0)
    half += weights.background * (crowd.background[member] < 0)
    all_of = weights.overlap + weights.language + weights.region + weights.hours
    fits = np.where(scale.fits, scale.level, 0).max()
    found: Array = np.add((all_of + weights.background) * WHOLE - half * (WHOLE // 2), fits)
    return found


@dataclass(slots=True, eq=False)
class _Kept:
    """What passed so far, as rows, columns and sums."""

    row: list[Array]
    column: list[Array]
    value: list[Array]

    def add(self, block: Block, passed: Array, rows: int, columns: int) -> None:
        flat = np.flatnonzero(passed)
        if len(flat):
            row, column = np.divmod(flat, block.value.shape[1])
            self.row.append(row + rows)
            self.column.append(column + columns)
            self.value.append(block.value.ravel()[flat].astype(np.int64))

    def arrays(self) -> tuple[Array, Array, Array]:
        return _one(self.row), _one(self.column), _one(self.value)


def _one(parts: list[Array]) -> Array:
    return np.concatenate([np.zeros(0, np.int64), *parts])


class _Chunk:
    """Some columns of a topic, against block after block of its rows."""

    def __init__(self, topic: _Topic, tables: Tables, columns: slice) -> None:
        self._topic, self._first = topic, columns.start
        self._block = tables.against(topic.skills[columns], topic.offer[columns])
        wide = len(topic.skills[columns])
        self._top = np.full((topic.search.also, wide), np.iinfo(topic.scale.kind).min)
        self._rows, self._columns = _Kept([], [], []), _Kept([], [], [])

    def look(self, rows: slice) -> None:
        """Look at a block, and keep what its learners or its experts would like best."""
        topic, block = self._topic, self._block
        block.fill(rows)
        alive = block.possible & (block.value >= self._ask(topic.asked, rows))
        if topic.search.also and alive.any():
            self._look_across(rows, alive)
        ask = self._ask(topic.ask, rows)
        alive &= block.value >= ask
        count, best = int(np.count_nonzero(alive)), topic.search.best
        if not count:
            return
        if count > best * len(ask) and alive.shape[1] > best:
            least = np.iinfo(block.value.dtype).min
            values = np.where(alive, block.value, least)
            reached = np.partition(values, -best, axis=1)[:, -best]
            topic.ask[rows] = np.maximum(topic.ask[rows], reached)
            alive &= block.value >= self._ask(topic.ask, rows)
        self._rows.add(block, alive, rows.start, self._first)

    def _ask(self, ask: Array, rows: slice) -> Array:
        column: Array = ask[rows].astype(self._block.value.dtype)[:, None]
        return column

    def _look_across(self, rows: slice, alive: Array) -> None:
        """Keep the learners who would pay most for each expert, against all seen so far."""
        block, top = self._block, self._top
        paid = block.value + self._topic.pays[rows].astype(block.value.dtype)[:, None]
        passed = alive & (paid > top[0].astype(block.value.dtype))
        columns = np.flatnonzero(passed.any(axis=0))
        if len(columns):
            least = np.iinfo(block.value.dtype).min
            these = np.where(alive[:, columns], paid[:, columns], least)
            both = np.concatenate((these, top[:, columns].astype(these.dtype)))
            top[:, columns] = np.partition(both, -len(top), axis=0)[-len(top) :]
            self._columns.add(block, passed, rows.start, self._first)

    def of_rows(self) -> tuple[Array, Array, Array]:
        """What is among the best of each row of the chunk."""
        return self._rows.arrays()

    def of_columns(self) -> tuple[Array, Array, Array]:
        """What is among the best of each column."""
        row, column, value = self._columns.arrays()
        if not len(row):
            return row, column, value
        best = value + self._topic.pays[row] >= self._top[0][column - self._first]
        return row[best], column[best], value[best]
