"""The rounds we compare ours with: they keep the rules, leave no free seat, and know no waiting."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from matchers.rounds.candidates import find_candidates
from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.rivals import RIVALS, stable_alone
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week, clash, starts

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
ALONE = Rules(circles=False, tandems=False)
EVENING = (Window(0, 18 * 60, 19 * 60),)


@pytest.mark.parametrize("policy", RIVALS)
@pytest.mark.parametrize("rules", [Rules(), ALONE], ids=["all kinds", "pairs alone"])
def test_every_hard_rule_is_kept(policy: str, rules: Rules) -> None:
    for seed, many in product(range(12), (6, 40, 120)):
        members = generate(many, seed)
        verify(RIVALS[policy](members, rules, WEEK), members, rules, WEEK)


def test_stable_alone_keeps_the_rules_and_is_part_of_stable() -> None:
    for seed in range(10):
        members = generate(80, seed)
        alone = stable_alone(members, ALONE, WEEK)
        verify(alone, members, ALONE, WEEK)
        assert alone.served <= RIVALS["stable"](members, ALONE, WEEK).served


@pytest.mark.parametrize("policy", RIVALS)
def test_nobody_is_left_over_who_could_simply_be_added(policy: str) -> None:
    members = generate(120, 3)
    drafted = RIVALS[policy](members, ALONE, WEEK)
    found = find_candidates(members, ALONE, WEEK)
    booked: dict[str, list[int]] = {member.id: [] for member in members}
    given = dict.fromkeys(booked, 0)
    for match in drafted.matches:
        given[match.lessons[0].expert] += 1
        for who in match.members:
            booked[who].append(match.hour)
    for pair in found.pairs:
        learner, expert = found.members[pair.learner], found.members[pair.expert]
        if learner.id in drafted.served or given[expert.id] >= expert.capacity:
            continue
        if any(len(booked[one.id]) >= one.hours_per_week for one in (learner, expert)):
            continue
        taken = booked[learner.id] + booked[expert.id]
        assert all(any(clash(hour, other) for other in taken) for hour in starts(pair.hours))


@pytest.mark.parametrize("policy", RIVALS)
def test_the_order_of_the_members_does_not_matter(policy: str) -> None:
    members = generate(60, 5)
    assert RIVALS[policy](members, Rules(), WEEK) == RIVALS[policy](members[::-1], Rules(), WEEK)


def learner(ident: str, level: int, waited: int = 0) -> Member:
    wants = (Want("excel", level),)
    languages = frozenset({"de"})
    return Member(ident, languages, slots=EVENING, wants=wants, rounds_waited=waited)


EXPERT = Member("x", frozenset({"de"}), slots=EVENING, teaches=(Skill("excel", 3),))
"""Fits best with whoever is at level 1."""


@pytest.mark.parametrize("policy", ["score", "greedy", "stable"])
def test_the_better_score_wins_over_the_longer_wait(policy: str) -> None:
    members = [EXPERT, learner("a", 0, waited=5), learner("b", 1)]
    assert RIVALS[policy](members, Rules(), WEEK).served == {"b"}
    assert solve(members, Rules(), WEEK).served == {"a"}


def test_chance_depends_on_the_round() -> None:
    members = [EXPERT, *(learner(name, 1) for name in "abcdef")]
    drawn = {
        min(RIVALS["random"](members, replace(ALONE, seed=seed), WEEK).served) for seed in range(40)
    }
    assert drawn == set("abcdef")


def test_stable_leaves_no_two_who_would_both_rather_have_each_other() -> None:
    members = [replace(one, hours_per_week=9, minor=False) for one in generate(80, 2)]
    apart = [replace(one, wants=() if one.teaches else one.wants) for one in members]
    one_seat = [replace(one, capacity=min(one.capacity, 1)) for one in apart]
    drafted = RIVALS["stable"](one_seat, ALONE, WEEK)
    found = find_candidates(one_seat, ALONE, WEEK)
    learning = {one.learner: one.score for match in drafted.matches for one in match.lessons}
    giving = {one.expert: one.score for match in drafted.matches for one in match.lessons}
    for pair in found.pairs:
        ids = found.members[pair.learner].id, found.members[pair.expert].id
        better = pair.score > max(learning.get(ids[0], -1), giving.get(ids[1], -1))
        assert not better, ids


@pytest.mark.parametrize("policy", ["greedy", "random", "stable"])
def test_a_fixed_pair_stays(policy: str) -> None:
    members = [EXPERT, learner("a", 0), learner("b", 1)]
    rules = replace(ALONE, fixed=frozenset({("a", "x")}))
    drafted = RIVALS[policy](members, rules, WEEK)
    assert drafted.served == {"a"}
    assert not drafted.proven
