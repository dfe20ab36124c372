"""The taxonomy that is shipped: complete, without clashes, each name found by the tagger."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from matchers.aliases import AliasIndex
from matchers.model import Topic
from matchers.tagging import APPLY, FuzzyTagger
from matchers.text import fold, stem, words


def spellings(alias: str) -> set[tuple[str, ...]]:
    """All forms in which two aliases could meet: any order, joined, German and English stems."""
    folded = [word.folded for word in words(alias)]
    if len(alias) <= 2:
        return {(alias,)}
    return {
        tuple(sorted(folded)),
        ("".join(folded),),
        *(tuple(sorted(stem(word, tongue) for word in folded)) for tongue in ("de", "en")),
    }


def clashes(topics: Mapping[str, Topic]) -> list[tuple[str, str, str]]:
    """Every alias that belongs to two topics, as (alias, topic, other topic)."""
    owners: dict[tuple[str, ...], str] = {}
    found = []
    for topic in topics.values():
        for alias in topic.names:
            for spelling in spellings(alias):
                owner = owners.setdefault(spelling, topic.id)
                if owner != topic.id:
                    found.append((alias, owner, topic.id))
    return found


def test_a_tagger_is_made_without_a_dictionary(topics: Mapping[str, Topic]) -> None:
    """It takes seconds and 140 MB to load, which nobody who builds the application waits for."""

    def known(word: str) -> bool:
        raise AssertionError(f"asked for {word!r}")

    FuzzyTagger(topics, known=known)


def test_no_alias_belongs_to_two_topics(topics: Mapping[str, Topic]) -> None:
    assert clashes(topics) == []


def test_a_clash_is_noticed(topics: Mapping[str, Topic]) -> None:
    planted = {**topics, "neu": Topic("neu", "Neues", "Novelty", ("Umfragen-Tools", "Fragebögen"))}
    assert {(alias, owner) for alias, owner, _ in clashes(planted)} == {("Fragebögen", "umfragen")}


def test_all_topics_of_the_community_are_there(topics: Mapping[str, Topic], shared: Path) -> None:
    wanted = json.loads((shared / "data" / "german" / "topics.json").read_text(encoding="utf-8"))
    assert {t.id: {"de": t.de, "en": t.en} for t in topics.values()} == wanted


def test_ids_are_fit_for_a_forum_tag(topics: Mapping[str, Topic]) -> None:
    for topic in topics.values():
        tag = topic.forum_tag or topic.id
        assert tag == fold(tag).replace(" ", "-")


def test_every_alias_can_be_met(topics: Mapping[str, Topic], tagger: FuzzyTagger) -> None:
    for topic in topics.values():
        for alias in topic.names:
            sure = {tag.topic for tag in tagger.tag(alias) if tag.confidence >= APPLY}
            assert topic.id in sure, (topic.id, alias, sure)


@pytest.mark.parametrize("listed", ["de", "en"])
def test_aliases_do_not_repeat_the_name(topics: Mapping[str, Topic], listed: str) -> None:
    for topic in topics.values():
        assert getattr(topic, listed) not in topic.aliases, topic.id


def test_the_index_knows_short_aliases_only_as_written(topics: Mapping[str, Topic]) -> None:
    index = AliasIndex(topics, lambda _: False)
    assert {m.alias.written for m in index.meanings("KI", "ki").whole} == {"KI"}
    assert not index.meanings("ki", "ki").whole


def test_what_was_read_once_is_not_looked_up_again(topics: Mapping[str, Topic]) -> None:
    asked: list[str] = []
    index = AliasIndex(topics, lambda word: bool(asked.append(word)))
    text = list(words("ki KI Ki Exel excell Datenschutzfrage rag RAG"))
    first, times = index.read(text), len(asked)
    again = index.read(text)
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert times == len(asked) > 0
    assert [len(found.whole) for found in first[:3]] == [0, 1, 0], "each as it is written"
