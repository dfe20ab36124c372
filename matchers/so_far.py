"""What somebody has typed so far -> the topics they may be looking for, the best first.

Read kindly: in either language and by every other name, ``ä`` as ``ae`` or ``a``, small slips
forgiven. Pure. A thousand topics take 0.2 s the first time and then a few hundredths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from matchers.model import Language, Topic
from matchers.text import fold, fold_dropped, folded_words

Rank = Callable[[str, Topic], float | None]

LONGEST = 100
"""Code points that are read: no topic's name is longer."""

ALIKE = 80.0
"""How alike (0-100) a part of a name must be to what was typed, where it is not in it."""
SLIPS_FROM = 4
"""Characters from which on a slip is forgiven: before that all names are alike."""

WHOLE, BEGINS, WORDS, WITHIN = range(4)
"""How well a name fits as it was typed, the best first."""


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
    about more often comes first, then the one whose name does in ``language``. Slips are forgiven
    where nothing fits as it was typed.
    """
    wanted = _told(typed[:LONGEST])
    ranked = _ranked(wanted, topics.values(), _rank if wanted else _any)
    if not ranked and len(wanted) >= SLIPS_FROM:
        ranked = _ranked(wanted, topics.values(), _slips)

    def order(found: tuple[float, Topic]) -> tuple[float, int, str, str]:
        rank, topic = found
        return rank, -asked.get(topic.id, 0), fold(topic.name(language)), topic.id

    return tuple(topic.id for _, topic in sorted(ranked, key=order)[:at_most])


def _ranked(wanted: str, topics: Iterable[Topic], rank: Rank) -> list[tuple[float, Topic]]:
    """Whatever fits, with how well it does (less is better)."""
    ranks = ((rank(wanted, topic), topic) for topic in topics)
    return [(found, topic) for found, topic in ranks if found is not None]


def _any(_wanted: str, _topic: Topic) -> float | None:
    return 0


def _rank(wanted: str, topic: Topic) -> float | None:
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
    return WITHIN if wanted in name else None


def _slips(wanted: str, topic: Topic) -> float | None:
    """How far the nearest of its names is from what was typed; ``None``: none is near."""
    names = (name for _, name in _names(topic) if len(name) >= SLIPS_FROM)
    best = max((fuzz.partial_ratio(wanted, name) for name in names), default=0.0)
    return -best if best >= ALIKE else None


@lru_cache(maxsize=20_000)
def _names(topic: Topic) -> tuple[tuple[bool, str], ...]:
    """All that it goes by, as it is compared; with each whether it is one of the other names."""
    found: dict[str, bool] = {}
    for name in (*topic.names, topic.id):
        other = name not in {topic.de, topic.en}
        for spelt in (name,) if name.isascii() else (name, fold_dropped(name)):
            found.setdefault(_told(spelt), other)
    return tuple((other, name) for name, other in found.items() if name)


def _told(text: str) -> str:
    """Its folded words; the signs of something that has no words, like ``…``."""
    return " ".join(folded_words(text)) or " ".join(fold(text).split())
