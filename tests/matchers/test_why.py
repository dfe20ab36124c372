"""Why a topic was not found: each guard is named by what it kept from being met."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.model import Topic
from matchers.tagging import FuzzyTagger
from matchers.why import AT_MOST, obstacles

TOPICS = {
    "daten": Topic("daten", "Offene Daten", "Open data", ("Datenportal",)),
    "spenden": Topic("spenden", "Spenden", "Donations"),
    "software": Topic("software", "Software-Spenden", "Software donations"),
    "hosting": Topic("hosting", "Hosten", "Hosting"),
    "r": Topic("r", "R", "R"),
    "excel": Topic("excel", "Excel", "Excel"),
    "ki": Topic("ki", "Künstliche Intelligenz", "Artificial intelligence", ("KI",)),
    "chatbots": Topic("chatbots", "Chatbot", "Chatbots", parent="ki"),
    "karten": Topic(
        "karten",
        "Karten",
        "Maps",
        ("Karte",),
        not_when={"Karte": ("Grußkarte", "auf eine Karte setzen")},
    ),
}
LONG = "wort " * 500

STOOD = [
    ("spenden", "Wer kennt Software-Spenden", "", [("Spenden", "longer", "Software-Spenden")]),
    ("hosting", "Ich muss husten", "", [("husten", "word", "")]),
    ("excel", "Was tut das", "`Excel` bitte", [("Excel", "hidden", "")]),
    ("excel", "Was tut das", "Siehe https://excel.example/x", [("excel", "hidden", "")]),
    ("excel", "Was tut das", f"{LONG}Excel", [("Excel", "late", "")]),
    ("excel", "Was tut das", f"{'a' * 20_000} Excel", [("Excel", "late", "")]),
    ("r", "Wer kann r", "", [("r", "case", "")]),
    ("daten", "Wir sind eine offene Gruppe", "", [("offene", "part", "daten")]),
    ("daten", "Offene Fragen zu unseren vielen Daten", "", [("Offene", "apart", "")]),
    ("excel", "Was ist exzelt", "", [("exzelt", "far", "")]),
    ("ki", "Chatbot mit KI", "", [("KI", "narrower", "chatbots")]),
    ("ki", "Was tut das", "Chatbot mit KI", [("KI", "narrower", "chatbots")]),
    ("karten", "Die Grußkarten", "", [("Grußkarten", "phrase", "Grußkarte")]),
    (
        "karten",
        "Grußkarte",
        "Alles auf eine Karte setzen",
        [
            ("Grußkarte", "phrase", "Grußkarte"),
            ("Karte", "phrase", "auf eine Karte setzen"),
        ],
    ),
    ("excel", "Moin zusammen", "", []),
    ("excel", "", "", []),
]


@pytest.mark.parametrize(("topic", "title", "body", "expected"), STOOD)
def test_what_stood_in_its_way_is_told(
    topic: str,
    title: str,
    body: str,
    expected: list[tuple[str, str, str]],
    known: Callable[[str], bool],
) -> None:
    found = FuzzyTagger(TOPICS, known=known).tag(title, body)
    assert topic not in {tag.topic for tag in found}, "the example is none"
    told = obstacles(TOPICS[topic], title, body, found, known)
    assert [(one.words, one.cause, one.other) for one in told] == expected
    whole = f"{title}\n{body}"
    assert [whole[one.start : one.end] for one in told] == [one.words for one in told]


@given(title=st.text(max_size=40), body=st.text(max_size=200))
def test_places_are_those_of_the_text_whatever_it_is(title: str, body: str) -> None:
    told = obstacles(TOPICS["daten"], title, body, (), lambda _: False)
    assert len(told) <= AT_MOST
    whole = f"{title}\n{body}"
    assert all(whole[one.start : one.end] == one.words for one in told)
