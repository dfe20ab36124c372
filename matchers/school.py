"""What is held of the past, and the tagger that has learnt from it.

Held are titles and their topics; what is counted of them is derived, so it can be derived again and
taken back. Whoever changes a school is alone in it; a tagger that it made stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchers.learning import Example, Lessons
from matchers.model import Topic
from matchers.tagging import FuzzyTagger
from matchers.trained import TrainedTagger, example_of, misled_by

MOST = 20_000
"""So many of the newest questions teach. About 11,000 examples are enough (``weighing.py``), and
older ones tell how people spoke then; so many are learnt within seconds of a start."""
ENOUGH = 100
"""From so many examples on the past has a say. Fewer make us shy and teach nothing: of robotics
questions (``bench/learning.py``, ``beginning``) 63 % get tags without any, 7 % with one example,
46 % with 50, and the first topic is right no more often. With 100 it is 55 %, more precisely, and
the first one is right in .63 for .60 (cooking .54 for .51)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A public question: its title, and the topics that people gave it.

    Without any, ``rejected`` are topics that they said are wrong; what is right nobody said.
    """

    thread: str
    title: str
    topics: tuple[str, ...]
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """``old`` is to be forgotten, ``new`` to be learnt; either may be missing."""

    old: Lesson | None
    new: Lesson | None


class School:
    """Learns and forgets, one thread at a time. ``known``: see ``FuzzyTagger``."""

    def __init__(self, names: FuzzyTagger, *, known: Callable[[str], bool]) -> None:
        self._names, self._known = names, known
        self._held: dict[str, Lesson] = {}
        self.lessons = Lessons()

    def anew(self, topics: Mapping[str, Topic]) -> School:
        """A school for these topics, in which nothing is learnt yet."""
        return School(FuzzyTagger(topics, known=self._known), known=self._known)

    def difference(self, rows: Iterable[Lesson]) -> list[Step]:
        """What is to be done until just these are held, the newest wording of each thread."""
        wanted = {row.thread: row for row in rows}
        gone = [Step(held, None) for key, held in self._held.items() if key not in wanted]
        changed = ((self._held.get(key), row) for key, row in wanted.items())
        return gone + [Step(old, new) for old, new in changed if old != new]

    def take(self, steps: Sequence[Step]) -> None:
        """Do it. What is held is known after each step."""
        for step in steps:
            if step.old is not None:
                self.lessons.forget(self._example(step.old))
                del self._held[step.old.thread]
            if step.new is not None:
                self.lessons.learn(self._example(step.new))
                self._held[step.new.thread] = step.new

    def refresh(self, rows: Iterable[Lesson]) -> None:
        """Hold just these."""
        self.take(self.difference(rows))

    def tagger(self) -> FuzzyTagger | TrainedTagger:
        """A tagger of what is known now; by names alone while there is not ``ENOUGH``."""
        if self.lessons.examples < ENOUGH:
            return self._names
        return TrainedTagger(self._names, self.lessons.copy(), known=self._known)

    def _example(self, lesson: Lesson) -> Example:
        if lesson.topics:
            return example_of(self._names, lesson.title, "", lesson.topics)
        return misled_by(self._names, lesson.title, lesson.rejected)
