"""Phrases in which a name means something else keep just that hit from counting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.model import Topic
from matchers.tagging import FuzzyTagger

KARTE = ("Grußkarte", "auf eine Karte setzen", "gelbe Karte")
TOPICS = {
    "karten": Topic("karten", "Karten", "Maps", ("Karte", "map"), not_when={"Karte": KARTE}),
    "git": Topic("git", "Git", "Git", ("Branch",), not_when={"Branch": ("Branche", "Branchen")}),
    "scratch": Topic("scratch", "Scratch", "Scratch", not_when={"Scratch": ("from scratch",)}),
    "r": Topic("r", "R", "R", not_when={"R": ("R&D",)}),
    "grafik": Topic("grafik", "Grafik", "Graphics", ("gelbe Karte",)),
}


@pytest.fixture(scope="module")
def shipped(topics: Mapping[str, Topic], known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(topics, known=known)


@pytest.fixture(scope="module")
def tagger(known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(TOPICS, known=known)


COUNTS = [
    ("Wie mache ich eine Karte?", {"karten"}),
    ("Wo kaufe ich eine Grußkarte?", set()),
    ("Wo kaufe ich Grußkarten?", set()),
    ("GRUSSKARTEN, bitte", set()),
    ("Nicht alles auf eine Karte setzen!", set()),
    ("Marker auf diese eine Karte setzen", {"karten"}),  # other words stand between
    ("Eine Karte, keine Grußkarte", {"karten"}),  # only that hit
    ("Die gelbe Karte", {"grafik"}),  # another topic may mean just this
    ("Which branch do you use?", {"git"}),
    ("Zwei branches zusammenführen", {"git"}),
    ("In unserer Branche", set()),
    ("In vielen Branchen", set()),
    ("A website from scratch", set()),
    ("A game in Scratch", {"scratch"}),
    ("Geld für R&D", set()),
    ("R & D", set()),
    ("Sollen wir R lernen?", {"r"}),
]


@pytest.mark.parametrize(("title", "topics"), COUNTS)
def test_a_name_in_such_a_phrase_does_not_count(
    tagger: FuzzyTagger, title: str, topics: set[str]
) -> None:
    assert {tag.topic for tag in tagger.tag(title)} == topics
    assert {tag.topic for tag in tagger.tag("Hallo", title)} == topics


OTHERWISE = [
    ("Wer gestaltet unsere Weihnachtskarten?", "geodaten"),
    ("Der Wechselkurs ist schlecht", "weiterbildung"),
    ("Wir fangen from scratch an", "programmieren-lernen"),
    ("A word cloud of all answers", "cloud"),
    ("Euer Verein ist toll", "buchhaltung"),
]


@pytest.mark.parametrize(("title", "topic"), OTHERWISE)
def test_what_is_shipped_knows_what_means_something_else(
    shipped: FuzzyTagger, title: str, topic: str
) -> None:
    assert topic not in {tag.topic for tag in shipped.tag(title)}


MEANT = [
    ("Die Karte unserer Treffpunkte lädt nicht", "geodaten"),
    ("Der Kurs beginnt am Montag", "weiterbildung"),
    ("Which cloud do you use?", "cloud"),
]


@pytest.mark.parametrize(("title", "topic"), MEANT)
def test_what_is_shipped_still_finds_what_is_meant(
    shipped: FuzzyTagger, title: str, topic: str
) -> None:
    assert topic in {tag.topic for tag in shipped.tag(title)}


WORDS = st.lists(
    st.sampled_from(["Karte", "gelbe", "Grußkarte", "auf", "eine", "setzen", "map", "Branche"])
)


@given(said=WORDS)
def test_phrases_only_ever_take_away(said: list[str]) -> None:
    free = {
        topic.id: Topic(topic.id, topic.de, topic.en, topic.aliases) for topic in TOPICS.values()
    }
    text = " ".join(said)
    guarded, bare = (FuzzyTagger(t, known=lambda _: False).tag(text) for t in (TOPICS, free))
    sure = {tag.topic: tag.confidence for tag in bare}
    assert all(tag.confidence <= sure[tag.topic] for tag in guarded if tag.topic != "grafik")
