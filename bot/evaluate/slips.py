"""Typos as people make them, put into the words that matter: those of the topics' names."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from matchers.model import Topic
from matchers.text import fold, words

SHORTEST = 4
"""Letters of a word from which on it may get a slip."""
_ROWS = ("qwertzuiopü", "asdfghjklöä", "yxcvbnm")


@dataclass(slots=True)
class Slips:
    """Swaps, drops, doubles a letter or hits the key beside it, in a ``share`` of names' words."""

    topics: Iterable[Topic]
    share: float
    dice: random.Random
    _names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = (n for t in self.topics for n in (t.de, t.en, *t.aliases))
        folded = (word.folded for name in named for word in words(name))
        self._names = frozenset(word for word in folded if len(word) >= SHORTEST)

    def make(self, text: str) -> str:
        """The text with slips."""
        made: list[str] = []
        at = 0
        for word in words(text):
            if word.folded in self._names and self.dice.random() < self.share:
                made += text[at : word.start], self._slip(text[word.start : word.end])
                at = word.end
        return "".join([*made, text[at:]])

    def _slip(self, word: str) -> str:
        at = self.dice.randrange(len(word) - 1)
        kind = self.dice.choice(("swap", "drop", "double", "beside"))
        if kind == "swap" and word[at] != word[at + 1]:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if kind == "drop":
            return word[:at] + word[at + 1 :]
        if kind == "beside" and (key := self._beside(word[at])):
            return word[:at] + key + word[at + 1 :]
        return word[:at] + word[at] + word[at:]

    def _beside(self, letter: str) -> str:
        for row in _ROWS:
            at = row.find(fold(letter)[:1] if letter not in row else letter)
            if at >= 0:
                return self.dice.choice([row[n] for n in (at - 1, at + 1) if 0 <= n < len(row)])
        return ""
