from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from matchers.digesting import PAGE, choose, pages, room
from matchers.model import OpenQuestion, Place, QuestionKind, Thread, Visibility
from matchers.ranking import FIRST, NOBODY, RARE, WAITS, need, ranked, suggestion

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLACE = Place("discourse:5", Visibility.PUBLIC)
DAY = 24.0


def asked(
    number: int, hours: float, *topics: str, voices: int = 0, first: bool = False
) -> OpenQuestion:
    thread = Thread(f"discourse:t/{number}", PLACE, "", NOW - timedelta(hours=hours))
    title = f"Frage {number}"
    return OpenQuestion(thread, title, QuestionKind.FACT, topics, voices, first=first)


def order(*questions: OpenQuestion, **helpers: int) -> list[int]:
    return [int(q.thread.key[12:]) for q in ranked(questions, NOW, helpers)]


def test_what_waits_longer_needs_more_but_not_for_good() -> None:
    assert order(asked(1, DAY), asked(2, 5 * DAY)) == [2, 1]
    assert need(asked(1, 14 * DAY), NOW, {}) == need(asked(2, 400 * DAY), NOW, {})
    assert order(asked(1, 400 * DAY), asked(2, 14 * DAY), asked(3, 3 * DAY, first=True)) == [
        1,
        2,
        3,
    ]


def test_nobody_yet_goes_before_one_voice() -> None:
    assert order(asked(1, 6 * DAY, voices=1), asked(2, DAY)) == [2, 1]


def test_a_first_question_goes_before_a_second_one() -> None:
    assert order(asked(1, 3 * DAY), asked(2, 2 * DAY, first=True)) == [2, 1]


def test_a_topic_that_few_know_goes_before_one_that_many_know() -> None:
    few, many, none = asked(1, DAY, "r"), asked(2, DAY, "excel"), asked(3, DAY, "sql")
    assert order(few, many, none, excel=9, r=1) == [3, 1, 2]
    assert order(asked(4, DAY), many, none, excel=9) == [3, 4, 2], "without a topic: in between"
    assert need(asked(5, DAY, "r", "excel"), NOW, {"excel": 3}).rare == 0, "one of them is enough"


def test_what_makes_it_so_is_told_apart() -> None:
    found = need(asked(1, 7 * DAY, "sql", first=True), NOW, {})
    assert (found.waits, found.nobody, found.first, found.rare) == (WAITS / 2, NOBODY, FIRST, RARE)
    assert found.total == WAITS / 2 + NOBODY + FIRST + RARE


def test_what_was_asked_later_belongs_to_the_next_digest() -> None:
    assert order(asked(1, -1)) == []


def test_a_question_is_told_once() -> None:
    assert order(asked(1, 5), asked(1, 5)) == [1]


QUESTIONS = st.lists(
    st.builds(
        asked,
        st.integers(0, 99),
        st.integers(1, 900),
        st.sampled_from(["r", "sql"]),
        voices=st.integers(0, 1),
        first=st.booleans(),
    ),
    unique_by=lambda question: question.thread.key,
)


@given(QUESTIONS, st.randoms(), st.integers(1, 12), st.integers(0, 3))
def test_every_question_once_in_any_order(
    questions: list[OpenQuestion], dice: Random, lines: int, thanked: int
) -> None:
    shuffled = sorted(questions, key=lambda _: dice.random())
    found = ranked(questions, NOW, {"r": 2})
    assert ranked(shuffled, NOW, {"r": 2}) == found
    chosen = choose(found, [asked(100 + n, 1) for n in range(5)], lines, thanked)
    told = [*chosen.waiting, *chosen.voices]
    assert len(told) + len(chosen.answered) <= lines
    assert len(chosen.answered) <= thanked
    assert len(told) == min(len(found), lines)
    keys = [q.thread.key for q in (*told, *chosen.rest)]
    assert sorted(keys) == sorted(q.thread.key for q in questions)
    assert [q for page in pages(chosen.rest, 4) for q in page] == list(chosen.rest)


def test_what_is_open_goes_before_what_was_answered() -> None:
    found = [asked(n, n) for n in range(1, 4)]
    answered = [asked(9, 1)]
    assert choose(found, answered, 3, 2).answered == ()
    assert choose(found, answered, 4, 2).answered == tuple(answered)


def test_long_titles_are_cut_where_a_message_ends() -> None:
    long = [
        OpenQuestion(asked(n, 1).thread, "&" * 255, QuestionKind.FACT, ()) for n in range(1, 21)
    ]
    chosen = choose(long, [], 20, 2)
    assert 0 < len(chosen.waiting) < 20
    assert sum(map(room, chosen.waiting)) <= PAGE
    assert len(chosen.waiting) + len(chosen.rest) == 20


def test_a_topic_that_many_ask_about_is_suggested() -> None:
    asking = {"excel": 7, "r": 9, "sql": 5}
    assert suggestion(asking, {"excel": 1, "sql": 1}, 5) == ("excel", 7), "of late nobody asked R"
    assert suggestion(asking, asking, 5) == ("r", 9)
    assert suggestion(asking, asking, 10) is None
    assert suggestion(asking, asking, 0) is None, "switched off"
    assert suggestion({}, {}, 5) is None
