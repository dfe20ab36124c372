"""The file has the last word, and what is exported gives what was in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings_topics import read_topics
from matchers.additions import Addition, Overruled, as_toml, carried, in_file, in_force
from matchers.model import Topic

FILE = {
    "excel": Topic("excel", "Excel", "Spreadsheets", ("Tabelle",), forum_tag="tabellen"),
    "umfragen": Topic("umfragen", "Umfragen", "Surveys"),
}
CLOUD = Addition("topic", "nextcloud", de="Nextcloud", en="Nextcloud", aliases=("ownCloud",))
CALC = Addition("alias", "Calc", "excel")
SEAFILE = Addition("alias", "Seafile", "nextcloud")
WORD = Addition("ignored", "quatschwort")


def test_what_was_added_is_in_force() -> None:
    held = in_force(FILE, [SEAFILE, CALC, WORD, CLOUD])
    assert held.overruled == ()
    assert held.topics["excel"].aliases == ("Tabelle", "Calc")
    assert held.topics["nextcloud"].aliases == ("ownCloud", "Seafile")
    assert list(held.topics) == ["excel", "umfragen", "nextcloud"]


@pytest.mark.parametrize(
    ("mine", "addition"),
    [
        (Topic("nextcloud", "Wolke", "Cloud"), CLOUD),
        (Topic("wolke", "nextcloud", "Cloud"), CLOUD),
        (Topic("wolke", "Wolke", "Cloud", ("Calc",)), CALC),
    ],
)
def test_the_file_wins(mine: Topic, addition: Addition) -> None:
    held = in_force({**FILE, mine.id: mine}, [addition])
    assert held.overruled == (Overruled(addition, mine.id),)
    assert held.topics == {**FILE, mine.id: mine}


def test_a_new_topic_goes_without_the_name_that_the_file_gave_away() -> None:
    mine = Topic("wolke", "Wolke", "Cloud", ("own-cloud", "ownCloud"))
    held = in_force({**FILE, "wolke": mine}, [CLOUD])
    assert held.overruled == (Overruled(CLOUD, "wolke"),)
    assert held.topics["nextcloud"].aliases == ()


def test_another_name_of_a_topic_that_is_gone_waits() -> None:
    held = in_force(FILE, [SEAFILE])
    assert held.overruled == (Overruled(SEAFILE, ""),)
    assert held.topics == FILE


NAMES = st.text(min_size=1, max_size=12).filter(lambda name: bool(name.strip()))


@given(first=NAMES, second=NAMES, third=NAMES)
def test_what_is_exported_is_read_as_it_was_in_force(first: str, second: str, third: str) -> None:
    """Whatever somebody calls it: quotes, backslashes, signs of every writing."""
    topic = Addition("topic", "neu", de=first, en=second, aliases=(third,))
    held = in_force(FILE, [topic, Addition("alias", first + third, "excel")])
    told = as_toml(FILE, held.topics)
    if told:
        assert {**FILE, **_read(told)} == held.topics


def test_an_export_leaves_out_nothing_that_the_file_says_of_a_topic() -> None:
    maps = Topic(
        "karten",
        "Karten",
        "Maps",
        ("Karte",),
        forum_tag="karten",
        parent="umfragen",
        not_when={"Karte": ("rote Karte", 'die "Karte"'), "Karten": ("Karten spielen",)},
        forum_category=5,
    )
    file = {**FILE, "karten": maps}
    added = [Addition("alias", "Stadtplan", "karten"), Addition("alias", "Poll", "umfragen")]
    held = in_force(file, added)
    assert {**file, **_read(as_toml(file, held.topics))} == held.topics


def _read(text: str) -> dict[str, Topic]:
    from tempfile import TemporaryDirectory  # noqa: PLC0415  (hypothesis wants no fixture)

    with TemporaryDirectory() as folder:
        file = Path(folder) / "topics.toml"
        file.write_text(text, encoding="utf-8", newline="")
        topics, faults = read_topics(file)
    assert faults == []
    return dict(topics)


def test_what_was_pasted_is_the_files_from_then_on() -> None:
    held = in_force(FILE, [SEAFILE, CALC, WORD, CLOUD])
    pasted = {**FILE, **_read(as_toml(FILE, held.topics))}
    assert [in_file(FILE, one) for one in (CLOUD, SEAFILE, CALC, WORD)] == [False] * 4
    assert [in_file(pasted, one) for one in (CLOUD, SEAFILE, CALC, WORD)] == [True] * 3 + [False]
    assert in_force(pasted, [SEAFILE, CALC, CLOUD]).topics == pasted
    other = {**FILE, "nextcloud": Topic("nextcloud", "Wolke", "Cloud")}
    assert not in_file(other, CLOUD), "the same id alone is not the same topic"


def test_nothing_added_exports_nothing() -> None:
    assert as_toml(FILE, FILE) == ""


def test_a_name_that_is_used_no_more_is_exported_as_the_file_can_say_it() -> None:
    mine = {**FILE, "excel": Topic("excel", "Excel", "Sheets", ("Tabelle", "Summe"))}
    meant = {"Tabelle": ("Tabelle decken",), "Summe": ("in Summe",)}
    mine["excel"] = replace(mine["excel"], not_when=meant)
    unused = Addition("unused", "Tabelle", "excel")
    held = in_force(mine, [CALC, unused])
    assert held.overruled == ()
    assert held.topics["excel"].aliases == ("Summe", "Calc")
    told = as_toml(mine, held.topics)
    assert "Tabelle" not in told
    assert {**mine, **_read(told)} == held.topics


@pytest.mark.parametrize("name", ["Excel", "Sheets", "Umfragen", "quatsch"])
def test_what_a_topic_is_called_cannot_be_unused(name: str) -> None:
    assert in_force(FILE, [Addition("unused", name, "excel")]).topics == FILE
    assert in_force(FILE, [Addition("unused", name, "gone")]).topics == FILE


def test_a_name_that_is_used_no_more_may_become_that_of_another_topic() -> None:
    added = [Addition("unused", "Tabelle", "excel"), Addition("alias", "Tabelle", "umfragen")]
    held = in_force(FILE, added)
    assert held.topics["excel"].aliases == ()
    assert held.topics["umfragen"].aliases == ("Tabelle",)


def test_old_ids_are_exported_with_a_topic() -> None:
    file = {"excel": replace(FILE["excel"], was=("tables", "calc"))}
    held = in_force(file, [Addition("alias", "Zellen", "excel")])
    assert 'was = ["tables", "calc"]' in as_toml(file, held.topics)
    assert _read(as_toml(file, held.topics)) == held.topics


def test_an_added_topic_that_was_merged_leaves_its_names_and_other_names_follow() -> None:
    added = [
        Addition("topic", "calc", de="Calc", en="calc", aliases=("Gnumeric",)),
        Addition("alias", "LibreCalc", "calc"),
        Addition("ignored", "quatsch"),
    ]
    after = [
        Addition("alias", "Calc", "excel"),
        Addition("alias", "Gnumeric", "excel"),
        Addition("alias", "LibreCalc", "excel"),
        Addition("ignored", "quatsch"),
    ]
    assert carried(added, {"calc": "excel"}) == after
    assert carried(after, {"calc": "excel"}) == after
    file = {"excel": replace(FILE["excel"], was=("calc",))}
    held = in_force(file, added)
    assert held.topics.keys() == {"excel"}
    assert {"Gnumeric", "LibreCalc"} <= set(held.topics["excel"].aliases)
    assert held.overruled == ()
