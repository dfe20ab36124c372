"""How well topics are found with and without a history, on the newest questions of public sites.

    python -m bench.learning [--data FOLDER]

FOLDER (default ``../shared/data/tagging``) holds JSON lines with ``title``, ``body``, ``tags``. The
older 80 % of each file are the history, the newest 20 % are judged: with the history, with it and
slips of the keyboard in three words of ten, and without any. ``matchers/weights.py`` was fitted on
the same older part (``python -m bench.weights``); nothing newer was looked at.

``beginning``: so many titles teach, those just before the last quarter of the older part, on which
they are judged. ``matchers/school.py`` goes by it when it says from how many on the past has a say.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.load import record
from bench.surroundings import ROOT
from bench.weights import OLDER, TOPICS
from bot.evaluate.lines import read_lines
from bot.evaluate.slips import Slips
from bot.evaluate.tagging import Item, finder, item_of, measure, topics_from_tags
from matchers.model import Topic

TYPOS = 0.3
SEED = 1
FEW = (0, 1, 10, 25, 50, 100, 200, 500, 1_000)
EARLIER, JUDGED = 0.75, 400


def figures_of(file: Path, many: int) -> dict[str, Any]:
    """One site, with its ``many`` most frequent tags as topics."""
    topics, items = topics_from_tags(read_lines(file, item_of), many)
    cut = int(len(items) * OLDER)
    history, judged = items[:cut], items[cut:]
    slips = Slips(topics.values(), TYPOS, random.Random(SEED))
    slipped = [replace(i, title=slips.make(i.title), body=slips.make(i.body)) for i in judged]
    taught = finder(topics, history)
    return {
        "history": len(history),
        "beginning": beginning(history, topics),
        "with_history": measure(taught, judged),
        "with_history_and_typos": measure(taught, slipped),
        "without_history": measure(finder(topics, []), judged),
    }


def beginning(history: Sequence[Item], topics: Mapping[str, Topic]) -> dict[str, Any]:
    """What few titles bring: judged by some of the history itself, nothing newer."""
    cut = int(len(history) * EARLIER)
    earlier, judged = history[:cut], history[cut : cut + JUDGED]
    told = {}
    for few in FEW:
        titles = [replace(item, body="") for item in earlier[cut - few :]] if few else []
        told[str(few)] = measure(finder(topics, titles), judged)
    return told


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "tagging")
    given = parser.parse_args()
    missing = [name for name in TOPICS if not (given.data / f"{name}.jsonl.gz").is_file()]
    if missing:
        raise SystemExit(f"{given.data}: no {missing[0]}.jsonl.gz. Name a folder: --data")
    began = time.perf_counter()
    sites = {name: figures_of(given.data / f"{name}.jsonl.gz", n) for name, n in TOPICS.items()}
    told = {"history_share": OLDER, "typos": TYPOS, "seed": SEED, **sites}
    record("learning", told, seconds=time.perf_counter() - began, short=False)


if __name__ == "__main__":
    main()
