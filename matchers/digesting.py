"""A week of unanswered questions -> the sections of a digest, and pages that are not too long.

How long a question is told depends on how a platform writes links and escapes titles. We do not
know either here, so ``room`` takes the worst: what is measured too long only makes a page shorter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchers.model import OpenQuestion

PAGE = 8_500
"""Characters of one page: 10,000 are what a Slack message takes for certain, and a headline, thanks
and the words around a preview come on top (``platforms/slack.md``, 3.3)."""

LINE = 80
"""What the words around a title take: how old it is, and how a link is written."""

HEADING = 60
"""The name of a topic above its questions."""


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


def room(question: OpenQuestion) -> int:
    """How many characters a question takes at most when it is told as a link."""
    title = sum(_as_title(char) for char in question.title)
    return LINE + title + sum(_as_address(char) for char in question.thread.permalink)


def pages(
    told: Sequence[tuple[str, OpenQuestion]], at_most: int
) -> list[list[tuple[str, OpenQuestion]]]:
    """Questions under their topics, in messages of ``at_most`` each that are not too long.

    There is one page at least; a question alone may be as long as it is.
    """
    cut: list[list[tuple[str, OpenQuestion]]] = [[]]
    left = PAGE
    for topic, question in told:
        page = cut[-1]
        heading = HEADING if not page or page[-1][0] != topic else 0
        if page and (len(page) >= at_most or heading + room(question) > left):
            cut.append([])
            left, heading = PAGE, HEADING
        cut[-1].append((topic, question))
        left -= heading + room(question)
    return cut


def fitting(questions: Sequence[OpenQuestion], at_most: int) -> int:
    """How many of these fit on one page, whichever: at most ``at_most``."""
    left, many = PAGE, 0
    for size in sorted(map(room, questions), reverse=True)[:at_most]:
        left -= size
        if left < 0:
            break
        many += 1
    return many


def _as_title(char: str) -> int:
    """``&`` becomes ``&amp;``; what could be markup gets a character before it."""
    return 5 if char in "&<>" else 1 if char.isalnum() or char == " " else 2


def _as_address(char: str) -> int:
    """Percent-encoded, each byte takes three."""
    if char == "&":
        return 5
    return (
        1
        if char.isascii() and (char.isalnum() or char in "/-._~")
        else 3 * len(char.encode("utf-8", "replace"))
    )


def _age(question: OpenQuestion) -> tuple[datetime, str]:
    return question.thread.started, question.thread.key
