"""At the size of a community, a second program that shares nothing with the first agrees."""

from zoneinfo import ZoneInfo

import pytest

from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Rules
from matchers.rounds.solving import solve
from matchers.rounds.week import Week
from tests.matchers.rounds.second_program import SecondProgram

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["dense", "sparse"])
def test_objective_and_bound_are_those_of_the_second_program(seed: int, kind: str) -> None:
    members, rules = generate(220, seed, kind=kind), Rules()
    worth, bound = SecondProgram(members, rules, WEEK).solve()
    found = solve(members, rules, WEEK)
    assert found.proven
    assert found.objective == worth
    assert abs(found.bound - bound) < 1
