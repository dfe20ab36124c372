"""The crash proof in its short form; ``make bench`` runs it whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.postgres import MISSING


def figures(database: str, folder: Path) -> dict[str, Any]:
    """What the short proof writes down. It fails where something is lost or said twice."""
    words = ["--short", "--database", database, "--results", str(folder)]
    proof = subprocess.run(
        [sys.executable, "-m", "bench.crash", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert proof.returncode == 0, proof.stdout + proof.stderr[-3000:]
    found: dict[str, Any] = json.loads((folder / "crash.short.json").read_text())["figures"]
    return found


def counted(one: dict[str, Any]) -> tuple[int, int, int]:
    return one["lost"], one["said_twice"], one["out_of_order"]


@pytest.mark.timeout(900)
@pytest.mark.prevents("F13")
def test_kill_9_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    found = figures("sqlite", tmp_path)
    looking, blind = found["looking"], found["blind"]
    assert counted(looking) == (0, 0, 0)
    assert looking["found_by_look_up"] > 0
    assert blind["said_twice"] > 0, "without looking first, duplicates must show"


@pytest.mark.timeout(900)
@pytest.mark.prevents("F13")
def test_nor_does_it_where_many_share_the_work(tmp_path: Path) -> None:
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    many = figures("postgres", tmp_path)["many"]
    assert counted(many) == (0, 0, 0)
    assert len(many["database_restarts_s"]) == 2
    assert many["lanes_of_a_worker_killed_for_good"] > 0
    assert many["done_by_others_after_s"] < 30
