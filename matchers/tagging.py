"""Text and topics -> tags, surest first, each with the words that gave the reason.

``confidence`` has three bands: from 0.7 a tag is safe to apply, from 0.25 worth suggesting,
below it is no more than a mention. It is one minus the product of the doubts that each alias
leaves, so every tag can be explained by its reasons alone, less what ``names_alone.py`` takes off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from operator import attrgetter, invert, itemgetter
from typing import NamedTuple

from matchers.aliases import Alias, AliasIndex
from matchers.families import REASONS, lineage_of, narrowest
from matchers.meeting import Met, meet, never
from matchers.model import How, Reason, Tag, Topic
from matchers.names_alone import InTitle, below_title, is_bare
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
    """An alias met in the text: by the words with these ``numbers``, at ``start:end``.

    ``against``: how sure this alone makes us (0-1), below zero: so the surest come first. Words of
    the title have numbers below zero. What decides about their order stands in it, before the rest.
    """

    against: float
    start: int
    end: int
    written: str
    alias: Alias
    numbers: tuple[int, ...]
    how: How


_Judge = Callable[[float, _Found], float]
"""How sure a topic is that its names make us so sure of; beside it the surest of them."""
_ORDER = itemgetter(0, 1, 2, 3)
_CONFIDENCE = attrgetter("confidence")


class FuzzyTagger:
    """Finds ``topics`` in text, by their names and aliases.

    ``known`` says whether a folded word is a word of the language: such a word is never bent
    into an alias, and says less in a long title.
    """

    def __init__(self, topics: Mapping[str, Topic], *, known: Callable[[str], bool]) -> None:
        self.topics = frozenset(topics)
        self.lineage = lineage_of(topics)
        self._known = known
        self._bare = {topic.id for topic in topics.values() if is_bare(topic)}
        self._index = AliasIndex(topics, known)
        self._not_when = NotWhen(topics)

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        r"""The topics found, surest first; places count code points in ``title + "\n" + body``.

        Of a topic and one that is a part of it, only the latter: see ``narrowest``.
        """
        in_title = InTitle(title[:READ], self._known)

        def alone(confidence: float, surest: _Found) -> float:
            if surest.alias.topic not in self._bare:
                return confidence
            if surest.numbers[0] >= 0:
                return below_title(confidence, SUGGEST, APPLY)
            if len(surest.numbers) > 1:
                return confidence
            return in_title(confidence, title[surest.start : surest.end])

        return narrowest(self._every(title, body, never, alone), self.lineage, BANDS)

    def every(
        self, title: str, body: str = "", *, usual: Callable[[str], bool] = never
    ) -> tuple[Tag, ...]:
        """All topics that are named, the wider ones too, for whoever weighs what else is known.

        A folded word that is ``usual`` in this community is no slip for another, either.
        """
        return self._every(title, body, usual, lambda confidence, _: confidence)

    def _every(
        self, title: str, body: str, usual: Callable[[str], bool], judge: _Judge
    ) -> tuple[Tag, ...]:
        whole = f"{title}\n{body}"
        hits: dict[str, list[_Found]] = defaultdict(list)
        for hit in self._find(title, 0, usual, title=True):
            hits[hit.alias.topic].append(hit)
        for hit in self._find(body, len(title) + 1, usual, title=False):
            hits[hit.alias.topic].append(hit)
        tags = [_tag(topic, hits[topic], whole, judge) for topic in sorted(hits)]
        tags.sort(key=_CONFIDENCE, reverse=True)  # those that are as sure stay in their order
        return tuple(tags)

    def _find(
        self, text: str, offset: int, usual: Callable[[str], bool], *, title: bool
    ) -> Iterator[_Found]:
        read = _first_words(clean(text[:READ])) if text else []
        met = list(self._not_when.keep(meet(self._index, read, usual), read)) if read else []
        sure, new = _IN_TITLE if title else _IN_BODY, tuple.__new__
        for (alias, _, quality, how), numbers in _uncovered(met):
            start, end = read[numbers[0]].start + offset, read[numbers[-1]].end + offset
            against = -quality * sure[len(numbers)]
            places = tuple(map(invert, numbers)) if title else numbers
            yield new(_Found, (against, start, end, alias.written, alias, places, how))


class _Sure(dict[int, float]):
    """How sure so many words of an alias make us (0-1); more of them are surer than one."""

    def __init__(self, base: float) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, many: int) -> float:
        found = self[many] = self._base + (1 - self._base) * (1 - 0.7 ** (many - 1))
        return found


_IN_TITLE, _IN_BODY = _Sure(_TITLE), _Sure(_BODY)


def _first_words(text: str) -> list[Word]:
    return list(islice(words(text), READ_WORDS))


def _uncovered(found: list[Met]) -> list[Met]:
    """Leave out what stands inside a longer name: *Spenden* in *Software-Spenden*."""
    covers = [set(n) for _, n in found if len(n) > 1 and n[-1] - n[0] == len(n) - 1]
    covered = {number for cover in covers for number in cover}
    return [
        (meaning, numbers)
        for meaning, numbers in found
        if numbers[0] not in covered or not any(cover > set(numbers) for cover in covers)
    ]


def _tag(topic: str, hits: list[_Found], text: str, judge: _Judge) -> Tag:
    if len(hits) == 1:  # most of them
        against, start, end, written, _, _, how = hits[0]
        reason = Reason(text[start:end], start, end, written, how)
        return Tag(topic, _rounded(judge(-against, hits[0])), (reason,))
    hits.sort(key=_ORDER)
    doubt, reasons = 1.0, []
    taken: set[int] = set()
    met: dict[Alias, int] = {}
    for against, start, end, written, alias, numbers, how in hits:
        if taken.isdisjoint(numbers):  # one word of the text is one reason
            taken.update(numbers)
            # The same alias again says little more: each time a quarter of what it said before.
            again = met[alias] = met.get(alias, -1) + 1
            doubt *= 1 + against * 0.25**again
            reasons.append(Reason(text[start:end], start, end, written, how))
    return Tag(topic, _rounded(judge(1 - doubt, hits[0])), tuple(reasons[:REASONS]))


@lru_cache(maxsize=10_000)
def _rounded(confidence: float) -> float:
    return round(confidence, 4)  # slow, and of most hits it is one of a few
