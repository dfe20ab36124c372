"""Text and topics -> tags, surest first, each with the words that gave the reason.

``confidence`` has three bands: from 0.7 a tag is safe to apply, from 0.25 worth suggesting,
below it is no more than a mention. It is one minus the product of the doubts that each alias
leaves, and less where a title names many topics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from matchers.aliases import Alias, AliasIndex
from matchers.families import REASONS, lineage_of, narrowest
from matchers.meeting import Met, meet, never
from matchers.model import How, Reason, Tag, Topic
from matchers.not_when import NotWhen
from matchers.text import Word, clean, words

APPLY = 0.7
"""From this confidence on a tag is safe to apply."""
SUGGEST = 0.25
"""From this confidence on a tag is worth suggesting."""
BANDS = (SUGGEST, APPLY)

READ, READ_WORDS = 20_000, 400
"""Code points, and words, that are looked at in a title or a body."""
_TITLE, _BODY = 0.8, 0.4  # how sure one exact word in the title, or in the body, makes us

_CROWDED, _ONLY_BODY = 0.86, 0.8
"""How much of it is left for each topic beyond the second that the title names, and where only the
body names the topic. Of cooking titles that name one topic, people gave it to 78 %; to 66 % where
there are two, 55 % where three (the older 80 %; ``bench/learning.py``: ``without_history``)."""


class _Found(NamedTuple):
    """An alias met in the text: by the words with these numbers, at ``start:end``.

    ``belief``: how sure this alone makes us (0-1).
    """

    alias: Alias
    numbers: tuple[int, ...]
    start: int
    end: int
    belief: float
    how: How
    title: bool


class FuzzyTagger:
    """Finds ``topics`` in text, by their names and aliases.

    ``known`` says whether a folded word is a word of the language: such a word is never bent
    into an alias.
    """

    def __init__(self, topics: Mapping[str, Topic], *, known: Callable[[str], bool]) -> None:
        self.topics = frozenset(topics)
        self.lineage = lineage_of(topics)
        self._index = AliasIndex(topics, known)
        self._not_when = NotWhen(topics)

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        r"""The topics found, surest first; places count code points in ``title + "\n" + body``.

        Of a topic and one that is a part of it, only the latter: see ``narrowest``.
        """
        hits = self._by_topic(title, body, never)
        titled = {topic for topic, found in hits.items() if any(hit.title for hit in found)}
        wider = {above for topic in hits for above in self.lineage.get(topic, ())}
        left = _CROWDED ** max(len(titled - wider) - 2, 0)
        whole = f"{title}\n{body}"
        tags = _sorted(
            _tag(topic, found, whole, left if topic in titled else _ONLY_BODY)
            for topic, found in hits.items()
        )
        return narrowest(tags, self.lineage, BANDS)

    def every(
        self, title: str, body: str = "", *, usual: Callable[[str], bool] = never
    ) -> tuple[Tag, ...]:
        """All topics that are named, the wider ones too, each as if it were the only one.

        A folded word that is ``usual`` in this community is no slip for another, either.
        """
        whole = f"{title}\n{body}"
        hits = self._by_topic(title, body, usual)
        return _sorted(_tag(topic, found, whole) for topic, found in hits.items())

    def _by_topic(
        self, title: str, body: str, usual: Callable[[str], bool]
    ) -> dict[str, list[_Found]]:
        hits: dict[str, list[_Found]] = defaultdict(list)
        for hit in self._find(title, 0, usual, title=True):
            hits[hit.alias.topic].append(hit)
        for hit in self._find(body, len(title) + 1, usual, title=False):
            hits[hit.alias.topic].append(hit)
        return hits

    def _find(
        self, text: str, offset: int, usual: Callable[[str], bool], *, title: bool
    ) -> Iterator[_Found]:
        read = _first_words(clean(text[:READ]))
        met = self._not_when.keep(meet(self._index, read, usual), read)
        for (alias, _, quality, how), numbers in _uncovered(met):
            start, end = read[numbers[0]].start + offset, read[numbers[-1]].end + offset
            belief = quality * _sure(len(numbers), title=title)
            yield _Found(alias, numbers, start, end, belief, how, title)


@cache
def _sure(many: int, *, title: bool) -> float:
    """How sure so many words of an alias make us (0-1); more of them are surer than one."""
    base = _TITLE if title else _BODY
    return base + (1 - base) * (1 - 0.7 ** (many - 1))


def _first_words(text: str) -> list[Word]:
    return list(islice(words(text), READ_WORDS))


def _uncovered(found: Iterable[Met]) -> Iterator[Met]:
    """Leave out what stands inside a longer name: *Spenden* in *Software-Spenden*."""
    found = list(found)
    covers = [set(n) for _, n in found if len(n) > 1 and n[-1] - n[0] == len(n) - 1]
    covered = {number for cover in covers for number in cover}
    for meaning, numbers in found:
        if numbers[0] not in covered or not any(cover > set(numbers) for cover in covers):
            yield meaning, numbers


def _sorted(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    return tuple(sorted(tags, key=lambda tag: (-tag.confidence, tag.topic)))


def _tag(topic: str, hits: list[_Found], text: str, left: float = 1.0) -> Tag:
    """What the ``hits`` say of a topic; so much of it is ``left``."""
    told, sure = (hits, hits[0].belief) if len(hits) == 1 else _together(hits)
    reasons = tuple(_reason(hit, text) for hit in told[:REASONS])
    return Tag(topic, round(sure * left, 4), reasons, round(sure, 4) if left < 1 else 0.0)


def _together(hits: list[_Found]) -> tuple[list[_Found], float]:
    """Those that are told, and how sure they make us."""
    hits.sort(key=lambda hit: (-hit.belief, hit.start, hit.end, hit.alias.written))
    told = list(_apart(hits))
    doubt = 1.0
    met: dict[Alias, int] = defaultdict(int)
    for hit in told:
        # The same alias again says little more: each time a quarter of what it said before.
        doubt *= 1 - hit.belief * 0.25 ** met[hit.alias]
        met[hit.alias] += 1
    return told, 1 - doubt


def _apart(hits: list[_Found]) -> Iterator[_Found]:
    """The surest hits that do not overlap: one word of the text is one reason."""
    taken: dict[bool, set[int]] = {True: set(), False: set()}
    for hit in hits:
        if taken[hit.title].isdisjoint(hit.numbers):
            taken[hit.title].update(hit.numbers)
            yield hit


def _reason(hit: _Found, text: str) -> Reason:
    return Reason(text[hit.start : hit.end], hit.start, hit.end, hit.alias.written, hit.how)
