"""The program of a round stays small, and is built in time that grows as its members do."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType
from typing import Any

from matchers.rounds.candidates import find_candidates
from matchers.rounds.model import Member, Rules
from matchers.rounds.program import Program, build
from tests.matchers.rounds.communities import week
from tests.matchers.rounds.good_rounds import expert, learner

KEPT_APART = Rules(forbidden=frozenset({("m0002", "m0005"), ("m0004", "somebody")}))


def crowd(many: int) -> list[Member]:
    """All of them want to learn from zoe, who would lead a circle; one of them blocks another."""
    members = [learner(f"m{number:04}") for number in range(many)]
    members[3] = replace(members[3], blocks=frozenset({"m0001", "somebody who is not here"}))
    return [*members, expert("zoe", circle=True)]


def built(many: int) -> tuple[Program, int]:
    """The program, and how many calls it took."""
    found = find_candidates(crowd(many), KEPT_APART, week())
    calls = 0

    def count(_: FrameType, what: str, __: Any) -> None:
        nonlocal calls
        calls += what == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        program = build(found, KEPT_APART)
    finally:
        sys.setprofile(before)
    return program, calls


def test_who_is_kept_apart_must_not_both_have_a_seat_in_a_circle() -> None:
    program, _ = built(8)
    assert {name[2:] for name in program.names if name[0] == "apart"} == {(1, 3), (2, 5)}


def test_a_crowd_that_wants_one_expert_is_not_compared_two_by_two() -> None:
    (_, few), (_, many) = built(100), built(400)
    assert many < 6 * few
