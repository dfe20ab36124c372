"""What past tags teach: how often a term stood beside a topic, and an alias in a right place.

Nothing but counts is kept. So the order of examples means nothing, the same examples always give
the same lessons, and forgetting one is exact: its counts are taken back, and what is left is what
would be there if it had never been seen.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matchers.terms import Terms

Met = tuple[str, str]
"""A topic, and the alias of it that was met in a text."""

TRUST, DOUBT = 3.0, 0.6
"""An alias that nothing is known of is right in 60 of 100 texts; that weighs like three texts."""
PRIOR = 2.0
"""Examples that what is known of a topic at large weighs against a term's own."""
STRONGEST = 5.0
"""No single term says more than this (natural logarithm of the odds)."""
BODY = 0.4
"""What a term in the body says, compared with one in the title."""
LOOKED_AT = 6
"""So many of the most telling terms are looked at together; more of them repeat each other."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text and the ``topics`` that people gave it: sets of words and names, no sentence.

    ``met``: the aliases in it that were spelt right; ``words``: all its words. Where only these
    ``misled``, and nobody said what the text is about, it counts for nothing else.
    """

    terms: frozenset[str]
    topics: frozenset[str]
    met: frozenset[Met] = frozenset()
    words: frozenset[str] = frozenset()
    misled: bool = False


@dataclass(frozen=True, slots=True)
class Taught:
    """What the history says about one topic of one text. All that is 0-1 is marked so.

    ``best``, ``second``, ``third``: share of a term's texts with this topic (0-1), the most telling
    terms first; ``together``, ``in_title``: at least one of these is right, by itself (0-1);
    ``odds``, ``title_odds``: sums of log odds; ``share``: the part of the text's rare terms that
    the topic's texts hold (0-1). ``behind_*``: how far behind the topic that leads (0 or less).
    ``common``: the topic's own frequency (logarithm).
    """

    best: float = 0.0
    second: float = 0.0
    third: float = 0.0
    together: float = 0.0
    in_title: float = 0.0
    odds: float = 0.0
    title_odds: float = 0.0
    share: float = 0.0
    behind_odds: float = 0.0
    behind_title: float = 0.0
    behind_share: float = 0.0
    common: float = math.log(0.01)
    telling: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sums:
    shares: list[tuple[float, str]] = field(default_factory=list)
    title_shares: list[float] = field(default_factory=list)
    odds: float = 0.0
    title_odds: float = 0.0
    weight: float = 0.0


class Lessons:
    """Counts over examples. Not for several threads: whoever learns works on a copy."""

    def __init__(self) -> None:
        self.examples = 0
        self.topics: Counter[str] = Counter()
        self.terms: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self._beside: dict[str, Counter[str]] = defaultdict(Counter)
        self._met: Counter[Met] = Counter()
        self._right: Counter[Met] = Counter()

    def learn(self, example: Example) -> None:
        """Count one example."""
        self._count(example, 1)

    def forget(self, example: Example) -> None:
        """Take back what ``learn`` counted for the same example."""
        self._count(example, -1)

    def _count(self, example: Example, by: int) -> None:
        self.examples += 0 if example.misled else by
        _add(self.topics, example.topics, by)
        _add(self.terms, example.terms, by)
        _add(self.words, example.words, by)
        _add(self._met, example.met, by)
        _add(self._right, (m for m in example.met if m[0] in example.topics), by)
        for term in example.terms:
            beside = self._beside[term]
            _add(beside, example.topics, by)
            if not beside:
                del self._beside[term]

    def copy(self) -> Lessons:
        """The same counts; what is learnt here afterwards, the copy never hears of."""
        same = Lessons()
        same.examples = self.examples
        same.topics, same.terms, same.words = (
            Counter(self.topics),
            Counter(self.terms),
            Counter(self.words),
        )
        same._met, same._right = Counter(self._met), Counter(self._right)
        same._beside = defaultdict(Counter, {t: Counter(b) for t, b in self._beside.items()})
        return same

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lessons) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def _all(self) -> tuple[object, ...]:
        counts = (self.topics, self.terms, self.words, self._beside, self._met, self._right)
        return self.examples, counts

    def trust(self, met: Met) -> float:
        """In which part (0-1) of the texts that hold this alias its topic was right."""
        return (self._right[met] + TRUST * DOUBT) / (self._met[met] + TRUST)

    def seen(self, met: Met) -> int:
        """In how many examples this alias was met."""
        return self._met[met]

    def misleading(self, seen: int) -> list[tuple[Met, int, int]]:
        """Aliases met ``seen`` times or more and trusted less than an unknown one, the worst first.

        With each: in how many of the examples that hold it its topic was right, and how many do.
        """
        doubtful = [m for m, n in self._met.items() if n >= seen and self.trust(m) < DOUBT]
        doubtful.sort(key=lambda met: (self.trust(met), -self._met[met], met))
        return [(met, self._right[met], self._met[met]) for met in doubtful]

    def common(self, topic: str) -> float:
        """How frequent a topic is (logarithm of its share, smoothed)."""
        if not self.examples:
            return math.log(0.01)
        return math.log((self.topics[topic] + 0.5) / (self.examples + 1))

    def teach(self, terms: Terms) -> Mapping[str, Taught]:
        """What the history says about a text: topics that at least one term speaks for."""
        sums: dict[str, _Sums] = defaultdict(_Sums)
        total = self._sum(terms.title, 1.0, sums, title=True)
        total += self._sum(terms.body, 0.25, sums, title=False)
        spoken = {topic: of for topic, of in sums.items() if of.shares}
        if not spoken:
            return {}
        lead = (
            max(of.odds for of in spoken.values()),
            max(of.title_odds for of in spoken.values()),
            max(of.weight for of in spoken.values()) / total,
        )
        return {topic: self._taught(topic, of, total, lead) for topic, of in spoken.items()}

    def _sum(
        self, terms: Iterable[str], weigh: float, sums: dict[str, _Sums], *, title: bool
    ) -> float:
        total, many = 0.0, self.examples
        for term in terms:
            texts = self.terms.get(term, 0)
            if not texts:
                continue
            weight = weigh * math.log((many + 1) / (texts + 0.5)) ** 2
            total += weight
            for topic, both in self._beside[term].items():
                of = sums[topic]
                usual = (self.topics[topic] + 0.1) / (many + 1)
                share = min((both + PRIOR * usual) / (texts + PRIOR), 0.98)
                of.weight += weight * both / (self.topics[topic] + 5)
                if share > usual:
                    _speak_for(of, term, share, usual, both=both, texts=texts, title=title)
        return total

    def _taught(
        self, topic: str, of: _Sums, total: float, lead: tuple[float, float, float]
    ) -> Taught:
        of.shares.sort(key=lambda told: (-told[0], told[1]))
        best, second, third = ([share for share, _ in of.shares[:3]] + [0.0, 0.0, 0.0])[:3]
        in_title = sorted(of.title_shares, reverse=True)
        share = of.weight / total
        return Taught(
            best=best,
            second=second,
            third=third,
            together=_any((s for s, _ in of.shares[:LOOKED_AT]), 0.7),
            in_title=_any(in_title[:LOOKED_AT], 0.8),
            odds=of.odds,
            title_odds=of.title_odds,
            share=share,
            behind_odds=of.odds - lead[0],
            behind_title=of.title_odds - lead[1],
            behind_share=share - lead[2],
            common=self.common(topic),
            telling=tuple(term for _, term in of.shares[:LOOKED_AT]),
        )


def _speak_for(
    of: _Sums, term: str, share: float, usual: float, *, both: int, texts: int, title: bool
) -> None:
    """Add what one term says for a topic; the less, the more likely it is chance."""
    odds = min(math.log(share * (1 - usual) / (usual * (1 - share))), STRONGEST)
    beyond_chance = (both - texts * usual) / math.sqrt(texts * usual * (1 - usual) + 1)
    odds *= min(max(beyond_chance, 0.0) / 3, 1.0)
    of.shares.append((share, term))
    of.odds += odds * (1.0 if title else BODY)
    if title:
        of.title_shares.append(share)
        of.title_odds += odds


def _any(shares: Iterable[float], believed: float) -> float:
    wrong = 1.0
    for share in shares:
        wrong *= 1 - believed * share
    return 1 - wrong


def _add(counts: Counter[str] | Counter[Met], keys: Iterable[str] | Iterable[Met], by: int) -> None:
    for key in keys:
        counts[key] += by  # type: ignore[index]
        if not counts[key]:  # type: ignore[index]
            del counts[key]
