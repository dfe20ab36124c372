"""``python -m bot calibrate``: how sure Lotse must be, judged by the community's own past.

The past is walked as it came: each question is looked at with nothing but what came before it, as
the bot would have. People's tags are never complete, so the true precision is rather higher.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchers.school import ENOUGH, Lesson, School

FOLD = 100
"""After so many questions a new tagger is made."""
TAGS = 50
"""So many applied tags at least say something about a threshold."""
AT_LEAST = 2 * ENOUGH
"""Half of it has to be learnt before anything can be judged."""
THRESHOLDS = tuple(round(0.3 + 0.01 * n, 2) for n in range(70))

Judged = Sequence[tuple[float, bool]]
"""How sure each topic of one question was, and whether people gave it; the surest first."""


@dataclass(frozen=True, slots=True)
class Band:
    """What comes of a threshold: ``tags`` applied, ``precision`` and ``coverage`` (0-1)."""

    threshold: float
    tags: int
    precision: float
    coverage: float


def walk(rows: Sequence[Lesson], school: School, topics: frozenset[str]) -> Iterator[list[Judged]]:
    """Judge ``rows``, the oldest first, a fold at a time; the first of them are only learnt."""
    school.refresh(rows[:ENOUGH])
    for begun in range(ENOUGH, len(rows), FOLD):
        fold, tagger = rows[begun : begun + FOLD], school.tagger()
        judged: list[Judged] = []
        for row in fold:
            if given := topics & set(row.topics):
                found = (tag for tag in tagger.tag(row.title) if tag.reasons)
                judged.append([(tag.confidence, tag.topic in given) for tag in found])
        yield judged
        school.refresh(rows[: begun + FOLD])


def band(judged: Sequence[Judged], threshold: float, at_most: int) -> Band:
    """What would have come of this threshold."""
    applied = [[right for sure, right in of if sure >= threshold][:at_most] for of in judged]
    tags = sum(map(len, applied))
    right = sum(map(sum, applied))
    some = sum(map(bool, applied))
    return Band(threshold, tags, right / max(tags, 1), some / max(len(judged), 1))


def proposed(judged: Sequence[Judged], wanted: float, at_most: int) -> Band | None:
    """The lowest threshold from which on precision is never below ``wanted``, if there is one."""
    found = None
    for threshold in reversed(THRESHOLDS):
        its = band(judged, threshold, at_most)
        if its.tags < TAGS:
            continue
        if its.precision < wanted:
            break
        found = its
    return found
