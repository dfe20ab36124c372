from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from matchers.digesting import Section, digest
from matchers.model import OpenQuestion, Place, QuestionKind, Thread, Visibility

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLACE = Place("discourse:5", Visibility.PUBLIC)


def asked(number: int, hours: float, *topics: str) -> OpenQuestion:
    thread = Thread(f"discourse:t/{number}", PLACE, "", NOW - timedelta(hours=hours))
    return OpenQuestion(thread, f"Frage {number}", QuestionKind.FACT, topics)


def test_sections_by_first_topic_oldest_first_untagged_last() -> None:
    old, young, older = asked(1, 50, "excel", "r"), asked(2, 5, "excel"), asked(3, 90, "r", "excel")
    bare = asked(4, 200)
    assert digest([young, bare, old, older], NOW) == (
        Section("r", (older,)),
        Section("excel", (old, young)),
        Section("", (bare,)),
    )


def test_what_was_asked_later_belongs_to_the_next_digest() -> None:
    assert digest([asked(1, -1, "excel")], NOW) == ()


def test_a_question_is_told_once() -> None:
    assert digest([asked(1, 5, "r"), asked(1, 5, "r")], NOW) == (Section("r", (asked(1, 5, "r"),)),)


@given(
    st.lists(
        st.builds(asked, st.integers(0, 99), st.integers(1, 5), st.sampled_from(["", "r", "sql"])),
        unique_by=lambda question: question.thread.key,
    ),
    st.randoms(),
)
def test_every_question_once_in_any_order(questions: list[OpenQuestion], dice: Random) -> None:
    shuffled = sorted(questions, key=lambda _: dice.random())
    sections = digest(questions, NOW)
    assert digest(shuffled, NOW) == sections
    told = [q.thread.key for section in sections for q in section.questions]
    assert sorted(told) == sorted(q.thread.key for q in questions)
