"""How often threads say a term that many of them say: an array by number, changed where it stands.

A ``dict`` that loses one thread and gains another for hours grows to twice its size, is made anew
again and again, and leaves holes where it was. An array stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

FROM, TO = 1024, 512
"""So many threads make a term common, and so few no longer."""

SHARE = 1 / 32
"""Of all threads so many, too: an array has room for each."""


class Common:
    """Counts by number; a thread that does not say it counts 0."""

    def __init__(self, row: Mapping[int, int], room: int) -> None:
        self._counts = np.zeros(room, np.int32)
        self._many = 0
        for number, count in row.items():
            self.put(number, count)

    def __len__(self) -> int:
        return self._many

    def put(self, number: int, count: int) -> None:
        """A thread says it; it did not before."""
        if number >= len(self._counts):
            more = np.zeros(max(len(self._counts), number + 1), np.int32)
            self._counts = np.concatenate([self._counts, more])
        self._counts[number] = count
        self._many += 1

    def drop(self, number: int) -> None:
        """A thread is held no more."""
        self._counts[number] = 0
        self._many -= 1

    def get(self, number: int) -> int | None:
        """How often a thread says it, if it does."""
        return int(self._counts[number]) or None if number < len(self._counts) else None

    def column(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The numbers of those that say it, and how often they do."""
        numbers = np.flatnonzero(self._counts)
        return numbers, self._counts[numbers].astype(np.float64)

    def row(self) -> dict[int, int]:
        """The same as a ``dict``."""
        numbers, counts = self.column()
        return dict(zip(numbers.tolist(), counts.astype(int).tolist(), strict=True))


def is_common(many: int, of: int) -> bool:
    """Whether a term that so many threads say is kept as an array; ``of``: of how many."""
    return many >= FROM and many >= of * SHARE


def is_rare(many: int, of: int) -> bool:
    """Whether it is no longer; between the two it stays what it is."""
    return many < TO or many < of * SHARE / 2
