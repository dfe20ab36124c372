"""``python -m bot simulate``, as a real process."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.cli_simulate import _summed, _table
from matchers.rounds.simulating import Summary
from matchers.rounds.streaks import Bound
from tests.test_cli import home, lotse

__all__ = ["home"]

SMALL = ("--members", "30", "--rounds", "4", "--seed", "3")


def test_a_table_and_what_it_comes_to(home: Path) -> None:
    told = lotse(home, "simulate", *SMALL)
    assert told.returncode == 0, told.stderr
    head, *rows = told.stdout.partition("\n\n")[0].splitlines()
    assert head.split()[:4] == ["round", "members", "attending", "wanting"]
    assert [row.split()[0] for row in rows] == ["1", "2", "3", "4"]
    assert {len(line) for line in (head, *rows)} == {len(head)}
    assert "Met again: 0 because both wished to, 0 without." in told.stdout
    assert "No bound on waits holds here" in told.stdout
    assert told.stderr == "", "no bar where nobody looks"


def test_the_same_seed_gives_the_same_json_and_a_picture(home: Path) -> None:
    one = lotse(home, "simulate", *SMALL, "--json", "--plot", "year.svg")
    other = lotse(home, "simulate", *SMALL, "--json")
    assert one.stdout == other.stdout
    told = json.loads(one.stdout)
    assert (told["members"], told["attendance"], told["policy"]) == (30, [0.3, 0.6], "fair")
    assert len(told["per_round"]) == 4
    assert told["summary"]["avoidable"] == 0
    picture = (home / "year.svg").read_text(encoding="utf-8")
    assert ET.fromstring(picture).findtext("{http://www.w3.org/2000/svg}title") == (
        "30 members, 4 rounds, policy fair"
    )


def test_pairs_alone_has_a_bound(home: Path) -> None:
    told = lotse(home, "simulate", *SMALL, "--pairs-alone", "--attendance", "1")
    assert "Bounds were never broken." in told.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--attendance", "60%"), "--attendance takes one share or two from 0 to 1"),
        (("--attendance", "0.6-0.3"), "--attendance takes one share or two from 0 to 1"),
        (("--policy", "luck"), "--policy takes fair, score, greedy, random, stable"),
        (("--plot", "nowhere/year.svg"), "nowhere/year.svg cannot be written"),
    ],
)
def test_a_mistake_is_told_as_a_sentence(home: Path, words: tuple[str, str], said: str) -> None:
    told = lotse(home, "simulate", "--members", "6", "--rounds", "1", *words)
    assert told.returncode == 2
    assert said in told.stderr
    assert told.stdout == "", "said before the rounds, not after"
    assert "Traceback" not in told.stderr


def test_a_broken_bound_is_not_hidden() -> None:
    bound = Bound(streaks=9, rounds=5, at_most=4, broken=2)
    told = Summary(9, 9, 9, 9, 0.5, 1, 2, 3, 0, 0.5, 0.1, 2, 0, 0, bound)
    assert any("BROKEN 2 times" in line for line in _summed(told))
    assert list(_table([]))


def test_a_setting_shows_what_it_does_before_it_is_used(home: Path) -> None:
    (home / "rules.toml").write_text("circles = false\ntandems = false\n", encoding="utf-8")
    size = ("--members", "220", "--rounds", "2", "--seed", "3", "--json")
    usual = json.loads(lotse(home, "simulate", *size).stdout)["per_round"]
    ruled = json.loads(lotse(home, "simulate", *size, "--rules", "rules.toml").stdout)["per_round"]
    assert sum(one["circles"] + one["tandems"] for one in usual) > 0
    assert sum(one["circles"] + one["tandems"] for one in ruled) == 0


def test_rules_at_fault_are_told_before_anything_is_simulated(home: Path) -> None:
    (home / "rules.toml").write_text("circels = false\n", encoding="utf-8")
    told = lotse(home, "simulate", *SMALL, "--rules", "rules.toml")
    assert told.returncode == 2
    assert "circels" in told.stderr
    assert "circles" in told.stderr


def test_one_round_is_one_round() -> None:
    bound = Bound(streaks=9, rounds=1, at_most=1, broken=0)
    told = Summary(9, 9, 9, 9, 0.5, 1, 2, 3, 0, 0.5, 0.1, 2, 0, 0, bound)
    assert any("the longest took 1 round, with a bound of 1." in line for line in _summed(told))
