"""How sure Lotse must be: judged by what came before, and proposed by a rule that is plain."""

from __future__ import annotations

import pytest

from bot.evaluate.calibrating import FOLD, TAGS, Band, Judged, band, proposed, walk
from matchers.model import Topic
from matchers.school import ENOUGH, Lesson, School
from matchers.tagging import FuzzyTagger

TOPICS = {
    "drucker": Topic("drucker", "Drucker", "Printers"),
    "kasse": Topic("kasse", "Kasse", "Till"),
}


def school() -> School:
    return School(FuzzyTagger(TOPICS, known=lambda _: True), known=lambda _: True)


def rows(many: int, *told: tuple[str, str]) -> list[Lesson]:
    return [
        Lesson(f"{told}/{n}", title, (topic,))
        for n, (title, topic) in ((n, told[n % len(told)]) for n in range(many))
    ]


OLD = rows(ENOUGH, ("Quittung fehlt", "kasse"), ("Toner leer", "drucker"))
NEW = (("Etikettenbogen verrutscht", "drucker"), ("Quittung fehlt", "kasse"))


def test_a_question_is_judged_by_what_came_before_it_alone() -> None:
    first, second = walk([*OLD, *rows(2 * FOLD, *NEW)], school(), frozenset(TOPICS))
    assert len(first) == len(second) == FOLD
    assert first[0] == [], "nobody had ever written that word"
    assert first[1][0][1], "that one had been seen"
    assert second[0][0][1], "by now it is known"
    assert second[0][0][0] > 0.5


def test_what_cannot_be_found_is_not_judged_but_learnt() -> None:
    (fold,) = walk([*OLD, *rows(9, ("Altes Thema", "gibt es nicht mehr"))], school(), {*TOPICS})  # type: ignore[arg-type]
    assert fold == []


JUDGED: list[Judged] = [
    [(0.9, True), (0.8, False), (0.4, True)],
    [(0.6, True)],
    [],
    [(0.95, False)],
]


@pytest.mark.parametrize(
    ("threshold", "at_most", "expected"),
    [
        (0.3, 3, Band(0.3, 5, 3 / 5, 3 / 4)),
        (0.3, 1, Band(0.3, 3, 2 / 3, 3 / 4)),
        (0.8, 3, Band(0.8, 3, 1 / 3, 2 / 4)),
        (0.99, 3, Band(0.99, 0, 0.0, 0.0)),
    ],
)
def test_a_band_is_counted(threshold: float, at_most: int, expected: Band) -> None:
    assert band(JUDGED, threshold, at_most) == expected


def certain(sure: float, right: int, wrong: int) -> list[Judged]:
    return [[(sure, True)]] * right + [[(sure, False)]] * wrong


def test_the_lowest_threshold_that_holds_is_proposed() -> None:
    judged = [*certain(0.9, 100, 2), *certain(0.75, 60, 15), *certain(0.5, 50, 50)]
    its = proposed(judged, 0.95, 3)
    assert its is not None
    assert its.threshold == 0.76, "from here on what was 0.75 is left out"
    lower = proposed(judged, 0.9, 3)
    assert lower is not None
    assert lower.threshold == 0.51
    assert proposed(judged, 0.99, 3) is None


def test_what_is_good_by_chance_further_down_is_not_proposed() -> None:
    judged = [*certain(0.9, 60, 40), *certain(0.5, 2000, 0)]
    assert proposed(judged, 0.95, 3) is None


def test_a_few_tags_say_nothing() -> None:
    assert proposed(certain(0.9, TAGS - 1, 0), 0.9, 3) is None
    assert proposed(certain(0.9, TAGS, 0), 0.9, 3) is not None
