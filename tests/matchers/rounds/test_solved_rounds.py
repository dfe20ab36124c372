"""What holds for every round of every community."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone, tzinfo
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from matchers.rounds.auditing import audit
from matchers.rounds.model import Member, Round, Rules, Want
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week
from tests.matchers.rounds.brute import TooMuch, best_objective
from tests.matchers.rounds.communities import EXAMPLES, NAMES, Community, communities
from tests.matchers.rounds.tables import WEEK, expert


@given(communities())
@EXAMPLES
def test_no_round_is_better_and_none_breaks_a_rule(community: Community) -> None:
    round_ = solve(*community)
    verify(round_, *community)
    try:
        best = best_objective(community)
    except TooMuch:
        reject()
    assert round_.objective == best
    assert best <= round_.bound < best + 1
    assert round_.proven


@given(communities())
@EXAMPLES
def test_nobody_envies_with_reason(community: Community) -> None:
    told = audit(solve(*community), *community)
    assert told.envy == ()


@given(communities(), st.randoms(use_true_random=False))
@EXAMPLES
def test_the_order_of_the_members_does_not_matter(community: Community, dice: Random) -> None:
    members, rules, week = community
    again = solve([shuffled(one, dice) for one in mixed(members, dice)], rules, week)
    assert again == solve(*community)


def mixed(members: tuple[Member, ...], dice: Random) -> list[Member]:
    return dice.sample(members, len(members))


def shuffled(one: Member, dice: Random) -> Member:
    """The same member, who wrote things down in another order."""
    return replace(
        one,
        wants=tuple(dice.sample(one.wants, len(one.wants))),
        teaches=tuple(dice.sample(one.teaches, len(one.teaches))),
        slots=tuple(dice.sample(one.slots, len(one.slots))),
    )


def renamed(community: Community, names: dict[str, str]) -> Community:
    members, rules, week = community

    def those(ids: frozenset[str]) -> frozenset[str]:
        return frozenset(names[one] for one in ids)

    forbidden = frozenset(
        (min(names[a], names[b]), max(names[a], names[b])) for a, b in rules.forbidden
    )
    others = tuple(
        replace(
            one,
            id=names[one.id],
            blocks=those(one.blocks),
            past=those(one.past),
            repeat_ok=those(one.repeat_ok),
        )
        for one in members
    )
    return Community(others, replace(rules, forbidden=forbidden), week)


def told_as(round_: Round, names: dict[str, str]) -> Round:
    matches = tuple(
        replace(
            match,
            lessons=tuple(
                replace(one, learner=names[one.learner], expert=names[one.expert])
                for one in match.lessons
            ),
        )
        for match in round_.matches
    )
    left, idle = (tuple(names[one] for one in ids) for ids in (round_.unmatched, round_.idle))
    return replace(round_, matches=matches, unmatched=left, idle=idle)


@given(communities())
@EXAMPLES
def test_other_names_in_the_same_order_change_nothing(community: Community) -> None:
    names = {name: f"member {name * 2}" for name in NAMES}
    assert solve(*renamed(community, names)) == told_as(solve(*community), names)


@given(communities(), st.permutations(NAMES))
@EXAMPLES
def test_any_other_names_change_nothing_that_counts(
    community: Community, others: list[str]
) -> None:
    names = dict(zip(NAMES, others, strict=True))
    assert solve(*renamed(community, names)).objective == solve(*community).objective


@given(communities())
@EXAMPLES
def test_who_is_left_over_and_gives_nothing_is_not_missed(community: Community) -> None:
    members, rules, week = community
    round_ = solve(*community)
    busy = {who for match in round_.matches for who in match.members}
    gone = next((who for who in round_.unmatched if who not in busy), None)
    assume(gone is not None)
    rest = [one for one in members if one.id != gone]
    assert solve(rest, rules, week).objective == round_.objective


def at_least(community: Community, better: Community) -> bool:
    return solve(*better).objective >= solve(*community).objective


@given(communities(), st.sampled_from(NAMES))
@EXAMPLES
def test_whoever_offers_more_makes_no_round_worse(community: Community, who: str) -> None:
    members, rules, week = community
    more = tuple(
        replace(one, capacity=one.capacity + 1) if one.id == who else one for one in members
    )
    assert at_least(community, Community(more, rules, week))


@given(communities(), st.sampled_from(NAMES), st.sampled_from(NAMES))
@EXAMPLES
def test_a_block_makes_no_round_better(community: Community, one: str, other: str) -> None:
    members, rules, week = community
    blocked = tuple(
        replace(each, blocks=each.blocks | {other}) if each.id == one else each for each in members
    )
    assume(one != other)
    round_ = solve(*community)
    again = Community(blocked, rules, week)
    apart = solve(*again)
    verify(apart, *again)
    assert apart.objective <= round_.objective
    if not any({one, other} <= set(match.members) for match in round_.matches):
        assert apart.objective == round_.objective


@given(communities())
@EXAMPLES
def test_who_has_waited_longer_is_not_served_later(community: Community) -> None:
    members, rules, week = community
    round_ = solve(*community)
    served = next(iter(sorted(round_.served)), None)
    assume(served is not None)
    longer = [
        replace(one, rounds_waited=one.rounds_waited + 3) if one.id == served else one
        for one in members
    ]
    assert served in solve(longer, rules, week).served


@given(communities(), st.integers(-20, 20))
@EXAMPLES
def test_the_same_hours_elsewhere_on_earth_are_the_same_round(
    community: Community, halves: int
) -> None:
    members, rules, _ = community
    here = fixed_week("2026-W48", timedelta(0))
    there = fixed_week("2026-W20", timedelta(minutes=30 * halves))
    members = tuple(replace(one, timezone="there") for one in members)
    moved = solve(members, rules, there)
    assert replace(moved, week=here.name) == solve(members, rules, here)


def fixed_week(name: str, offset: timedelta) -> Week:
    zones: dict[str, tzinfo] = {"there": timezone(offset)}
    return Week.of(name, "there", zones)


@given(communities())
@EXAMPLES
def test_a_pair_that_is_fixed_stays_and_the_rest_is_the_best_there_is(
    community: Community,
) -> None:
    members, rules, week = community
    pairs = solve(*community).of("pair")
    assume(pairs)
    fixed = frozenset({(one.learner, one.expert) for match in pairs for one in match.lessons})
    kept = replace(rules, fixed=fixed)
    again = solve(members, kept, week)
    verify(again, members, kept, week)
    assert again.objective == solve(*community).objective


def test_nobody_and_one_alone_are_a_round() -> None:
    week = fixed_week("2026-W48", timedelta(0))
    alone = Member("anna", frozenset({"de"}), timezone="there", wants=(Want("sql", 0),))
    for members in ([], [alone]):
        round_ = solve(members, Rules(), week)
        verify(round_, members, Rules(), week)
        assert (round_.objective, round_.bound, round_.matches) == (0, 0.0, ())


@pytest.mark.parametrize(
    "change",
    [{"opted_in": False}, {"hours_per_week": 0}, {"capacity": 0}],
    ids=["said no", "no hour", "no seat"],
)
def test_whoever_offers_nothing_in_this_round_is_not_idle(change: dict[str, Any]) -> None:
    found = solve([replace(expert(), **change)], Rules(), WEEK)
    assert found.idle == ()


def test_whoever_would_only_exchange_offers_that() -> None:
    found = solve([expert(capacity=0, exchange=True)], Rules(), WEEK)
    assert found.idle == ("emil",)
