"""Topics that are a part of another: the narrower one is given, and tells why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.families import lineage_of, narrowest
from matchers.learning import Lessons
from matchers.model import Reason, Tag, Topic
from matchers.tagging import BANDS, FuzzyTagger
from matchers.trained import TrainedTagger, example_of

TOPICS = {
    "ki": Topic("ki", "Künstliche Intelligenz", "Artificial intelligence", ("KI",)),
    "chatbots": Topic("chatbots", "Chatbots", "Chatbots", parent="ki"),
    "sprachbots": Topic("sprachbots", "Sprachbots", "Voicebots", parent="chatbots"),
    "excel": Topic("excel", "Excel", "Excel"),
}


@pytest.fixture
def tagger(known: Callable[[str], bool]) -> FuzzyTagger:
    return FuzzyTagger(TOPICS, known=known)


FOUND = [
    ("Ein Chatbot mit KI", "", ["chatbots"]),
    ("KI für den Anfang", "", ["ki"]),
    ("Ein Chatbot", "", ["chatbots"]),
    ("KI und Excel", "", ["excel", "ki"]),
    ("Voicebots, Chatbots, KI", "", ["sprachbots"]),
    ("Voicebots und KI", "", ["sprachbots"]),
    # a mention does not drive out what is certain
    ("KI für den Anfang", "vielleicht als Chatbot", ["ki", "chatbots"]),
    ("Hilfe", "ein Chatbot mit KI", ["chatbots"]),
]


@pytest.mark.parametrize(("title", "body", "topics"), FOUND)
def test_the_narrower_topic_is_given_alone(
    tagger: FuzzyTagger, title: str, body: str, topics: list[str]
) -> None:
    assert [tag.topic for tag in tagger.tag(title, body)] == topics


def test_what_met_the_wider_topic_is_a_reason_for_the_narrower_one(tagger: FuzzyTagger) -> None:
    (tag,) = tagger.tag("Chatbots mit KI")
    assert [(r.words, r.how) for r in tag.reasons] == [("Chatbots", "exact"), ("KI", "parent")]
    assert tag.confidence == tagger.every("Chatbots mit KI")[0].confidence


def test_also_from_the_history_no_wider_topic_comes_beside_it(
    tagger: FuzzyTagger, known: Callable[[str], bool]
) -> None:
    lessons = Lessons()
    for n in range(30):
        title = f"Ein Chatbot für Gruppe {n}"
        lessons.learn(example_of(tagger, title, "", ["ki"]))
        lessons.learn(example_of(tagger, title, "", ["chatbots"]))
    trained = TrainedTagger(tagger, lessons, known=known)
    alone = {found.topic for found in trained.find("Ein Chatbot mit KI")}
    told = {tag.topic: tag.confidence for tag in trained.tag("Ein Chatbot mit KI")}
    assert alone >= {"ki", "chatbots"}
    assert told["chatbots"] > 0
    assert "ki" not in told


def test_a_topic_is_no_part_of_itself() -> None:
    circle = {"a": Topic("a", "A", "A", parent="b"), "b": Topic("b", "B", "B", parent="a")}
    with pytest.raises(ValueError, match="part of itself"):
        lineage_of(circle)


def test_the_shipped_parents_are_topics_and_no_grandparents(topics: Mapping[str, Topic]) -> None:
    lineage = lineage_of(topics)
    assert lineage
    assert all(len(above) == 1 and above[0] in topics for above in lineage.values())


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(TOPICS)), st.floats(0.01, 1)), unique_by=lambda tag: tag[0]
    )
)
def test_somebody_always_stays_and_no_reason_is_lost(given: list[tuple[str, float]]) -> None:
    tags = [
        Tag(topic, sure, (Reason(topic, 0, len(topic), topic, "exact"),))
        for topic, sure in sorted(given, key=lambda tag: -tag[1])
    ]
    kept = narrowest(tags, lineage_of(TOPICS), BANDS)
    assert bool(kept) == bool(tags)
    assert {r.words for tag in kept for r in tag.reasons} == {tag.topic for tag in tags}
    assert [tag.confidence for tag in kept] == sorted((t.confidence for t in kept), reverse=True)
    for least in BANDS:
        assert any(t.confidence >= least for t in kept) == any(t.confidence >= least for t in tags)
