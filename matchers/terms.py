"""The terms of a text: stems and neighbouring stems, with the places where they stand.

What past tags teach is counted by term (``learning.py``). A word that neither the language nor the
community knows is first read as the frequent word of the community that it is a slip for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matchers.model import Language
from matchers.text import Word, clean, language_of, stem, vocabulary, words

READ = 20_000
"""Code points of a text that are looked at."""
TITLE_WORDS, BODY_WORDS = 100, 300
FREQUENT = 4
"""How often the community wrote a word that a slip may be read as."""

_SHORTEST_STEM = 4
TELLING_NOTHING = vocabulary(
    # English
    "a the an of in on for to and or is are be was were do does did can could should would will i "
    "my me we our you your it its this that these those how what why when where which who with "
    "without from by as at if not no so but than then there have has had am get use using into "
    "about any some "
    # German
    "der die das den dem des ein eine einen einer einem eines und oder aber ist sind war waren "
    "sein kann koennen wie was wer wo wann warum welche welcher welches ich mich mir wir uns unser "
    "unsere ihr euch es man mit ohne von vom aus bei im am an auf zu zum zur fuer ueber um als "
    "wenn dass nicht kein keine noch schon nur auch so da hat habe haben wird werden nach sich"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """``title`` and ``body``: each term with the span (``start``, ``end``) where it stands first.

    Spans count code points of ``title + newline + body``. What stands in the title is not in the
    body's. ``words``: the folded words as they were written, for whoever counts spellings.
    """

    title: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    body: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[str]:
        yield from self.title
        yield from self.body


Correct = Callable[[str], str]


def terms_of(title: str, body: str = "", *, correct: Correct | None = None) -> Terms:
    """Read a text. ``correct`` maps a folded word to the word it is a slip for (or itself)."""
    heading = _first(title, TITLE_WORDS)
    told = _first(body, BODY_WORDS)
    seen = [word.folded for word in (*heading, *told)]
    tongue = language_of(seen, f"{title}\n{body[:READ]}")
    above = dict(_terms(heading, 0, tongue, correct))
    below = {
        term: span
        for term, span in _terms(told, len(title) + 1, tongue, correct)
        if term not in above
    }
    return Terms(above, below, frozenset(seen))


def _first(text: str, at_most: int) -> list[Word]:
    found = zip(words(clean(text[:READ])), range(at_most), strict=False)
    return [word for word, _ in found]


def _terms(
    read: list[Word], offset: int, tongue: Language, correct: Correct | None
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The first place of a term counts, so later ones come first here and are written over."""
    spelt = [
        (stem_of(correct(word.folded) if correct else word.folded, tongue), word)
        for word in read
        if word.folded not in TELLING_NOTHING
    ]
    for (one, first), (other, second) in reversed(list(pairwise(spelt))):
        if second.start - first.end <= 1:
            yield f"{one} {other}", (first.start + offset, second.end + offset)
    for term, word in reversed(spelt):
        yield term, (word.start + offset, word.end + offset)


def stem_of(word: str, tongue: Language) -> str:
    """The term that a folded word is counted as."""
    return stem(word, tongue) if len(word) >= _SHORTEST_STEM and word.isalpha() else word


# --- slips


def forgiven(word: str) -> int:
    """How many slips are forgiven: none below 5 letters, one below 8, two from there."""
    return 0 if len(word) < 5 else 1 if len(word) < 8 else 2  # noqa: PLR2004


class Corrector:
    """Reads unknown words as the community's frequent words that they are slips for.

    ``frequent`` maps folded words to how often they were written.
    """

    def __init__(self, frequent: Mapping[str, int], known: Callable[[str], bool]) -> None:
        self._often = {w: n for w, n in frequent.items() if n >= FREQUENT and forgiven(w)}
        self._known = known
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._often):
            if word.isalpha():
                self._near[word[0], len(word)].append(word)
        self._remembered: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The word that was meant; the same where it is one itself, or nobody can tell."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= 50_000:  # noqa: PLR2004
                self._remembered.clear()
            found = self._remembered[word] = self._meant(word)
        return found

    def _meant(self, word: str) -> str:
        allowed = forgiven(word)
        if not allowed or not word.isalpha() or word in self._often or self._known(word):
            return word
        near = [
            other
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for first in dict.fromkeys(word[:2])
            for other in self._near.get((first, length), ())
        ]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=8)
        if not found:
            return word
        return min(found, key=lambda hit: (hit[1], -self._often[hit[0]], hit[0]))[0]
