"""A question's life: new, tagged, one voice, answered, accepted, closed. Seen as one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from matchers.model import OpenQuestion, QuestionKind

VOICES: Mapping[QuestionKind, int] = {QuestionKind.EXPERIENCE: 2}
"""How many voices answer a question of a kind (others: one). See the glossary: unanswered."""


class QuestionState(StrEnum):
    """Where a question stands. The first three are open: somebody should still answer."""

    NEW = "new"
    TAGGED = "tagged"
    ONE_VOICE = "one_voice"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether it still looks for an answer, or for one more voice."""
        return self in (QuestionState.NEW, QuestionState.TAGGED, QuestionState.ONE_VOICE)


def voices_wanted(kind: QuestionKind) -> int:
    """How many members have to answer before a question counts as answered."""
    return VOICES.get(kind, 1)


def state_of(
    kind: QuestionKind, *, tagged: bool, voices: int, accepted: bool, closed: bool
) -> QuestionState:
    """The state of a question. ``voices``: members but the asker who answered.

    What was accepted stays so when the thread is closed afterwards: it tells more.
    """
    if accepted:
        return QuestionState.ACCEPTED
    if closed:
        return QuestionState.CLOSED
    if voices >= voices_wanted(kind):
        return QuestionState.ANSWERED
    if voices:
        return QuestionState.ONE_VOICE
    return QuestionState.TAGGED if tagged else QuestionState.NEW


def state_of_open(question: OpenQuestion) -> QuestionState:
    """The state of a question in a list of open ones."""
    return state_of(
        question.kind,
        tagged=bool(question.topics),
        voices=question.voices,
        accepted=False,
        closed=False,
    )
