"""The bench of whole rounds: its sheets say what was generated, and its row is of a real round."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.made_by import read
from bench.matching_sheets import line, measured
from matchers.rounds.generating import Density, generate


@pytest.mark.parametrize("kind", ["dense", "sparse"])
def test_a_line_says_all_of_a_member(kind: Density) -> None:
    members = generate(300, 2, kind)
    assert tuple(read(line(member)) for member in members) == members


def test_a_sheet_becomes_a_row(tmp_path: Path) -> None:
    row = measured(60, 5, tmp_path)
    assert row["proven"]
    assert row["gap"] == row["relative_gap"] == row["of_all"] == 0
    assert row["pairs"] > 0
    assert row["unmatched"] > 0
    assert row["peak_mb"] > 10
