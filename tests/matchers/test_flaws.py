"""Names that no question can meet, or nearly every one does: found by the tagger's own index."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.flaws import EVERYWHERE, Flaw, flaws, holds
from matchers.model import Topic
from matchers.tagging import READ_WORDS, FuzzyTagger

FLAWED = [
    ("→ !!", "wordless", ""),
    ("\u200b", "wordless", ""),
    ("https://example.org/karten", "hidden", ""),
    ("hilfe@example.org", "hidden", ""),
    ("`SELECT`", "hidden", ""),
    ("@lotse", "hidden", ""),
    (":map:", "hidden", ""),
    ("wort " * (READ_WORDS + 1), "long", ""),
    ("R!", "unmet", ""),
    ("Wie und wo", "common", "und wie wo"),
    ("Kann ich", "common", "ich kann"),
    ("Für", "common", "fuer"),
    ("so", "common", "so"),
    ("MIT", "common", "mit"),
    ("Schön", "common", "schon"),  # without its umlaut
    ("Kanne", "common", "kann"),  # by its stem
    ("EÜR", "common", "euer"),
    ("Excels", "shared", "excel"),
    ("Daten, offene", "shared", "daten"),
    ("Offenedaten", "shared", "daten"),
]
OTHERS = {
    "excel": Topic("excel", "Excel", "Spreadsheets"),
    "daten": Topic("daten", "Offene Daten", "Open data"),
}


@pytest.mark.parametrize(("name", "kind", "other"), FLAWED)
def test_a_name_that_does_not_do_is_told(
    known: Callable[[str], bool], name: str, kind: str, other: str
) -> None:
    topics = {"neu": Topic("neu", "Neuland", "Novelty", (name,)), **OTHERS}
    found = [flaw for flaw in flaws(topics, known) if flaw.topic == "neu"]
    assert found == [Flaw("neu", name, kind, other)]  # type: ignore[arg-type]


GOOD = [
    *("R", "KI", "IT", "C++", "C#", "Node.js", "G.I.S.", "RAG", "Let's Encrypt", "Daten-Café"),
    *("Wo finde ich Daten", "Public Money Public Code", "Bla bla", "Expert*innen"),
]


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_does_is_not(known: Callable[[str], bool], name: str) -> None:
    topics = {"neu": Topic("neu", "Neuland", "Novelty", (name,)), **OTHERS}
    assert list(flaws(topics, known)) == []


def test_what_is_shipped_can_be_met(
    topics: Mapping[str, Topic], known: Callable[[str], bool]
) -> None:
    assert list(flaws(topics, known)) == []


@settings(max_examples=60, deadline=None)
@given(name=st.text(min_size=1, max_size=30))
def test_a_name_without_a_flaw_is_met_in_itself(known: Callable[[str], bool], name: str) -> None:
    topics = {"neu": Topic("neu", name, name)}
    if not list(flaws(topics, known)):
        assert [tag.topic for tag in FuzzyTagger(topics, known=known).tag(name)] == ["neu"]


def test_words_of_every_text_are_folded() -> None:
    assert all(word.isascii() and word == word.lower() for word in EVERYWHERE)


def test_a_phrase_holds_a_name_as_the_tagger_reads_it() -> None:
    assert holds("Karte", "Postkarte")
    assert not holds("Karte", "Kante")
    assert not holds("Karte", "Postkarte", not_when="Postkarte")
