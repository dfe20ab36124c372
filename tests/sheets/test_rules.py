"""The rules of a round from TOML, and topics with their parents."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import YourMistake
from bot.sheets.rules import read_names, read_rules
from matchers.rounds.model import DEFAULT_WEIGHTS, Rules
from tests.conftest import ROOT
from tests.sheets.written import sheet


def test_without_a_file_the_defaults_hold() -> None:
    assert read_rules(None) == (Rules(), "Europe/Berlin", False)


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """\
time_zone = "Europe/Lisbon"
min_gap = 2
circles = false
circle = [2, 5]
circle_share = 0.5
tandems = false
parent_share = 1
seed = 7
[weights]
wish = 1
load = 0
"""
    weights = DEFAULT_WEIGHTS._replace(wish=10_000, load=0)
    expected = Rules(weights, 2, (2, 5), 5000, {}, 10_000, 7, circles=False, tandems=False)
    assert read_rules(sheet(tmp_path, text, "rules.toml")) == (expected, "Europe/Lisbon", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("min_gapp = 1", "rules.toml:1: min_gapp: No such key. Did you mean min_gap?"),
        ("min_gap = 0", "min_gap: 0 does not fit. Write a number from 1 to 4."),
        ("circle = [4, 3]", "circle: [4, 3] does not fit. Write circle = [3, 4]."),
        ("circles = 1", "circles: 1 does not fit. Write true or false."),
        ("circle_share = 1.1", "circle_share: 1.1 does not fit. Write a number from 0 to 1."),
        ("seed = nan", "seed: nan does not fit. Write a whole number."),
        ('time_zone = "Berlin"', "'Berlin' is no time zone. Did you mean"),
        ("weights = 3", "weights: This is no section. Write it as [weights]."),
        ("[weights]\nwsh = 1", "rules.toml:2: weights.wsh: No such weight. Did you mean wish?"),
        ("[weights]\nwish = true", "weights.wish: True does not fit. Write a number"),
        (
            "[weights]\n" + "\n".join(f"{name} = 0" for name in DEFAULT_WEIGHTS._fields),
            "weights: All weigh nothing.",
        ),
        ("x", "This is not TOML"),
    ],
)
def test_faults_are_sentences(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(YourMistake) as mistake:
        read_rules(sheet(tmp_path, text, "rules.toml"))
    assert said in str(mistake.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(YourMistake) as mistake:
        read_rules(sheet(tmp_path, "min_gap = 9\nseeds = 1\n[weights]\nwish = 7\n", "rules.toml"))
    assert str(mistake.value).count("\n") == 2


def test_topics_are_known_by_every_name_and_have_parents(tmp_path: Path) -> None:
    text = """\
[topics.daten]
de = "Daten"
en = "Data"
[topics.excel]
de = "Tabellenkalkulation"
en = "Spreadsheets"
aliases = ["Calc"]
parent = "daten"
"""
    names, parents = read_names(sheet(tmp_path, text, "topics.toml"))
    assert {names[word] for word in ("excel", "spreadsheets", "calc")} == {"excel"}
    assert parents == {"excel": "daten"}
    assert read_names(ROOT / "config" / "topics.toml")[0]["excel"] == "excel"
    with pytest.raises(YourMistake, match="missing"):
        read_names(tmp_path / "none.toml")
