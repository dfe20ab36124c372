"""Every hard rule costs somebody the better round: without it in the solver, its test fails.

Each test shows both, the round that would be best and the round that the rule leaves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchers.rounds.model import Member, Rules, Skill, Want
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from tests.matchers.rounds.communities import week, window
from tests.matchers.rounds.good_rounds import expert, learner


def met(*members: Member, rules: Rules | None = None) -> list[str]:
    """Who learns from whom in the best round; the round is checked, too."""
    round_ = solve(members, rules or Rules(), week())
    verify(round_, members, rules or Rules(), week())
    return sorted(
        f"{lesson.learner} from {lesson.expert}, {match.kind}"
        for match in round_.matches
        for lesson in match.lessons
    )


HALLE: dict[str, Any] = {"formats": frozenset({"in_person"}), "region": "Halle"}
ANNA, BERT = learner("anna"), expert("bert")
CORA = expert("cora", languages=frozenset({"de", "en"}), load=4)
CORA = replace(CORA, teaches=(Skill("sql", 3),), feedback=0.0)
"""She can all that bert can, and gave more than he did lately: so anna is better off with bert."""

WITH_BERT, WITH_CORA = ["anna from bert, pair"], ["anna from cora, pair"]
ONE = frozenset


def test_without_any_rule_in_the_way_anna_is_better_off_with_bert() -> None:
    assert met(ANNA, BERT, CORA) == WITH_BERT


AGAINST_BERT: dict[str, tuple[dict[str, Any], dict[str, Any], Rules]] = {
    "he said no yes": ({}, {"opted_in": False}, Rules()),
    "he teaches something else": ({}, {"teaches": (Skill("excel", 2),)}, Rules()),
    "he knows no more than she does": ({}, {"teaches": (Skill("sql", 0),)}, Rules()),
    "he is fewer levels ahead than is asked": ({}, {}, Rules(min_gap=3)),
    "he speaks another language": ({}, {"languages": ONE({"en"})}, Rules()),
    "he is never free when she is": ({}, {"slots": (window(2, 18, 20),)}, Rules()),
    "they share less than an hour": ({}, {"slots": (window(1, 19.5, 23),)}, Rules()),
    "he shares her hours by the clock only": ({}, {"timezone": "Africa/Nairobi"}, Rules()),
    "he does not meet online": ({}, HALLE, Rules()),
    "he takes nobody": ({}, {"capacity": 0}, Rules()),
    "he has no hour": ({}, {"hours_per_week": 0}, Rules()),
    "he blocks her": ({}, {"blocks": ONE({"anna"})}, Rules()),
    "she blocks him": ({"blocks": ONE({"bert"})}, {}, Rules()),
    "she had him": ({"past": ONE({"bert"})}, {}, Rules()),
    "he had her": ({}, {"past": ONE({"anna"})}, Rules()),
    "only she wants him again": ({"past": ONE({"bert"}), "repeat_ok": ONE({"bert"})}, {}, Rules()),
    "only he wants her again": ({"past": ONE({"bert"})}, {"repeat_ok": ONE({"anna"})}, Rules()),
    "he is a minor": ({}, {"minor": True}, Rules()),
    "a moderator keeps them apart": ({}, {}, Rules(forbidden=ONE({("anna", "bert")}))),
    "a moderator fixed another pair": ({}, {}, Rules(fixed=ONE({("anna", "cora")}))),
}


@pytest.mark.parametrize("why", AGAINST_BERT)
def test_anna_is_not_paired_with_bert_because(why: str) -> None:
    anna, bert, rules = AGAINST_BERT[why]
    assert met(replace(ANNA, **anna), replace(BERT, **bert), CORA, rules=rules) == WITH_CORA


def test_both_may_wish_to_meet_again() -> None:
    anna = replace(ANNA, past=ONE({"bert"}), repeat_ok=ONE({"bert"}))
    assert met(anna, replace(BERT, repeat_ok=ONE({"anna"})), CORA) == WITH_BERT


def test_nobody_is_matched_without_a_yes() -> None:
    assert met(replace(ANNA, opted_in=False), BERT) == []


def test_in_person_only_in_the_same_region() -> None:
    anna, bert, cora = (replace(one, **HALLE) for one in (ANNA, BERT, CORA))
    assert met(anna, bert, cora) == WITH_BERT
    assert met(anna, replace(bert, region="Jena"), cora) == WITH_CORA
    assert met(replace(anna, region=None), replace(bert, region=None)) == []


def test_a_minor_is_never_alone_with_an_adult() -> None:
    young = replace(ANNA, minor=True)
    assert met(young, BERT) == []
    assert met(young, replace(BERT, minor=True)) == WITH_BERT


def test_a_parents_topic_is_taught_but_not_a_strangers() -> None:
    bert = expert("bert", "databases")
    assert met(ANNA, bert, rules=Rules(parents={"sql": "databases"})) == WITH_BERT
    assert met(ANNA, bert, rules=Rules(parents={"databases": "sql"})) == WITH_BERT
    assert met(ANNA, bert, rules=Rules(parents={"sql": "code", "databases": "code"})) == []


def test_nobody_teaches_themselves() -> None:
    anna = replace(ANNA, teaches=(Skill("sql", 2),), hours_per_week=2, exchange=True)
    assert met(anna) == []
    assert met(anna, replace(CORA, wants=())) == WITH_CORA


# --- several learners of one expert


DORA = learner("dora")
BOTH = ["anna from bert, pair", "dora from bert, pair"]
MUCH: dict[str, Any] = {"hours_per_week": 2, "capacity": 2}


def test_who_offers_two_seats_and_two_hours_takes_two() -> None:
    assert met(ANNA, DORA, replace(BERT, **MUCH)) == BOTH


def test_nobody_takes_more_than_their_capacity() -> None:
    assert len(met(ANNA, DORA, replace(BERT, **MUCH | {"capacity": 1}))) == 1


def test_nobody_gives_more_than_their_hours() -> None:
    assert len(met(ANNA, DORA, replace(BERT, **MUCH | {"hours_per_week": 1}))) == 1


def test_learning_and_giving_take_from_the_same_hours() -> None:
    chain = replace(ANNA, teaches=(Skill("excel", 2),), hours_per_week=2)
    dora = learner("dora", "excel")
    assert met(chain, BERT, dora) == ["anna from bert, pair", "dora from anna, pair"]
    assert len(met(replace(chain, hours_per_week=1), BERT, dora)) == 1


@pytest.mark.parametrize(
    ("start", "seats"), [(18, 1), (18.5, 1), (19, 2)], ids=["same", "half an hour", "after"]
)
def test_nobody_is_in_two_places_at_once(start: float, seats: int) -> None:
    anna = replace(ANNA, slots=(window(1, 18, 19),))
    dora = replace(DORA, slots=(window(1, start, start + 1),))
    assert len(met(anna, dora, replace(BERT, **MUCH))) == seats


@pytest.mark.parametrize(("start", "seats"), [(18, 1), (18.5, 1), (19, 2)])
def test_nobody_learns_and_gives_at_once(start: float, seats: int) -> None:
    chain = replace(ANNA, teaches=(Skill("excel", 2),), hours_per_week=2)
    bert = replace(BERT, slots=(window(1, 18, 19),))
    dora = learner("dora", "excel", slots=(window(1, start, start + 1),))
    assert len(met(chain, bert, dora)) == seats


def test_nobody_learns_twice_while_others_wait() -> None:
    anna = replace(ANNA, wants=(Want("sql", 0), Want("excel", 0)), hours_per_week=2)
    assert len(met(anna, BERT, expert("emil", "excel"))) == 1


def test_a_fixed_pair_stays_though_more_could_be_served_without() -> None:
    anna = replace(ANNA, slots=(window(1, 18, 20), window(2, 18, 19)), hours_per_week=1)
    dora, emil = replace(DORA, rounds_waited=5), expert("emil", slots=(window(2, 18, 19),))
    assert met(anna, dora, BERT, emil) == ["anna from emil, pair", "dora from bert, pair"]
    rules = Rules(fixed=ONE({("anna", "bert")}))
    assert met(anna, dora, BERT, emil, rules=rules) == WITH_BERT
