"""What people type is read kindly, in both languages; what cannot be read is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.effects import Choice
from bot.reactions._profile_form import HOURS
from bot.reactions._typed import (
    chosen,
    folded,
    one_number,
    says_yes,
    several,
    slots_in,
    topics_in,
    topics_near,
)
from matchers.model import SLOTS
from tests.reactions.rules import TOPICS

LEVELS = ("0", "1", "2", "3", "4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Di abends", "tu-evening"),
        ("dienstagabend", "tu-evening"),
        ("Di, Do abends", "tu-evening th-evening"),
        ("Mo und Mi vormittags, Sa nachmittags", "mo-morning we-morning sa-afternoon"),
        ("Di abends und nachmittags", "tu-evening tu-afternoon"),
        ("Tue evenings, Saturday morning", "tu-evening sa-morning"),
        ("montags um 18 Uhr", "mo-evening"),
        ("Freitag 9:30", "fr-morning"),
        ("Sonntag", "su-morning su-afternoon su-evening"),
        ("weekend afternoons", "sa-afternoon su-afternoon"),
        ("abends", " ".join(slot for slot in SLOTS if slot.endswith("evening"))),
        ("immer", " ".join(SLOTS)),
        ("werktags morgens", " ".join(f"{day}-morning" for day in ("mo", "tu", "we", "th", "fr"))),
        ("irgendwann mal", ""),
        ("", ""),
    ],
)
def test_times_as_people_say_them(text: str, expected: str) -> None:
    assert slots_in(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "2"),
        ("0", "0"),
        ("Stufe 3", "3"),
        ("4!", "4"),
        ("sicher", "3"),
        ("ganz neu", "0"),
        ("Anfängerin", "1"),
        ("7", ""),
        ("1,5", ""),
        ("Blaubeeren", ""),
    ],
)
def test_levels(text: str, expected: str) -> None:
    assert one_number(text, LEVELS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2", "2"), ("2 Stunden", "2"), ("zwei", "2"), ("5", "4"), ("40", "10"), ("0,5", "")],
)
def test_hours(text: str, expected: str) -> None:
    assert one_number(text, HOURS) == expected


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("Excel, Umfragen", ["excel", "umfragen"], []),
        ("exel und umfrage", ["excel", "umfragen"], []),
        ("DSGVO", ["datenschutz"], []),
        ("Data protection; surveys", ["datenschutz", "umfragen"], []),
        ("Excel, Excel", ["excel"], []),
        ("Excel, Quantenphysik", ["excel"], ["Quantenphysik"]),
        (" , ;", [], []),
    ],
)
def test_topics(text: str, known: list[str], unknown: list[str]) -> None:
    assert topics_in(text, TOPICS) == (known, unknown)


def test_near_topics_are_offered() -> None:
    assert topics_near("Exzell 2000", TOPICS)[0] == "excel"


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Ja", True),
        ("jo!", True),
        ("Yes, please", True),
        ("nein danke", False),
        ("Lieber nicht", False),
        ("not now", False),
        ("vielleicht", None),
        ("", None),
        ("ja " + "und " * 20, None),
    ],
)
def test_yes_and_no(text: str, yes: bool | None) -> None:  # noqa: FBT001
    assert says_yes(text) is yes


def test_a_choice_by_its_word_or_nearly() -> None:
    offered = [Choice("passt nicht", "a"), Choice("melden", "b"), Choice("report", "b")]
    for text, button in (("Passt nicht.", "a"), ("mellden", "b"), ("„Report“", "b")):
        found = chosen(text, offered)
        assert found is not None
        assert found.button == button
    assert chosen("ja", offered) is None
    numbered = [Choice(f"Übernehmen {n}", "take", str(n)) for n in (1, 2)]
    assert chosen("übernehmen 2", numbered) == numbered[1]
    assert chosen("übernemen 2!", numbered) == numbered[1]
    assert chosen("übernehmen 7", numbered) is None, "that is none of them, however alike"
    assert chosen("übernehmen", numbered) is None
    assert chosen("Ich möchte etwas anderes", offered) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1, 2", ["de", "en"]),
        ("Deutsch", ["de"]),
        ("deutsch und englisch", ["de", "en"]),
        ("beide", ["de", "en"]),
        ("3", []),
        ("99999999999999999999", []),
    ],
)
def test_some_of_a_list(text: str, expected: list[str]) -> None:
    assert several(text, ("de", "en"), {}) == expected


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert set(slots_in(text)) <= set(SLOTS)
    assert one_number(text, LEVELS) in {"", *LEVELS}
    assert set(topics_in(text, TOPICS)[0]) <= set(TOPICS)
    assert set(several(text, ("de", "en"), {})) <= {"de", "en"}
    says_yes(text)
    chosen(text, [Choice("ja", "a")])
    folded(text)
