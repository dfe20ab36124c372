"""A community over many rounds: the same seed the same figures, nobody twice, bounds that hold."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from matchers.rounds import simulating
from matchers.rounds.generating import ZONES
from matchers.rounds.model import Member, Skill, Want
from matchers.rounds.population import Population, grow
from matchers.rounds.rivals import RIVALS
from matchers.rounds.simulating import POLICIES, Plan, Simulation, Summary, percentile
from matchers.rounds.streaks import Bound
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week

WEEK = Week.of("2026-W09", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})


def ended(plan: Plan) -> Summary:
    simulation = Simulation(plan, WEEK, verify)
    assert len(list(simulation.rounds())) == plan.rounds
    return simulation.summary()


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_plan_gives_the_same_figures(policy: str) -> None:
    plan = Plan(60, 6, policy=policy, seed=4)
    one, other = Simulation(plan, WEEK, verify), Simulation(plan, WEEK, verify)
    assert list(one.rounds()) == list(other.rounds())
    assert one.summary() == other.summary()
    assert one.summary() != ended(replace(plan, seed=5))


def test_who_attends_is_the_same_under_every_policy() -> None:
    seen = {
        tuple(
            (record.week, record.members, record.attending)
            for record in Simulation(Plan(60, 5, policy=policy), WEEK).rounds()
        )
        for policy in POLICIES
    }
    assert len(seen) == 1
    [rounds] = seen
    assert [week for week, _, _ in rounds] == [f"2026-W{n:02}" for n in range(9, 14)]


@pytest.mark.parametrize(("attendance", "share"), [((0.3, 0.6), 0.45), ((1.0, 1.0), 1.0)])
def test_attendance_is_what_was_asked_for(attendance: tuple[float, float], share: float) -> None:
    people = Population(800, 1, attendance)
    here = [len(people.open(number)) / len(people.members) for number in range(5)]
    assert sum(here) / 5 == pytest.approx(share, abs=0.02)


def test_new_members_come() -> None:
    people = Population(200, 1, (0.5, 0.5))
    people.open(10)
    assert len(people.members) == 220


@pytest.mark.parametrize("members", [14, 40])
def test_nobody_meets_the_same_person_again_without_wishing_to(members: int) -> None:
    told = [ended(Plan(members, 26, (0.8, 1.0), seed=seed)) for seed in range(3)]
    assert sum(one.avoidable for one in told) == 0
    assert sum(one.met for one in told) > members // 4


def test_a_policy_that_forgets_whom_somebody_met_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forgetful(members: object, rules: object, week: object) -> object:
        fresh = [replace(one, past=frozenset()) for one in members]  # type: ignore[attr-defined]
        return RIVALS["greedy"](fresh, rules, week)  # type: ignore[arg-type]

    monkeypatch.setattr(simulating, "POLICIES", {"forgetful": forgetful})
    simulation = Simulation(Plan(60, 12, (1.0, 1.0), policy="forgetful"), WEEK)
    list(simulation.rounds())
    assert simulation.summary().avoidable > 10


def test_whoever_attends_round_after_round_waits_no_longer_than_the_bound() -> None:
    told = [ended(Plan(70, 20, (0.6, 1.0), seed=seed, pairs_alone=True)) for seed in range(3)]
    bounds = [one.bound or Bound() for one in told]
    assert sum(bound.streaks for bound in bounds) > 100
    assert max(bound.rounds for bound in bounds) > 3
    assert all(bound.rounds <= bound.at_most for bound in bounds)
    assert sum(bound.broken for bound in bounds) == 0


def test_a_bound_that_is_broken_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulating, "POLICIES", {"fair": RIVALS["score"]})
    simulation = Simulation(Plan(120, 30, (1.0, 1.0), seed=1, pairs_alone=True), WEEK)
    list(simulation.rounds())
    bound = simulation.summary().bound
    assert bound
    assert bound.broken > 0


def test_no_bound_is_told_where_none_holds() -> None:
    assert ended(Plan(30, 2)).bound is None
    assert ended(Plan(30, 2, policy="greedy", pairs_alone=True)).bound is None


def test_waits_count_rounds_that_the_member_attended() -> None:
    simulation = Simulation(Plan(50, 15, (0.3, 0.6), seed=2), WEEK)
    records = list(simulation.rounds())
    told = simulation.summary()
    assert told.wait_median <= told.wait_p95 <= told.wait_max
    assert 0 < max(record.waits_max for record in records) <= told.wait_max < 15
    assert told.matched == sum(record.matched for record in records)
    assert told.met <= told.matched <= told.possible <= told.wanting


def test_whoever_learned_enough_teaches() -> None:
    member = Member("a", frozenset({"de"}), wants=(Want("excel", 1), Want("python", 0)), capacity=0)
    grown = grow(member, "excel", swaps=True)
    assert grown.wants == (Want("excel", 2), Want("python", 0))
    assert grown.teaches == (Skill("excel", 2),)
    assert grown.capacity == 1
    assert grown.exchange
    again = grow(grow(grown, "excel", swaps=False), "python", swaps=False)
    assert again.wants == (Want("excel", 3), Want("python", 1))
    assert again.teaches == (Skill("excel", 3), Skill("python", 1))
    assert grow(again, "excel", swaps=False).wants == (Want("python", 1),)


def test_growth_makes_experts_of_learners() -> None:
    people = Simulation(Plan(150, 20, (1.0, 1.0), seed=1), WEEK)
    before = sum(bool(one.teaches) for one in people._population.members)
    list(people.rounds())
    first = people._population.members[:150]
    assert sum(bool(one.teaches) for one in first) > before


def test_a_share_of_a_row() -> None:
    assert percentile((), 0.95) == 0
    assert percentile((1,), 0.95) == 1
    assert percentile(range(1, 101), 0.95) == 95
