from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from matchers.rounds.auditing import DELTA, Audit, audit
from matchers.rounds.model import Match, Member, Rules, Skill, Want
from matchers.rounds.solving import solve
from tests.matchers.rounds.communities import EXAMPLES, Community, communities, week, window
from tests.matchers.rounds.good_rounds import (
    TUESDAY_18,
    circle,
    expert,
    learner,
    pair,
    round_of,
    tandem,
)

ANNA, BERT = learner("anna"), expert("bert")
CORA = learner("cora", rounds_waited=1)


def seen(*members: Member, matches: Sequence[Match], rules: Rules | None = None) -> Audit:
    return audit(round_of(members, *matches), members, rules or Rules(), week())


def envy(cora: Member = CORA, bert: Member = BERT, **more: Any) -> tuple[tuple[str, str], ...]:
    """Whether cora envies anna, who has bert's seat."""
    return seen(ANNA, bert, cora, matches=[pair(ANNA, bert)], **more).envy


def test_who_waited_longer_and_is_left_over_has_a_reason() -> None:
    assert envy() == (("cora", "anna"),)
    assert seen(ANNA, BERT, CORA, matches=[pair(ANNA, BERT)]).justified_envy == 1


@pytest.mark.parametrize(
    ("name", "cora"),
    [
        ("waited no longer", replace(CORA, rounds_waited=0)),
        ("another topic", replace(CORA, wants=(Want("excel", 0),))),
        ("no hour", replace(CORA, hours_per_week=0)),
        ("never free", replace(CORA, slots=(window(2, 18, 20),))),
        ("no yes", replace(CORA, opted_in=False)),
        ("blocked", replace(CORA, blocks=frozenset({"bert"}))),
        ("met before", replace(CORA, past=frozenset({"bert"}))),
        ("minor", replace(CORA, minor=True)),
    ],
)
def test_whoever_could_not_have_had_the_seat_has_none(name: str, cora: Member) -> None:
    assert envy(cora) == (), name


def test_waits_beyond_eight_count_alike() -> None:
    anna, cora = replace(ANNA, rounds_waited=8), replace(CORA, rounds_waited=20)
    assert seen(anna, BERT, cora, matches=[pair(anna, BERT)]).envy == ()


def test_a_seat_that_a_moderator_fixed_is_nobody_elses() -> None:
    assert envy(rules=Rules(fixed=frozenset({("anna", "bert")}))) == ()


def test_a_seat_at_an_hour_that_the_expert_has_given_elsewhere_is_not_to_be_had() -> None:
    bert = replace(BERT, capacity=2, hours_per_week=2)
    dora = learner("dora", rounds_waited=2)
    cora = replace(CORA, slots=(window(1, 19, 20),))
    matches = [pair(ANNA, bert), pair(dora, bert, hour=TUESDAY_18 + 2)]
    assert seen(ANNA, bert, cora, dora, matches=matches).envy == ()
    cora = replace(CORA, slots=(window(1, 18, 19),))
    assert seen(ANNA, bert, cora, dora, matches=matches).envy == (("cora", "anna"),)


def test_two_who_would_both_rather_have_each_other() -> None:
    near, far = expert("near"), replace(expert("far"), teaches=(Skill("sql", 4),), load=4)
    other = replace(learner("other"), wants=(Want("sql", 0, 0.0),))
    matches = [pair(ANNA, far), pair(other, near)]
    gain = pair(ANNA, near).score - max(one.score for one in matches)
    assert gain > DELTA
    assert seen(ANNA, near, far, other, matches=matches).blocking == 1
    best = [pair(ANNA, near), pair(other, far)]
    assert seen(ANNA, near, far, other, matches=best).blocking == 0


def test_two_who_are_left_over_though_they_could_meet() -> None:
    assert seen(ANNA, BERT, matches=[]).blocking == 1
    assert seen(replace(ANNA, blocks=frozenset({"bert"})), BERT, matches=[]).blocking == 0


def test_whoever_leads_a_circle_leaves_it_for_nobody() -> None:
    lea, three = expert("lea", circle=True), [learner(name) for name in ("u", "v", "w")]
    assert seen(ANNA, lea, *three, matches=[circle(lea, *three)]).blocking == 0


def test_how_even_the_load_is() -> None:
    bert, cora = replace(BERT, hours_per_week=2, capacity=2), replace(CORA, slots=ANNA.slots)
    both = [pair(ANNA, bert), pair(cora, bert, hour=TUESDAY_18 + 2)]
    told = seen(ANNA, bert, cora, expert("dora"), matches=both)
    assert (told.spread, told.most) == (1.0, 2)
    told = seen(ANNA, bert, matches=[pair(ANNA, bert)])
    assert (told.spread, told.most) == (0.0, 1)
    assert (seen(matches=[]).spread, seen(matches=[]).most) == (0.0, 0)


def test_a_seat_in_a_tandem_is_given_too() -> None:
    udo, vera = replace(ANNA, teaches=(Skill("excel", 2),)), learner("vera", "excel")
    vera = replace(vera, teaches=(Skill("sql", 2),))
    assert seen(udo, vera, matches=[tandem(udo, vera)]).most == 1


def test_how_long_somebody_waits_at_most() -> None:
    rest = [learner(name, rounds_waited=1) for name in ("u", "v", "w")]
    told = seen(ANNA, BERT, *rest, matches=[pair(rest[0], BERT)])
    assert told.wait_bounds == (("anna", 3), ("v", 2), ("w", 2))


def test_more_seats_for_me_are_a_shorter_wait() -> None:
    rest = [learner(name, rounds_waited=1) for name in ("u", "v", "w")]
    more = expert("more")
    matches = [pair(rest[0], BERT), pair(rest[1], more)]
    told = seen(ANNA, BERT, more, *rest, matches=matches)
    assert told.wait_bounds == (("anna", 1), ("w", 1))


def test_no_bound_is_told_that_waits_beyond_eight_could_break() -> None:
    anna = replace(ANNA, rounds_waited=8)
    assert seen(anna, CORA, BERT, matches=[pair(CORA, BERT)]).wait_bounds == ()


def test_where_no_bound_holds_none_is_told() -> None:
    bert = replace(BERT, wants=(Want("excel", 0),))
    assert seen(ANNA, bert, matches=[]).wait_bounds == (("anna", 1),)
    teacher = expert("emil", "excel")
    assert seen(ANNA, bert, teacher, matches=[]).wait_bounds is None
    fixed = Rules(fixed=frozenset({("anna", "bert")}))
    assert seen(ANNA, BERT, matches=[pair(ANNA, BERT)], rules=fixed).wait_bounds is None
    lea, three = expert("lea", circle=True), [learner(name) for name in ("u", "v", "w")]
    assert seen(lea, *three, matches=[circle(lea, *three)]).wait_bounds is None
    told = seen(lea, *three, matches=[pair(three[0], lea)], rules=Rules(circles=False))
    assert told.wait_bounds == (("v", 2), ("w", 2))


@given(communities(plain=True))
@EXAMPLES
def test_who_waits_is_served_in_time(community: Community) -> None:
    members, rules, in_week = community
    members = tuple(replace(one, opted_in=True) for one in members)
    promised: dict[str, int] = {}
    for turn in range(6):
        round_ = solve(members, rules, in_week)
        told = audit(round_, members, rules, in_week).wait_bounds
        assert all(promised.get(who, turn + 1) > turn for who in round_.unmatched)
        for who, rounds in told or ():
            promised[who] = min(promised.get(who, 99), turn + rounds)
        members = tuple(
            replace(one, wants=())
            if one.id in round_.served
            else replace(one, rounds_waited=one.rounds_waited + bool(one.wants))
            for one in members
        )
