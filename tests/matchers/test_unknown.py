"""Words that people ask about and no topic goes by: what is told of them, and what never is."""

from __future__ import annotations

import random

import pytest

from matchers.dictionary import dictionary
from matchers.model import Account, Topic
from matchers.tagging import FuzzyTagger
from matchers.unknown import Asked, Unknown, unknown_words

TOPICS = {"excel": Topic("excel", "Excel", "Spreadsheets", ("Pivottabelle",))}
TAGGER = FuzzyTagger(TOPICS, known=dictionary())
ADA, BEN, CEM = (Account(f"slack:T1/{name}") for name in ("UADA", "UBEN", "UCEM"))


def asked(*titles: str, by: tuple[Account | None, ...] = (ADA, BEN, CEM)) -> list[Asked]:
    """Each title is asked by each."""
    return [Asked(title, who) for title in titles for who in by]


def found(questions: list[Asked], **more: object) -> list[Unknown]:
    return list(unknown_words(questions, TAGGER, everyday=dictionary(), **more))  # type: ignore[arg-type]


def test_a_word_that_no_topic_goes_by() -> None:
    assert found(asked("Wie teile ich Ordner in Nextcloud?")) == [Unknown("Nextcloud", 3, 3)]


def test_forms_of_a_word_are_one_and_told_as_most_write_it() -> None:
    titles = asked("Nextcloud einrichten", "nextcloud einrichten") + asked("Eure Nextclouds?")
    told = found([*titles, *asked("Nextcloud hängt")])
    assert told == [Unknown("Nextcloud", 12, 3)]


def test_an_abbreviation_and_its_plural_are_one() -> None:
    assert found(asked("Welcher QZX?", "Zwei QZXs")) == [Unknown("QZX", 6, 3)]


def test_german_compounds_stay_whole() -> None:
    assert found(asked("Welche Vereinssoftware nehmt ihr?")) == [Unknown("Vereinssoftware", 3, 3)]


@pytest.mark.parametrize(
    "title",
    [
        "Wie geht das mit Excel und der Exceltabelle?",
        "Pivotabelle kaputt",  # a slip for a topic's name
        "Wer kennt die Datei von gestern?",
        "Ist kubernetes@example.org die Adresse?",
        "Siehe https://kubernetes.io",
        "@kubernetes <@U0KUBE> <#C1|kubernetes>",
        "`kubernetes` läuft nicht",
        "Ruf 0151234567 an, am 12.03.2026 um 12h",
        "xy Zq",
        "Frage an Małgorzata",
    ],
)
def test_what_is_never_told(title: str) -> None:
    assert found(asked(title)) == []


def test_an_abbreviation_in_capitals_may_be_short() -> None:
    assert [one.word for one in found(asked("Was taugt QZ im Verein?", "was ist qz"))] == ["QZ"]


@pytest.mark.prevents("F14")
def test_a_word_of_few_is_not_told() -> None:
    """However often: it might tell who they are."""
    assert found(asked(*["Nextcloud"] * 9, by=(ADA, BEN))) == []
    assert found(asked("Nextcloud", by=(ADA, BEN))) == []
    assert found(asked("Nextcloud", by=(ADA, BEN)), askers=2) == [Unknown("Nextcloud", 2, 2)]


@pytest.mark.prevents("F14")
def test_whoever_is_not_known_any_more_is_one_person_at_most() -> None:
    assert found(asked("Nextcloud", by=(None, None, None, ADA))) == []
    assert found(asked("Nextcloud", by=(None, None, ADA, BEN))) == [Unknown("Nextcloud", 4, 3)]


@pytest.mark.prevents("F14")
def test_names_of_members_and_ignored_words_are_not_told() -> None:
    titles = asked("Nextcloud von Qubilah", "Qubilahs Nextclouds")
    assert [one.word for one in found(titles, hidden={"qubilah"})] == ["Nextcloud"]
    assert found(titles, hidden={"qubilah", "nextcloud"}) == []


def test_the_order_of_questions_does_not_matter() -> None:
    titles = asked("Nextcloud mit Keycloak", "Keycloak zickt", "WordPress und nextcloud")
    first = found(titles)
    assert [one.word for one in first] == ["Keycloak", "Nextcloud", "WordPress"]
    for seed in range(5):
        random.Random(seed).shuffle(titles)
        assert found(titles) == first
