"""Pairs for many: as good as the exact core on all pairs, and the bound holds whatever happens."""

import random
from collections import Counter
from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.matching_crowd import crowd as drawn
from matchers.rounds.assigning import Edge, assign
from matchers.rounds.assigning import Seating as Exact
from matchers.rounds.candidates import find_candidates
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.scale.columns import Crowd, crowd_of
from matchers.rounds.scale.flowing import best_pairs, has_ortools
from matchers.rounds.scale.many import Pruning, Seating, solve_crowd
from matchers.rounds.scale.pricing import Graph, prices
from matchers.rounds.scale.rounds import solve_many
from matchers.rounds.scale.weighing import Scale, weigh
from tests.matchers.rounds.crowds import RULES, WEEK, members

MISSING = "OR-tools is not installed (the extra scale); HiGHS does the same below"
ORTOOLS = pytest.param(True, marks=pytest.mark.skipif(not has_ortools(), reason=MISSING))
SOLVERS = pytest.mark.parametrize("with_ortools", [False, ORTOOLS], ids=["highs", "ortools"])
TINY = Pruning(learner=1, expert=0, more_learner=1, more_expert=0)


def exactly(crowd: list[Member], rules: Rules) -> Exact:
    """All pairs that keep the rules, by the plain core; seats as in separate budgets."""
    found = find_candidates(crowd, rules, WEEK)
    edges = [
        Edge(one.learner, one.expert, found.members[one.learner].priority + one.score)
        for one in found.pairs
    ]
    seats = {n: min(one.capacity, one.hours_per_week) for n, one in enumerate(found.members)}
    return assign(edges, seats)


def exactly_of(crowd: Crowd) -> int:
    """The same for columns, all pairs of them."""
    edges: list[Edge] = []
    scale, priority = Scale.of(RULES), crowd.priority
    for want, topic in enumerate(crowd.wants.topic.tolist()):
        skill = np.flatnonzero(crowd.skills.topic == topic)
        score = weigh(crowd, scale, np.full(len(skill), want), skill)
        learner = int(crowd.wants.member[want])
        edges += [
            Edge(learner, int(expert), int(priority[learner] + worth))
            for expert, worth in zip(crowd.skills.member[skill], score, strict=True)
            if worth >= 0
        ]
    best = {}
    for edge in edges:
        pair = edge.learner, edge.expert
        best[pair] = max(best.get(pair, edge), edge)
    found = assign(list(best.values()), dict(enumerate(crowd.seats.tolist())))
    assert found.bound == found.objective
    return found.objective


def check(crowd: Crowd, found: Seating) -> None:
    """Nobody learns twice, no expert has too many, and each pair is worth what is said."""
    learner, expert = crowd.wants.member[found.want], crowd.skills.member[found.skill]
    assert len(np.unique(learner)) == len(learner)
    assert (np.bincount(expert, minlength=len(crowd.seats)) <= crowd.seats).all()
    common = crowd.hours[learner] & crowd.hours[expert]
    for row, hour in enumerate(found.hour.tolist()):
        assert int(common[row, hour // 64]) >> hour % 64 & 1
    worth = crowd.priority[learner] + found.score
    assert found.objective == sum(worth.tolist()) <= found.bound


@SOLVERS
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("pruning", [None, TINY], ids=["usual", "tiny"])
def test_as_good_as_the_exact_core_on_all_pairs(
    seed: int, pruning: Pruning | None, *, with_ortools: bool
) -> None:
    best = exactly(members(150, seed), RULES)
    crowd = crowd_of(members(150, seed), RULES, WEEK)
    found = solve_crowd(crowd, RULES, with_ortools=with_ortools, pruning=pruning)
    check(crowd, found)
    assert found.objective == found.bound == best.objective == best.bound > 0
    assert found.proven
    assert found.certified == 1.0


@SOLVERS
def test_two_thousand_are_proven_against_the_unpruned_optimum(*, with_ortools: bool) -> None:
    crowd = drawn(2000)
    found = solve_crowd(crowd, RULES, with_ortools=with_ortools)
    check(crowd, found)
    assert found.objective == found.bound == exactly_of(crowd)


@given(st.integers(0, 10**6), st.integers(0, 9), st.integers(0, 3), st.integers(0, 2))
def test_the_bound_holds_wherever_time_ends(
    seed: int, steps: int, learner: int, expert: int
) -> None:
    crowd, tick = members(30, seed), count()
    pruning = Pruning(learner, expert, more_learner=1, more_expert=0)
    found = solve_crowd(
        crowd_of(crowd, RULES, WEEK),
        RULES,
        with_ortools=False,
        pruning=pruning,
        in_time=lambda: next(tick) < steps,
    )
    check(crowd_of(crowd, RULES, WEEK), found)
    assert found.objective <= exactly(crowd, RULES).objective <= found.bound
    assert found.gap == found.bound - found.objective >= 0


def test_a_part_of_each_topic_is_enough_to_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchers.rounds.scale.scanning.ROWS", 4)
    monkeypatch.setattr("matchers.rounds.scale.scanning.COLUMNS", 8)
    crowd = drawn(1000)
    found = solve_crowd(crowd, RULES, with_ortools=False, pruning=Pruning(2, 1, window=8))
    assert found.objective == found.bound == exactly_of(crowd)


GRAPHS = st.tuples(
    st.dictionaries(st.tuples(st.integers(0, 6), st.integers(7, 11)), st.integers(1, 9)),
    st.lists(st.integers(1, 3), min_size=5, max_size=5),
)


@SOLVERS
@given(graph=GRAPHS)
def test_prices_prove_the_flow_the_best(
    graph: tuple[dict[tuple[int, int], int], list[int]], *, with_ortools: bool
) -> None:
    kept, seats = graph
    rows = np.array([(*pair, kept[pair]) for pair in sorted(kept)], np.int64).reshape(-1, 3)
    given_ = Graph(*rows.T, np.array([0] * 7 + seats))
    best = assign([Edge(*row) for row in rows.tolist()], dict(enumerate([0] * 7 + seats)))
    chosen = best_pairs(given_, with_ortools=with_ortools)
    assert given_.weight[chosen].sum() == best.objective
    price = prices(given_, chosen)
    gain = np.zeros(12, np.int64)
    np.maximum.at(gain, given_.learner, given_.weight - price[given_.expert])
    assert (price >= 0).all()
    assert gain.sum() + (price * given_.seats).sum() == best.objective


# --- members in, a round out


@pytest.mark.parametrize("seed", range(3))
def test_a_round_of_many_keeps_the_rules_and_knows_its_worth(seed: int) -> None:
    crowd = members(150, seed)
    found, best = solve_many(crowd, RULES, WEEK), exactly(crowd, RULES)
    possible = {(one.learner, one.expert): one for one in find_candidates(crowd, RULES, WEEK).pairs}
    numbers = {one.id: number for number, one in enumerate(crowd)}
    assert found.proven
    assert found.objective == best.objective
    for match in found.matches:
        [lesson] = match.lessons
        one = possible[numbers[lesson.learner], numbers[lesson.expert]]
        assert (lesson.score, lesson.topic) == (one.score, one.want.topic)
        assert lesson.taught_as == one.skill.topic
        assert one.hours >> match.hour & 1
    learners = [who for match in found.matches for who in match.learners]
    assert len(set(learners)) == len(learners)
    assert set(learners) | set(found.unmatched) == {one.id for one in crowd if one.wants}


def test_the_order_of_members_decides_nothing() -> None:
    crowd = members(150, 3)
    mixed = random.Random(0).sample(crowd, len(crowd))
    assert solve_many(crowd, RULES, WEEK) == solve_many(mixed, RULES, WEEK)


def test_a_fixed_pair_is_kept_and_the_rest_is_the_best_beside_it() -> None:
    crowd = members(150, 1)
    free = solve_many(crowd, RULES, WEEK)
    chosen = {(one.learner, one.expert) for match in free.matches for one in match.lessons}
    possible = find_candidates(crowd, RULES, WEEK).pairs
    seats = [min(one.capacity, one.hours_per_week) for one in crowd]
    other = next(
        (crowd[one.learner].id, crowd[one.expert].id)
        for one in possible
        if seats[one.expert] and (crowd[one.learner].id, crowd[one.expert].id) not in chosen
    )
    found = solve_many(crowd, replace(RULES, fixed=frozenset({other})), WEEK)
    kept = {(one.learner, one.expert) for match in found.matches for one in match.lessons}
    assert other in kept
    assert found.proven
    assert found.objective <= free.objective


@pytest.mark.parametrize("who", [("m0001", "m0002"), ("nobody", "m0002")])
def test_a_fixed_pair_that_breaks_a_rule_is_refused(who: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=f"{who[0]} with {who[1]} breaks a rule"):
        solve_many(members(9, 1), replace(RULES, fixed=frozenset({who})), WEEK)


def test_nobody_and_one_member_make_an_empty_round() -> None:
    for crowd in ([], members(1, 0)):
        found = solve_many(crowd, RULES, WEEK)
        assert (found.matches, found.objective, found.proven) == ((), 0, True)


def test_two_members_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="More than one member has the id m0000"):
        solve_many([*members(1, 0), *members(1, 0)], RULES, WEEK)


def test_when_all_want_the_same_expert_the_longest_waiting_has_the_seat() -> None:
    evening = (Window(1, 1080, 1200),)
    learners = [
        Member(
            f"m{n:04}",
            frozenset({"de"}),
            slots=evening,
            wants=(Want("sql", 0),),
            rounds_waited=n % 8,
        )
        for n in range(3000)
    ]
    expert = Member("z", frozenset({"de"}), slots=evening, teaches=(Skill("sql", 2),), capacity=9)
    found = solve_many([*learners, expert], RULES, WEEK)
    assert found.proven
    waits = Counter(int(who[1:]) % 8 for who in found.served)
    assert waits == {7: 1}
