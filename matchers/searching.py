"""Words that somebody types -> the few public questions whose titles and topics fit them best.

Each word of the search is compared with the words of a title: the same, one inside the other (as
German compounds are), or alike despite a slip. A topic that both have counts as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from matchers.text import common_words, fold, folded_words, words

ALIKE = 75.0
"""How alike (0-100) two words must be to count at all."""
INSIDE = 90.0
"""What it counts that one word begins with, or is part of, the other."""
LONG_ENOUGH = 4
"""Letters of a word that may be looked for inside another."""
TOPIC, ANSWERED = 25.0, 10.0
"""What a common topic adds, and an answer."""
FROM = 50.0
"""Less than this fits too badly to be shown."""
AT_MOST_WORDS = 12
READ = 500
"""Code points of a search that are looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be found. ``key`` is handed back."""

    key: str
    title: str
    topics: tuple[str, ...] = ()
    answered: bool = False


def words_to_find(text: str) -> tuple[str, ...]:
    """The folded words of a search that tell something, each once, a few at most."""
    told = (w for w in folded_words(text[:READ]) if len(w) > 1 and w not in common_words())
    return tuple(dict.fromkeys(told))[:AT_MOST_WORDS]


def parts_to_look_up(text: str) -> tuple[str, ...]:
    """Beginnings of the longer words as they are typed: what a database can look for quickly.

    Endings are left off, so that one form of a word finds the others.
    """
    typed = (word.written.casefold() for word in words(text[:READ]))
    told = (w for w in typed if len(w) >= LONG_ENOUGH and fold(w) not in common_words())
    cut = (word[: max(LONG_ENOUGH, len(word) - 2)] for word in told)
    return tuple(dict.fromkeys(cut))[:AT_MOST_WORDS]


def best(
    text: str, topics: Collection[str], candidates: Iterable[Candidate], at_most: int
) -> tuple[str, ...]:
    """The keys of the candidates that fit best; answered ones first, then the better fit.

    ``topics`` are those that were found in ``text``. Ties keep the order of ``candidates``.
    """
    wanted = words_to_find(text)
    scored = [(_fit(wanted, topics, one), one) for one in candidates]
    fitting = [(score, one) for score, one in scored if score >= FROM]
    ranked = sorted(fitting, key=lambda found: -(found[0] + ANSWERED * found[1].answered))
    return tuple(
        one.key for _, one in sorted(ranked[:at_most], key=lambda found: not found[1].answered)
    )


def _fit(wanted: Sequence[str], topics: Collection[str], one: Candidate) -> float:
    """0-125. A topic alone is enough only where all the words belong to it."""
    shared = TOPIC if set(topics) & set(one.topics) else 0.0
    title = list(folded_words(one.title))
    if not wanted or not title:
        return FROM + shared if shared else 0.0
    found = [max(_alike(word, other) for other in title) for word in wanted]
    met = sum(found) / len(found)
    return met + shared if met or not shared else FROM


def _alike(word: str, other: str) -> float:
    if word == other:
        return 100.0
    short, long = sorted((word, other), key=len)
    if len(short) >= LONG_ENOUGH and short in long:
        return INSIDE
    return fuzz.ratio(word, other, score_cutoff=ALIKE)
