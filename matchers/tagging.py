"""Text and topics -> tags, surest first, each with the words that gave the reason.

``confidence`` has three bands: from 0.7 a tag is safe to apply, from 0.25 worth suggesting,
below it is no more than a mention. It is one minus the product of the doubts that each alias
leaves, so every tag can be explained by its reasons alone.
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
        return narrowest(self.every(title, body), self.lineage, BANDS)

    def every(
        self, title: str, body: str = "", *, usual: Callable[[str], bool] = never
    ) -> tuple[Tag, ...]:
        """All topics that are named, the wider ones too.

        A folded word that is ``usual`` in this community is no slip for another, either.
        """
        whole = f"{title}\n{body}"
        hits: dict[str, list[_Found]] = defaultdict(list)
        for hit in self._find(title, 0, usual, title=True):
            hits[hit.alias.topic].append(hit)
        for hit in self._find(body, len(title) + 1, usual, title=False):
            hits[hit.alias.topic].append(hit)
        tags = [_tag(topic, found, whole) for topic, found in hits.items()]
        return tuple(sorted(tags, key=lambda tag: (-tag.confidence, tag.topic)))

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


def _tag(topic: str, hits: list[_Found], text: str) -> Tag:
    if len(hits) == 1:  # most of them
        return Tag(topic, round(hits[0].belief, 4), (_reason(hits[0], text),))
    hits.sort(key=lambda hit: (-hit.belief, hit.start, hit.end, hit.alias.written))
    told = list(_apart(hits))
    doubt = 1.0
    met: dict[Alias, int] = defaultdict(int)
    for hit in told:
        # The same alias again says little more: each time a quarter of what it said before.
        doubt *= 1 - hit.belief * 0.25 ** met[hit.alias]
        met[hit.alias] += 1
    return Tag(topic, round(1 - doubt, 4), tuple(_reason(hit, text) for hit in told[:REASONS]))


def _apart(hits: list[_Found]) -> Iterator[_Found]:
    """The surest hits that do not overlap: one word of the text is one reason."""
    taken: dict[bool, set[int]] = {True: set(), False: set()}
    for hit in hits:
        if taken[hit.title].isdisjoint(hit.numbers):
            taken[hit.title].update(hit.numbers)
            yield hit


def _reason(hit: _Found, text: str) -> Reason:
    return Reason(text[hit.start : hit.end], hit.start, hit.end, hit.alias.written, hit.how)
