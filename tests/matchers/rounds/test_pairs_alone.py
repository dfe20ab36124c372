"""Pairs alone: the plain core and the integer program come to the same worth."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.rounds import solving
from matchers.rounds.candidates import find_candidates
from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.pairs_alone import pairs_alone
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
ALONE = Rules(circles=False, tandems=False)


@settings(max_examples=40)
@given(st.integers(6, 60), st.integers(0, 10_000))
def test_both_ways_find_the_same_worth(size: int, seed: int) -> None:
    members = generate(size, seed)
    by_core = solve(members, ALONE, WEEK)
    verify(by_core, members, ALONE, WEEK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "pairs_alone", lambda *_: None)
        by_program = solve(members, ALONE, WEEK)
    assert by_core.proven
    assert by_core.objective == by_program.objective


def test_the_core_is_asked_at_all() -> None:
    found = [find_candidates(generate(20, seed), ALONE, WEEK) for seed in range(30)]
    by_core = [pairs_alone(one, ALONE) for one in found if one.pairs]
    assert sum(placed is not None for placed in by_core) > len(by_core) / 2


EVENING = (Window(1, 18 * 60, 20 * 60),)
EXPERT = Member(
    "x",
    frozenset({"de"}),
    slots=EVENING,
    hours_per_week=2,
    teaches=(Skill("excel", 4),),
    capacity=2,
)


def learner(name: str, start: int) -> Member:
    """Somebody who has one hour only."""
    slots = (Window(1, start, start + 60),)
    return Member(name, frozenset({"de"}), slots=slots, wants=(Want("excel", 1),))


def test_hours_are_tried_until_both_fit() -> None:
    early, any_time = learner("a", 18 * 60), replace(learner("b", 0), slots=EVENING)
    placed = pairs_alone(find_candidates([any_time, early, EXPERT], ALONE, WEEK), ALONE)
    assert placed is not None
    assert sorted(WEEK.slot(hour)[:9] for _, hour in placed) == ["tue 18:00", "tue 19:00"]


def test_two_who_can_only_at_the_same_hour_are_left_to_the_program() -> None:
    members = [learner("a", 18 * 60), learner("b", 18 * 60), EXPERT]
    assert pairs_alone(find_candidates(members, ALONE, WEEK), ALONE) is None
    assert len(solve(members, ALONE, WEEK).matches) == 1


def test_who_gives_and_learns_with_one_hour_is_left_to_the_program() -> None:
    both = replace(
        EXPERT, id="y", hours_per_week=1, teaches=(Skill("excel", 2),), wants=(Want("excel", 2),)
    )
    members = [replace(learner("a", 18 * 60), slots=EVENING), both, EXPERT]
    one = replace(EXPERT, capacity=1)
    assert pairs_alone(find_candidates([*members[:2], one], ALONE, WEEK), ALONE) is None
    assert solve([*members[:2], one], ALONE, WEEK).proven
