"""Text and topics -> tags, surest first, each with the words that gave the reason.

``confidence`` has three bands: from 0.7 a tag is safe to apply, from 0.25 worth suggesting,
below it is no more than a mention. It is one minus the product of the doubts that each alias
leaves, so every tag can be explained by its reasons alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from matchers.aliases import Alias, AliasIndex, Meaning, Meanings
from matchers.model import How, Reason, Tag, Topic
from matchers.text import Word, clean, words

APPLY = 0.7
"""From this confidence on a tag is safe to apply."""
SUGGEST = 0.25
"""From this confidence on a tag is worth suggesting."""

READ, READ_WORDS = 20_000, 400
"""Code points, and words, that are looked at in a title or a body."""
_TITLE, _BODY = 0.8, 0.4  # how sure one exact word in the title, or in the body, makes us
_REASONS = 8


def _never(_word: str) -> bool:
    return False


class _Found(NamedTuple):
    """An alias met in the text: by the words with these numbers, at ``start:end``."""

    alias: Alias
    numbers: tuple[int, ...]
    start: int
    end: int
    quality: float
    how: How
    title: bool

    @property
    def belief(self) -> float:
        """How sure this alone makes us (0-1); more words of an alias are surer than one."""
        base = _TITLE if self.title else _BODY
        longer = 1 - 0.7 ** (len(self.numbers) - 1)
        return self.quality * (base + (1 - base) * longer)


class FuzzyTagger:
    """Finds ``topics`` in text, by their names and aliases.

    ``known`` says whether a folded word is a word of the language: such a word is never bent
    into an alias.
    """

    def __init__(self, topics: Mapping[str, Topic], *, known: Callable[[str], bool]) -> None:
        self.topics = frozenset(topics)
        self._index = AliasIndex(topics, known)

    def tag(
        self, title: str, body: str = "", *, usual: Callable[[str], bool] = _never
    ) -> tuple[Tag, ...]:
        r"""All topics found, surest first; places count code points in ``title + "\n" + body``.

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
        meant = [self._index.meanings(word.written, word.folded) for word in read]
        whole: list[tuple[Meaning, tuple[int, ...]]] = [
            (meaning, (number,))
            for number, meanings in enumerate(meant)
            for meaning in meanings.whole
            if not (meaning.how == "typo" and usual(read[number].folded))
        ]
        whole.extend(self._split(read))
        for alias, near in _begun(meant).items():
            met = [
                (number, meaning)
                for number in sorted(near)
                for meaning in meant[number].parts.get(alias, ())
                if not (meaning.how == "typo" and usual(read[number].folded))
            ]
            whole.extend(_windows(alias, met))
        for meaning, numbers in _uncovered(whole):
            start, end = read[min(numbers)].start, read[max(numbers)].end
            yield _Found(
                meaning.alias,
                numbers,
                start + offset,
                end + offset,
                meaning.quality,
                meaning.how,
                title,
            )

    def _split(self, read: list[Word]) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
        """One-word aliases that were written as two: ``Daten schutz``."""
        for number, (one, two) in enumerate(pairwise(read)):
            joined = one.folded + two.folded
            if len(joined) >= 6:  # noqa: PLR2004  (shorter pairs meet by chance)
                for alias in self._index.of_one_word(joined):
                    yield Meaning(alias, None, 0.95, "exact"), (number, number + 1)


def _first_words(text: str) -> list[Word]:
    return list(islice(words(text), READ_WORDS))


def _begun(meant: Sequence[Meanings]) -> Mapping[Alias, set[int]]:
    """The aliases of several words that may stand here, and the words to look at for each.

    These are near their rarest word: without it, or alone, it is none of them.
    """
    near: dict[Alias, set[int]] = defaultdict(set)
    parts = [meanings.parts for meanings in meant]
    for number, meanings in enumerate(meant):
        for alias in meanings.begins:
            first, last = max(0, number - alias.window + 1), number + alias.window
            for part in (*parts[first:number], *parts[number + 1 : last]):
                if alias in part:
                    near[alias].update(range(first, min(last, len(meant))))
                    break
    return near


def _windows(
    alias: Alias, met: list[tuple[int, Meaning]]
) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
    """Places where all words of ``alias`` stand close together, in any order."""
    last: dict[int, tuple[int, Meaning]] = {}
    for number, meaning in met:
        assert meaning.part is not None
        held = last.get(meaning.part)
        if held and held[0] == number and held[1].quality >= meaning.quality:
            continue
        last[meaning.part] = (number, meaning)
        numbers = {n for n, _ in last.values()}
        if len(numbers) == len(alias.words) and max(numbers) - min(numbers) < alias.window:
            used = [m for _, m in last.values()]
            weakest = min(used, key=lambda m: m.quality)
            quality = sum(m.quality for m in used) / len(used)
            yield Meaning(alias, None, quality, weakest.how), tuple(sorted(numbers))
            last = {}


def _uncovered(
    found: Iterable[tuple[Meaning, tuple[int, ...]]],
) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
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
    return Tag(topic, round(1 - doubt, 4), tuple(_reason(hit, text) for hit in told[:_REASONS]))


def _apart(hits: list[_Found]) -> Iterator[_Found]:
    """The surest hits that do not overlap: one word of the text is one reason."""
    taken: dict[bool, set[int]] = {True: set(), False: set()}
    for hit in hits:
        if taken[hit.title].isdisjoint(hit.numbers):
            taken[hit.title].update(hit.numbers)
            yield hit


def _reason(hit: _Found, text: str) -> Reason:
    return Reason(text[hit.start : hit.end], hit.start, hit.end, hit.alias.written, hit.how)
