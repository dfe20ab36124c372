"""``python -m bot match`` with rules, topics, earlier rounds, and what moderators decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.match_by_hand import MEMBERS, WEEK, round_of, told, written


@pytest.fixture
def members(tmp_path: Path) -> Path:
    return written(tmp_path / "members.csv", MEMBERS)


def pairs_of(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["learner"], one["expert"]) for one in found["pairs"]}


def test_rules_and_topics_count(members: Path, tmp_path: Path) -> None:
    rules = written(tmp_path / "rules.toml", "circles = false\ntandems = false\n")
    found = round_of("--members", members, "--rules", rules)
    assert (found["circles"], found["tandems"]) == ([], [])
    code, _, notes = told("--members", members, "--topics", ROOT / "config" / "topics.toml")
    assert code == 2
    assert "Row 7, Fatma: teaches: there is no topic" not in notes, "python is one"
    assert "there is no topic" in notes


def test_a_parent_topic_counts_and_is_named(tmp_path: Path) -> None:
    topics = written(
        tmp_path / "topics.toml",
        '[topics.data]\nde = "Daten"\nen = "Data"\n'
        '[topics.excel]\nde = "Excel"\nen = "Sheets"\nparent = "data"\n',
    )
    text = "id;languages;slots;wants;teaches\nada;de;Di 18-20;Sheets:1;\nben;de;Di 18-20;;Daten:3\n"
    file = written(tmp_path / "m.csv", text)
    [pair] = round_of("--members", file, "--topics", topics)["pairs"]
    assert (pair["topic"], pair["taught_as"]) == ("excel", "data")


def test_an_earlier_week_is_past(members: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    told("--members", members, *WEEK, "--json", earlier)
    found = round_of("--members", members, "--week", "2026-W49", "--previous", earlier)
    assert (found["pairs"], found["circles"], found["tandems"]) == ([], [], [])
    assert {one["reason"] for one in found["unmatched"]} == {"taken", "time"}


def test_drafts_of_the_same_week_are_kept(members: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    told("--members", members, *WEEK, "--json", earlier)
    head, _, rows = MEMBERS.partition("\n")
    newer = "Zoe;de;thu 17:00-19:00;1;online;;karten:1:1;;;;;5\n"
    file = written(tmp_path / "more.csv", f"{head};rounds_waited\n{rows}{newer}")
    assert ("Zoe", "Deniz") in pairs_of(round_of("--members", file))
    assert ("Eva", "Deniz") in pairs_of(round_of("--members", file, "--previous", earlier))


def test_moderators_swap(members: Path, tmp_path: Path) -> None:
    forbid = written(tmp_path / "forbid.csv", "Eva;Deniz\n")
    fixed = written(tmp_path / "fixed.jsonl", '{"learner": "Ben", "expert": "Ada"}')
    found = round_of("--members", members, "--forbid", forbid, "--fixed", fixed)
    assert ("Ben", "Ada") in pairs_of(found)
    assert ("Eva", "Deniz") not in pairs_of(found)


def test_out_of_time_there_is_a_round_all_the_same(members: Path) -> None:
    found = round_of("--members", members, "--time-limit", "0.01")
    assert found["objective"] > 0
