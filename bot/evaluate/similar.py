"""``python -m bot eval similar``: which earlier threads are found for a question, and whether well.

A thread is relevant if it shares at least two of the 50 most frequent tags with the question;
questions with fewer of these are left out, as nothing could be relevant to them. Their own tags
are used for judging only: what ranks are the topics that the tagger, taught by the history, finds
in their words. Plain BM25 over the same texts runs beside it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.errors import YourMistake
from bot.evaluate.lines import read_lines
from bot.evaluate.tagging import Item, finder, item_of, topics_from_tags
from matchers.dictionary import dictionary
from matchers.similar import AT_MOST, SHOWN, Answered
from matchers.text import common_words, folded_words

TAGS = 50
COMMON = 2
"""So many tags a relevant thread shares with the question."""
K1, B = 1.5, 0.75


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best threads for one question (their numbers in the history), and how surely each."""

    question: Item
    threads: tuple[int, ...]
    confidence: tuple[float, ...]


class PlainBm25:
    """BM25 as in the books, over folded words without the most common ones."""

    def __init__(self, texts: Sequence[Item]) -> None:
        self._counts = [Counter(_plain_words(text)) for text in texts]
        self._lengths = [counts.total() for counts in self._counts]
        self._usual = sum(self._lengths) / max(len(texts), 1) or 1.0
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, counts in enumerate(self._counts):
            for word in counts:
                self._holding[word].append(number)

    def rank(self, question: Item) -> Ranking:
        """The best threads and their points."""
        points = self.weigh(question)
        best = sorted(points, key=lambda n: (-points[n], n))[:AT_MOST]
        return Ranking(question, tuple(best), tuple(points[n] for n in best))

    def weigh(self, question: Item) -> dict[int, float]:
        """What each thread that shares a word gets."""
        points: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(_plain_words(question)):
            holding = self._holding.get(word, [])
            rare = math.log(1 + (len(self._counts) - len(holding) + 0.5) / (len(holding) + 0.5))
            for n in holding:
                count = self._counts[n][word]
                longer = 1 - B + B * self._lengths[n] / self._usual
                points[n] += rare * count * (K1 + 1) / (count + K1 * longer)
        return points


def _plain_words(text: Item) -> list[str]:
    told = folded_words(f"{text.title}\n{text.body}")
    return [word for word in told if word not in common_words()]


def ranker(history: Sequence[Item], tags: Callable[[Item], Any]) -> Callable[[Item], Ranking]:
    """Ours, over this history; ``tags`` finds the topics of a question."""
    answered = Answered(dictionary())
    for number, item in enumerate(history):
        answered.add(f"{number:09}", item.title, item.body, item.topics)

    def rank(question: Item) -> Ranking:
        found = answered.find(question.title, question.body, tags(question), least=0.0)
        told = [(int(one.key), one.confidence) for one in found]
        return Ranking(question, tuple(n for n, _ in told), tuple(sure for _, sure in told))

    return rank


def relevant(question: Item, thread: Item) -> bool:
    """Whether it shares enough tags."""
    return len(question.topics & thread.topics) >= COMMON


def judge(
    rankings: Sequence[Ranking], history: Sequence[Item], shown: float | None
) -> dict[str, Any]:
    """The figures; ``shown``: from this confidence on a thread is shown (``None``: always)."""
    first, right, covered, told, told_right = 0, 0, 0, 0, 0
    for ranking in rankings:
        good = [relevant(ranking.question, history[n]) for n in ranking.threads]
        first += good[:1] == [True]
        right += sum(good)
        seen = [g for g, c in zip(good, ranking.confidence, strict=True) if c >= (shown or 0.0)]
        covered += bool(seen)
        told += len(seen)
        told_right += sum(seen)
    n = max(len(rankings), 1)
    return {
        "p_at_3": round(right / (AT_MOST * n), 4),
        "hit_at_1": round(first / n, 4),
        "coverage": round(covered / n, 4),
        "shown_precision": round(told_right / told, 4) if told else 0.0,
    }


def split(history: Sequence[Item], judged: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Both with the most frequent tags only; of the judged those that something can suit."""
    topics, _ = topics_from_tags([*history, *judged], TAGS)
    before = [replace(item, topics=item.topics & topics.keys()) for item in history]
    asked = [replace(item, topics=item.topics & topics.keys()) for item in judged]
    return before, [item for item in asked if len(item.topics) >= COMMON]


def measure(history: Sequence[Item], judged: Sequence[Item]) -> dict[str, Any]:
    """Ours and plain BM25 on the same questions."""
    before, asked = split(history, judged)
    topics, taught_by = topics_from_tags(before, TAGS)
    tagger, plain = finder(topics, taught_by), PlainBm25(before)
    rank = ranker(before, lambda item: tagger.tag(item.title, item.body))
    ours = judge([rank(item) for item in asked], before, SHOWN)
    beside = judge([plain.rank(item) for item in asked], before, None)
    return {"n": len(asked), "history": len(before), **ours, "bm25": beside}


def evaluate(test: Path, history: Path) -> dict[str, Any]:
    """The figures of two files. Raises ``YourMistake`` for what cannot be read or judged."""
    before, judged = read_lines(history, item_of), read_lines(test, item_of)
    told = measure(before, judged)
    if not told["n"]:
        raise YourMistake(f"{test}: no question has two of the {TAGS} most frequent tags.")
    return told
