"""Which thread says which term how often, and how much of a question each of them says (BM25).

A thread has a number for as long as it is held. What many threads say is also kept as columns: a
question in words that everybody uses takes ten times as long as another, not hundreds of times
(``bench/archive.py``). A column is made when somebody asks for it, and dropped when a thread that
says the term comes or goes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from matchers.common import Common, is_common, is_rare

SATURATED, LENGTH = 1.5, 0.75
"""BM25's k1 (how soon a repeated word says no more) and b (how far long threads are held back)."""

MANY = 64
"""A column of so many threads is kept; a shorter one is made as soon as it is looked for."""

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Postings:
    """Threads by key, with what they say, how long they are, and what they are about."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []
        self._free: list[int] = []
        self._lengths = np.zeros(0)
        self._whole = 0
        self._rows: dict[str, dict[int, int]] = {}
        self._common: dict[str, Common] = {}
        self._columns: dict[str, tuple[Numbers, Floats]] = {}
        self._about: dict[str, set[int]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postings) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _all(self) -> tuple[object, ...]:
        """All that is held, without the numbers: they tell in which order threads came."""
        rows = self._rows | {term: common.row() for term, common in self._common.items()}
        said = {term: self._named(row) for term, row in rows.items()}
        about = {topic: {self._keys[n] for n in all_} for topic, all_ in self._about.items()}
        lengths = {key: float(self._lengths[n]) for key, n in self._numbers.items()}
        return said, about, lengths, self._whole

    def _named(self, row: Mapping[int, int]) -> dict[str, int]:
        return {self._keys[number]: count for number, count in row.items()}

    def add(self, key: str, counts: Mapping[str, int], length: int, topics: Iterable[str]) -> None:
        """Hold a thread that is not held yet."""
        if self._free:
            number = self._free.pop()
            self._keys[number] = key
        else:
            number = len(self._keys)
            self._keys.append(key)
            if number >= len(self._lengths):
                self._lengths = np.concatenate([self._lengths, np.zeros(max(number, 64))])
        self._numbers[key] = number
        self._lengths[number] = length
        self._whole += length
        for term, count in counts.items():
            self._put(term, number, count)
        for topic in topics:
            self._about.setdefault(topic, set()).add(number)

    def remove(self, key: str, terms: Iterable[str], topics: Iterable[str]) -> None:
        """Hold it no more; ``terms`` and ``topics`` are those that it was added with."""
        number = self._numbers.pop(key)
        self._whole -= int(self._lengths[number])
        self._lengths[number] = 0
        self._keys[number] = ""
        self._free.append(number)
        for term in terms:
            self._drop(term, number)
        for topic in topics:
            self._about[topic].discard(number)
            if not self._about[topic]:
                del self._about[topic]

    def _put(self, term: str, number: int, count: int) -> None:
        self._columns.pop(term, None)
        if (common := self._common.get(term)) is not None:
            common.put(number, count)
            return
        row = self._rows.setdefault(term, {})
        row[number] = count
        if is_common(len(row), len(self._numbers)):
            self._common[term] = Common(self._rows.pop(term), len(self._keys))

    def _drop(self, term: str, number: int) -> None:
        self._columns.pop(term, None)
        if (common := self._common.get(term)) is not None:
            common.drop(number)
            if is_rare(len(common), len(self._numbers)):
                self._rows[term] = self._common.pop(term).row()
            return
        row = self._rows[term]
        del row[number]
        if not row:
            del self._rows[term]

    def _of_term(self, term: str) -> Common | dict[int, int] | None:
        return self._rows.get(term) or self._common.get(term)

    def key(self, number: int) -> str:
        """Whose number it is."""
        return self._keys[number]

    def about(self, topic: str) -> Numbers:
        """The threads about a topic."""
        held = self._about.get(topic, ())
        return np.fromiter(held, np.int64, len(held))

    def blank(self, value: float) -> Floats:
        """By number, the same for each."""
        return np.full(len(self._keys), value)

    def rare(self, term: str, weight: float) -> float:
        """How much a term tells: the more, the fewer threads say it (the RSJ weight of BM25)."""
        many, few = len(self._numbers), len(self._of_term(term) or ())
        return weight * math.log(1 + (many - few + 0.5) / (few + 0.5))

    def bm25(self, weights: Mapping[str, float]) -> Floats:
        """By number, how much of what is asked each thread says. ``weights``: of each term."""
        found = self.blank(0.0)
        longer = self._longer()
        for term, weight in weights.items():
            if (row := self._of_term(term)) is not None:
                numbers, counts = self._column(term, row)
                rare = self.rare(term, weight)
                found[numbers] += rare * counts / (counts + SATURATED * longer[numbers])
        return found

    def of_one(self, number: int, weights: Mapping[str, float]) -> list[tuple[float, str]]:
        """The same for one thread, term by term."""
        longer = float(self._longer()[number])
        told = []
        for term, weight in weights.items():
            row = self._of_term(term)
            if row is not None and (count := row.get(number)) is not None:
                rare = self.rare(term, weight)
                told.append((rare * count / (count + SATURATED * longer), term))
        return told

    def _longer(self) -> Floats:
        """By number, how long each thread is against what is usual."""
        usual = self._whole / len(self._numbers) if self._numbers else 0.0
        longer: Floats = 1 - LENGTH + LENGTH * self._lengths[: len(self._keys)] / (usual or 1.0)
        return longer

    def _column(self, term: str, row: Common | dict[int, int]) -> tuple[Numbers, Floats]:
        kept = self._columns.get(term)
        if kept is not None:
            return kept
        column = row.column() if isinstance(row, Common) else _column_of(row)
        if len(row) >= MANY:
            self._columns[term] = column
        return column


def _column_of(row: Mapping[int, int]) -> tuple[Numbers, Floats]:
    many = len(row)
    return np.fromiter(row, np.int64, many), np.fromiter(row.values(), np.float64, many)
