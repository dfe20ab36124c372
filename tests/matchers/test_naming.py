"""What a topic may be called, and what is named where it may not."""

from __future__ import annotations

import pytest

from matchers.model import Topic
from matchers.naming import LONGEST, id_of, is_id, owners, same, wrong_with

TOPICS = {
    "excel": Topic("excel", "Excel", "Spreadsheets", ("Tabelle",)),
    "open-data": Topic("open-data", "Offene Daten", "Open data"),
}


@pytest.mark.parametrize("other", ["excel", " EXCEL ", "\uff25xcel"])
def test_spellings_of_one_name(other: str) -> None:
    assert same(other) == same("Excel")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Nextcloud", None),
        ("KI", None),
        ("C++", None),
        ('Presse (PR), "intern"', None),
        ("Förder-Antrag", None),
        ("", "empty"),
        (" \t", "empty"),
        ("x" * (LONGEST + 1), "long"),
        ("tabelle", "taken"),
        ("open-data", "taken"),
        ("Offene_Daten", "taken"),
        ("wie", "common"),
        ("how to", "common"),
        ("…", "never"),
        ("@nextcloud", "never"),
        ("https://nextcloud.com", "never"),
        ("`nextcloud`", "never"),
        ("a\nb", "never"),
        ("<b>x</b>", "never"),
    ],
)
def test_what_is_wrong_with_a_name(name: str, wrong: str | None) -> None:
    assert wrong_with(name, owners(TOPICS)) == wrong


def test_a_topic_may_keep_its_own_names() -> None:
    assert wrong_with("Tabelle", owners(TOPICS), "excel") is None


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Nextcloud", "nextcloud"),
        ("Förder­anträge & Co.", "foerderantraege-co"),
        ("Excel", "excel-2"),
        ("…", "thema"),
        ("日本", "thema"),
        ("ä" * 200, "ae" * (LONGEST // 2)),
    ],
)
def test_an_id_for_a_name(name: str, id: str) -> None:
    assert id_of(name, TOPICS) == id
    assert is_id(id)
