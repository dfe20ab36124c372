"""Which aliases a word can mean: exactly, by its stem, inside a compound, or mistyped.

Every decision about letters is made here; ``tagging.py`` weighs what was found. Method and
measurements: fuzzy matching only of unknown words, compounds split by the aliases' own words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from matchers.compounds import Compounds
from matchers.model import How, Language, Topic
from matchers.text import Word, fold, fold_dropped, stems, vocabulary, words

_CASE_SENSITIVE = 2  # aliases of so few letters (R, KI, HR) only count as they are written
FILLING = vocabulary(
    "und oder in im mit von fuer fur der die das den dem ein eine einen einer einem des zu zum zur "
    "auf and or of for the a an to with on"
)
"""Words that only fill: between the others of an alias they need not be there."""
_REMEMBERED = 50_000  # words whose meaning is kept; then the memory starts anew


@dataclass(frozen=True, slots=True, eq=False)
class Alias:
    """One name of a topic; ``words`` are its folded words without those that only fill.

    Each is made once and is itself: comparing and hashing all its words would cost half the time.
    """

    topic: str
    written: str
    words: tuple[str, ...]
    window: int


class Meaning(NamedTuple):
    """A word may stand for part ``part`` of ``alias`` (``None``: for all of it).

    ``quality`` (0-1) says how surely the word is meant. A tuple, as a text has many.
    """

    alias: Alias
    part: int | None
    quality: float
    how: How


@dataclass(frozen=True, slots=True)
class Meanings:
    """All that one word may stand for, made so that a text need not look at most of it.

    ``whole``: aliases that the word alone spells. ``begins``: by ``window``, aliases of several
    words of which it may be the *rarest*, the one that the fewest aliases share: without that one
    the others need not be looked for. ``parts``: what the word may be in each alias of several
    words; ``shared``: which these are.
    """

    whole: tuple[Meaning, ...] = ()
    begins: Mapping[int, frozenset[Alias]] = field(default_factory=dict)
    parts: Mapping[Alias, tuple[Meaning, ...]] = field(default_factory=dict)
    shared: frozenset[Alias] = frozenset()


@dataclass(frozen=True, slots=True)
class _Surface:
    """A spelling that belongs to an alias, whole or in part."""

    alias: Alias
    part: int | None


class AliasIndex:
    """All aliases of all topics, looked up by word.

    Making one asks ``known`` nothing: a dictionary need not be loaded before the first text is.
    """

    def __init__(self, topics: Mapping[str, Topic], known: Callable[[str], bool]) -> None:
        self._known = known
        self._short: dict[str, list[Alias]] = defaultdict(list)
        self._surfaces: dict[str, list[_Surface]] = defaultdict(list)
        for alias, plain in _aliases(topics):
            if len(alias.written) <= _CASE_SENSITIVE:
                self._short[alias.written].append(alias)
            else:
                self._add(alias)
                if plain.words != alias.words and len(plain.words) == len(alias.words):
                    self._add(alias, plain.words)
        self._stems = self._by_stem()
        self.of_one_word: Mapping[str, tuple[Alias, ...]] = dict(self._single_words())
        """The aliases that are one word and spelt like this, unless that is so short that two
        words meet in it by chance."""
        whole = {s for s, spelt in self._surfaces.items() if any(x.part is None for x in spelt)}
        self._compounds = Compounds(whole, self._surfaces, known)
        self._buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        for surface in self._surfaces:
            if _distance(surface) and surface.isalpha():
                self._buckets[surface[0], len(surface)].append(surface)
        self._rarest = {a: self._rarest_part(a) for a in self._aliases()}
        self._capitals = {
            fold(name)
            for topic in topics.values()
            for name in topic.names
            if name.isalpha() and name.isupper()
        }
        self._remembered: dict[str, Meanings] = {}
        self._as_written: dict[str, Meanings] = {}

    def read(self, text: Iterable[Word]) -> list[Meanings]:
        """What each word of a text may stand for."""
        known, new = self._as_written.get, self._read_anew
        return [known(written) or new(written, folded) for written, _, _, folded in text]

    def _read_anew(self, written: str, folded: str) -> Meanings:
        if len(self._as_written) >= _REMEMBERED:
            self._as_written.clear()
        found = self._as_written[written] = self.meanings(written, folded)
        return found

    def meanings(self, written: str, folded: str) -> Meanings:
        """What one word may stand for, every way of the surest kind that applies."""
        found = self._remembered.get(folded)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[folded] = self._sorted(self._look_up(folded))
        if written in self._short:
            short = tuple(Meaning(a, None, 1.0, "exact") for a in self._short[written])
            return replace(found, whole=short + found.whole)
        if folded in self._capitals and not written.isupper() and self._known(folded):
            return replace(found, whole=tuple(map(_in_lower_case, found.whole)))
        return found

    def _sorted(self, meanings: Iterable[Meaning]) -> Meanings:
        whole: list[Meaning] = []
        parts: dict[Alias, list[Meaning]] = defaultdict(list)
        begins: dict[int, set[Alias]] = defaultdict(set)
        for meaning in meanings:
            alias, part, _, _ = meaning
            if part is None:
                whole.append(meaning)
            else:
                parts[alias].append(meaning)
                if part == self._rarest[alias]:
                    begins[alias.window].add(alias)
        if not parts:
            return Meanings(tuple(whole)) if whole else NOTHING
        by_window = {window: frozenset(aliases) for window, aliases in begins.items()}
        kept = {alias: tuple(found) for alias, found in parts.items()}
        return Meanings(tuple(whole), by_window, kept, frozenset(kept))

    def _single_words(self) -> Iterator[tuple[str, tuple[Alias, ...]]]:
        for word, spelt in self._surfaces.items():
            single = (s.alias for s in spelt if s.part is None and len(s.alias.words) == 1)
            if len(word) >= 6 and (found := tuple(single)):  # noqa: PLR2004
                yield word, found

    def _aliases(self) -> set[Alias]:
        return {s.alias for spelt in self._surfaces.values() for s in spelt if s.part is not None}

    def _rarest_part(self, alias: Alias) -> int:
        """The word of an alias that the fewest aliases share."""
        shared = [len(self._surfaces[word]) for word in alias.words]
        return shared.index(min(shared))

    def _add(self, alias: Alias, spelt: tuple[str, ...] | None = None) -> None:
        spelt = spelt or alias.words
        if len(spelt) == 1:
            self._surfaces[spelt[0]].append(_Surface(alias, None))
            return
        for part, word in enumerate(spelt):
            self._surfaces[word].append(_Surface(alias, part))
        if len(joined := "".join(spelt)) >= 6:  # noqa: PLR2004  (shorter ones are often words)
            self._surfaces[joined].append(_Surface(alias, None))

    def _by_stem(self) -> dict[tuple[Language, str], list[str]]:
        found: dict[tuple[Language, str], list[str]] = defaultdict(list)
        for surface in self._surfaces:
            for key in stems(surface):
                found[key].append(surface)
        return found

    def _look_up(self, word: str) -> Iterator[Meaning]:
        spelt = word in self._surfaces
        if spelt:
            yield from self._mean([word], 1.0, "exact")
        alike = [s for key in stems(word) for s in self._stems.get(key, ())]
        stemmed = {s for s in alike if s != word and not _by_chance(word, s)} if alike else set()
        if len(word) == 4 and word.endswith("s"):  # noqa: PLR2004  (APIs, CSVs)
            stemmed |= {word[:3]} & self._surfaces.keys()
        for surface in sorted(stemmed):
            yield from self._mean([surface], _stem_quality(word, surface), "stem")
        if stemmed or spelt:
            return
        inside = list(self._look_inside(word))
        yield from inside
        if not inside:
            yield from self._mistyped(word)

    def _mean(
        self, surfaces: Iterable[str], quality: float, how: How, *, whole: bool = False
    ) -> list[Meaning]:
        return [
            Meaning(spelt.alias, spelt.part, quality, how)
            for surface in surfaces
            for spelt in self._surfaces[surface]
            if spelt.part is None or not whole
        ]

    def _look_inside(self, word: str) -> Iterator[Meaning]:
        """Aliases at either end of a compound."""
        for end in self._compounds.ends(word):
            yield from self._mean(end.surfaces, end.quality, "compound", whole=not end.last)

    def _mistyped(self, word: str) -> Iterator[Meaning]:
        allowed = _distance(word)
        if not allowed or not word.isalpha() or self._known(word):
            return
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        near = [s for first in dict.fromkeys(word[:2]) for n in lengths
                for s in self._buckets.get((first, n), ())]  # fmt: skip
        for surface, distance, _ in process.extract(
            word, near, scorer=OSA.distance, score_cutoff=allowed, limit=5
        ):
            if distance > _distance(surface) or not _begins_alike(word, surface, int(distance)):
                continue
            # One letter inside is a slip; one more at the end may be a word: *Open Air*, *OpenAI*.
            within = distance == 1 and not word.startswith(surface)
            if within or not self._compounds.made_up_of_known(word):
                yield from self._mean([surface], _typo_quality(word, int(distance)), "typo")


NOTHING = Meanings()
"""What most words mean."""


def _aliases(topics: Mapping[str, Topic]) -> Iterator[tuple[Alias, Alias]]:
    """Each alias once per topic, beside it as written by people who drop umlauts."""
    for topic in topics.values():
        seen: set[tuple[str, ...]] = set()
        for written in topic.names:
            alias = _alias(topic.id, written, fold)
            if alias.words and alias.words not in seen:
                seen.add(alias.words)
                yield alias, _alias(topic.id, written, fold_dropped)


@lru_cache(maxsize=1 << 15)
def _alias(topic: str, written: str, folding: Callable[[str], str]) -> Alias:
    """Remembered: where one topic gets a name, the index of all is made anew."""
    every = tuple(word.folded for word in words(folding(written)))
    telling = tuple(dict.fromkeys(word for word in every if word not in FILLING))
    spelt = telling if len(telling) > 1 else every
    return Alias(topic, written, spelt, len(every) + 1)


def _in_lower_case(meaning: Meaning) -> Meaning:
    """*RAG* and *CUPS* are abbreviations; *rag* and *cups* may be that, or mean what they say."""
    return meaning._replace(quality=meaning.quality * 0.65)


def _by_chance(word: str, surface: str) -> bool:
    """Whether two words share a stem that means nothing: *excellent* and *Excel*."""
    return len(surface) <= 5 and len(word) - len(surface) >= 4  # noqa: PLR2004


def _stem_quality(word: str, surface: str) -> float:
    """An inflected form is nearly the word itself; *control* and *controller* are not."""
    one, other = _without_umlauts(word), _without_umlauts(surface)
    alike = Prefix.similarity(one, other)
    return 0.95 if max(len(one), len(other)) - alike <= 2 else 0.85  # noqa: PLR2004


def _without_umlauts(folded: str) -> str:
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _distance(word: str) -> int:
    """How many slips are forgiven: none below 5 letters, one below 9, two from there."""
    return 0 if len(word) < 5 else 1 if len(word) < 9 else 2  # noqa: PLR2004


def _begins_alike(word: str, surface: str, distance: int) -> bool:
    """A slip in the first letters is only believed if it is the only one."""
    return word[0] == surface[0] or distance == 1 or word[:2] == surface[1::-1]


def _typo_quality(word: str, distance: int) -> float:
    return 0.75 if distance > 1 else 0.9 if len(word) >= 8 else 0.8  # noqa: PLR2004
