"""What somebody has typed so far -> the topics they may be looking for, the best first.

Read kindly: in either language and by every other name, ``ä`` as ``ae`` or ``a``, small slips
forgiven. Pure; ten thousand topics take a few hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from matchers.model import Language, Topic
from matchers.text import fold, fold_dropped, folded_words

LONGEST = 100
"""Code points that are read: no topic's name is longer."""

ALIKE = 80.0
"""How alike (0-100) a part of a name must be to what was typed, where it is not in it."""
SLIPS_FROM = 4
"""Characters from which on a slip is forgiven: before that all names are alike."""

WHOLE, BEGINS, WORDS, WITHIN, NEARLY = range(5)
"""How well a name fits, the best first."""


def fitting(
    typed: str,
    topics: Mapping[str, Topic],
    language: Language,
    *,
    asked: Mapping[str, int],
    at_most: int,
) -> tuple[str, ...]:
    """The ids of the topics that fit, by how well they do; where nothing was typed, of all.

    ``asked``: how often each topic was asked about. Of two that fit alike the one that was asked
    about more often comes first, then the one whose name does in ``language``.
    """
    wanted = _told(typed[:LONGEST])
    ranked = []
    for topic in topics.values():
        rank = _rank(wanted, topic) if wanted else 0
        if rank is not None:
            ranked.append((rank, -asked.get(topic.id, 0), fold(topic.name(language)), topic.id))
    return tuple(topic for *_, topic in sorted(ranked)[:at_most])


def _rank(wanted: str, topic: Topic) -> int | None:
    """How well the best of its names fits, its own ones before the others; ``None``: none does."""
    ranks = [
        2 * rank + other
        for other, name in _names(topic)
        if (rank := _fits(wanted, name)) is not None
    ]
    return min(ranks, default=None)


def _fits(wanted: str, name: str) -> int | None:
    if name.startswith(wanted):
        return WHOLE if name == wanted else BEGINS
    own = name.split()
    if all(any(word.startswith(part) for word in own) for part in wanted.split()):
        return WORDS
    if wanted in name:
        return WITHIN
    if len(wanted) >= SLIPS_FROM and len(name) >= SLIPS_FROM:
        near = fuzz.partial_ratio(wanted, name, score_cutoff=ALIKE)
        return NEARLY if near else None
    return None


@lru_cache(maxsize=20_000)
def _names(topic: Topic) -> tuple[tuple[bool, str], ...]:
    """All that it goes by, as it is compared; with each whether it is one of the other names."""
    found: dict[str, bool] = {}
    for name in topic.names:
        other = name in topic.aliases and name not in {topic.de, topic.en}
        for spelt in (_told(name), _told(fold_dropped(name))):
            found.setdefault(spelt, other)
    return tuple((other, name) for name, other in found.items() if name)


def _told(text: str) -> str:
    """Its folded words; the signs of something that has no words, like ``…``."""
    return " ".join(folded_words(text)) or " ".join(fold(text).split())
