"""Phrases in which a name means something else: who starts *from scratch* does not use Scratch.

A phrase is its words in their order, each as it is written or inflected. It need not be exact where
it says more than the name that it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from matchers.meeting import Met
from matchers.model import How, Language, Topic
from matchers.text import Word, stems, words


class NotWhen:
    """Leaves out names that stand in a phrase which their topic is not about."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._phrases = {
            topic.id: tuple(_folded(phrase) for told in topic.not_when.values() for phrase in told)
            for topic in topics.values()
            if topic.not_when
        }

    def keep(self, met: Iterable[Met], read: Sequence[Word]) -> Iterator[Met]:
        """What was ``met`` in the words ``read``, but for what such a phrase holds."""
        if not self._phrases:
            return iter(met)
        return self._outside(met, read)

    def _outside(self, met: Iterable[Met], read: Sequence[Word]) -> Iterator[Met]:
        for meaning, numbers in met:
            phrases = self._phrases.get(meaning.alias.topic, ())
            first, last = numbers[0], numbers[-1]
            if not any(_holds(phrase, first, last, meaning.how, read) for phrase in phrases):
                yield meaning, numbers


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(phrase))


def _holds(phrase: tuple[str, ...], first: int, last: int, how: How, read: Sequence[Word]) -> bool:
    """Whether ``phrase`` stands around the words from ``first`` to ``last``."""
    longer = len(phrase) > last - first + 1
    for start in range(max(0, last - len(phrase) + 1), first + 1):
        said = tuple(word.folded for word in read[start : start + len(phrase)])
        # A phrase of one word is taken as it is: inflected, *Branche* would be *Branch*.
        near = longer or how == "compound" or said == phrase
        if near and len(said) == len(phrase) and all(map(_alike, phrase, said)):
            return True
    return False


def _alike(word: str, said: str) -> bool:
    return word == said or not _stems(word).isdisjoint(_stems(said))


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[tuple[Language, str]]:
    return frozenset(stems(word))
