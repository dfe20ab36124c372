"""Everyone hears why: one story for each stage and each count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from matchers.rounds.explaining import explain
from matchers.rounds.model import Member, Rules, Skill, Want
from matchers.rounds.reasons import Stage, TakenBy
from matchers.rounds.solving import solve
from tests.matchers.rounds.tables import (
    RULES,
    WEDNESDAY,
    WEEK,
    drawn,
    expert,
    free,
    learner,
    nothing,
    why,
)

# --- the stages


@pytest.mark.parametrize(
    ("own", "stage"),
    [
        ({"opted_in": False}, Stage.OPTED_OUT),
        ({"hours_per_week": 0}, Stage.HOURS),
        ({"languages": frozenset()}, Stage.LANGUAGES),
        ({"slots": ()}, Stage.SLOTS),
        ({"slots": (free(1, 18, 18.5),)}, Stage.SLOTS),
    ],
)
def test_a_profile_that_leaves_no_way_is_told_before_anybody_else(
    own: dict[str, Any], stage: Stage
) -> None:
    told = why(learner(**own), expert())
    assert (told.stage, told.topic, told.left) == (stage, None, 0)


@pytest.mark.parametrize(
    ("other", "stage", "left"),
    [
        ({"topic": "python"}, Stage.TOPIC, 0),
        ({"opted_in": False}, Stage.TOPIC, 0),
        ({"capacity": 0}, Stage.CAPACITY, 1),
        ({"hours_per_week": 0}, Stage.CAPACITY, 1),
        ({"level": 1}, Stage.LEVEL, 1),
        ({"languages": frozenset({"en"})}, Stage.LANGUAGE, 1),
        ({"formats": frozenset({"in_person"}), "region": "Köln"}, Stage.FORMAT, 1),
        ({"slots": (WEDNESDAY,)}, Stage.TIME, 1),
        ({}, Stage.TAKEN, 1),
    ],
)
def test_each_stage_is_named_where_it_emptied(
    other: dict[str, Any], stage: Stage, left: int
) -> None:
    told = why(learner(), expert(**other))
    assert (told.stage, told.topic, told.left) == (stage, "excel", left)


def test_the_first_stage_that_emptied_is_told_though_each_expert_fell_elsewhere() -> None:
    told = why(
        learner(),
        expert("anna", level=1),
        expert("bert", languages=frozenset({"en"})),
        expert("cleo", slots=(WEDNESDAY,), languages=frozenset({"en"})),
    )
    assert (told.stage, told.left) == (Stage.LANGUAGE, 2)


def test_the_wish_that_got_furthest_is_told() -> None:
    wants = (Want("sql", 1), Want("excel", 1, 0.2), Want("python", 1))
    told = why(
        learner(wants=wants),
        expert("anna", topic="python", level=1),
        expert("emil", slots=(WEDNESDAY,)),
    )
    assert (told.stage, told.topic) == (Stage.TIME, "excel")


def test_of_two_wishes_that_got_as_far_the_dearer_is_told() -> None:
    assert why(learner(wants=(Want("a", 1, 0.5), Want("b", 1, 0.9)))).topic == "b"
    assert why(learner(wants=(Want("b", 1, 0.5), Want("a", 1, 0.5)))).topic == "a"


def test_a_parent_topic_counts_as_taught() -> None:
    rules = Rules(parents={"pandas": "python"})
    told = why(learner(topic="pandas"), expert(topic="python", slots=(WEDNESDAY,)), rules=rules)
    assert (told.stage, told.topic) == (Stage.TIME, "pandas")


def test_a_community_may_ask_for_more_than_one_step_between_levels() -> None:
    two = learner(level=1), expert(level=2)
    assert why(*two, rules=Rules(min_gap=2)).stage is Stage.LEVEL
    assert why(*two, rules=Rules(min_gap=0)).stage is Stage.TAKEN
    assert why(learner(level=2), expert(level=2), rules=Rules(min_gap=0)).stage is Stage.LEVEL


def test_no_seat_is_no_hurdle_between_two_who_could_exchange() -> None:
    lena = learner(exchange=True, teaches=(Skill("sql", 3),))
    emil = expert(capacity=0, exchange=True, wants=(Want("sql", 1),))
    assert why(lena, emil).stage is Stage.TAKEN
    assert why(lena, emil, rules=Rules(tandems=False)).stage is Stage.CAPACITY
    assert why(lena, replace(emil, wants=(Want("sql", 3),))).stage is Stage.CAPACITY
    assert why(replace(lena, exchange=False), emil).stage is Stage.CAPACITY


def test_whose_experts_all_teach_longer_waiting_members_hears_so() -> None:
    members = [learner(), learner("max", rounds_waited=2), expert()]
    told = why(*members, round_=drawn(members, ("pair", "emil", ["max"])))
    assert (told.stage, told.taken_by) == (Stage.TAKEN, TakenBy.LONGER_WAITING)


def test_whose_experts_teach_others_hears_no_more_than_that() -> None:
    members = [learner(rounds_waited=2), learner("max", rounds_waited=2), expert()]
    told = why(*members, round_=drawn(members, ("pair", "emil", ["max"])))
    assert (told.stage, told.taken_by) == (Stage.TAKEN, TakenBy.OTHERS)


def test_who_waited_longer_is_told_only_if_all_of_them_did() -> None:
    others = [learner("max", rounds_waited=2), learner("nora", rounds_waited=1), expert("anna")]
    members = [learner(rounds_waited=1), expert(), *others]
    round_ = drawn(members, ("pair", "emil", ["max"]), ("pair", "anna", ["nora"]))
    told = why(*members, round_=round_)
    assert (told.left, told.taken_by) == (2, TakenBy.OTHERS)


def test_whose_own_hour_goes_to_what_they_teach_hears_that() -> None:
    lena = learner(teaches=(Skill("sql", 3),), capacity=1)
    members = [lena, learner("max", topic="sql"), expert(), expert("anna", slots=(WEDNESDAY,))]
    told = why(*members, round_=drawn(members, ("pair", "lena", ["max"])))
    assert (told.stage, told.taken_by, told.help) == (Stage.TAKEN, TakenBy.OWN_HOURS, None)


# --- why this match


def crowd() -> Sequence[Member]:
    """Lena could have three experts, Emil three learners."""
    return (
        learner(rounds_waited=1),
        learner("max", rounds_waited=3, level=2),
        learner("nora", level=2),
        expert(),
        expert("anna", level=4),
        expert("bert", feedback=1.0),
    )


def test_a_match_tells_its_terms_and_counts_of_the_others() -> None:
    members = crowd()
    round_ = drawn(members, ("pair", "emil", ["lena"]))
    (match,) = explain(round_, members, RULES, WEEK).matches
    (lesson,) = match.lessons
    assert (lesson.learner, lesson.expert, lesson.topic) == ("lena", "emil", "excel")
    assert lesson.terms == round_.matches[0].lessons[0].terms
    assert (lesson.other_experts, lesson.better_experts) == (2, 1)  # Bert
    assert (lesson.other_learners, lesson.longer_waiting, lesson.better_learners) == (2, 1, 0)
    assert not lesson.fixed


def test_whoever_fits_as_well_is_not_told_to_fit_better() -> None:
    members = [learner(), learner("max"), expert(), expert("anna")]
    told = explain(drawn(members, ("pair", "emil", ["lena"])), members, RULES, WEEK)
    (lesson,) = told.matches[0].lessons
    assert (lesson.other_experts, lesson.better_experts) == (1, 0)
    assert (lesson.other_learners, lesson.better_learners, lesson.longer_waiting) == (1, 0, 0)


def test_whom_one_could_have_had_in_exchange_counts_as_well() -> None:
    swap: dict[str, Any] = {"exchange": True, "capacity": 0}
    anna = learner("anna", topic="sql", teaches=(Skill("excel", 3),), **swap)
    members = [learner(teaches=(Skill("sql", 3),), **swap), expert(), anna]
    told = explain(drawn(members, ("pair", "emil", ["lena"])), members, RULES, WEEK)
    assert told.matches[0].lessons[0].other_experts == 1


def test_a_pair_that_moderators_set_is_told_as_such() -> None:
    members = crowd()
    rules = Rules(fixed=frozenset({("lena", "emil")}))
    told = explain(drawn(members, ("pair", "emil", ["lena"])), members, rules, WEEK)
    assert told.matches[0].lessons[0].fixed


def test_a_circle_counts_only_learners_who_have_no_seat_in_it() -> None:
    members = [
        *(learner(name) for name in ("a", "b", "c", "d")),
        expert(circle=True),
        expert("anna"),
    ]
    round_ = drawn(members, ("circle", "emil", ["a", "b", "c"]))
    (match,) = explain(round_, members, RULES, WEEK).matches
    assert [one.learner for one in match.lessons] == ["a", "b", "c"]
    assert {(one.other_experts, one.other_learners) for one in match.lessons} == {(1, 1)}


def test_a_tandem_is_told_for_both_of_its_lessons() -> None:
    swap: dict[str, Any] = {"exchange": True, "capacity": 0}
    members = [
        learner(teaches=(Skill("sql", 3),), **swap),
        learner("emil", topic="sql", teaches=(Skill("excel", 3),), **swap),
        expert("anna"),
    ]
    round_ = drawn(members, ("tandem", "emil", ["lena"]))
    (match,) = explain(round_, members, RULES, WEEK).matches
    told = [(one.learner, one.other_experts, one.other_learners) for one in match.lessons]
    assert told == [("emil", 0, 0), ("lena", 1, 0)]


# --- everyone, always the same


def test_everyone_with_a_wish_is_told_something_and_nobody_else() -> None:
    members = [*crowd(), expert("zoe", topic="sql")]
    round_ = solve(members, RULES, WEEK)
    told = explain(round_, members, RULES, WEEK)
    assert tuple(one.member for one in told.unmatched) == round_.unmatched
    assert len(told.matches) == len(round_.matches)
    assert told.of("zoe") is None


def test_the_order_of_members_and_of_their_wishes_changes_nothing() -> None:
    wants = (Want("excel", 1), Want("sql", 1), Want("python", 2))
    members = [replace(one, wants=wants) if one.wants else one for one in crowd()]
    round_ = drawn(members, ("pair", "emil", ["lena"]))
    turned = [replace(one, wants=one.wants[::-1]) for one in reversed(members)]
    assert explain(round_, members, RULES, WEEK) == explain(round_, turned, RULES, WEEK)


def test_a_round_without_members_is_explained_by_nothing() -> None:
    told = explain(nothing([]), [], RULES, WEEK)
    assert (told.matches, told.unmatched) == ((), ())


def test_an_explanation_cannot_be_changed() -> None:
    told = why(learner())
    with pytest.raises(FrozenInstanceError):
        told.left = 2  # type: ignore[misc]
