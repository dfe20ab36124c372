"""A week of unanswered questions -> the sections of a digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchers.model import OpenQuestion


@dataclass(frozen=True, slots=True)
class Section:
    """The open questions of one topic (its id; empty for those without), oldest first."""

    topic: str
    questions: tuple[OpenQuestion, ...]


def digest(open_questions: Sequence[OpenQuestion], now: datetime) -> tuple[Section, ...]:
    """Each question asked until ``now`` once, under its first topic.

    The section with the oldest question comes first, the one without a topic last.
    """
    by_topic: dict[str, list[OpenQuestion]] = defaultdict(list)
    threads: set[str] = set()
    for question in sorted(open_questions, key=_age):
        if question.thread.started <= now and question.thread.key not in threads:
            threads.add(question.thread.key)
            by_topic[next(iter(question.topics), "")].append(question)
    sections = (Section(topic, tuple(questions)) for topic, questions in by_topic.items())
    return tuple(sorted(sections, key=lambda s: (not s.topic, _age(s.questions[0]))))


def _age(question: OpenQuestion) -> tuple[datetime, str]:
    return question.thread.started, question.thread.key
