"""``python -m bot eval tagging``: which topics are found, judged by those that people gave.

Micro figures count every (question, topic) pair alike, macro figures every topic. Whatever is at
least as sure as the shipped ``SUGGEST`` counts as given, five topics at most; no threshold is
fitted. Without a history it is the tagger that the bot uses.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from bot.errors import YourMistake
from bot.evaluate.lines import read_lines
from bot.evaluate.slips import Slips
from matchers.dictionary import dictionary
from matchers.learning import Lessons
from matchers.model import Tag, Topic
from matchers.renaming import renamed, under
from matchers.tagging import APPLY, SUGGEST, FuzzyTagger
from matchers.trained import TrainedTagger, example_of

AT_MOST = 5
BINS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the topics that people gave it; ``optional`` ones are neither hit nor miss."""

    id: str
    title: str
    body: str
    topics: frozenset[str]
    optional: frozenset[str] = frozenset()


def item_of(told: Mapping[str, Any]) -> Item:
    """Read one line. ``tags`` and ``topics`` mean the same; what else it holds does not matter."""
    given = told.get("topics", told.get("tags", []))
    texts = {name: told.get(name) or "" for name in ("title", "body")}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise ValueError(f'"{name}" must be a text.')  # noqa: TRY004  (told with its line)
    for name, names in (("tags", given), ("optional", told.get("optional", []))):
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise ValueError(f'"{name}" must be a list of names, such as ["excel"].')
    optional = frozenset(told.get("optional", []))
    return Item(str(told.get("id", "")), texts["title"], texts["body"], frozenset(given), optional)


def topics_from_tags(items: Sequence[Item], many: int) -> tuple[dict[str, Topic], list[Item]]:
    """The ``many`` most frequent tags as topics (a hyphen is a space); items without any go."""
    counts = Counter(topic for item in items for topic in item.topics)
    most = sorted(counts, key=lambda topic: (-counts[topic], topic))[:many]
    topics = {t: Topic(t, t.replace("-", " "), t.replace("-", " ")) for t in most}
    kept = (replace(item, topics=item.topics & topics.keys()) for item in items)
    return topics, [item for item in kept if item.topics]


@dataclass(slots=True)
class Figures:
    """Counts hits and misses of one run."""

    n: int = 0
    asked: int = 0
    first_right: int = 0
    right3: int = 0
    told3: int = 0
    wanted: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    bands: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    bins: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0, 0.0] for _ in range(BINS)])

    def count(self, item: Item, tags: Sequence[Tag]) -> None:
        """Judge what was found in one text."""
        told = [tag for tag in tags if tag.topic not in item.optional]
        self.n += 1
        given = {tag.topic for tag in told[:AT_MOST] if tag.confidence >= SUGGEST}
        self.hits.update(given & item.topics)
        self.wrong.update(given - item.topics)
        self.missed.update(item.topics - given - item.optional)
        self._count_first(item, told)
        self._count_band("apply", item, [tag for tag in told if tag.confidence >= APPLY])
        between = [tag for tag in told if SUGGEST <= tag.confidence < APPLY]
        self._count_band("suggest", item, between)
        for tag in told:
            if tag.confidence >= SUGGEST:
                held = self.bins[min(int(tag.confidence * BINS), BINS - 1)]
                held[0] += 1
                held[1] += tag.confidence
                held[2] += tag.topic in item.topics

    def _count_first(self, item: Item, told: Sequence[Tag]) -> None:
        if not item.topics:
            return
        first = [tag.topic for tag in told[:3]]
        self.asked += 1
        self.first_right += bool(first) and first[0] in item.topics
        self.right3 += len(item.topics.intersection(first))
        self.told3 += 3
        self.wanted += len(item.topics)

    def _count_band(self, name: str, item: Item, tags: Sequence[Tag]) -> None:
        band = self.bands[name]
        band[0] += bool(tags)
        band[1] += len(tags)
        band[2] += sum(tag.topic in item.topics for tag in tags)

    def told(self) -> dict[str, Any]:
        """All figures, 0-1 but for ``n``."""
        hits, wrong, missed = (sum(c.values()) for c in (self.hits, self.wrong, self.missed))
        topics = {*self.hits, *self.missed}
        of_each = [_f1(self.hits[t], self.wrong[t], self.missed[t]) for t in sorted(topics)]
        sure = sum(held[0] for held in self.bins)
        off = sum(abs(held[1] - held[2]) for held in self.bins)
        figures: dict[str, Any] = {
            "n": self.n,
            "precision": _part(hits, hits + wrong),
            "recall": _part(hits, hits + missed),
            "f1": _f1(hits, wrong, missed),
            "macro_f1": _part(sum(of_each), len(of_each)),
            "p_at_1": _part(self.first_right, self.asked),
            "p_at_3": _part(self.right3, self.told3),
            "r_at_3": _part(self.right3, self.wanted),
            "ece": _part(off, sure),
        }
        for name in ("apply", "suggest"):
            texts, given, right = self.bands[name]
            figures[name] = {"precision": _part(right, given), "coverage": _part(texts, self.n)}
        return figures


def _part(some: float, whole: float) -> float:
    return round(some / whole, 4) if whole else 0.0


def _f1(hits: int, wrong: int, missed: int) -> float:
    return _part(2 * hits, 2 * hits + wrong + missed)


class Finder(Protocol):
    """Finds topics in a text."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """All topics found, surest first."""
        ...


def finder(topics: Mapping[str, Topic], history: Sequence[Item]) -> Finder:
    """The bot's own tagger; with a history the one that has learnt from it."""
    names, lessons = FuzzyTagger(topics, known=dictionary()), Lessons()
    if not history:
        return names
    for item in history:
        lessons.learn(example_of(names, item.title, item.body, item.topics))
    return TrainedTagger(names, lessons, known=dictionary())


def evaluate(
    test: Path,
    history: Path | None,
    topics: Mapping[str, Topic],
    *,
    names_from_tags: int = 0,
    typos: float = 0.0,
    seed: int = 0,
    errors: int = 0,
) -> dict[str, Any]:
    """The figures of one file. Raises ``YourMistake`` for what cannot be read or judged."""
    judged = read_lines(test, item_of)
    before = read_lines(history, item_of) if history else []
    before, judged = (_as_now(topics, items) for items in (before, judged))
    if names_from_tags:
        topics, _ = topics_from_tags([*before, *judged], names_from_tags)
        before, judged = (_only(topics, items) for items in (before, judged))
    if not judged:
        raise YourMistake(f"{test}: there is no text to judge by. Each line needs topics of ours.")
    tagger = finder(topics, before)
    if typos:
        slips = Slips(topics.values(), typos, random.Random(seed))  # noqa: S311  (no secret)
        judged = [replace(i, title=slips.make(i.title), body=slips.make(i.body)) for i in judged]
    return measure(tagger, judged, errors=errors)


def _as_now(topics: Mapping[str, Topic], items: Iterable[Item]) -> list[Item]:
    """What was given by an old id was given to the topic that it is by now."""
    now = renamed(topics)
    return [
        replace(
            item,
            topics=frozenset(under(item.topics, now)),
            optional=frozenset(under(item.optional, now)),
        )
        for item in items
    ]


def _only(topics: Mapping[str, Topic], items: Iterable[Item]) -> list[Item]:
    kept = (replace(item, topics=item.topics & topics.keys()) for item in items)
    return [item for item in kept if item.topics]


def measure(tagger: Finder, items: Sequence[Item], *, errors: int = 0) -> dict[str, Any]:
    """Judge the tagger by these items; ``errors``: tell so many of the worst, with reasons."""
    figures, found = Figures(), []
    began = time.perf_counter()
    for item in items:
        tags = tagger.tag(item.title, item.body)
        found.append((item, tags))
    spent = time.perf_counter() - began
    for item, tags in found:
        figures.count(item, tags)
    told = {**figures.told(), "questions_per_second": round(len(items) / max(spent, 1e-9), 1)}
    if errors:
        worst = sorted(found, key=lambda judged: (-_loss(*judged), judged[0].id))[:errors]
        told["errors"] = [_error(item, tags) for item, tags in worst]
    return told


def _loss(item: Item, tags: Sequence[Tag]) -> float:
    sure = {tag.topic: tag.confidence for tag in tags}
    wrong = sum(c for t, c in sure.items() if t not in item.topics and t not in item.optional)
    return wrong + sum(1 - sure.get(topic, 0.0) for topic in item.topics)


def _error(item: Item, tags: Sequence[Tag]) -> dict[str, Any]:
    given = [
        {
            "topic": tag.topic,
            "confidence": tag.confidence,
            "because": [f"{r.words} ~ {r.alias} ({r.how})" for r in tag.reasons],
        }
        for tag in tags[:AT_MOST]
    ]
    return {"id": item.id, "title": item.title, "wanted": sorted(item.topics), "given": given}
