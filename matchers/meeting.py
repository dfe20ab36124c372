"""Where the aliases of an index stand in words that were read: alone, split in two, or in a window.

``aliases.py`` decides about single words, ``tagging.py`` weighs what was met here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import add

from matchers.aliases import NOTHING, Alias, AliasIndex, Meaning, Meanings
from matchers.text import Word

Met = tuple[Meaning, tuple[int, ...]]
"""What is meant, and the numbers of the words that say so, in their order."""


def never(_word: str) -> bool:
    """No word is usual."""
    return False


def meet(
    index: AliasIndex, read: Sequence[Word], usual: Callable[[str], bool] = never
) -> Iterator[Met]:
    """Every alias that stands in the words ``read``. No ``usual`` word is a slip for another."""
    meant = index.read(read)
    telling = [(number, told) for number, told in enumerate(meant) if told is not NOTHING]
    for number, meanings in telling:
        for meaning in meanings.whole:
            if not (meaning.how == "typo" and usual(read[number].folded)):
                yield meaning, (number,)
    yield from _split(index, read)
    for alias, near in _begun(meant, telling).items():
        parts = [
            (number, meaning)
            for number in sorted(near)
            for meaning in meant[number].parts.get(alias, ())
            if not (meaning.how == "typo" and usual(read[number].folded))
        ]
        yield from _windows(alias, parts)


def _split(index: AliasIndex, read: Sequence[Word]) -> Iterator[Met]:
    """One-word aliases that were written as two: ``Daten schutz``."""
    folded = [word.folded for word in read]
    pairs = list(map(add, folded, folded[1:]))
    if index.of_one_word.keys().isdisjoint(pairs):  # as in most texts
        return
    for number, joined in enumerate(pairs):
        for alias in index.of_one_word.get(joined, ()):
            yield Meaning(alias, None, 0.95, "exact"), (number, number + 1)


def _begun(
    meant: Sequence[Meanings], telling: Iterable[tuple[int, Meanings]]
) -> Mapping[Alias, set[int]]:
    """The aliases of several words that may stand here, and the words to look at for each.

    These are near their rarest word: without it, or alone, it is none of them.
    """
    near: dict[Alias, set[int]] = defaultdict(set)
    shared = [meanings.shared for meanings in meant]
    for number, meanings in telling:
        for window, begins in meanings.begins.items():
            first, last = max(0, number - window + 1), min(number + window, len(meant))
            for others in (*shared[first:number], *shared[number + 1 : last]):
                if not begins.isdisjoint(others):
                    for alias in filter(begins.__contains__, meanings.parts):
                        if alias in others:
                            near[alias].update(range(first, last))
    return near


def _windows(alias: Alias, met: list[tuple[int, Meaning]]) -> Iterator[Met]:
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
