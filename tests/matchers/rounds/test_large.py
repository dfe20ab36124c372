"""Rounds of many by the pool: valid, fair, within their bound, and order decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds import solving
from matchers.rounds.auditing import audit
from matchers.rounds.candidates import find_candidates
from matchers.rounds.generating import generate
from matchers.rounds.greedy import first_choice
from matchers.rounds.highs import maximise
from matchers.rounds.large import rounding
from matchers.rounds.large.improving import NEAR, hopeful, improved
from matchers.rounds.large.pool import FIRST, MORE, Pool
from matchers.rounds.large.possible import HALVES, Possible, possible
from matchers.rounds.large.relaxing import in_shares
from matchers.rounds.large.valuing import Prices, bound, free_of_charge, value
from matchers.rounds.model import Round, Rules
from matchers.rounds.program import build
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from tests.matchers.rounds.communities import EXAMPLES, Community, communities
from tests.matchers.rounds.test_generating import WEEK
from tests.matchers.rounds.test_solved_rounds import mixed, shuffled


@contextmanager
def by_the_pool() -> Iterator[None]:
    """As if every community were a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "LARGE", -1)
        yield


def pooled(community: Community, time_limit: float = 60.0) -> Round:
    with by_the_pool():
        return solve(*community, time_limit=time_limit)


@given(communities())
@EXAMPLES
def test_it_keeps_the_rules_and_lies_between_nothing_and_the_best(community: Community) -> None:
    round_, best = pooled(community), solve(*community)
    verify(round_, *community)
    assert round_.objective <= best.objective <= round_.bound
    assert audit(round_, *community).envy == ()


def at_random(all_: Possible, seed: int) -> Prices:
    dice, many = np.random.default_rng(seed), len(all_.seats)
    at = dice.integers(0, 9_000, (all_.rows_of_hours, HALVES))
    at[-1] = 0
    week = np.where(all_.short, dice.integers(0, 30_000, many), 0)
    return Prices(dice.integers(0, 60_000, many), week, np.zeros(many, np.int64), at)


@given(communities(), st.integers(0, 2**32 - 1))
@EXAMPLES
def test_whatever_the_prices_are_the_bound_holds(community: Community, seed: int) -> None:
    members, rules, week = community
    all_ = possible(find_candidates(members, rules, week), rules)
    prices = at_random(all_, seed)
    assert bound(all_, prices, value(all_, prices)) >= solve(*community).objective


@given(communities(), st.randoms(use_true_random=False))
@EXAMPLES
def test_order_decides_nothing(community: Community, dice: Random) -> None:
    members, rules, week = community
    again = Community(tuple(shuffled(one, dice) for one in mixed(members, dice)), rules, week)
    assert pooled(again) == pooled(community)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_whole_community_comes_close_to_the_best(seed: int) -> None:
    community = Community(generate(150, seed), Rules(), WEEK)
    round_, best = pooled(community), solve(*community)
    verify(round_, *community)
    assert best.proven
    assert (1 - 2 * NEAR) * best.objective <= round_.objective <= best.objective
    assert best.objective <= round_.bound <= (1 + 2 * NEAR) * best.objective


def as_solved(all_: Possible) -> Prices:
    """The prices of a pool to which nothing more is worth adding."""
    pool, prices = Pool(all_), free_of_charge(all_)
    for _ in range(9):
        if not pool.add_best(prices, value(all_, prices), MORE):
            break
        shares = in_shares(pool, time_limit=60.0)
        assert shares is not None
        prices = pool.prices(shares.dual)
    return prices


@given(communities(), st.integers(1, 3_000))
@EXAMPLES
def test_what_a_better_round_has_is_never_left_out(community: Community, less: int) -> None:
    members, rules, week = community
    found, best = find_candidates(members, rules, week), solve(*community)
    all_ = possible(found, rules)
    prices = as_solved(all_)
    values = value(all_, prices)
    hope = hopeful(all_, values, bound(all_, prices, values), best.objective - less)
    left = found._replace(
        pairs=tuple(found.pairs[row] for row in hope.pairs),
        tandems=tuple(found.tandems[row] for row in hope.tandems),
        options=tuple(found.options[row] for row in hope.options),
    )
    program = build(left, rules)
    solved = maximise(program, first_choice(program), time_limit=60.0)
    assert program.value(solved.chosen) == best.objective


def test_much_is_left_out_where_the_prices_are_right() -> None:
    members, rules = generate(150, 1), Rules()
    found = find_candidates(members, rules, WEEK)
    all_ = possible(found, rules)
    prices = as_solved(all_)
    values, best = value(all_, prices), solve(members, rules, WEEK)
    hope = hopeful(all_, values, bound(all_, prices, values), best.objective)
    assert len(hope.pairs) < 0.8 * len(found.pairs)
    assert len(hope.options) < len(found.options)


def test_where_nothing_is_left_to_gain_the_round_stays() -> None:
    members, rules = generate(60, 1), Rules()
    all_ = possible(find_candidates(members, rules, WEEK), rules)
    pool, values = Pool(all_), value(all_, free_of_charge(all_))
    pool.add_best(free_of_charge(all_), values, FIRST)
    (meeting, *_) = pool.meetings
    worth = pool.worth_of(meeting)
    assert improved(pool, [meeting], values, worth, time_limit=60.0) == ([meeting], worth)


def test_the_surest_are_fixed_first_where_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rounding, "AT_ONCE", 200)
    community = Community(generate(150, 4), Rules(), WEEK)
    round_ = pooled(community)
    verify(round_, *community)
    assert round_.objective >= 0.98 * solve(*community).objective
    assert audit(round_, *community).envy == ()


def test_without_time_there_is_a_round_and_its_bound_holds() -> None:
    community = Community(generate(100, 1), Rules(), WEEK)
    round_ = pooled(community, time_limit=0.0)
    verify(round_, *community)
    assert round_.matches
    assert round_.objective <= solve(*community).objective <= round_.bound
    assert audit(round_, *community).envy == ()


def test_what_gains_is_added_until_nothing_does() -> None:
    members, rules = generate(150, 1), Rules()
    all_ = possible(find_candidates(members, rules, WEEK), rules)
    pool, prices = Pool(all_), free_of_charge(all_)
    values = value(all_, prices)
    assert pool.add_best(prices, values, FIRST) == len(pool.worth) > 0
    assert pool.add_best(prices, values, FIRST) == 0
    assert pool.add_best(prices, values, MORE) > 0
    assert set(map(len, pool.entries)) > {2}


def test_what_was_settled_before_is_kept_by_the_one_program() -> None:
    members = generate(60, 2)
    [first, *_] = solve(members, Rules(), WEEK).of("pair")
    fixed = frozenset((one.learner, one.expert) for one in first.lessons)
    community = Community(members, Rules(fixed=fixed), WEEK)
    assert pooled(community) == solve(*community)
    assert fixed <= {
        (one.learner, one.expert) for m in pooled(community).matches for one in m.lessons
    }


def test_it_tells_how_it_goes() -> None:
    told: list[str] = []
    with by_the_pool():
        solve(generate(150, 1), Rules(), WEEK, tell=told.append)
    assert "no round exceeds" in told[0]
    assert told[-2:] == ["whole meetings are chosen", "a better round is looked for"]
