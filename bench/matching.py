"""Partners who fit: what the matcher reaches, against what a user would pick, side by side.

    pip install --require-hashes -r requirements/bench.lock
    python -m bench.matching                      all of it
    python -m bench.matching --only rules,year    some rows, told and kept as shortened
    python -m bench.matching --short              small communities, to see that it runs

Communities are made by ``matchers/rounds/generating.py``, by seeds 1 to 10 where a mean is told; or
by another program, ``--made-by PROGRAM`` (it is given how many and a seed, and prints JSON lines).
Rivals (``matchers/rounds/rivals.py``) keep the same hard rules, hours among them, and are given
the same members. Times are on this machine after import: those of a whole round by the clock on
the wall, those against libraries in CPU seconds. From 20,000 members up: ``bench.matching_scale``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import matching_rows as rows
from bench.load import RESULTS, record
from bench.made_by import made_by
from bench.matching_rows import Check, Row, Trial
from matchers.rounds.generating import ZONES, generate
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
WHOLE = Trial(generate, WEEK)
SHORT = Trial(generate, WEEK, small=30, seeds=2, medium=40, large=80, rounds=4, years=(14, 40))


ROWS: dict[str, Callable[[Trial], Row]] = {
    "rules": rows.rules,
    "rivals": rows.rivals,
    "kinds": rows.kinds,
    "best": rows.best,
    "libraries": rows.libraries,
    "year": rows.year,
    "seniority": rows.seniority,
}
"""Each row by its name; 20,000 members and more are measured by ``bench/matching_scale.py``."""


def measure(names: Sequence[str], trial: Trial) -> tuple[dict[str, Any], list[Check]]:
    """The figures of these rows, and what is asked of them."""
    figures: dict[str, Any] = {}
    checks: list[Check] = []
    for name in names:
        began = time.perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        told, asked = ROWS[name](trial)
        figures[name] = {**told, "row_seconds": round(time.perf_counter() - began, 1)}
        checks += asked
    return figures, checks


def table(checks: Sequence[Check]) -> list[str]:
    """Each figure with its floor and its aim, for reading."""
    wide = max(len(check.what) for check in checks)
    lines = [f"{'check':<{wide}}  {'figure':>9}  {'floor':>8}  {'aim':>8}"]
    for check in checks:
        figure = "none" if check.value is None else f"{check.value:g}"
        told = "aim" if check.reaches(check.aim) else "floor"
        told = told if check.reaches(check.floor) else "MISSED"
        sign = "≥" if check.more else "≤"
        lines.append(
            f"{check.what:<{wide}}  {figure:>9}  {sign + f'{check.floor:g}':>8}  "
            f"{sign + f'{check.aim:g}':>8}  {told}"
        )
    return lines


def missed(checks: Sequence[Check]) -> list[str]:
    """The floors that are not reached."""
    return [check.what for check in checks if not check.reaches(check.floor)]


def main(words: Sequence[str] | None = None, folder: Path = RESULTS) -> None:
    """Measure, record, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default=",".join(ROWS), metavar="ROW,ROW")
    parser.add_argument("--made-by", type=Path, metavar="PROGRAM")
    given = parser.parse_args(words)
    names = given.only.split(",")
    if unknown := [name for name in names if name not in ROWS]:
        raise SystemExit(f"There is no row {unknown[0]!r}. Rows: {', '.join(ROWS)}")
    began = time.perf_counter()
    trial = SHORT if given.short else WHOLE
    if given.made_by:
        trial = replace(trial, make=made_by(given.made_by))
    figures, checks = measure(names, trial)
    figures["checks"] = [check._asdict() for check in checks]
    figures["floors_missed"] = missed(checks)
    shortened = given.short or names != list(ROWS) or given.made_by is not None
    seconds = time.perf_counter() - began
    record("matching", figures, seconds=seconds, short=shortened, folder=folder)
    print("\n".join(table(checks)))
    if missed(checks) and not given.short:
        raise SystemExit(f"Floors missed: {'; '.join(missed(checks))}")


if __name__ == "__main__":
    main()
