"""A question -> up to three threads that answered the same before, surest first.

BM25 over stems, neighbouring stems and the parts of German compounds says how much of what is
asked a thread says, too; topics that both have raise that, and never stand for it: a thread that
shares no word is not found. How the constants were chosen: ``bench/similar.py``.

Which threads may be shown is not known here: whoever adds one knows that it is public.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matchers.compounds import parts_of
from matchers.model import Language, Tag
from matchers.terms import READ, TELLING_NOTHING, stem_of
from matchers.text import Word, clean, common_words, language_of, words

SATURATED, LENGTH = 1.5, 0.75
"""BM25's k1 (how soon a repeated word says no more) and b (how far long threads are held back)."""
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
    """What is held of a thread: counts and topics, no sentence."""

    counts: Mapping[str, int]
    length: int
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


@dataclass(slots=True)
class _Fit:
    """What one thread has in common with the question."""

    points: float = 0.0
    terms: list[tuple[float, str]] = field(default_factory=list)


class Answered:
    """Threads that answered a question, by key. Not for several threads of the machine.

    Nothing but counts is held, so a thread that was added and removed leaves no trace.
    ``known`` says whether a folded word is a word of the language: compounds are split by it.
    """

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known
        self._held: dict[str, _Held] = {}
        self._holding: dict[str, dict[str, int]] = defaultdict(dict)
        self._length = 0

    def __len__(self) -> int:
        return len(self._held)

    def add(self, key: str, title: str, body: str = "", topics: Iterable[str] = ()) -> None:
        """Remember a thread; what was said under the same ``key`` before is forgotten."""
        self.remove(key)
        said = says(title, body, self._known)
        self._held[key] = _Held(said.counts, said.length, frozenset(topics))
        self._length += said.length
        for term, count in said.counts.items():
            self._holding[term][key] = count

    def remove(self, key: str) -> None:
        """Forget a thread, as if it had never been added."""
        held = self._held.pop(key, None)
        if held is None:
            return
        self._length -= held.length
        for term in held.counts:
            del self._holding[term][key]
            if not self._holding[term]:
                del self._holding[term]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answered) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _all(self) -> tuple[object, ...]:
        return self._held, self._holding, self._length

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
        whole, fits = self._fits(asked)
        if not whole:
            return ()
        sure = {tag.topic: tag.confidence for tag in tags}
        scores = {key: fit.points / whole * self._raise(key, sure) for key, fit in fits.items()}
        best = sorted(scores, key=lambda key: (-scores[key], key))[:at_most]
        found = (self._similar(key, scores[key], fits[key], asked, sure) for key in best)
        return tuple(one for one in found if one.confidence >= least)

    def _fits(self, asked: Said) -> tuple[float, dict[str, _Fit]]:
        """What all the question's terms could say at most, and what each thread says of it."""
        fits: dict[str, _Fit] = defaultdict(_Fit)
        whole, many = 0.0, len(self._held)
        usual = self._length / many if many else 0.0
        for term, weight in asked.weights.items():
            holding = self._holding.get(term, {})
            rare = weight * math.log(1 + (many - len(holding) + 0.5) / (len(holding) + 0.5))
            whole += rare
            for key, count in holding.items():
                longer = 1 - LENGTH + LENGTH * self._held[key].length / (usual or 1.0)
                points = rare * count / (count + SATURATED * longer)
                fits[key].points += points
                fits[key].terms.append((points, term))
        return whole, fits

    def _raise(self, key: str, sure: Mapping[str, float]) -> float:
        """How much common topics raise what the words say."""
        none, one = 1.0, 0.0
        for topic in sorted(self._held[key].topics & sure.keys()):
            one = one * (1 - sure[topic]) + none * sure[topic]
            none *= 1 - sure[topic]
        return 1 + TWO_TOPICS * (1 - none - one) + ONE_TOPIC * (1 - none)

    def _similar(
        self, key: str, score: float, fit: _Fit, asked: Said, sure: Mapping[str, float]
    ) -> Similar:
        telling = sorted(fit.terms, key=lambda told: (-told[0], told[1]))
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
