"""``[[hold_rounds.groups]]``: what is read, and each planted fault with its line and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.errors import YourMistake
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from bot.settings import load
from bot.settings_check import check_folder
from bot.settings_rules import read_rules
from bot.settings_toml import Fault, line_of
from tests.conftest import ROOT

NEEDED = "[follow_thread]\n[forget_member]\n[report_match]\n[open_pair]\n[settle_match]\n"
BEFORE = f"{NEEDED}[pause_member]\n[hold_rounds]\nweekday = 2\n"
LINES = BEFORE.count("\n")


def read(tmp_path: Path, text: str) -> tuple[HoldRoundsRules | None, list[Fault]]:
    file = tmp_path / "community.toml"
    file.write_text(BEFORE + text, encoding="utf-8")
    rules, faults = read_rules(file)
    return rules.hold_rounds, [one for one in faults if one.key.startswith("hold_rounds.")]


def test_a_group_is_as_the_section_where_it_does_not_say_otherwise(tmp_path: Path) -> None:
    text = (
        'hour = 10\n[[hold_rounds.groups]]\nname = "tables"\nde = "Tabellen"\ntopics = ["excel"]\n'
        '[[hold_rounds.groups]]\nname = "all"\nrhythm = "weekly"\nweekday = 0\n'
    )
    rules, faults = read(tmp_path, text)
    assert faults == []
    assert rules is not None
    tables = StudyGroup("tables", "Tabellen", "", ("excel",), "monthly", 2, 10)
    assert rules.groups == (tables, StudyGroup("all", rhythm="weekly", weekday=0, hour=10))
    assert rules.all_groups == rules.groups
    assert (tables.title("de"), tables.title("en")) == ("Tabellen", "Tabellen")
    assert rules.groups[1].title("en") == "all"
    assert rules.group("tables") == tables
    assert rules.group("gone") is None
    assert rules.group("") == StudyGroup(weekday=2, hour=10), "a round of everybody goes on"


def test_without_groups_there_is_one_of_everybody(tmp_path: Path) -> None:
    for text in ("", "groups = []\n"):
        rules, faults = read(tmp_path, text)
        assert faults == []
        assert rules is not None
        assert [group.name for group in rules.all_groups] == [""]
        assert rules.all_groups[0].weekday == 2


TWO = '[[hold_rounds.groups]]\nname = "ab"\n[[hold_rounds.groups]]\n'
FAULTS = {
    "groups = 3\n": (1, "groups", "3 does not fit", "[[hold_rounds.groups]]"),
    "groups = [1]\n": (1, "groups", "[1] does not fit", "[[hold_rounds.groups]]"),
    f'{TWO}name = "ab"\n': (4, "groups.2.name", 'called "ab"', "a name of its own"),
    f"{TWO}hour = 3\n": (3, "groups.2", "has no name", 'name = "tables"'),
    f'{TWO}name = "Ab"\n': (4, "groups.2.name", "no short name", "small letters"),
    f'{TWO}name = "x"\n': (4, "groups.2.name", "no short name", "2 to 24"),
    f'{TWO}name = "a.b"\n': (4, "groups.2.name", "no short name", "small letters"),
    f'{TWO}name = "open"\n': (4, "groups.2.name", "word of a command", "another name"),
    f'{TWO}name = "tauschen"\n': (4, "groups.2.name", "word of a command", "another name"),
    f'{TWO}name = "cd"\nde = " "\n': (5, "groups.2.de", "no title", "one line"),
    f'{TWO}name = "cd"\nweekdy = 1\n': (5, "groups.2.weekdy", "No such key", '"weekday"?'),
    f'{TWO}name = "cd"\nweekday = 7\n': (5, "groups.2.weekday", "out of bounds", "0 to 6"),
    f'{TWO}name = "cd"\nrhythm = "daily"\n': (5, "groups.2.rhythm", "'daily'", '"weekly" or'),
    f'{TWO}name = "cd"\ntopics = "excel"\n': (5, "groups.2.topics", "'excel'", '["one", "two"]'),
    f'answer_days = 7\n{TWO}name = "cd"\nrhythm = "weekly"\n': (
        *(1, "answer_days", "before this one is over"),
        "longer rhythm",
    ),
    f'answer_days = 1\n{TWO}name = "cd"\n': (1, "answer_days", "a day later", "at least 2"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_planted_fault_is_told(tmp_path: Path, text: str) -> None:
    line, key, what, remedy = FAULTS[text]
    _, faults = read(tmp_path, text)
    told = [(one.line - LINES, one.key.removeprefix("hold_rounds.")) for one in faults]
    assert (line, key) in told, faults
    [fault, *_] = [one for one in faults if one.key == f"hold_rounds.{key}"]
    assert what in fault.what
    assert remedy in fault.remedy


def test_two_may_open_on_one_day_or_take_one_day_but_not_both(tmp_path: Path) -> None:
    two = f'{TWO}name = "cd"\nweekday = 4\n'
    assert read(tmp_path, f"answer_days = 1\n{two}")[1] == []
    assert read(tmp_path, f"answer_days = 2\n{TWO}name = 'cd'\n")[1] == []


def test_topics_of_a_group_are_topics(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config", tmp_path, dirs_exist_ok=True)
    rules, topics = tmp_path / "community.toml", tmp_path / "topics.toml"
    group = '[[hold_rounds.groups]]\nname = "tables"\ntopics = [\n"excel",\n"exel",\n"tabelle"]\n'
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("groups = []\n", "") + "\n" + group, encoding="utf-8")
    words = topics.read_text("utf-8")
    topics.write_text(
        words.replace("[topics.excel]", '[topics.excel]\nwas = ["tabelle"]', 1), "utf-8"
    )
    first, second = check_folder(tmp_path)
    lines = rules.read_text("utf-8").splitlines()
    assert (lines[first.line - 1], lines[second.line - 1]) == ('"exel",', '"tabelle"]')
    assert (first.key, first.what) == ("hold_rounds.groups.1.topics", '"exel" is no topic.')
    assert first.remedy == 'Did you mean "excel"?'
    assert second.remedy == 'It is called "excel" now.'
    with pytest.raises(YourMistake, match='"exel" is no topic'):
        load({}, tmp_path)


def test_a_key_is_found_in_its_own_one_of_many_tables() -> None:
    text = "[a]\nx = 1\n[[a.b]] # one\nx = 2\n[[a.b]]\nx = 3\n[c]\nx = 4\n"
    assert line_of(text, ("a", "x")) == 2
    assert line_of(text, ("a", "b", "1", "x")) == 4
    assert line_of(text, ("a", "b", "2", "x")) == 6
    assert line_of(text, ("a", "b", "2", "y")) == 5
    assert line_of(text, ("c", "x")) == 8
