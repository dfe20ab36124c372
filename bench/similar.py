"""How well earlier threads are found for a question, and how the constants for it were chosen.

    python -m bench.similar [--data FOLDER]

FOLDER (default ``../shared/data/tagging``) holds JSON lines with ``title``, ``body``, ``tags``. The
newest 20 % of each file are judged once, with the constants of ``matchers/similar.py``. What is
told as ``tried`` looked at the older 80 % only: its last fifth with the rest as history. There
each constant is moved by itself, and ``words_alone`` goes without any topics.

``relevant`` means two common tags, which a ranking by tags alone would please most, whatever the
threads say. So a second count stands beside it: ``own_body`` asks for a thread by its title when
only its body is held, and tells how high (mean reciprocal rank) it comes back. Words find it, tags
do not. ``fit`` are the weights of the confidence, from the fifth before that.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.load import record
from bench.surroundings import ROOT
from bench.weights import OLDER, TOPICS, newton
from bot.evaluate.lines import read_lines
from bot.evaluate.similar import TAGS, PlainBm25, judge, measure, ranker, relevant, split
from bot.evaluate.tagging import Finder, Item, finder, item_of, topics_from_tags
from matchers import postings, similar
from matchers.dictionary import dictionary
from matchers.model import Tag

TRIED: tuple[tuple[str, float], ...] = (
    *(("TWO_TOPICS", weight) for weight in (0.0, 2.0, 4.0, 8.0, 64.0)),
    *(("ONE_TOPIC", weight) for weight in (0.0, 1.0, 2.0)),
    *(("IN_TITLE", weight) for weight in (1.0, 2.0, 3.0)),
    *(("BESIDE", weight) for weight in (0.01, 0.5, 1.0)),
    *(("SATURATED", weight) for weight in (1.2, 1.5, 2.0)),
    *(("LENGTH", weight) for weight in (0.5, 0.75)),
)
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)
FAR = 10_000
"""So many threads are looked through for a question's own body."""


@contextmanager
def with_constant(name: str, value: float) -> Iterator[None]:
    home = similar if hasattr(similar, name) else postings
    before = getattr(home, name)
    setattr(home, name, value)
    try:
        yield
    finally:
        setattr(home, name, before)


def taught(history: Sequence[Item]) -> Finder:
    topics, teaching = topics_from_tags(history, TAGS)
    return finder(topics, teaching)


def found_own_body(history: Sequence[Item], asked: Sequence[Item], tags: Sequence[Any]) -> float:
    """Mean reciprocal rank of each question's own body when its title is asked for."""
    answered = similar.Answered(dictionary())
    for number, item in enumerate([*asked, *history]):
        title = item.title if number >= len(asked) else ""
        answered.add(f"{number:09}", title, item.body, item.topics)
    total = 0.0
    for number, (item, given) in enumerate(zip(asked, tags, strict=True)):
        found = answered.find(item.title, "", given, least=0.0, at_most=FAR)
        ranks = {one.key: rank for rank, one in enumerate(found, start=1)}
        total += 1 / ranks.get(f"{number:09}", math.inf)
    return round(total / max(len(asked), 1), 4)


def plain_own_body(history: Sequence[Item], asked: Sequence[Item]) -> float:
    """The same for plain BM25."""
    plain = PlainBm25([*(replace(item, title="") for item in asked), *history])
    total = 0.0
    for number, item in enumerate(asked):
        points = plain.weigh(replace(item, body=""))
        if number in points:
            total += 1 / (1 + sum(other > points[number] for other in points.values()))
    return round(total / max(len(asked), 1), 4)


def tried(older: Sequence[Item]) -> dict[str, Any]:
    """Each constant moved by itself; the last fifth asks, the rest is the history."""
    cut = int(len(older) * OLDER)
    history, asked = split(older[:cut], older[cut:])
    tagger, plain = taught(history), PlainBm25(history)
    tags = {item.id: tagger.tag(item.title, item.body) for item in asked}
    by_title = [tagger.tag(item.title) for item in asked]
    bodies = any(item.body for item in asked)
    untold = ranker(history, lambda _: ())
    runs: dict[str, Any] = {
        "n": len(asked),
        "words_alone": judge([untold(item) for item in asked], history, None),
        "bm25": judge([plain.rank(item) for item in asked], history, None)
        | ({"own_body": plain_own_body(history, asked)} if bodies else {}),
    }
    for name, value in TRIED:
        with with_constant(name, value):
            rank = ranker(history, lambda item: tags[item.id])
            told = judge([rank(item) for item in asked], history, similar.SHOWN)
            own = {"own_body": found_own_body(history, asked, by_title)} if bodies else {}
        runs[f"{name}={value}"] = {"p_at_3": told["p_at_3"], "hit_at_1": told["hit_at_1"], **own}
    rank = ranker(history, lambda item: tags[item.id])
    rankings = [rank(item) for item in asked]
    runs["levels"] = {str(level): judge(rankings, history, level) for level in LEVELS}
    return runs


Rows = list[tuple[float, int, bool]]


def shown_rows(older: Sequence[Item]) -> Rows:
    """Score, length and whether it was right, of what is found in the fifth before the last."""
    start, cut = int(len(older) * (2 * OLDER - 1)), int(len(older) * OLDER)
    history, asked = split(older[:start], older[start:cut])
    answered, tagger = similar.Answered(dictionary()), taught(history)
    for number, item in enumerate(history):
        answered.add(f"{number:09}", item.title, item.body, item.topics)
    rows: Rows = []
    for item in asked:
        tags: Sequence[Tag] = tagger.tag(item.title, item.body)
        length = similar.says(item.title, item.body, dictionary()).length
        for one in answered.find(item.title, item.body, tags, least=0.0):
            rows.append((one.score, length, relevant(item, history[int(one.key)])))
    return rows


def fit(sites: Sequence[Rows]) -> list[float]:
    """The three weights of the confidence; each site counts alike."""
    rows = [row for site in sites for row in site]
    weights = np.array([len(rows) / len(sites) / len(site) for site in sites for _ in site])
    inputs = np.array([[1.0, math.log(score), math.log(n + 1)] for score, n, _ in rows])
    right = np.array([float(good) for _, _, good in rows])
    return [round(weight, 3) for weight in newton(inputs, right, weights).tolist()]


def main() -> None:
    """Try, measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "tagging")
    given = parser.parse_args()
    files = {name: given.data / f"{name}.jsonl.gz" for name in TOPICS}
    if missing := [file for file in files.values() if not file.is_file()]:
        raise SystemExit(f"{missing[0]} is not there. Name a folder: --data")
    began = time.perf_counter()
    figures: dict[str, Any] = {"history_share": OLDER, "tags": TAGS}
    older: dict[str, list[Item]] = {}
    for name, file in files.items():
        items = read_lines(file, item_of)
        cut = int(len(items) * OLDER)
        older[name] = items[:cut]
        figures[name] = {"newest": measure(items[:cut], items[cut:]), "tried": tried(items[:cut])}
    figures["fit"] = fit([shown_rows(items) for items in older.values()])
    record("similar", figures, seconds=time.perf_counter() - began, short=False)


if __name__ == "__main__":
    main()
