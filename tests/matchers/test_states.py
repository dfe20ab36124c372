"""A question's life, seen as one."""

from __future__ import annotations

import pytest

from matchers.model import OpenQuestion, Place, QuestionKind, Thread
from matchers.states import QuestionState, state_of, state_of_open
from tests.clocks import START

FACT, EXPERIENCE = QuestionKind.FACT, QuestionKind.EXPERIENCE


@pytest.mark.parametrize(
    ("kind", "tagged", "voices", "accepted", "closed", "state"),
    [
        (FACT, False, 0, False, False, "new"),
        (FACT, True, 0, False, False, "tagged"),
        (FACT, True, 1, False, False, "answered"),
        (EXPERIENCE, True, 1, False, False, "one_voice"),
        (EXPERIENCE, True, 2, False, False, "answered"),
        (EXPERIENCE, True, 1, True, False, "accepted"),
        (FACT, True, 0, False, True, "closed"),
        (FACT, True, 3, True, True, "accepted"),
    ],
)
def test_each_state(
    kind: QuestionKind, *, tagged: bool, voices: int, accepted: bool, closed: bool, state: str
) -> None:
    found = state_of(kind, tagged=tagged, voices=voices, accepted=accepted, closed=closed)
    assert found == state
    assert found.is_open == (state in {"new", "tagged", "one_voice"})


def test_in_a_list_an_open_question_says_how_it_stands() -> None:
    thread = Thread("t", Place("slack:T1/C1"), "https://t", START)
    assert state_of_open(OpenQuestion(thread, "T", FACT, ())) is QuestionState.NEW
    assert state_of_open(OpenQuestion(thread, "T", FACT, ("excel",))) is QuestionState.TAGGED
    one = OpenQuestion(thread, "T", EXPERIENCE, ("excel",), voices=1)
    assert state_of_open(one) is QuestionState.ONE_VOICE
