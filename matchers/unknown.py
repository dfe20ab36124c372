"""Words that people ask about and no topic goes by: what the topics may lack.

Counted in titles of public questions whenever somebody looks, and kept nowhere: what is forgotten
or deleted is not in the titles any more. A word that few people ask about might tell who they are,
so it is not among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from matchers.model import Account, Tag
from matchers.names import FIRST_NAMES, INVENTED
from matchers.text import Word, clean, common_words, fold, stems, words

SHORTEST = 3
"""Letters of a word, unless it is an abbreviation in capitals: *KI*."""
_NAMES = frozenset(fold(name) for name in FIRST_NAMES | INVENTED)


class Finds(Protocol):
    """A tagger."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """The topics of a text, with the words that gave the reason."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """The title of a public question; ``asker`` is ``None`` where nobody knows any more.

    ``place``: the key of where it was asked.
    """

    title: str
    asker: Account | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word as most people write it: in so many ``questions`` of so many ``askers``, and where."""

    word: str
    questions: int
    askers: int
    places: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    written: Counter[str] = field(default_factory=Counter)
    askers: set[Account | None] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    questions: int = 0


def unknown_words(
    asked: Iterable[Asked],
    tagger: Finds,
    *,
    everyday: Callable[[str], bool],
    hidden: Collection[str] = (),
    askers: int = 3,
) -> Sequence[Unknown]:
    """The words that no topic goes by, those that most people ask about first.

    ``everyday`` says of a folded word that it is one of the language; ``hidden`` holds further
    folded words that are not to be told: names of members, and what moderators ignore. Whoever is
    not known any more counts as one person altogether.
    """
    seen: dict[str, _Seen] = defaultdict(_Seen)
    gone = {_one_for_all(word) for word in hidden}
    for one in asked:
        met = {_one_for_all(w.folded): w for w in _unmet(one.title, tagger) if not _is_idle(w)}
        for key, word in met.items():
            if key not in gone and not everyday(word.folded):
                seen[key].written[word.written] += 1
                seen[key].askers.add(one.asker)
                seen[key].places.add(one.place)
                seen[key].questions += 1
    told = [
        Unknown(
            _most(kept.written),
            kept.questions,
            len(kept.askers),
            tuple(sorted(kept.places - {""})),
        )
        for kept in seen.values()
        if len(kept.askers) >= askers
    ]
    return sorted(told, key=lambda word: (-word.askers, -word.questions, fold(word.word)))


def _unmet(title: str, tagger: Finds) -> Iterator[Word]:
    """The words in which no topic's name was found. What stands beside a topic is no name."""
    told = [
        (reason.start, reason.end)
        for tag in tagger.tag(title)
        for reason in tag.reasons
        if reason.how != "learned"
    ]
    for word in words(clean(title)):
        if not any(start < word.end and word.start < end for start, end in told):
            yield word


def _is_idle(word: Word) -> bool:
    """Whether it says nothing of what a question is about, or says too much of a person."""
    letters = sum(character.isalpha() for character in word.folded)
    short = letters < SHORTEST and not (len(word.written) > 1 and word.written.isupper())
    number = letters * 2 <= len(word.folded)  # 2026, 12h, a telephone number
    return short or number or word.folded in common_words() or word.folded in _NAMES


def _one_for_all(folded: str) -> str:
    """What all forms of a word share: *Nextcloud*, *Nextclouds*; *API*, *APIs*."""
    if len(folded) == SHORTEST + 1 and folded.endswith("s"):
        return folded[:-1]
    return next((stem for _, stem in stems(folded)), folded)


def _most(written: Counter[str]) -> str:
    """The spelling that most people use; of equals the first by the alphabet."""
    return min(written, key=lambda spelling: (-written[spelling], spelling))
