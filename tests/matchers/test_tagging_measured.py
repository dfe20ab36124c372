"""The tagger on real text that stays outside the project: floors, so that nobody loses ground.

Topics of the Stack Exchange sets are their most frequent tags, by name alone, without history.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from matchers.model import Tag, Topic
from matchers.tagging import APPLY, FuzzyTagger


@dataclass(frozen=True)
class Measured:
    f1: float
    p_at_1: float
    applied: float
    coverage: float


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
        2 * hit / (told + wanted), first / len(found), right / applied, covered / len(found)
    )


SETS = [
    ("robotics", 50, Measured(0.50, 0.61, 0.69, 0.6)),
    ("cooking", 100, Measured(0.53, 0.57, 0.67, 0.65)),
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
    measured = measure(found, least=0.4)
    print(f"{name}: {len(newest)} questions, {measured}")  # noqa: T201  (shown with -s)
    assert measured.f1 >= floor.f1
    assert measured.p_at_1 >= floor.p_at_1
    assert measured.applied >= floor.applied
    assert measured.coverage >= floor.coverage


# What fuzziness alone finds in ordinary German text, read by a person: slips of the pen that
# were meant so. Whatever else it finds is a mistake.
MEANT = {
    "accesssible", "algorthimus", "datawapper", "fragtdenstaat", "inklusiven", "lizensierung",
    "machinenlesbare", "meilensteile", "naginx", "opensstreetmap", "progammierer",
    "programmmieranfänger", "protoype fund", "scrapt",
}  # fmt: skip


def test_ordinary_german_text_is_hardly_ever_bent(
    shared: Path, topics: Mapping[str, Topic], tagger: FuzzyTagger
) -> None:
    wrong: Counter[str] = Counter()
    for row in rows(shared / "data" / "german" / "texts.jsonl.gz"):
        for tag in tagger.tag(row["title"], row["body"]):
            if all(reason.how == "typo" for reason in tag.reasons):
                wrong.update({reason.words.casefold() for reason in tag.reasons} - MEANT)
    print(f"wrong by fuzziness alone: {dict(wrong)}")  # noqa: T201  (shown with -s)
    assert wrong.total() <= 5
