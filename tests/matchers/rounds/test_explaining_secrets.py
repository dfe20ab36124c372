"""No explanation gives a block away: with a block more, everyone reads the same as before.

Nor a pair that moderators forbid, somebody's age, or whom an old partner wishes to meet again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchers.rounds.explaining import explain
from matchers.rounds.model import Member, Round, Rules, Skill, Want
from matchers.rounds.reasons import Help, HelpKind, Stage, TakenBy, Unmatched
from matchers.rounds.solving import solve
from tests.matchers.rounds.tables import (
    RULES,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    communities,
    drawn,
    expert,
    learner,
    nothing,
    why,
)

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def apart(members: Sequence[Member], round_: Round) -> Iterator[tuple[str, str]]:
    """Every two members whom the round does not bring together: a block leaves it valid."""
    together = {two for match in round_.matches for two in combinations(match.members, 2)}
    yield from sorted(set(combinations(sorted(one.id for one in members), 2)) - together)


def with_(members: Sequence[Member], who: str, **more: Any) -> list[Member]:
    """The same community, one member changed."""
    return [replace(one, **more) if one.id == who else one for one in members]


def blocking(members: Sequence[Member], who: str, whom: str) -> list[Member]:
    blocks = next(one.blocks for one in members if one.id == who)
    return with_(members, who, blocks=blocks | {whom})


# --- in the same round


@SLOW
@given(communities(), st.data())
def test_a_block_more_changes_no_explanation_of_anybody(
    members: list[Member], data: st.DataObject
) -> None:
    round_ = solve(members, RULES, WEEK)
    before = explain(round_, members, RULES, WEEK)
    possible = list(apart(members, round_))
    if not possible:
        return
    two = data.draw(st.sampled_from(possible))
    for who, whom in (two, two[::-1]):
        assert explain(round_, blocking(members, who, whom), RULES, WEEK) == before


@SLOW
@given(communities())
def test_all_blocks_that_the_round_allows_change_nothing(members: list[Member]) -> None:
    round_ = solve(members, RULES, WEEK)
    blocked = members
    for who, whom in apart(members, round_):
        blocked = blocking(blocked, who, whom)
    told = explain(round_, blocked, RULES, WEEK)
    assert told == explain(round_, members, RULES, WEEK)


@SLOW
@given(communities())
def test_pairs_that_moderators_forbid_change_nothing(members: list[Member]) -> None:
    round_ = solve(members, RULES, WEEK)
    rules = Rules(forbidden=frozenset(apart(members, round_)))
    told = explain(round_, members, rules, WEEK)
    assert told == explain(round_, members, RULES, WEEK)


@SLOW
@given(communities(), st.data())
def test_the_age_of_others_changes_nothing(members: list[Member], data: st.DataObject) -> None:
    round_ = solve(members, RULES, WEEK)
    one = data.draw(st.sampled_from(members))
    before = explain(round_, members, RULES, WEEK)
    after = explain(round_, with_(members, one.id, minor=not one.minor), RULES, WEEK)
    assert after.matches == before.matches
    for told, then in zip(after.unmatched, before.unmatched, strict=True):
        own = told.member == one.id  # their own age leads to another help, to nothing else
        assert (replace(told, help=then.help) if own else told) == then


@SLOW
@given(communities(), st.data())
def test_whom_an_old_partner_wishes_to_meet_again_is_told_to_nobody_left_over(
    members: list[Member], data: st.DataObject
) -> None:
    round_ = solve(members, RULES, WEEK)
    one = data.draw(st.sampled_from(members))
    others = frozenset(other.id for other in members if other.id != one.id)
    before = explain(round_, members, RULES, WEEK).unmatched
    after = explain(round_, with_(members, one.id, repeat_ok=others), RULES, WEEK).unmatched
    for told, then in zip(after, before, strict=True):
        assert told == then or told.member == one.id


# --- in the round as it then is


@SLOW
@given(communities(), st.data())
def test_a_block_more_changes_texts_only_through_the_round(
    members: list[Member], data: st.DataObject
) -> None:
    one, other = data.draw(st.permutations(members))[:2]
    blocked = blocking(members, one.id, other.id)
    before, after = solve(members, RULES, WEEK), solve(blocked, RULES, WEEK)
    told = explain(after, blocked, RULES, WEEK)
    assert told == explain(after, members, RULES, WEEK)
    if before.matches == after.matches:
        assert told == explain(before, members, RULES, WEEK)


@SLOW
@given(communities())
def test_nobody_is_named_to_those_left_over(members: list[Member]) -> None:
    told = explain(solve(members, RULES, WEEK), members, RULES, WEEK)
    ids = {one.id for one in members}
    for one in told.unmatched:
        said = {one.topic, one.help.what if one.help else None}
        assert said & ids == set()


# --- the same words as bad luck

TAKEN = Unmatched("lena", Stage.TAKEN, "excel", 1, TakenBy.OTHERS, None)


def test_bad_luck_reads_as_taken_by_others() -> None:
    members = [learner(), learner("max"), expert()]
    assert why(*members, round_=drawn(members, ("pair", "emil", ["max"]))) == TAKEN


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"blocks": frozenset({"emil"})}, {}),
        ({}, {"blocks": frozenset({"lena"})}),
        ({"past": frozenset({"emil"})}, {}),
        ({}, {"past": frozenset({"lena"})}),
        ({"past": frozenset({"emil"}), "repeat_ok": frozenset({"emil"})}, {}),
        ({"minor": True}, {}),
        ({}, {"minor": True}),
    ],
)
def test_whom_only_a_secret_keeps_apart_hears_the_same_as_bad_luck(
    own: dict[str, Any], other: dict[str, Any]
) -> None:
    members = [learner(**own), expert(**other)]
    round_ = solve(members, RULES, WEEK)
    assert round_.matches == ()
    assert explain(round_, members, RULES, WEEK).unmatched == (TAKEN,)


def test_whom_moderators_keep_apart_hears_the_same_as_bad_luck() -> None:
    members, rules = [learner(), expert()], Rules(forbidden=frozenset({("emil", "lena")}))
    round_ = solve(members, rules, WEEK)
    assert round_.matches == ()
    assert explain(round_, members, rules, WEEK).unmatched == (TAKEN,)


def test_a_help_is_the_same_for_whom_a_block_would_meet_behind_it() -> None:
    """Who follows it hears "taken" then: what a full expert leads to as well."""
    lena, emil = learner(), expert(slots=(WEDNESDAY,))
    opened = Help(HelpKind.HOUR, 1, "wed 18:00 Europe/Berlin", 132)
    assert why(lena, emil).help == opened
    assert why(replace(lena, blocks=frozenset({"emil"})), emil).help == opened
    there = replace(lena, slots=(TUESDAY, WEDNESDAY), blocks=frozenset({"emil"}))
    assert why(there, emil) == TAKEN


# --- what is no secret between the two


def test_an_old_partner_is_no_help_unless_the_member_wishes_it() -> None:
    lena, emil = learner(past=frozenset({"emil"})), expert(slots=(WEDNESDAY,))
    assert why(lena, emil).help is None
    assert why(learner(), replace(emil, past=frozenset({"lena"}))).help is None
    assert why(replace(lena, repeat_ok=frozenset({"emil"})), emil).help is not None


def test_an_old_partner_does_not_count_as_somebody_one_could_have_had() -> None:
    members = [
        learner(past=frozenset({"anna"})),
        learner("max"),
        expert(past=frozenset({"max"})),
        expert("anna"),
    ]
    told = explain(drawn(members, ("pair", "emil", ["lena"])), members, RULES, WEEK)
    (lesson,) = told.matches[0].lessons
    assert (lesson.other_experts, lesson.other_learners) == (0, 0)


def test_an_old_partner_counts_for_whoever_wishes_to_meet_them_again() -> None:
    """Whatever that partner wishes, which is theirs."""
    again = learner(past=frozenset({"anna"}), repeat_ok=frozenset({"anna"}))
    members = [again, expert(), expert("anna")]
    told = explain(drawn(members, ("pair", "emil", ["lena"])), members, RULES, WEEK)
    assert told.matches[0].lessons[0].other_experts == 1


def test_a_minor_hears_of_hours_at_which_circles_could_be() -> None:
    lena = learner(minor=True)
    assert why(lena, expert(slots=(WEDNESDAY,))).help is None
    assert why(lena, expert(slots=(WEDNESDAY,), circle=True)).help is not None
    assert why(lena, expert(slots=(WEDNESDAY,), minor=True)).help is None  # nobody's age is told


def test_nobody_hears_that_somebody_teaches_who_is_not_in_this_round() -> None:
    beside = expert("anna", teaches=(Skill("excel", 3), Skill("sql", 3)), opted_in=False)
    told = explain(nothing([learner(), beside]), [learner(), beside], RULES, WEEK)
    assert told.unmatched == (Unmatched("lena", Stage.TOPIC, "excel"),)
    assert why(learner(wants=(Want("sql", 1),)), beside).left == 0
