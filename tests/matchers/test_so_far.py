"""What is typed so far finds topics: in both languages, by other names, the best first."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from typing import Any

import pytest

from matchers.model import Topic
from matchers.so_far import fitting

TOPICS: Mapping[str, Topic] = {
    topic.id: topic
    for topic in (
        Topic("maps", "Karten und Geodaten", "Maps and geodata", ("QGIS", "OpenStreetMap")),
        Topic("data", "Öffentliche Daten", "Open data", ("Open Data", "GovData")),
        Topic("excel", "Excel und Tabellenkalkulation", "Excel and spreadsheets", ("LibreOffice",)),
        Topic("r", "R", "R", ("RStudio",)),
        Topic("cpp", "C++", "C++"),
        Topic("size", "Maße", "Measures", ("Größe",)),
    )
}


def found(typed: str, language: Any = "de", at_most: int = 100, **asked: int) -> list[str]:
    return list(fitting(typed, TOPICS, language, asked=asked, at_most=at_most))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Karten", "maps"),
        ("geodaten", "maps"),
        ("map", "maps"),
        ("qgi", "maps"),
        ("streetmap", "maps"),
        ("öffentlich", "data"),
        ("oeffentlich", "data"),
        ("offentlich", "data"),
        ("ÖFFENTLICHE DATEN", "data"),
        ("dat öff", "data"),
        ("  open   data ", "data"),
        ("groesse", "size"),
        ("GRÖSSE", "size"),
        ("grosse", "size"),
        ("r", "r"),
        ("rstudio", "r"),
        ("c++", "cpp"),
        ("Tabelenkalkulation", "excel"),
        ("spredsheets", "excel"),
    ],
)
def test_what_is_typed_finds_its_topic(typed: str, first: str) -> None:
    for language in ("de", "en"):
        assert found(typed, language)[0] == first


def test_the_name_itself_comes_first_then_beginnings_then_the_rest() -> None:
    assert found("r")[0] == "r"
    assert found("e")[0] == "excel", "a name's beginning is before a word's within it"
    assert found("Excel") == ["excel"], "where it fits as typed no slip is looked for"


def test_an_empty_box_offers_what_people_ask_about_then_the_alphabet() -> None:
    assert found("", excel=3, maps=7) == ["maps", "excel", "cpp", "size", "data", "r"]
    assert found(" \n ", "en", maps=1)[:2] == ["maps", "cpp"]
    assert found("", at_most=2) == found("")[:2]


@pytest.mark.parametrize("typed", ["Astrologie", "xy", "?", "…", "\ud800", "\x00", "💥" * 500])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_two_thousand_topics_are_looked_through_in_time() -> None:
    dice = random.Random(7)
    name = lambda: " ".join("".join(dice.choices("abcdefgäöü", k=9)) for _ in range(3))  # noqa: E731
    many = {str(n): Topic(str(n), name(), name(), (name(),)) for n in range(2_000)}
    for typed in ("abc", "", "gefunden wird nichts"):
        began = time.perf_counter()
        fitting(typed, many, "de", asked={}, at_most=100)
        assert time.perf_counter() - began < 1
