"""How many could be served at most, and what it costs to serve those who waited longest."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from matchers.rounds.generating import ZONES, generate
from matchers.rounds.largest import most_served
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.solving import solve
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})


@pytest.mark.parametrize("seed", range(4))
def test_no_round_serves_more(seed: int) -> None:
    members = generate(60, seed)
    most = most_served(members, Rules(), WEEK)
    assert most is not None
    assert len(solve(members, Rules(), WEEK).served) <= most
    even = [replace(one, rounds_waited=0) for one in members]
    assert len(solve(even, Rules(), WEEK).served) == most


def test_one_who_waited_long_may_cost_two_who_came_first() -> None:
    """Two seats for newcomers, or an hour for who waited: the expert has time for one topic."""
    evening = (Window(1, 18 * 60, 19 * 60),)
    teacher = Member("x", frozenset({"de"}), slots=evening, circle=True, capacity=1)
    teacher = replace(teacher, teaches=(Skill("excel", 3), Skill("python", 3)))
    wish = Member("a", frozenset({"de"}), slots=evening, wants=(Want("python", 1),))
    waited = replace(wish, id="z", wants=(Want("excel", 1),), rounds_waited=8)
    members = [teacher, waited, *(replace(wish, id=name) for name in "abc")]
    assert solve(members, Rules(), WEEK).served == {"z"}
    assert most_served(members, Rules(), WEEK) == 3


def test_nobody_to_meet_is_nobody_served() -> None:
    assert most_served([], Rules(), WEEK) == 0
