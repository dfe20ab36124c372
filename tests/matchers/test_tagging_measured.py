"""The tagger on real text that stays outside the project: floors, so that nobody loses ground.

Topics of the Stack Exchange sets are their most frequent tags, by name alone, without history.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from matchers.model import Tag, Topic
from matchers.tagging import APPLY, SUGGEST, FuzzyTagger


@dataclass(frozen=True)
class Measured:
    f1: float
    p_at_1: float
    applied: float
    coverage: float
    off: float
    """By how much those that are worth suggesting are surer, or less sure, than they are right."""


def rows(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(found: list[tuple[tuple[Tag, ...], set[str]]], least: float) -> Measured:
    hit = told = wanted = first = right = applied = covered = 0
    for tags, gold in found:
        given = {tag.topic for tag in tags[:5] if tag.confidence >= least}
        sure = {tag.topic for tag in tags if tag.confidence >= APPLY}
        hit, told, wanted = hit + len(given & gold), told + len(given), wanted + len(gold)
        right, applied, covered = (
            right + len(sure & gold),
            applied + len(sure),
            covered + bool(sure),
        )
        first += bool(tags) and tags[0].topic in gold
    return Measured(
        2 * hit / (told + wanted),
        first / len(found),
        right / applied,
        covered / len(found),
        off(found),
    )


def off(found: list[tuple[tuple[Tag, ...], set[str]]]) -> float:
    """The expected calibration error, in ten bins."""
    bins: dict[int, list[float]] = defaultdict(list)
    for tags, gold in found:
        for tag in tags:
            if tag.confidence >= SUGGEST:
                bins[int(tag.confidence * 10)].append(tag.confidence - (tag.topic in gold))
    return sum(abs(sum(told)) for told in bins.values()) / sum(map(len, bins.values()))


SETS = [
    ("robotics", 50, Measured(0.50, 0.61, 0.74, 0.58, 0.09)),
    ("cooking", 100, Measured(0.53, 0.57, 0.72, 0.63, 0.08)),
]


@pytest.mark.parametrize(("name", "most", "floor"), SETS)
def test_names_alone_find_what_people_tagged(
    shared: Path, known: Callable[[str], bool], name: str, most: int, floor: Measured
) -> None:
    every = rows(shared / "data" / "tagging" / f"{name}.jsonl.gz")
    counted = Counter(tag for row in every for tag in row["tags"])
    names = sorted(counted, key=lambda tag: (-counted[tag], tag))[:most]
    spoken = {tag: tag.replace("-", " ") for tag in names}
    tagger = FuzzyTagger({t: Topic(t, said, said) for t, said in spoken.items()}, known=known)
    newest = [
        row for row in every[len(every) * 4 // 5 :] if not spoken.keys().isdisjoint(row["tags"])
    ]
    found = [
        (tagger.tag(row["title"], row["body"]), set(row["tags"]) & spoken.keys()) for row in newest
    ]
    measured = measure(found, least=0.3)
    print(f"{name}: {len(newest)} questions, {measured}")  # noqa: T201  (shown with -s)
    assert measured.f1 >= floor.f1
    assert measured.p_at_1 >= floor.p_at_1
    assert measured.applied >= floor.applied
    assert measured.coverage >= floor.coverage
    assert measured.off <= floor.off


REVIEWED = Path(__file__).with_name("reviewed_slips.toml")
WRONG_AT_MOST = 5


def reviewed(kind: str) -> set[tuple[str, str]]:
    told = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))[kind]
    return {(alias, word) for alias, words in told.items() for word in words}


@pytest.fixture(scope="module")
def slips(shared: Path, tagger: FuzzyTagger) -> Counter[tuple[str, str]]:
    """Every (alias, words) that was met in ordinary German text as a slip, and how often."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows(shared / "data" / "german" / "texts.jsonl.gz"):
        for tag in tagger.tag(row["title"], row["body"]):
            found.update(
                (reason.alias, reason.words.casefold())
                for reason in tag.reasons
                if reason.how == "typo"
            )
    return found


def test_each_slip_in_ordinary_german_text_was_read_by_a_person(
    slips: Counter[tuple[str, str]],
) -> None:
    print(f"met as slips: {dict(slips)}")  # noqa: T201  (shown with -s)
    assert slips.keys() - reviewed("right") - reviewed("wrong") == set()


def test_ordinary_german_text_is_hardly_ever_bent(slips: Counter[tuple[str, str]]) -> None:
    wrong = {slip: often for slip, often in slips.items() if slip not in reviewed("right")}
    print(f"wrong by fuzziness: {wrong}")  # noqa: T201  (shown with -s)
    assert sum(wrong.values()) <= WRONG_AT_MOST
