"""``python -m bot match``: from a sheet to a round, and what happens when something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matchers.rounds import solving
from matchers.rounds.model import Round
from tests.conftest import ROOT
from tests.match_by_hand import MEMBERS, WEEK, round_of, told, written


@pytest.fixture
def members(tmp_path: Path) -> Path:
    return written(tmp_path / "members.csv", MEMBERS)


def test_a_sheet_becomes_a_round(members: Path) -> None:
    found = round_of("--members", members)
    assert found["week"] == "2026-W48"
    assert [(one["learner"], one["expert"]) for one in found["pairs"]] == [
        ("Ada", "Fatma"),
        ("Eva", "Deniz"),
    ]
    [circle] = found["circles"]
    assert (circle["expert"], circle["learners"]) == ("Ada", ["Ben", "Cleo", "Deniz"])
    [tandem] = found["tandems"]
    assert (tandem["a"], tandem["a_teaches"], tandem["b"]) == ("Gül", "karten", "Hanno")
    assert tandem["slot"].startswith("fri ")
    assert (found["unmatched"][0]["member"], found["idle"]) == ("Kim", ["Mo"])
    assert (found["proven"], found["gap"], found["audit"]["justified_envy"]) == (True, 0, 0)
    assert all(isinstance(one["score"], int) for one in (*found["pairs"], circle, tandem))


def test_the_order_of_rows_changes_nothing(members: Path, tmp_path: Path) -> None:
    head, *rows = MEMBERS.splitlines()
    turned = written(tmp_path / "turned.csv", "\n".join([head, *reversed(rows)]))
    assert round_of("--members", turned) == round_of("--members", members)


def test_without_json_there_is_a_table(members: Path) -> None:
    code, said, _ = told("--members", members, *WEEK)
    assert code == 0
    for words in ("Round 2026-W48", "Ben, Cleo, Deniz", "each other", "Kim", "Best possible round"):
        assert words in said


def test_everything_is_written(members: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    code, said, notes = told(
        *("--members", members, *WEEK, "--json", out / "r.json", "--csv", out / "r.csv"),
        *("--ics", out / "calendar", "--plot", out / "r.svg"),
    )
    assert (code, said) == (0, "")
    assert notes.count("Written to ") == 4
    assert len(list((out / "calendar").iterdir())) == 4
    assert json.loads((out / "r.json").read_text("utf-8")) == round_of("--members", members)
    assert (out / "r.csv").read_text("utf-8-sig").count("\n") == 8
    told("--members", members, "--ics", out / "calendar", "--week", "2026-W48", "--json", "-")
    (out / "calendar" / "2026-W48-pair-x-y-z.ics").touch()
    notes = told("--members", members, "--ics", out / "calendar", *WEEK)[2]
    assert "also holds 1 of an earlier draft of 2026-W48" in notes


def test_a_week_that_is_not_named_is_the_next(members: Path) -> None:
    found = round_of("--members", members, "--week", "2027-w1")
    assert found["week"] == "2027-W01"
    code, said, _ = told("--members", members, "--json", "-")
    assert code == 0
    assert json.loads(said)["week"] > "2026-W40"


@pytest.mark.parametrize("week", ["2026-W54", "next", "2026-48", "2026-W", "9999-W52"])
def test_no_such_week(members: Path, week: str) -> None:
    code, _, notes = told("--members", members, "--week", week)
    assert (code, "there is no week" in notes, "2026-W48" in notes) == (2, True, True)


# --- when something is wrong


@pytest.fixture
def outputs(tmp_path: Path) -> Iterator[list[str | Path]]:
    """Every output there is; nothing may be there afterwards."""
    out = tmp_path / "out"
    out.mkdir()
    yield [
        *("--json", out / "r.json", "--csv", out / "r.csv"),
        *("--ics", out / "calendar", "--plot", out / "r.svg"),
    ]
    assert list(out.iterdir()) == []


def test_with_a_fault_nothing_is_written(tmp_path: Path, outputs: list[str | Path]) -> None:
    text = MEMBERS.replace("Di 18-21", "tues 18-20").replace("Cleo;de;", "Ben;;")
    code, said, notes = told("--members", written(tmp_path / "m.csv", text), *WEEK, *outputs)
    assert (code, said) == (2, "")
    assert "3 faults." in notes
    for words in (
        "Row 2, Ada: slots: 'tues 18-20' is no slot: there is no day 'tues'. Write tue",
        "Row 4, Ben: id: 'Ben' is also in row 3.",
        "Row 4, Ben: languages: missing.",
        "Nothing was written.",
    ):
        assert words in notes


def test_faults_of_all_files_are_told_together(
    members: Path, tmp_path: Path, outputs: list[str | Path]
) -> None:
    fixed = written(tmp_path / "fixed.csv", "learner,expert\nBen,Adda\nBen,Fatma\n")
    forbid = written(tmp_path / "forbid.csv", "a,b\nBen,Bem\n")
    words = ("--fixed", fixed, "--forbid", forbid, *outputs)
    code, _, notes = told("--members", members, *WEEK, *words)
    assert code == 2
    assert "fixed.csv: 1 fault.\n  Row 2: nobody in the sheet has the id 'Adda'." in notes
    assert "forbid.csv: 1 fault.\n  Row 2: nobody in the sheet has the id 'Bem'." in notes
    odd = written(tmp_path / "odd.csv", MEMBERS.replace("Ben;de", "Ben;"))
    notes = told("--members", odd, *WEEK, *words)[2]
    assert "Row 3, Ben: languages: missing." in notes
    assert "has the id 'Ben'" not in notes, "Ben is there, though with a fault"
    written(fixed, "learner,expert\nBen,Fatma\n")
    code, _, notes = told("--members", members, *WEEK, "--fixed", fixed, *outputs)
    assert (code, "Ben with Fatma cannot be a pair: Fatma teaches nothing" in notes) == (2, True)


def test_a_round_that_breaks_a_rule_is_not_written(
    members: Path, outputs: list[str | Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    solve = solving.solve

    def wrong(*given: Any, **named: Any) -> Round:
        found = solve(*given, **named)
        return Round(found.week, found.matches[:-1], (), (), found.objective, found.bound)

    monkeypatch.setattr(solving, "solve", wrong)
    code, said, notes = told("--members", members, *WEEK, *outputs)
    assert (code, said) == (1, "")
    assert "breaks a rule, so nothing was written" in notes


def test_an_output_that_cannot_be_written_leaves_nothing(
    members: Path, tmp_path: Path, outputs: list[str | Path]
) -> None:
    code, _, notes = told(
        "--members", members, *WEEK, *outputs[:4], "--plot", tmp_path / "no" / "x"
    )
    assert (code, "cannot be written" in notes) == (2, True)
    twice = ("--json", tmp_path / "x", "--csv", tmp_path / "x")
    code, _, notes = told("--members", members, *WEEK, *twice)
    assert (code, "one name" in notes, (tmp_path / "x").exists()) == (2, True, False)
    code, _, notes = told("--members", members, *WEEK, "--csv", members)
    assert (code, "would be lost" in notes) == (2, True)
    assert members.read_text("utf-8") == MEMBERS
    code, _, notes = told("--members", members, *WEEK, "--csv", "-")
    assert (code, "--csv needs the name of a file" in notes) == (2, True)
    code, _, notes = told("--members", members, *WEEK, "--csv", tmp_path)
    assert (code, "is a folder" in notes) == (2, True)


@pytest.mark.parametrize("text", ["", "id;languages\n", '{"id": "ada"'])
def test_an_empty_round_is_a_sentence(tmp_path: Path, text: str) -> None:
    code, said, notes = told("--members", written(tmp_path / "m", text))
    assert (code, said, notes.startswith(str(tmp_path))) == (2, "", True)


def test_one_member_is_a_round(tmp_path: Path) -> None:
    line = {"id": "ada", "languages": ["de"], "slots": ["tue 18:00-20:00"]}
    want = {**line, "wants": [{"topic": "excel", "level": 1}]}
    found = round_of("--members", written(tmp_path / "m", json.dumps(want)))
    assert found["unmatched"] == [{"member": "ada", "reason": "topic", "help": None}]
    assert found["proven"]


# --- other sheets


def test_a_dry_run_says_what_was_understood_and_can_be_read_again(
    tmp_path: Path, outputs: list[str | Path]
) -> None:
    mapping = written(
        tmp_path / "map.toml",
        '[columns]\nid = "E-Mail"\nlanguages = "Sprachen"\n[constants]\nslots = "Di 18-20"\n',
    )
    text = "E-Mail,Sprachen,Newsletter\nada@example.org,Deutsch,ja\n"
    words = ("--members", written(tmp_path / "p.csv", text), "--mapping", mapping)
    code, said, notes = told(*words, "--dry-run", *outputs)
    assert code == 0
    assert notes.splitlines()[1:6] == [
        "  E-Mail -> id",
        "  Sprachen -> languages",
        "  Newsletter -> not read",
        "  no column -> timezone: the community's",
        "  no column -> slots: Di 18-20",
    ]
    again = written(tmp_path / "again.jsonl", said)
    assert told("--members", again, "--dry-run")[1] == said
    written(tmp_path / "p.csv", f"{text}ben@example.org,klingonisch!,\n")
    code, said, notes = told(*words, "--dry-run")
    assert (code, said.count("\n")) == (2, 1)
    assert "1 of 2 rows were understood" in notes
    assert "Row 3, ben@example.org: languages: 'klingonisch!' is no language" in notes


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_runs_as_a_command(members: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "bot", "match", "--members", str(members), *WEEK]
    plain = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    plain["PYTHONIOENCODING"] = encoding
    done = subprocess.run(
        command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, "Best possible round" in done.stdout) == (0, True), done.stderr
