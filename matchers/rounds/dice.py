"""Dice that fall the same way every time: chance as a function of a seed and names.

Nothing here is global or from the machine. Two dice of the same seed and names fall alike, under
every version of Python, so a simulated community is one whatever is tried on it.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_BITS = 64
_ALL = (1 << _BITS) - 1
_EXACT = 53
"""So many bits fit a float without rounding."""


@dataclass(frozen=True, slots=True)
class Odds(Generic[T]):
    """What may come up, and how likely each is: weights added up."""

    of: tuple[T, ...]
    up_to: tuple[float, ...]


def odds(of: Sequence[T], weights: Sequence[float]) -> Odds[T]:
    """Odds in any unit, reckoned once and drawn from often."""
    return Odds(tuple(of), tuple(accumulate(weights)))


class Dice:
    """SplitMix64 (Steele, Lea, Flood 2014), begun from the seed and whatever names the throw."""

    def __init__(self, seed: int, *names: object) -> None:
        told = "\n".join(map(str, (seed, *names))).encode()
        self._state = int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")

    def bits(self) -> int:
        """A whole number of 64 bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _ALL
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _ALL
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _ALL
        return mixed ^ (mixed >> 31)

    def share(self) -> float:
        """From 0 up to, never quite, 1."""
        return (self.bits() >> (_BITS - _EXACT)) / (1 << _EXACT)

    def chance(self, of: float) -> bool:
        """Yes, in this share of throws."""
        return self.share() < of

    def below(self, many: int) -> int:
        """0 to ``many - 1``."""
        return self.bits() * many >> _BITS

    def between(self, least: int, most: int) -> int:
        """Both ends among them."""
        return least + self.below(most - least + 1)

    def pick(self, from_: Sequence[T]) -> T:
        """One of them, each as likely as the others."""
        return from_[self.below(len(from_))]

    def draw(self, from_: Odds[T]) -> T:
        """One of them, more likely the more it weighs."""
        at = bisect_right(from_.up_to, self.share() * from_.up_to[-1])
        return from_.of[min(at, len(from_.of) - 1)]

    def several(self, from_: Sequence[T], many: int) -> list[T]:
        """So many different ones, or all, in any order."""
        left, taken = list(from_), []
        for _ in range(min(many, len(left))):
            at = self.below(len(left))
            left[at], left[-1] = left[-1], left[at]
            taken.append(left.pop())
        return taken

    def waiting(self, mean: float = 1.0) -> float:
        """Exponentially spread: mostly little, now and then much."""
        return -mean * math.log1p(-self.share())
