"""Columns say the same of two members as objects do: who may meet, and how well they fit."""

from dataclasses import replace

import numpy as np
import pytest

from matchers.rounds.candidates import find_candidates
from matchers.rounds.model import Member, Rules, Skill, Terms, Want, Window
from matchers.rounds.scale.columns import Crowd, crowd_of
from matchers.rounds.scale.scanning import Found, Search, scan
from matchers.rounds.scale.weighing import Scale, weigh
from tests.matchers.rounds.crowds import RULES, WEEK, members

HEAVY = replace(RULES, weights=Terms(70_001, 50_003, 9, 8, 7, 6, 5, 4, 3), min_gap=2)
NOTHING = replace(RULES, weights=Terms(*[0] * 9))
ANYTIME = tuple(Window(day, 0, 0) for day in range(7))

Best = dict[tuple[int, int], int]


def by_objects(crowd: list[Member], rules: Rules) -> Best:
    found = find_candidates(crowd, rules, WEEK).pairs
    seats = [min(one.capacity, one.hours_per_week) for one in sorted(crowd, key=lambda m: m.id)]
    return {(one.learner, one.expert): one.score for one in found if seats[one.expert]}


def best_of(crowd: Crowd, want: np.ndarray, skill: np.ndarray, score: np.ndarray) -> Best:
    best: Best = {}
    for row, other, worth in zip(want.tolist(), skill.tolist(), score.tolist(), strict=True):
        pair = int(crowd.wants.member[row]), int(crowd.skills.member[other])
        if worth >= 0:
            best[pair] = max(worth, best.get(pair, 0))
    return best


def every_row(crowd: Crowd, scale: Scale) -> Best:
    """Each want with each skill of the same or a near topic."""
    many = len(crowd.wants.member), len(crowd.skills.member)
    want, skill = (each.ravel() for each in np.indices(many))
    topics = np.stack((crowd.wants.topic[want], crowd.skills.topic[skill]))
    near = topics[0] == topics[1]
    for pair in crowd.near:
        near |= (topics == np.array(pair)[:, None]).all(axis=0)
    want, skill = want[near], skill[near]
    return best_of(crowd, want, skill, weigh(crowd, scale, want, skill))


def everything(crowd: Crowd, scale: Scale, best: int = 999, also: int = 0) -> Found:
    ask = np.full(len(crowd.wants.member), -(10**9), np.int64)
    free = np.zeros(len(crowd.waited), np.int64)
    found = scan(crowd, scale, Search(free, ask, np.zeros_like(ask), best, also))
    assert found is not None
    return found


@pytest.mark.parametrize("rules", [RULES, HEAVY, NOTHING], ids=["usual", "heavy", "nothing"])
@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_pairs_have_the_very_score_of_objects(rules: Rules, seed: int) -> None:
    crowd, told = crowd_of(members(700, seed), rules, WEEK), by_objects(members(700, seed), rules)
    scale = Scale.of(rules)
    assert every_row(crowd, scale) == told
    assert len(told) > 900
    found = everything(crowd, scale)
    assert best_of(crowd, found.want, found.skill, weigh(crowd, scale, *found[:2])) == told
    may = weigh(crowd, scale, found.want, found.skill) >= 0
    assert best_of(crowd, found.want[may], found.skill[may], found.worth[may]) == told


def test_free_all_week_is_not_too_much_for_a_byte() -> None:
    rules = Rules()
    two = [
        Member("a", frozenset({"de"}), slots=ANYTIME, wants=(Want("sql", 1),)),
        Member("b", frozenset({"de"}), slots=ANYTIME, teaches=(Skill("sql", 3),)),
    ]
    crowd = crowd_of(two, rules, WEEK)
    found = everything(crowd, Scale.of(rules))
    assert np.bitwise_count(crowd.hours).sum(axis=1, dtype=int).min() > 255
    assert best_of(crowd, *found[:3]) == by_objects(two, rules) != {}


@pytest.mark.parametrize("size", [(64, 1024), (4, 8)])
def test_the_best_of_each_row_and_column_are_kept(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchers.rounds.scale.scanning.ROWS", size[0])
    monkeypatch.setattr("matchers.rounds.scale.scanning.COLUMNS", size[1])
    crowd, scale = crowd_of(members(700, 5), RULES, WEEK), Scale.of(RULES)
    every, few = everything(crowd, scale), everything(crowd, scale, best=2, also=1)
    worth = dict(
        zip(zip(*(each.tolist() for each in every[:2]), strict=True), every.worth, strict=True)
    )
    kept = set(zip(*(each.tolist() for each in few[:2]), strict=True))
    assert kept < worth.keys()
    for side, count in ((0, 2), (1, 1)):
        for one in {pair[side] for pair in worth}:
            own = sorted((worth[pair] for pair in worth if pair[side] == one), reverse=True)
            still = sorted((worth[pair] for pair in kept if pair[side] == one), reverse=True)
            assert still[:count] == own[:count]


def test_more_languages_than_bits_are_refused() -> None:
    crowd = [Member(f"m{one}", frozenset({f"language {one}"})) for one in range(65)]
    with pytest.raises(ValueError, match="65 languages are too many"):
        crowd_of(crowd, RULES, WEEK)
