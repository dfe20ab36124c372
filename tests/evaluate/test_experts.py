"""``python -m bot eval experts``: who will answer, judged by who did."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.experts import shuffled
from bot.errors import YourMistake
from bot.evaluate.experts import evaluate, measure, post_of
from bot.evaluate.lines import read_lines
from tests.conftest import ROOT

START = datetime(2026, 1, 1, tzinfo=UTC)


def question(number: int, day: float, *tags: str, owner: str = "asker", **more: Any) -> Any:
    date = (START + timedelta(days=day)).isoformat()
    asked = {"id": f"q{number}", "type": "question", "date": date, "owner": owner}
    return {**asked, "tags": list(tags), **more}


def answer(number: int, day: float, owner: str, of: int, score: int = 0) -> Any:
    date = (START + timedelta(days=day)).isoformat()
    told = {"id": f"a{number}", "type": "answer", "date": date, "owner": owner}
    return {**told, "parent": f"q{of}", "score": score}


def community() -> list[Any]:
    """Ada knows excel, Bob knows sql and is busier; then two questions, each for its expert."""
    rows: list[Any] = []
    for n in range(12):
        who, tag = ("ada", "excel") if n % 3 == 0 else ("bob", "sql")
        rows += [question(n, n, tag), answer(n, n + 0.5, who, n)]
    rows += [question(20, 20, "excel"), answer(20, 20.5, "ada", 20)]
    rows += [question(21, 21, "sql"), answer(21, 21.5, "bob", 21)]
    return rows


def test_the_expert_comes_before_the_busy_one() -> None:
    posts = [post_of(row) for row in community()]
    told = measure(posts[:24], posts[24:])
    assert (told["n"], told["mrr"], told["hit_at_1"]) == (2, 1.0, 1.0)
    baseline = told["baseline_recent30"]
    assert (baseline["n"], baseline["mrr"], baseline["hit_at_1"]) == (2, 0.75, 0.5)


def test_only_who_answered_twice_before_and_did_not_ask_is_foreseen() -> None:
    rows = [question(1, 1, "sql"), answer(1, 2, "ada", 1), question(2, 3, "sql")]
    rows += [answer(2, 4, "ada", 2), question(3, 5, "sql"), answer(3, 6, "ada", 3)]
    rows += [question(4, 7, "sql", owner="ada"), answer(4, 8, "ada", 4), answer(5, 8, "new", 4)]
    told = measure([], [post_of(row) for row in rows])
    assert told["n"] == 1, (
        "the third question: Ada had answered twice, and asked the fourth herself"
    )


def test_what_comes_later_is_no_history() -> None:
    rows = community()
    late = [answer(30 + n, 30 + n, "late", 20) for n in range(9)]
    posts = [post_of(row) for row in [*rows, *late]]
    assert measure(posts[:24], posts[24:])["mrr"] == 1.0


def test_files_plain_or_zipped_and_a_history_of_its_own(tmp_path: Path) -> None:
    rows = community()
    test, history = tmp_path / "test.jsonl", tmp_path / "history.jsonl.gz"
    test.write_text("\n".join(json.dumps(row) for row in rows[24:]))
    with gzip.open(history, "wt") as file:
        file.writelines(json.dumps(row) + "\n\n" for row in rows[:24])
    assert evaluate(test, history)["n"] == 2
    assert evaluate(test)["n"] == 0, "without history nobody is known"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2: no JSON"),
        ("[1]", "must be a JSON object"),
        ('{"type": "comment", "id": 1}', '"type" must be "question" or "answer"'),
        ('{"type": "question", "date": "2026-01-01"}', '"id" is missing'),
        ('{"type": "answer", "id": 1, "date": "2026-01-01"}', "the id of its question"),
        ('{"type": "question", "id": 1, "date": "yesterday"}', '"date" must be like'),
        ('{"type": "question", "id": 1, "date": "2026-01-01", "tags": "sql"}', "list of words"),
        ('{"type": "question", "id": 1, "date": "2026-01-01", "score": "x"}', "whole number"),
    ],
)
def test_a_faulty_line_is_named_with_its_remedy(tmp_path: Path, line: str, fault: str) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text(json.dumps(question(1, 1, "sql")) + "\n" + line + "\n")
    with pytest.raises(YourMistake) as told:
        evaluate(file)
    assert fault in str(told.value)
    assert "line 2" in str(told.value)


def test_damaged_files_are_told_apart(tmp_path: Path) -> None:
    zipped, latin = tmp_path / "a.gz", tmp_path / "b"
    zipped.write_bytes(gzip.compress(b'{"a": 1}\n' * 999)[:-9])
    latin.write_bytes("ä".encode("latin-1"))
    for file, words in ((zipped, "damaged"), (latin, "UTF-8"), (tmp_path / "c", "cannot be read")):
        with pytest.raises(YourMistake, match=words):
            evaluate(file)


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in community()))
    command = (sys.executable, "-m", "bot", "eval", "experts", "--test", str(file))
    told = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, check=True)
    figures = json.loads(told.stdout)
    assert list(figures)[:5] == ["n", "mrr", "hit_at_1", "hit_at_5", "distinct_top3"]
    assert list(figures["baseline_recent30"]) == list(figures)[:5]
    readable = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert f"mrr               {figures['mrr']}" in readable.stdout


@pytest.mark.parametrize(("site", "distinct"), [("beer", 1.15), ("matheducators", 3.0)])
def test_on_real_communities_it_beats_the_most_active(
    shared: Path, site: str, distinct: float
) -> None:
    """Of people asked there are more, of good guesses not fewer; and topics contribute."""
    posts = read_lines(shared / "data" / "experts" / f"{site}.jsonl.gz", post_of)
    cut = int(len(posts) * 0.7)
    told = measure(posts[:cut], posts[cut:])
    baseline = told["baseline_recent30"]
    assert told["mrr"] >= baseline["mrr"] + 0.01
    assert told["distinct_top3"] >= distinct * baseline["distinct_top3"]
    dealt = [shuffled(posts, seed) for seed in (1, 2, 3)]
    without = [measure(one[:cut], one[cut:])["mrr"] for one in dealt]
    assert told["mrr"] - sum(without) / 3 >= 0.01
