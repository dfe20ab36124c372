"""Earlier threads that answered the same: by words first, raised by common topics."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.compounds import parts_of
from matchers.model import Tag
from matchers.similar import AT_MOST, SHOWN, Answered, confidence_of, says

THREADS = {
    "umlaute": ("CSV mit Umlauten in Excel öffnen", ("excel", "csv")),
    "newsletter": ("Welches Werkzeug für den Newsletter?", ("newsletter",)),
    "quittung": ("Spendenquittung als Serienbrief verschicken", ("spenden", "automatisierung")),
    "karte": ("Adressen auf einer Karte zeigen", ("geodaten",)),
    "wlan": ("Das WLAN im Vereinsheim ist zu langsam", ("netzwerk-wlan",)),
    "backup": ("How do you back up your files?", ("backup",)),
}


def unknown(_: str) -> bool:
    return False


@pytest.fixture
def answered(known: Callable[[str], bool]) -> Answered:
    held = Answered(known)
    for key, (title, topics) in THREADS.items():
        held.add(key, title, topics=topics)
    return held


@pytest.mark.parametrize(
    ("question", "key", "words"),
    [
        ("Excel zeigt die Umlaute aus der CSV falsch", "umlaute", ("Umlaute", "CSV", "Excel")),
        ("Wo bekomme ich eine Quittung her?", "quittung", ("Quittung",)),  # in a compound
        ("Kartenanwendung gesucht", "karte", ("Kartenanwendung",)),  # the question is one
        ("Backing up a file?", "backup", ("file", "Backing up")),
    ],
)
def test_words_stems_and_parts_of_compounds_find_a_thread(
    answered: Answered, question: str, key: str, words: tuple[str, ...]
) -> None:
    found = answered.find(question, least=0.0)
    assert found[0].key == key
    assert set(words) & set(found[0].words)


def test_a_common_topic_raises_and_never_stands_for_a_word(answered: Answered) -> None:
    plain = answered.find("Excel und Newsletter", least=0.0)
    raised = answered.find("Excel und Newsletter", tags=[Tag("newsletter", 0.9)], least=0.0)
    assert {one.key for one in plain} == {one.key for one in raised} == {"umlaute", "newsletter"}
    before, after = ({one.key: one.score for one in found} for found in (plain, raised))
    assert after["newsletter"] == pytest.approx(before["newsletter"] * (1 + 1.0 * 0.9))
    assert after["umlaute"] == before["umlaute"]
    assert raised[0].topics == ("newsletter",)
    assert answered.find("Moin", tags=[Tag("newsletter", 1.0)], least=0.0) == ()


def test_two_common_topics_raise_more_than_one(answered: Answered) -> None:
    def score(*tags: Tag) -> float:
        found = answered.find("Spendenquittung", tags=tags, least=0.0)
        return next(one.score for one in found if one.key == "quittung")

    one, other = Tag("spenden", 0.8), Tag("automatisierung", 0.5)
    assert score(one) == pytest.approx(score() * (1 + 0.8))
    assert score(one, other) == pytest.approx(score() * (1 + 4 * 0.4 + 0.9))


def test_a_rare_word_says_more_and_a_long_thread_less() -> None:
    held = Answered(unknown)
    held.add("short", "Drucker")
    held.add("long", "Drucker", "ganz viel anderes steht hier noch herum " * 5)
    held.add("other", "Papierstau Toner")
    found = {one.key: one.score for one in held.find("Drucker Toner", least=0.0)}
    assert found["other"] > found["short"] > found["long"]


def test_what_is_not_sure_enough_is_not_shown(answered: Answered) -> None:
    sure = answered.find("CSV mit Umlauten in Excel", tags=[Tag("excel", 0.9), Tag("csv", 0.9)])
    assert [one.key for one in sure] == ["umlaute"]
    assert sure[0].confidence >= SHOWN
    assert answered.find("Langsam wird es Herbst im Garten, und die Blätter fallen") == ()
    assert answered.find("") == ()
    assert Answered(unknown).find("Excel") == ()


def test_confidence_grows_with_the_score_and_stays_below_one() -> None:
    told = [confidence_of(score, 10) for score in (0.001, 0.05, 0.2, 1.0, 5.0)]
    assert told == sorted(told)
    assert 0 < told[0] < SHOWN < told[-1] < 1


def test_at_most_three_are_found_and_ties_go_by_key() -> None:
    held = Answered(unknown)
    for key in "edcba":
        held.add(key, "Drucker kaputt")
    assert [one.key for one in held.find("Drucker", least=0.0)] == ["a", "b", "c"]
    assert AT_MOST == 3


TITLES = st.lists(
    st.sampled_from(["Drucker", "Drucker kaputt", "Drucker und Papier", "Papier"]), max_size=30
)


@given(titles=TITLES, at_most=st.integers(1, 8))
def test_however_few_are_asked_for_they_are_the_first_of_all(
    titles: list[str], at_most: int
) -> None:
    """Many have the same title: those whose keys come first are found, and all that fit better."""
    held = Answered(unknown)
    for number, title in enumerate(titles):
        held.add(f"{7 * number % 31:02}", title)
    every = held.find("Drucker Papier", least=0.0, at_most=len(titles) + 1)
    assert [one.key for one in every] == [
        one.key for one in sorted(every, key=lambda one: (-one.score, one.key))
    ]
    assert held.find("Drucker Papier", least=0.0, at_most=at_most) == every[:at_most]


def test_an_edit_replaces_what_was_said(answered: Answered) -> None:
    answered.add("karte", "Grüße zum Geburtstag")
    assert answered.find("Adressen", least=0.0) == ()
    assert answered.find("Geburtstag", least=0.0)[0].key == "karte"
    assert len(answered) == len(THREADS)


WORDS = st.lists(
    st.sampled_from(["daten", "karte", "verein", "excel", "spenden", "newsletter"]), max_size=6
)
STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), WORDS), max_size=20)


@given(steps=STEPS)
def test_adding_and_removing_leaves_exactly_what_is_left(
    steps: list[tuple[str, bool, list[str]]],
) -> None:
    held, left = Answered(unknown), dict[str, list[str]]()
    for key, added, words in steps:
        if added:
            held.add(key, " ".join(words), "mehr Worte", words[:2])
            left[key] = words
        else:
            held.remove(key)
            left.pop(key, None)
    fresh = Answered(unknown)
    for key, words in reversed(left.items()):
        fresh.add(key, " ".join(words), "mehr Worte", words[:2])
    assert held == fresh
    for question in ("Karte für den Verein", "Excel Daten"):
        assert held.find(question, least=0.0) == fresh.find(question, least=0.0)


@given(title=st.text(max_size=60), body=st.text(max_size=300))
def test_any_text_can_be_held_asked_for_and_forgotten(title: str, body: str) -> None:
    held = Answered(unknown)
    held.add("k", title, body)
    found = held.find(title, body, least=0.0)
    assert bool(found) == bool(says(title, body, unknown).counts)
    assert all(0 < one.confidence < 1 for one in found)
    held.remove("k")
    assert held == Answered(unknown)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("spendenquittung", ("spenden", "quittung")),
        ("vereinssoftware", ("vereins", "software")),
        ("kartenanwendung", ("karten", "anwendung")),
        ("verstehen", ()),
        ("freiheit", ()),
        ("csv", ()),
    ],
)
def test_a_compound_is_split_where_both_parts_are_words(
    word: str, parts: tuple[str, ...], known: Callable[[str], bool]
) -> None:
    assert parts_of(word, known) == parts
