"""Fit the weights by which names and history make one confidence, on public questions.

    python -m bench.weights [--data FOLDER] [--write]

FOLDER (default ``../shared/data/tagging``) holds JSON lines with ``title``, ``body``, ``tags``. The
older 80 % of each file are walked in their order: each question is looked at with the history
before it, and once without any; then it becomes history. The newest 20 % are only measured on.
``--write`` puts the weights into ``matchers/weights.py``; a logistic regression with a small
ridge, by Newton's method, on inputs of equal spread.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.surroundings import ROOT
from bot.evaluate.lines import read_lines
from bot.evaluate.tagging import Item, item_of, topics_from_tags
from matchers.dictionary import dictionary
from matchers.learning import Lessons
from matchers.tagging import FuzzyTagger
from matchers.trained import TrainedTagger, example_of
from matchers.weighing import Heard
from matchers.weighing import inputs as named_inputs

OLDER = 0.8
TOPICS = {"robotics": 50, "cooking": 100}
UNTAUGHT = 0.15
"""What a question weighs when it is looked at without history, compared with one."""
RIDGE = 1.0

Rows = list[tuple[Heard, bool, float]]


def rows_of(items: list[Item], names: FuzzyTagger) -> Iterator[tuple[Heard, bool, float]]:
    """Each topic of each question: what was heard of it, whether it was right, and its weight."""
    known, lessons, nothing = dictionary(), Lessons(), Lessons()
    untaught = TrainedTagger(names, nothing, known=known)
    for number, item in enumerate(items):
        if number % 50 == 0:  # what is usual, and slips, need not be read anew each time
            taught = TrainedTagger(names, lessons, known=known)
        for tagger, weight in ((taught, 1.0), (untaught, UNTAUGHT)):
            for found in tagger.find(item.title, item.body):
                yield found.heard, found.topic in item.topics, weight
        lessons.learn(example_of(names, item.title, item.body, item.topics))


def fit(rows: Rows, sizes: list[int]) -> dict[str, float]:
    """The weights; each file counts alike, however long it is."""
    names = list(named_inputs(rows[0][0]))
    inputs = np.array([list(named_inputs(heard).values()) for heard, _, _ in rows])
    right = np.array([float(is_right) for _, is_right, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    start = 0
    for size in sizes:
        weights[start : start + size] /= weights[start : start + size].sum()
        start += size
    weights *= len(rows) / weights.sum()
    spread = inputs.std(axis=0)
    spread[0] = 1.0  # always
    centre = inputs.mean(axis=0)
    centre[0] = 0.0
    found = newton((inputs - centre) / spread, right, weights)
    raw = found / spread
    raw[0] -= float((raw * centre)[1:].sum())
    return dict(zip(names, raw.tolist(), strict=True))


def newton(
    inputs: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weights of a logistic regression; the first input is the constant and is not held back."""
    found = np.zeros(inputs.shape[1])
    ridge = np.full(inputs.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(30):
        believed = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weights * (right - believed)) - ridge * found
        bend = (inputs * (weights * believed * (1 - believed))[:, None]).T @ inputs
        step = np.linalg.solve(bend + np.diag(ridge + 1e-9), slope)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def main() -> None:
    """Fit, tell, and write where that is wished."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "tagging")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows: Rows = []
    sizes: list[int] = []
    for name, many in TOPICS.items():
        items = read_lines(given.data / f"{name}.jsonl.gz", item_of)
        topics, items = topics_from_tags(items, many)
        older = items[: int(len(items) * OLDER)]
        heard = list(rows_of(older, FuzzyTagger(topics, known=dictionary())))
        rows += heard
        sizes.append(len(heard))
        print(f"{name}: {len(older)} questions, {len(heard)} topics heard of")
    weights = fit(rows, sizes)
    lines = [f'    "{name}": {weight:.4f},' for name, weight in weights.items()]
    print("\n".join(lines))
    if given.write:
        file = ROOT / "matchers" / "weights.py"
        head = file.read_text(encoding="utf-8").partition("= {")[0]
        file.write_text(head + "= {\n" + "\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
