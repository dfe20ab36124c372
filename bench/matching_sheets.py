"""Whole rounds of great communities, as an organiser gets them: a sheet in, a round out.

    python -m bench.matching_sheets                 5,000, 10,000 and 20,000 members, 7 minutes
    python -m bench.matching_sheets --only 5000     one of them (several: again), not recorded

Each is ``python -m bot match`` as a process of its own, with pairs, circles and tandems, hours
placed, every rule checked and everyone told why; ``--time-limit`` is for the search alone, which
ends before it where nothing better is found. One community of each size.
``seconds`` and ``peak_mb`` are of the whole process, reading and writing among it.
``relative_gap`` is how much better a round could be at most, against the scores alone;
``of_all``, against all that a round is worth (10,001 for each round that one served has waited,
and one more).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.load import record
from bench.surroundings import ROOT
from matchers.rounds.generating import generate
from matchers.rounds.model import Member, Window
from matchers.rounds.week import DAYS

LIMITS = {5_000: 120, 10_000: 180, 20_000: 240}
"""Members, and seconds that the search may take."""
SEED, WEEK = 1, "2026-W48"


def line(member: Member) -> str:
    """A member as a line of a sheet."""
    told = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(member).items()
        if value is not None
    }
    return json.dumps({**told, "slots": [_slot(window) for window in member.slots]})


def _slot(window: Window) -> str:
    """``tue 18:00-20:00``."""
    start, end = (f"{at // 60:02}:{at % 60:02}" for at in (window.start, window.end))
    return f"{DAYS[window.day]} {start}-{end}"


def measured(many: int, limit: int, folder: Path) -> dict[str, Any]:
    """One community's round."""
    sheet, out = folder / f"{many}.jsonl", folder / f"{many}.json"
    sheet.write_text("\n".join(map(line, generate(many, SEED))) + "\n", encoding="utf-8")
    asked = ["match", "--members", str(sheet), "--week", WEEK, "--time-limit", str(limit)]
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "bot", *asked, "--json", str(out)], cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # it is ours to tell: we waited
    if process.returncode:
        raise SystemExit(f"bot match ended with {process.returncode} for {many} members.")
    found: Mapping[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    scores = sum(one["score"] for kind in ("pairs", "circles", "tandems") for one in found[kind])
    return {
        "limit_seconds": limit,
        "seconds": round(time.perf_counter() - began, 1),
        "peak_mb": round(used.ru_maxrss / 1024),
        **{kind: len(found[kind]) for kind in ("pairs", "circles", "tandems", "unmatched")},
        "gap": found["gap"],
        "relative_gap": round(found["gap"] / scores, 6),
        "of_all": round(found["gap"] / found["objective"], 6),
        "proven": found["proven"],
    }


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=int, action="append", metavar="MEMBERS", choices=LIMITS)
    sizes = parser.parse_args().only or list(LIMITS)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="lotse-sheets-") as folder:
        rows = {str(many): measured(many, LIMITS[many], Path(folder)) for many in sizes}
    figures = {"seed": SEED, "sizes": rows}
    record(
        "matching_sheets",
        figures,
        seconds=time.perf_counter() - began,
        short=sizes != list(LIMITS),
    )


if __name__ == "__main__":
    main()
