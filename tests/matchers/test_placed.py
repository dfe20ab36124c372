"""A category of the forum that stands for a topic."""

from __future__ import annotations

from matchers.model import Place, Reason, Tag, Topic
from matchers.placed import with_category

TOPICS = {
    "karten": Topic("karten", "Karten", "Maps", forum_category=5),
    "qgis": Topic("qgis", "QGIS", "QGIS", parent="karten"),
    "excel": Topic("excel", "Excel", "Excel"),
}
MAPS = Place("discourse:5")
SAID = Reason("Excel", 0, 5, "Excel", "exact")


def test_its_topic_comes_first_and_needs_no_word() -> None:
    found = with_category((Tag("excel", 0.9, (SAID,)),), MAPS, TOPICS)
    assert [(tag.topic, tag.confidence) for tag in found] == [("karten", 1.0), ("excel", 0.9)]
    assert found[0].reasons == (Reason("", 0, 0, "", "category"),)


def test_words_for_it_are_told_as_well() -> None:
    reason = Reason("Karte", 0, 5, "Karten", "stem")
    [found] = with_category((Tag("karten", 0.4, (reason,)),), MAPS, TOPICS)
    assert [one.how for one in found.reasons] == ["stem", "category"]


def test_a_narrower_topic_takes_its_place() -> None:
    reason = Reason("QGIS", 0, 4, "QGIS", "exact")
    [found] = with_category((Tag("qgis", 0.8, (reason,)),), MAPS, TOPICS)
    assert (found.topic, [one.how for one in found.reasons]) == ("qgis", ["exact", "parent"])


def test_any_other_place_changes_nothing() -> None:
    tags = (Tag("excel", 0.9, (SAID,)),)
    for key in ("discourse:55", "discourse:0", "slack:T1/5", "discourse:"):
        assert with_category(tags, Place(key), TOPICS) == tags
