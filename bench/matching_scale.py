"""Pairs for 2,000 to 1,000,000 members: time, memory, and what is certified against all pairs.

    python -m bench.matching_scale                  all sizes; the greatest takes ten minutes
    python -m bench.matching_scale --only 20000     one of them (several: again)

Rows of sizes that ``--only`` leaves out stay as they were measured before (``at``).

Each size runs in a process of its own, which tells its greatest memory (members and libraries
among it). ``certified`` is the sum of 10,001 x (1 + rounds waited, at most 8) + score against a
bound on the same sum for all pairs that could meet, not only for those the flow was given;
``relative_gap`` is what is left against the scores alone. Seconds of the processor and by the
clock are both told: others may be at work on the same machine. ``flow`` is the median of a size's
flows; the exponents are those from 2,000 to 100,000 members.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Any

from bench.load import RESULTS, record
from bench.matching_crowd import crowd
from bench.surroundings import ROOT
from matchers.rounds.model import Rules
from matchers.rounds.scale.flowing import has_ortools
from matchers.rounds.scale.many import solve_crowd

SIZES = (2_000, 20_000, 100_000, 1_000_000)
LIMIT = {20_000: 30.0, 1_000_000: 900.0}
"""Seconds after which no further look at all pairs begins."""

COUNTED: dict[str, object] = {
    "seed": "1 for every size; bench/matching_crowd.py draws the members",
    "counted": "budgets of learning and giving are separate; an hour in common for each pair, not "
    "placed against others; time from columns to pairs with their bound, drawing members excluded",
}


class Stages:
    """How long each stage took, of the processor, one entry a time."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}
        self._running, self._since = "", 0.0

    def tell(self, stage: str) -> None:
        """Note that a stage begins."""
        now = time.process_time()
        if self._running:
            self.took.setdefault(self._running, []).append(round(now - self._since, 4))
        self._running, self._since = stage, now


def measured(size: int) -> dict[str, Any]:
    """One community, in this process."""
    members, stages, rules = crowd(size), Stages(), Rules()
    with_ortools = has_ortools()
    began, busy = time.perf_counter(), time.process_time()
    found = solve_crowd(
        members,
        rules,
        tell=stages.tell,
        in_time=lambda: time.perf_counter() - began < LIMIT.get(size, 600.0),
    )
    seconds, cpu = time.perf_counter() - began, time.process_time() - busy
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "members": size,
        "learners": len(set(members.wants.member.tolist())),
        "seats": int(members.seats.sum()),
        "matched": len(found.want),
        "solver": "OR-tools" if with_ortools else "HiGHS",
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "objective": found.objective,
        "bound": found.bound,
        "gap": found.gap,
        "certified": found.certified,
        "relative_gap": found.relative_gap,
        "proven": found.proven,
        "looks_at_all_pairs": found.looks,
        "edges": found.edges,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "flow": statistics.median(stages.took["flow"]),
        "stages": stages.took,
    }


def apart(size: int) -> dict[str, Any]:
    """One community, in a process of its own."""
    command = [sys.executable, "-m", "bench.matching_scale", "--here", str(size)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def before() -> dict[str, dict[str, Any]]:
    """The rows measured before."""
    file = RESULTS / "matching_scale.json"
    if not file.exists():
        return {}
    rows: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["figures"][
        "sizes"
    ]
    return rows


def growth(rows: dict[str, dict[str, Any]], figure: str) -> float | None:
    """The exponent from 2,000 to 100,000 members, if both were run."""
    few, many = (rows.get(str(size)) for size in (2_000, 100_000))
    if few is None or many is None:
        return None
    return round(math.log(many[figure] / few[figure]) / math.log(50), 2)


def faults(rows: dict[str, dict[str, Any]], grown: dict[str, float | None]) -> list[str]:
    """Which floors are missed."""
    floors = {20_000: (0.999, 30.0, 4096), 100_000: (0.995, math.inf, 2048)}
    floors[1_000_000] = (0.0, math.inf, 4096)
    found = []
    for size, (least, seconds, megabytes) in floors.items():
        row = rows.get(str(size))
        if row is None:
            continue
        if row["certified"] < least:
            found.append(f"{size} members: {row['certified']:.4%} certified, not {least:.1%}")
        if row["seconds"] > seconds:
            found.append(f"{size} members: {row['seconds']} s, not {seconds:.0f}")
        if row["peak_mb"] > megabytes:
            found.append(f"{size} members: {row['peak_mb']} MB, not {megabytes}")
    for figure, most in (("flow", 1.5), ("cpu_seconds", 1.9)):
        exponent = grown[figure]
        if exponent is not None and exponent > most:
            found.append(f"{figure} grows with the power of {exponent}, not {most}")
    return found


def main() -> None:
    """Measure, record, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=int, action="append", metavar="MEMBERS")
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(json.dumps(measured(given.here)))
        return
    began = time.perf_counter()
    rows = before() if given.only else {}
    rows |= {str(size): apart(size) for size in given.only or SIZES}
    grown = {figure: growth(rows, figure) for figure in ("flow", "cpu_seconds")}
    missed = faults(rows, grown)
    record(
        "matching_scale",
        {**COUNTED, "sizes": rows, "growth": grown, "floors_missed": missed},
        seconds=time.perf_counter() - began,
        short=False,
    )
    if missed:
        raise SystemExit("; ".join(missed))


if __name__ == "__main__":
    main()
