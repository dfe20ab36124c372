"""The soak in its short form; what grows and what waits the whole one tells, in ``make bench``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import soak
from tests.conftest import ROOT

SAID = 900
"""Events of 0.12 minutes and half as long before, 83 a second, in whole pieces of thirty."""


@pytest.mark.timeout(300)
@pytest.mark.prevents("F13")
def test_ten_times_what_slack_sends_is_seen_through(tmp_path: Path) -> None:
    words = ["-m", "bench.soak", "--minutes", "0.12", "--results", str(tmp_path)]
    ran = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr[-3000:]
    record = json.loads((tmp_path / "soak.short.json").read_text())
    assert record["command"] == "python -m bench.soak --minutes 0.12", "no path of a machine"
    found = record["figures"]
    assert found["events"] == SAID
    assert (found["lost"], found["said_twice"]) == (0, 0)
    assert found["processes"]["run"]["connections_most"] > 0


FLAT = {"memory_off_middle": 0.01, "connections_least": 20, "connections_most": 24}
SOUND = {"lost": 0, "said_twice": 0, "oldest_seconds": 1.0, "processes": {"run": FLAT}}


def test_a_whole_one_is_judged() -> None:
    assert soak.faults(SOUND, short=False) == []
    for worse in (
        {"lost": 1},
        {"said_twice": 1},
        {"oldest_seconds": 5.1},
        {"processes": {"run": FLAT | {"memory_off_middle": 0.06}}},
        {"processes": {"run": FLAT | {"connections_most": 60}}},
    ):
        assert len(soak.faults({**SOUND, **worse}, short=False)) == 1, worse
