"""The crash proof in its short form; ``make bench`` runs it whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.timeout(600)
@pytest.mark.prevents("F13")
def test_kill_9_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    proof = subprocess.run(
        [sys.executable, "-m", "bench.crash", "--short", "--results", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert proof.returncode == 0, proof.stdout + proof.stderr[-3000:]
    figures = json.loads((tmp_path / "crash.short.json").read_text())["figures"]
    looking, blind = figures["looking"], figures["blind"]
    assert (looking["lost"], looking["said_twice"]) == (0, 0)
    assert looking["found_by_look_up"] > 0
    assert blind["said_twice"] > 0, "without looking first, duplicates must show"
