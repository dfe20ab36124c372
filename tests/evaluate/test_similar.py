"""``python -m bot eval similar``: which earlier threads are found, beside plain BM25."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.errors import YourMistake
from bot.evaluate.similar import PlainBm25, Ranking, evaluate, judge, measure, ranker, split
from bot.evaluate.tagging import Item
from matchers.model import Tag
from tests.conftest import ROOT

ABOUT = {
    ("excel", "import"): "Tabelle mit Umlauten einlesen",
    ("karten", "adressen"): "Orte auf Landkarten zeigen",
    ("newsletter", "datenschutz"): "Rundbrief und Einwilligung",
}


def item(id: str, title: str, *topics: str) -> Item:
    return Item(id, title, "", frozenset(topics))


HISTORY = [
    item(f"{n}", f"{title} Nummer {n}", *topics)
    for n in range(20)
    for topics, title in ABOUT.items()
]
JUDGED = [item(f"q{n}", title, *topics) for n, (topics, title) in enumerate(ABOUT.items())]


def test_the_arithmetic() -> None:
    threads = [item("0", "", "a", "b"), item("1", "", "a"), item("2", "", "a", "b", "c")]
    asked = item("q", "", "a", "b")
    rankings = [
        Ranking(asked, (0, 1, 2), (0.9, 0.6, 0.2)),  # right, wrong, right; the last is not shown
        Ranking(asked, (1,), (0.3,)),  # wrong, not shown
        Ranking(asked, (), ()),
    ]
    assert judge(rankings, threads, 0.5) == {
        "p_at_3": 0.2222,  # 2 of 9
        "hit_at_1": 0.3333,
        "coverage": 0.3333,
        "shown_precision": 0.5,
    }
    always = judge(rankings, threads, None)
    assert (always["coverage"], always["shown_precision"]) == (0.6667, 0.5)
    assert judge([], threads, None)["p_at_3"] == 0.0


def test_plain_bm25_is_that_of_the_books() -> None:
    plain = PlainBm25([item("0", "drucker drucker"), item("1", "drucker papier"), item("2", "x y")])
    points = plain.weigh(item("q", "Der Drucker"))
    # ln(1 + (3 - 2 + .5) / (2 + .5)) = .47; 2 * 2.5 / (2 + 1.5) and 1 * 2.5 / (1 + 1.5)
    assert points == {
        0: pytest.approx(0.4700 * 5 / 3.5, abs=1e-4),
        1: pytest.approx(0.47, abs=1e-4),
    }
    assert plain.rank(item("q", "Drucker")).threads == (0, 1)


def test_only_questions_that_something_can_suit_are_judged() -> None:
    before, asked = split(HISTORY, [*JUDGED, item("q9", "Excel", "excel", "rare")])
    assert [one.id for one in asked] == ["q0", "q1", "q2", "q9"]
    many = [item(f"m{n}", "", f"t{n}") for n in range(60) for _ in range(9)]
    _, asked = split([*HISTORY, *many], [*JUDGED, item("q9", "Excel", "excel", "rare")])
    assert "q9" not in {one.id for one in asked}
    assert len(before) == len(HISTORY)


def test_a_questions_own_tags_rank_nothing() -> None:
    """Three threads hold its words, one for each pair of tags: whichever leads, leads always."""
    asked = [item("q", "Nummer 7", *topics) for topics in ABOUT]
    hits = [measure(HISTORY, [one])["hit_at_1"] for one in asked]
    assert sorted(hits) == [0.0, 0.0, 1.0]
    leaking = ranker(HISTORY, lambda one: [Tag(topic, 1.0) for topic in one.topics])
    told = [judge([leaking(one)], HISTORY, None)["hit_at_1"] for one in asked]
    assert told == [1.0, 1.0, 1.0], "the example would not show it"


def test_ours_and_bm25_are_told_in_one_run() -> None:
    told = measure(HISTORY, JUDGED)
    assert (told["n"], told["history"]) == (3, 60)
    assert told["p_at_3"] == told["hit_at_1"] == told["bm25"]["p_at_3"] == 1.0
    assert set(told["bm25"]) == set(told) - {"n", "history", "bm25"}


def write(file: Path, items: list[Item]) -> Path:
    rows: list[dict[str, Any]] = [
        {"id": one.id, "title": one.title, "body": "", "tags": sorted(one.topics)} for one in items
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_a_file_that_nothing_can_be_judged_by_is_refused(tmp_path: Path) -> None:
    test = write(tmp_path / "t.jsonl", [item("q", "Excel", "excel")])
    with pytest.raises(YourMistake, match=r"no question has two of the 50"):
        evaluate(test, write(tmp_path / "h.jsonl", HISTORY))


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    files = write(tmp_path / "t.jsonl", JUDGED), write(tmp_path / "h.jsonl", HISTORY)
    command = [sys.executable, "-m", "bot", "eval", "similar", "--json"]
    command += ["--test", str(files[0]), "--history", str(files[1])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert {"n", "p_at_3", "hit_at_1", "coverage", "bm25"} <= set(told)
    assert {"p_at_3", "hit_at_1", "coverage"} <= set(told["bm25"])
