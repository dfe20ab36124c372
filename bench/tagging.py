"""Topics by ``rapidfuzz.process.extract`` over all names, as one would try first, against ours.

    python -m bench.tagging [--data FOLDER]

FOLDER (default ``../shared/data/tagging``) holds JSON lines with ``title``, ``body``, ``tags``.

``quality``: the newest 20 % of each file, the most frequent tags are the names, for all alike and
with nothing learned. The two baselines (lower-cased, five best) are told at whichever threshold
suits them best on these very texts, ours at the one that is shipped; so the comparison favours
them. ``ours_with_history`` has learnt from the older 80 %.

``speed``: texts a second of one core (CPU time, so that others on the machine count less), each
text seen once by a tagger that is new. Texts are runs of words of the newest robotics questions.
Names are words and pairs of words by turns: of ``cooking``, a field that the texts are not about,
or the most frequent ones of ``robotics`` itself, where nearly every word of a text is a name: the
worst case for ours, as there is much to find (``found``: topics a text). The baselines get names
and texts in lower case; ``…_cut`` may stop early at the threshold. ``times_…``: ours against it.
``growth``: time goes with the number of names to this power, from 100 to 10,000 of them.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bench.load import record
from bench.surroundings import ROOT
from bench.weights import OLDER, TOPICS
from bot.evaluate.lines import read_lines
from bot.evaluate.tagging import AT_MOST, Figures, Item, finder, item_of, topics_from_tags
from matchers.dictionary import dictionary
from matchers.model import Tag, Topic
from matchers.tagging import FuzzyTagger
from matchers.text import common_words, folded_words

SCORERS: Mapping[str, Callable[..., float]] = {
    "partial_ratio": fuzz.partial_ratio,
    "WRatio": fuzz.WRatio,
}
THRESHOLDS = tuple(range(50, 101, 5))
NAMES, WORDS = (100, 1_000, 10_000), (15, 60, 250)
SECONDS, AT_LEAST = 2.0, 5
"""A cell is measured for so long, and over at least so many texts."""
TOLD = ("n", "precision", "recall", "f1", "p_at_1")


# --- quality


def told(figures: Figures) -> dict[str, Any]:
    whole = figures.told()
    return {name: whole[name] for name in TOLD}


def naive(items: Sequence[Item], topics: Mapping[str, Topic], scorer: str) -> dict[str, Any]:
    """The figures at the best threshold, and which one that is."""
    names = {topic.id: topic.en.lower() for topic in topics.values()}
    found = [
        process.extract(
            f"{item.title}\n{item.body}".lower(), names, scorer=SCORERS[scorer], limit=AT_MOST
        )
        for item in items
    ]
    runs = []
    for threshold in THRESHOLDS:
        figures = Figures()
        for item, best in zip(items, found, strict=True):
            given = (Tag(topic, 1.0 if score >= threshold else 0.1) for _, score, topic in best)
            figures.count(item, tuple(given))
        runs.append({"threshold": threshold, **told(figures)})
    return max(runs, key=lambda run: run["f1"])


def ours(
    items: Sequence[Item], topics: Mapping[str, Topic], history: Sequence[Item]
) -> dict[str, Any]:
    tagger, figures = finder(topics, history), Figures()
    for item in items:
        figures.count(item, tagger.tag(item.title, item.body))
    return told(figures)


def quality(file: Path, many: int) -> dict[str, Any]:
    topics, items = topics_from_tags(read_lines(file, item_of), many)
    cut = int(len(items) * OLDER)
    return {
        **{scorer: naive(items[cut:], topics, scorer) for scorer in SCORERS},
        "ours": ours(items[cut:], topics, []),
        "ours_with_history": ours(items[cut:], topics, items[:cut]),
    }


# --- speed


def names_from(items: Sequence[Item]) -> list[str]:
    """Frequent words and pairs of neighbours by turns, the most frequent first."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for item in items:
        said = [w for w in folded_words(f"{item.title} {item.body}") if len(w) > 2]
        words.update(w for w in said if w not in common_words() and w.isalpha())
        pairs.update(f"{a} {b}" for a, b in pairwise(said) if {a, b}.isdisjoint(common_words()))
    ordered = ([n for n, _ in c.most_common(max(NAMES))] for c in (words, pairs))
    return [name for both in zip(*ordered, strict=False) for name in both]


def texts_from(items: Sequence[Item], length: int) -> Iterator[str]:
    """Runs of so many words, one after the other."""
    words = (word for item in items for word in f"{item.title} {item.body}".split())
    while run := list(islice(words, length)):
        if len(run) == length:
            yield " ".join(run)


def per_second(texts: Iterator[str], look: Callable[[str], object]) -> float:
    """Texts a second of CPU time."""
    seen, began = 0, time.process_time()
    for text in texts:
        look(text)
        seen += 1
        if seen >= AT_LEAST and time.process_time() - began > SECONDS:
            break
    return round(seen / (time.process_time() - began), 2)


def baselines(thresholds: Mapping[str, float]) -> dict[str, tuple[str, float | None]]:
    """Each scorer as it is called first, and with a threshold."""
    plain = {scorer: (scorer, None) for scorer in SCORERS}
    return plain | {f"{scorer}_cut": (scorer, thresholds[scorer]) for scorer in SCORERS}


def cell(
    names: Sequence[str], items: Sequence[Item], length: int, thresholds: Mapping[str, float]
) -> dict[str, float]:
    """All of them at one number of names and one length of text."""
    topics = {f"t{n}": Topic(f"t{n}", name, name) for n, name in enumerate(names)}
    found: dict[str, float] = {}
    for who, (scorer, least) in baselines(thresholds).items():

        def extract(text: str, scorer: str = scorer, least: float | None = least) -> object:
            return process.extract(
                text.lower(), names, scorer=SCORERS[scorer], score_cutoff=least, limit=AT_MOST
            )

        found[who] = per_second(texts_from(items, length), extract)
    began = time.process_time()
    tagger = FuzzyTagger(topics, known=dictionary())
    found["ours_build_seconds"] = round(time.process_time() - began, 3)
    tags: list[int] = []

    def look(text: str) -> None:
        tags.append(len(tagger.tag("", text)))

    found["ours"] = per_second(texts_from(items, length), look)
    found["found"] = round(sum(tags) / len(tags), 1)
    for who in baselines(thresholds):
        found[f"times_{who}"] = round(found["ours"] / found[who], 1)
    return found


def speed(
    named: Sequence[Item], asked: Sequence[Item], thresholds: Mapping[str, float]
) -> dict[str, Any]:
    names = names_from(named)
    if len(names) < max(NAMES):
        raise SystemExit(f"Only {len(names)} names can be made of these texts.")
    dictionary()
    cells: dict[str, Any] = {}
    for length in WORDS:
        of = {many: cell(names[:many], asked, length, thresholds) for many in NAMES}
        steps = math.log(max(NAMES) / min(NAMES))
        growth = {
            who: round(math.log(of[min(NAMES)][who] / of[max(NAMES)][who]) / steps, 2)
            for who in (*baselines(thresholds), "ours")
        }
        by_many = {f"{many} names": figures for many, figures in of.items()}
        cells[f"{length} words"] = {**by_many, "growth": growth}
    return cells


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "tagging")
    given = parser.parse_args()
    files = {name: given.data / f"{name}.jsonl.gz" for name in TOPICS}
    if missing := [file for file in files.values() if not file.is_file()]:
        raise SystemExit(f"{missing[0]} is not there. Name a folder: --data")
    began = time.perf_counter()
    figures: dict[str, Any] = {
        "quality": {name: quality(file, TOPICS[name]) for name, file in files.items()}
    }
    items = {name: read_lines(file, item_of) for name, file in files.items()}
    older = {name: of[: int(len(of) * OLDER)] for name, of in items.items()}
    newest = items["robotics"][len(older["robotics"]) :]  # the only ones with bodies
    best = {who: figures["quality"]["robotics"][who]["threshold"] for who in SCORERS}
    figures["speed"] = {f"names of {name}": speed(of, newest, best) for name, of in older.items()}
    record("tagging", figures, seconds=time.perf_counter() - began, short=False)


if __name__ == "__main__":
    main()
