"""A question -> up to three threads that answered the same before, surest first.

BM25 over stems, neighbouring stems and the parts of German compounds says how much of what is
asked a thread says, too; topics that both have raise that, and never stand for it: a thread that
shares no word is not found. How the constants were chosen: ``bench/similar.py``.

Which threads may be shown is not known here: whoever adds one knows that it is public.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matchers.compounds import parts_of
from matchers.model import Language, Tag
from matchers.postings import Floats, Postings
from matchers.terms import READ, TELLING_NOTHING, stem_of
from matchers.text import Word, clean, common_words, language_of, words

BESIDE = 0.5
"""What two neighbouring words, or a part of a compound, weigh beside a word."""
IN_TITLE = 2.0
"""What a word of the question's title weighs beside one of its body."""
TWO_TOPICS, ONE_TOPIC = 4.0, 1.0
"""What it adds that two topics, or one, are surely common: a share of what the words say."""
SURE = (0.1, 1.7, 0.74)
"""From score to confidence: a constant, and what the score and the number of words weigh (logs)."""
SHOWN = 0.5
"""From this confidence on a thread is worth showing."""
AT_MOST = 3
WORDS_TOLD = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: how often each term, and how many words that tell something.

    Where it is the question: what each term weighs, and the first words that it was ``written`` as.
    """

    counts: Mapping[str, int]
    length: int
    weights: Mapping[str, float]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held of a thread beside its counts: its terms and topics, no sentence."""

    terms: tuple[str, ...]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Similar:
    """A thread that answered something similar, how surely (0-1), and why.

    ``score``: what it is ranked by. ``words``: those of the question that say most of it.
    """

    key: str
    confidence: float
    score: float
    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Answered:
    """Threads that answered a question, by key. Not for several threads of the machine.

    Nothing but counts is held, so a thread that was added and removed leaves no trace.
    ``known`` says whether a folded word is a word of the language: compounds are split by it.
    """

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known
        self._held: dict[str, _Held] = {}
        self._postings = Postings()

    def __len__(self) -> int:
        return len(self._held)

    def add(self, key: str, title: str, body: str = "", topics: Iterable[str] = ()) -> None:
        """Remember a thread; what was said under the same ``key`` before is forgotten."""
        self.remove(key)
        said = says(title, body, self._known)
        held = self._held[key] = _Held(tuple(said.counts), frozenset(topics))
        self._postings.add(key, said.counts, said.length, held.topics)

    def remove(self, key: str) -> None:
        """Forget a thread, as if it had never been added."""
        held = self._held.pop(key, None)
        if held is not None:
            self._postings.remove(key, held.terms, held.topics)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answered) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _all(self) -> tuple[object, ...]:
        held = {key: (frozenset(one.terms), one.topics) for key, one in self._held.items()}
        return held, self._postings

    def find(
        self,
        title: str,
        body: str = "",
        tags: Iterable[Tag] = (),
        *,
        least: float = SHOWN,
        at_most: int = AT_MOST,
    ) -> tuple[Similar, ...]:
        """The threads that fit best; ``tags`` are those that were found in the question."""
        asked = says(title, body, self._known)
        whole = 0.0  # sum() would add floats otherwise in newer Pythons
        for term, weight in asked.weights.items():
            whole += self._postings.rare(term, weight)
        if not whole:
            return ()
        sure = {tag.topic: tag.confidence for tag in tags}
        scores = self._postings.bm25(asked.weights) / whole * self._raise(sure)
        found = (
            self._similar(n, float(scores[n]), asked, sure) for n in self._best(scores, at_most)
        )
        return tuple(one for one in found if one.confidence >= least)

    def _best(self, scores: Floats, at_most: int) -> list[int]:
        """The numbers of those that fit best; of equal ones those whose keys come first."""
        found, names = np.flatnonzero(scores), self._postings.key
        if not 0 < at_most < len(found):
            return heapq.nsmallest(at_most, found.tolist(), key=lambda n: (-scores[n], names(n)))
        last = np.partition(scores[found], -at_most)[-at_most]
        better: list[int] = found[scores[found] > last].tolist()
        equal: list[int] = found[scores[found] == last].tolist()
        better.sort(key=lambda n: (-scores[n], names(n)))
        return better + heapq.nsmallest(at_most - len(better), equal, key=names)

    def _raise(self, sure: Mapping[str, float]) -> Floats | float:
        """By number, how much common topics raise what the words say."""
        if not sure:
            return 1.0
        none, one = self._postings.blank(1.0), self._postings.blank(0.0)
        for topic in sorted(sure):
            common = self._postings.about(topic)
            one[common] = one[common] * (1 - sure[topic]) + none[common] * sure[topic]
            none[common] *= 1 - sure[topic]
        return 1 + TWO_TOPICS * (1 - none - one) + ONE_TOPIC * (1 - none)

    def _similar(
        self, number: int, score: float, asked: Said, sure: Mapping[str, float]
    ) -> Similar:
        key = self._postings.key(number)
        told = self._postings.of_one(number, asked.weights)
        telling = sorted(told, key=lambda one: (-one[0], one[1]))
        shared = dict.fromkeys(asked.written[term] for _, term in telling)
        common = self._held[key].topics & sure.keys()
        topics = tuple(sorted(common, key=lambda topic: (-sure[topic], topic)))
        confidence = round(confidence_of(score, asked.length), 4)
        return Similar(key, confidence, score, tuple(shared)[:WORDS_TOLD], topics)


def confidence_of(score: float, length: int) -> float:
    """How surely (0-1) a thread with this score is worth showing to a question of this length."""
    always, of_score, of_length = SURE
    believed = always + of_score * math.log(score) + of_length * math.log(length + 1)
    return 1 / (1 + math.exp(-believed))


def says(title: str, body: str, known: Callable[[str], bool]) -> Said:
    """Read a text: its stems, neighbouring stems, and the parts of German compounds."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    length = 0
    heading, told = (list(words(clean(text[:READ]))) for text in (title, body))
    tongue = language_of([w.folded for w in (*heading, *told)], f"{title}\n{body[:READ]}")
    for read, weigh in ((heading, IN_TITLE), (told, 1.0)):
        telling = [word for word in read if _tells(word.folded)]
        length += len(telling)
        for term, word, weight in _terms(telling, tongue, known):
            counts[term] += 1
            weights[term] = max(weights.get(term, 0.0), weight * weigh)
            written.setdefault(term, word)
    return Said(counts, length, weights, written)


def _tells(word: str) -> bool:
    return word not in TELLING_NOTHING and word not in common_words()


def _terms(
    read: Sequence[Word], tongue: Language, known: Callable[[str], bool]
) -> Iterator[tuple[str, str, float]]:
    """Each term, the word it was written as, and what it weighs."""
    spelt = [(stem_of(word.folded, tongue), word) for word in read]
    for stemmed, word in spelt:
        yield stemmed, word.written, 1.0
        for part in parts_of(word.folded, known) if tongue == "de" else ():
            yield stem_of(part, tongue), word.written, BESIDE
    for (one, first), (other, second) in pairwise(spelt):
        yield f"{one} {other}", f"{first.written} {second.written}", BESIDE
