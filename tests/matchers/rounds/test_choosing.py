"""Whoever takes which of the further pairs, no rule is broken; and each is worth reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.rounds import choosing
from matchers.rounds.choosing import further_pairs, with_taken
from matchers.rounds.model import Draft, Match, Member, Rules, Skill, Want
from matchers.rounds.solving import solve
from matchers.rounds.verifying import RuleBroken, verify
from tests.matchers.rounds.communities import EXAMPLES, Community, communities, week, window
from tests.matchers.rounds.good_rounds import TUESDAY_18, expert, learner

AT_MOST = 2
COMBINATIONS = 18
"""So many of all that they could take together are verified."""

LONG = (window(1, 18, 21),)
RULES = Rules(circles=False, tandems=False)


def together(offered: Mapping[str, tuple[Match, ...]]) -> Iterator[dict[str, Match]]:
    """Everything that they could take, each what was found first or one of the others."""
    each = [[None, *pairs] for pairs in offered.values()]
    for taken in islice(product(*each), COMBINATIONS):
        yield {who: one for who, one in zip(offered, taken, strict=True) if one is not None}


@given(communities())
@EXAMPLES
def test_whatever_all_of_them_take_no_rule_is_broken(community: Community) -> None:
    round_ = solve(*community)
    offered = further_pairs(round_, *community, at_most=AT_MOST)
    for taken in together(offered):
        verify(with_taken(round_, taken, *community), *community)


@given(communities(), st.randoms(use_true_random=False))
@EXAMPLES
def test_the_order_of_the_members_does_not_matter(community: Community, dice: Random) -> None:
    members, rules, week_ = community
    round_ = solve(*community)
    mixed = dice.sample(members, len(members))
    assert further_pairs(round_, *community, at_most=AT_MOST) == further_pairs(
        round_, mixed, rules, week_, at_most=AT_MOST
    )


@given(communities())
@EXAMPLES
def test_only_learners_of_pairs_have_some_with_somebody_else_and_no_more_than_allowed(
    community: Community,
) -> None:
    round_ = solve(*community)
    for most in range(AT_MOST + 1):
        offered = further_pairs(round_, *community, at_most=most)
        first = {m.lessons[0].learner: m.lessons[0].expert for m in round_.of("pair")}
        for who, pairs in offered.items():
            experts = [one.lessons[0].expert for one in pairs]
            assert 1 <= len(pairs) <= most
            assert {one.lessons[0].learner for one in pairs} == {who}
            assert len({first[who], *experts}) == len(experts) + 1


def some(*people: Member, rules: Rules = RULES, at_most: int = AT_MOST) -> dict[str, list[str]]:
    """Whom each learner could take instead, when everything is worked out."""
    round_ = solve(people, rules, week())
    offered = further_pairs(round_, people, rules, week(), at_most=at_most)
    for taken in together(offered):
        verify(with_taken(round_, taken, people, rules, week()), people, rules, week())
    return {who: [one.lessons[0].expert for one in pairs] for who, pairs in offered.items()}


def far(name: str, **more: Any) -> Member:
    """An expert whom nobody is given first: two levels ahead is better than four."""
    return expert(name, slots=LONG, teaches=(Skill("sql", 4),), **more)


ANNA, BERT, CEM = learner("anna", slots=LONG), expert("bert", slots=LONG), far("cem")


def test_who_could_learn_with_two_may_choose() -> None:
    assert some(ANNA, BERT, CEM) == {"anna": ["cem"]}
    assert some(ANNA, BERT) == {}
    assert some(ANNA, BERT, CEM, at_most=0) == {}


def test_the_last_seat_is_offered_once_and_first_to_whoever_waited_longest() -> None:
    zoe, dora = learner("zoe", slots=LONG, rounds_waited=2), expert("dora", slots=LONG)
    assert some(ANNA, zoe, BERT, dora, CEM) == {"zoe": ["cem"]}
    assert some(ANNA, zoe, BERT, dora, CEM, far("eva")).keys() == {"anna", "zoe"}


def test_a_seat_that_is_offered_twice_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing._Seats, "_take", lambda *_: None)
    both = learner("zoe", slots=LONG), expert("dora", slots=LONG)
    with pytest.raises(RuleBroken, match="learners in pairs"):
        some(ANNA, *both, BERT, CEM)


def test_an_hour_that_is_given_away_twice_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"capacity": 2, "hours_per_week": 2}
    people = ANNA, learner("zoe", slots=LONG), BERT, expert("dora", slots=LONG), far("cem", **two)
    assert some(*people) == {"anna": ["cem"], "zoe": ["cem"]}
    monkeypatch.setattr(choosing, "_around", lambda _: 0)
    with pytest.raises(RuleBroken, match="two places at once"):
        some(*people)


@pytest.mark.parametrize(
    "other",
    [
        far("cem", capacity=0),
        far("cem", hours_per_week=0),
        far("cem", opted_in=False),
        far("cem", blocks=frozenset({"anna"})),
        far("cem", past=frozenset({"anna"})),
        far("cem", minor=True),
        far("cem", languages=frozenset({"en"})),
        far("cem", formats=frozenset({"in_person"})),
        replace(CEM, slots=(window(2, 18, 21),)),
        replace(CEM, teaches=(Skill("sql", 0),)),
    ],
    ids=lambda _: "",
)
def test_nobody_is_offered_whom_a_rule_keeps_away(other: Member) -> None:
    assert some(ANNA, BERT, other) == {}


def test_whom_moderators_keep_apart_and_fixed_pairs_choose_nothing() -> None:
    apart = replace(RULES, forbidden=frozenset({("anna", "cem")}))
    fixed = replace(RULES, fixed=frozenset({("anna", "bert")}))
    kept = replace(RULES, drafts=(Draft("pair", (("anna", "bert"),), TUESDAY_18),), changes=1)
    for rules in (apart, fixed, kept):
        assert some(ANNA, BERT, CEM, rules=rules) == {}


def test_two_who_would_read_the_same_are_one_unless_at_another_time() -> None:
    twin = expert("dora", slots=LONG)
    assert some(ANNA, BERT, twin) == {}
    both = (*LONG, window(3, 18, 20))
    three = (replace(one, slots=both) for one in (ANNA, BERT, twin))
    assert len(some(*three)["anna"]) == 1


def test_who_learns_and_gives_keeps_an_hour_for_each() -> None:
    """Cem's own hour may not be the one at which he is offered."""
    short = (window(1, 18, 19),)
    cem = far("cem", hours_per_week=2, wants=(Want("r", 0),))
    cem = replace(cem, slots=short)
    guide = expert("rita", topic="r", slots=short)
    assert some(ANNA, BERT, cem, guide) == {}
    assert some(ANNA, BERT, replace(cem, slots=LONG), guide) == {"anna": ["cem"]}
    assert some(ANNA, BERT, replace(cem, slots=LONG, hours_per_week=1), guide) == {}


def test_who_leads_a_circle_is_offered_to_nobody_beside_it() -> None:
    three = [learner(f"l{n}", topic="r") for n in range(3)]
    leads = far("cem", circle=True, hours_per_week=3, capacity=3)
    leads = replace(leads, teaches=(*leads.teaches, Skill("r", 2)))
    assert some(ANNA, BERT, leads, *three, rules=Rules()) == {}
