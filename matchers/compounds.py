"""German compounds, split by the aliases' own words: *Spendenquittung* begins with *Spenden*.

No list of all German words is needed: only the two ends of a word are compared with what the
aliases consist of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from matchers.text import stems, vocabulary

_LINKING = ("", "s", "n", "en", "es", "er", "e")
_ENDINGS = vocabulary("schaft heit keit isch lich ling chen lein innen ieren iert tion sam bar los")
_COMPOUND = 8  # letters that a compound has at least
_SHORTEST = 4  # letters that a part has at least; a stem that is no word itself has one more
_PLAIN = 6  # from this length on a part is believed whatever the rest is
_BESIDE = 0.6  # quality of the back where the front is an alias, too
_SURE = 8  # from this length on a part is hardly ever there by chance


@dataclass(frozen=True, slots=True)
class End:
    """One end of a compound: the aliases' words it may be, and how surely (0-1)."""

    surfaces: tuple[str, ...]
    quality: float
    last: bool


class Compounds:
    """Finds aliases at the ends of longer words.

    ``whole`` are folded aliases of one word, ``parts`` the words of longer ones. Only the last
    part of a compound can stand for one word of a longer alias: *Umfragedaten* are data of a
    kind, a *Datenumfrage* is none.
    """

    def __init__(
        self, whole: Iterable[str], parts: Iterable[str], known: Callable[[str], bool]
    ) -> None:
        self._known = known
        first = frozenset(surface for surface in whole if surface.isalpha())
        last = first | {part for part in parts if part.isalpha()}
        self._ends = {False: _forms(first), True: _forms(last)}

    def ends(self, word: str) -> Iterator[End]:
        """The longest believable part at the front and at the back of ``word``."""
        if len(word) < _COMPOUND or not word.isalpha():
            return
        front, back = self._longest(word, last=False), self._longest(word, last=True)
        if front:
            yield End(self._ends[False][front], self._quality(front, word), last=False)
        if back:
            # The front says what it is about: *Datenbankverwaltung* is no public administration.
            quality = _BESIDE if front else self._quality(back, word)
            yield End(self._ends[True][back], quality, last=True)

    def made_up_of_known(self, word: str) -> bool:
        """Whether two known words make it up: *Datentiefe* is no slip for *Datenreife*.

        The last one may be as short as *Pad*.
        """
        cuts = range(_SHORTEST, len(word) - _SHORTEST + 2)
        return any(self._known(word[:cut]) and self._known(word[cut:]) for cut in cuts)

    def _longest(self, word: str, *, last: bool) -> str:
        if self._ends[last].keys().isdisjoint(_pieces(word, last=last)):
            return ""  # of most words
        for length in range(len(word) - 3, _SHORTEST - 1, -1):
            cut = len(word) - length if last else length
            part, rest = (word[cut:], word[:cut]) if last else (word[:cut], word[cut:])
            for form in [part] if last else _without_linking(part):
                surfaces = self._ends[last].get(form)
                if surfaces and self._believable(form, rest, word, spelt_out=form in surfaces):
                    return form
        return ""

    def _believable(self, form: str, rest: str, word: str, *, spelt_out: bool) -> bool:
        """Whether the split is no accident: there is no *Excel* in *excellent*.

        Short parts, and stems that are no word themselves, need a rest that is a word.
        """
        if spelt_out and len(form) >= _PLAIN:
            return True
        if rest in _ENDINGS or not any(self._known(part) for part in _without_linking(rest)):
            return False
        return len(rest) > _SHORTEST or not self._known(word)

    def _quality(self, form: str, word: str) -> float:
        if len(form) >= _SURE:
            return 0.95
        return 0.6 if len(form) < _PLAIN and self._known(word) else 0.9


def _pieces(word: str, *, last: bool) -> list[str]:
    """All that a word may end with, or begin with, and have a rest before or behind it."""
    cuts = range(_SHORTEST, len(word) - 2)
    return [word[-cut:] for cut in cuts] if last else [word[:cut] for cut in cuts]


@lru_cache(maxsize=4)
def _forms(surfaces: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Every spelling and German stem that a compound may hold, with the nearest surfaces."""
    by_form: dict[str, list[str]] = defaultdict(list)
    for surface in sorted(surfaces, key=lambda s: (len(s), s)):
        german = {stemmed for language, stemmed in stems(surface) if language == "de"}
        for form in {surface} | german:
            if len(form) >= _SHORTEST + (form not in surfaces):
                by_form[form].append(surface)
    return {form: _closest(form, spelt) for form, spelt in by_form.items()}


def _closest(form: str, surfaces: list[str]) -> tuple[str, ...]:
    """Of all words with the stem ``form`` the nearest: for *Schul-* rather *Schule*."""
    if form in surfaces:
        return (form,)
    return tuple(surface for surface in surfaces if len(surface) == len(surfaces[0]))


def _without_linking(part: str) -> Iterator[str]:
    for link in _LINKING:
        if part.endswith(link) and len(part) > len(link):
            yield part[: len(part) - len(link)]


def parts_of(word: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The two known words that make up a longer one, without what links them; none if none do.

    Where several cuts are possible, the one with the longest last part: that one says what it is.
    """
    if len(word) < _COMPOUND or not word.isalpha():
        return ()
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        front, back = word[:cut], word[cut:]
        if back not in _ENDINGS and known(back):
            bare = next((form for form in _without_linking(front) if known(form)), "")
            if len(bare) >= _SHORTEST:
                return bare, back
    return ()
