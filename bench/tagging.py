"""Topics by what one would try first (``bench/tagging_rivals.py``), against ours.

    pip install --require-hashes -r requirements/bench.lock
    python -m bench.tagging [--data FOLDER] [--only 10000x60]

``--only`` measures and prints a single number of names and length of texts, and records nothing.
FOLDER (default ``../shared/data/tagging``) holds JSON lines with ``title``, ``body``, ``tags``.

``quality``: the newest 20 % of each file, the most frequent tags are the names, for all alike and
with nothing learned. The rivals (five best) are told at whichever threshold suits them best on
these very texts, ours at the one that is shipped; so the comparison favours them. Those
``with_history`` have learnt from the older 80 %.

``speed``: texts a second of one core (CPU time, so that others on the machine count less), each
text seen once by a tagger that is new. Texts are runs of words of the newest robotics questions.
Names are words and pairs of words by turns: of ``cooking``, a field that the texts are not about,
or the most frequent ones of ``robotics`` itself, where nearly every word of a text is a name: the
worst case for ours, as there is much to find (``found``: topics a text). ``…_cut`` may stop early
at the threshold. ``times_…``: ours against it. ``growth``: time goes with the number of names to
this power, from 100 to 10,000 of them. What is loaded before is kept from the garbage collector,
for all alike, as ``bot/run.py`` does. scikit-learn has no names, so its speed is told beside its
quality (``texts_per_second``, with 50 and 100 topics).
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from bench.load import record
from bench.surroundings import ROOT
from bench.tagging_rivals import NAMED, SCORERS, Find, finder, taught
from bench.weights import OLDER, TOPICS
from bot.evaluate.lines import read_lines
from bot.evaluate.tagging import AT_MOST, Figures, Item, item_of, topics_from_tags
from bot.evaluate.tagging import finder as tagger_of
from matchers.dictionary import dictionary
from matchers.model import Tag, Topic
from matchers.tagging import FuzzyTagger
from matchers.text import common_words, folded_words

THRESHOLDS = tuple(range(5, 101, 5))
NAMES, WORDS = (100, 1_000, 10_000), (15, 60, 250)
SECONDS, AT_LEAST = 2.0, 5
"""A cell is measured for so long, and over at least so many texts."""
TOLD = ("n", "precision", "recall", "f1", "p_at_1")


# --- quality


def told(figures: Figures) -> dict[str, Any]:
    whole = figures.told()
    return {name: whole[name] for name in TOLD}


def rival(items: Sequence[Item], find: Find) -> dict[str, Any]:
    """The figures at the best threshold, which one that is, and texts a second of CPU time."""
    began = time.process_time()
    found = [find(_text_of(item)) for item in items]
    seconds = time.process_time() - began
    runs = []
    for threshold in THRESHOLDS:
        figures = Figures()
        for item, best in zip(items, found, strict=True):
            given = (Tag(topic, 1.0 if score >= threshold else 0.1) for topic, score in best)
            figures.count(item, tuple(given))
        runs.append({"threshold": threshold, **told(figures)})
    best_run = max(runs, key=lambda run: run["f1"])
    return {**best_run, "texts_per_second": round(len(items) / seconds, 1)}


def _text_of(item: Item) -> str:
    return f"{item.title}\n{item.body}"


def ours(
    items: Sequence[Item], topics: Mapping[str, Topic], history: Sequence[Item]
) -> dict[str, Any]:
    tagger, figures = tagger_of(topics, history), Figures()
    began = time.process_time()
    found = [tagger.tag(item.title, item.body) for item in items]
    seconds = time.process_time() - began
    for item, tags in zip(items, found, strict=True):
        figures.count(item, tags)
    return {**told(figures), "texts_per_second": round(len(items) / seconds, 1)}


def quality(file: Path, many: int) -> dict[str, Any]:
    topics, items = topics_from_tags(read_lines(file, item_of), many)
    cut = int(len(items) * OLDER)
    older, newest = items[:cut], items[cut:]
    names = {topic.id: topic.en for topic in topics.values()}
    learned = taught((_text_of(item), item.topics) for item in older)
    return {
        **{who: rival(newest, finder(who, names, AT_MOST)) for who in NAMED},
        "scikit_learn_with_history": rival(newest, learned),
        "ours": ours(newest, topics, []),
        "ours_with_history": ours(newest, topics, older),
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
    """Each rival as it is called first, and with a threshold where it takes one."""
    plain: dict[str, tuple[str, float | None]] = {who: (who, None) for who in NAMED}
    return plain | {f"{scorer}_cut": (scorer, thresholds[scorer]) for scorer in SCORERS}


def cell(
    names: Sequence[str], items: Sequence[Item], length: int, thresholds: Mapping[str, float]
) -> dict[str, float]:
    """All of them at one number of names and one length of text."""
    by_id = {f"t{n}": name for n, name in enumerate(names)}
    topics = {topic: Topic(topic, name, name) for topic, name in by_id.items()}
    found: dict[str, float] = {}
    for who, (rivals, least) in baselines(thresholds).items():
        find = finder(rivals, by_id, AT_MOST, least)
        found[who] = per_second(texts_from(items, length), find)
    began = time.process_time()
    tagger = FuzzyTagger(topics, known=dictionary())
    found["ours_build_seconds"] = round(time.process_time() - began, 3)
    gc.freeze()
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
    gc.collect()
    gc.freeze()
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


def one_cell(items: Mapping[str, Sequence[Item]], only: str) -> None:
    """Print ``only`` (names x words), with the names of each field."""
    many, length = map(int, only.split("x"))
    newest = items["robotics"][int(len(items["robotics"]) * OLDER) :]
    dictionary()
    gc.collect()
    gc.freeze()
    for field, of in items.items():
        names = names_from(of[: int(len(of) * OLDER)])[:many]
        print(field, json.dumps(cell(names, newest, length, dict.fromkeys(SCORERS, 85))))


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "tagging")
    parser.add_argument("--only", help="names x words, such as 10000x60")
    given = parser.parse_args()
    files = {name: given.data / f"{name}.jsonl.gz" for name in TOPICS}
    if missing := [file for file in files.values() if not file.is_file()]:
        raise SystemExit(f"{missing[0]} is not there. Name a folder: --data")
    if given.only:
        one_cell({name: read_lines(file, item_of) for name, file in files.items()}, given.only)
        return
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
