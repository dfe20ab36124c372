"""Which open questions are worth telling first: those that need an answer most, and why.

The weights are few and meant to be argued about. A question earns

- up to ``WAITS`` for waiting: a day counts as a fourteenth, and after two weeks it counts no more,
  so that nothing stands at the top only because it is old;
- ``NOBODY`` if nobody has replied yet (others look for a further voice);
- ``FIRST`` if it is the first question that its asker ever asked here: whoever gets no answer to
  that one rarely asks a second;
- up to ``RARE`` if few members know its topic: the fewer there are, the less likely one passes by.
  A question without a topic earns half of it: nobody knows whom it would suit.

Among equals the older one comes first. Nobody is told what a question earned, nor who asked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchers.model import OpenQuestion

WAITS, NOBODY, FIRST, RARE = 3.0, 2.0, 1.5, 1.0
LONG = timedelta(days=14)
ENOUGH = 3
"""So many members who know a topic are enough for it."""


@dataclass(frozen=True, slots=True)
class Need:
    """How much a question needs an answer, and what makes it so."""

    waits: float
    nobody: float
    first: float
    rare: float

    @property
    def total(self) -> float:
        """The sum of all four."""
        return self.waits + self.nobody + self.first + self.rare


def need(question: OpenQuestion, now: datetime, helpers: Mapping[str, int]) -> Need:
    """What a question earns at ``now``; ``helpers`` says how many members know each topic."""
    waited = min(max(now - question.thread.started, timedelta()), LONG)
    return Need(
        waits=WAITS * (waited / LONG),
        nobody=0.0 if question.voices else NOBODY,
        first=FIRST if question.first else 0.0,
        rare=RARE * _rare(question.topics, helpers),
    )


def ranked(
    questions: Iterable[OpenQuestion], now: datetime, helpers: Mapping[str, int]
) -> list[OpenQuestion]:
    """Each question that was asked until ``now`` once, whichever needs an answer most first."""
    known = {q.thread.key: q for q in questions if q.thread.started <= now}
    return sorted(
        known.values(),
        key=lambda q: (-round(need(q, now, helpers).total, 6), q.thread.started, q.thread.key),
    )


def suggestion(
    asked: Mapping[str, int], lately: Mapping[str, int], at_least: int
) -> tuple[str, int] | None:
    """The topic that most different members asked about, if at least ``at_least`` did.

    Only one that somebody asked about ``lately``: nobody is told the same thing week after week.
    """
    found = [(-many, topic) for topic, many in asked.items() if many >= at_least]
    still = sorted(one for one in found if lately.get(one[1]))
    return (still[0][1], -still[0][0]) if at_least and still else None


def _rare(topics: Sequence[str], helpers: Mapping[str, int]) -> float:
    """1 where nobody knows any of the topics, 0 where enough members know one."""
    if not topics:
        return 0.5
    most = max(helpers.get(topic, 0) for topic in topics)
    return 1.0 - min(most, ENOUGH) / ENOUGH
