"""Who will answer? Ours against whoever was most active lately, on posts of whole communities.

    python -m bench.experts [--data FOLDER]

FOLDER (default ``../shared/data/experts``) holds JSON lines, one file a community. The older 70 %
of the posts are history, the newest 30 % are judged. With the tags shuffled between the questions
ours must lose: that is what the topics contribute. The constants of ``matchers/expertise.py`` were
fitted on the older part of these files, at other splits; nothing newer was looked at.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.load import record
from bench.surroundings import ROOT
from bot.evaluate.experts import Post, measure, post_of
from bot.evaluate.lines import read_lines

HISTORY = 0.7
SEEDS = (1, 2, 3, 4, 5)


def shuffled(posts: Sequence[Post], seed: int) -> list[Post]:
    """The same posts with the tags dealt anew among the questions."""
    tags = [post.tags for post in posts if not post.parent]
    random.Random(seed).shuffle(tags)
    dealt = iter(tags)
    return [replace(post, tags=next(dealt)) if not post.parent else post for post in posts]


def figures_of(file: Path) -> dict[str, object]:
    """One community."""
    posts = sorted(read_lines(file, post_of), key=lambda post: (post.at, post.id))
    cut = int(len(posts) * HISTORY)

    def mrr(told: Sequence[Post]) -> float:
        return float(measure(told[:cut], told[cut:])["mrr"])

    told = measure(posts[:cut], posts[cut:])
    without = [mrr(shuffled(posts, seed)) for seed in SEEDS]
    lost = round(told["mrr"] - statistics.mean(without), 4)
    return {**told, "posts": len(posts), "mrr_with_shuffled_tags": without, "mrr_lost": lost}


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "experts")
    given = parser.parse_args()
    files = sorted(given.data.glob("*.jsonl*"))
    if not files:
        raise SystemExit(f"{given.data}: no .jsonl or .jsonl.gz files. Name a folder: --data")
    began = time.perf_counter()
    figures = {file.name.partition(".")[0]: figures_of(file) for file in files}
    record(
        "experts",
        {"seeds": list(SEEDS), "history_share": HISTORY, **figures},
        seconds=time.perf_counter() - began,
        short=False,
    )


if __name__ == "__main__":
    main()
