"""The hard rules of circles and tandems: each costs the better round, as in ``test_hard_rules``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchers.rounds.model import Member, Rules, Skill, Want
from tests.matchers.rounds.communities import window
from tests.matchers.rounds.good_rounds import expert, learner
from tests.matchers.rounds.test_hard_rules import HALLE, ONE, met

LEA = expert("lea", circle=True, slots=(window(1, 18, 19),))
ANNA, BERT, CORA, DORA, EMIL = (learner(name) for name in ("anna", "bert", "cora", "dora", "emil"))
CIRCLE = ["anna from lea, circle", "bert from lea, circle", "cora from lea, circle"]
TALKS: dict[str, Any] = {"languages": ONE({"de", "en"})}
WAYS: dict[str, Any] = {"formats": ONE({"online", "in_person"}), "region": "Halle"}


def test_three_who_want_the_same_are_a_circle() -> None:
    assert met(ANNA, BERT, CORA, LEA) == CIRCLE


AGAINST_A_CIRCLE: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "its expert would lead none": ({}, {"circle": False}, {}),
    "its expert speaks another language": ({}, {"languages": ONE({"en"})}, {}),
    "one of them speaks another language": ({"languages": ONE({"en"})}, TALKS, {}),
    "one of them meets in person only": (HALLE, WAYS, {}),
    "one of them is free at another hour": (
        {"slots": (window(1, 20, 21),)},
        {"slots": (window(1, 18, 21),)},
        {},
    ),
    "one of them has less than an hour in common": (
        {"slots": (window(1, 19.5, 20.5),)},
        {"slots": (window(1, 18, 20.5),)},
        {},
    ),
    "one of them is blocked by the expert": ({}, {"blocks": ONE({"cora"})}, {}),
    "one of them blocks the expert": ({"blocks": ONE({"lea"})}, {}, {}),
    "one of them blocks another": ({"blocks": ONE({"bert"})}, {}, {}),
    "a moderator keeps two of them apart": ({}, {}, {"forbidden": ONE({("bert", "cora")})}),
    "a moderator keeps one from the expert": ({}, {}, {"forbidden": ONE({("cora", "lea")})}),
    "one of them had this expert": ({"past": ONE({"lea"})}, {}, {}),
    "one of them wants something else": ({"wants": (Want("excel", 0),)}, {}, {}),
    "one of them wants the topic's child": (
        {"wants": (Want("joins", 0),)},
        {},
        {"parents": {"joins": "sql"}},
    ),
    "one of them knows as much": ({"wants": (Want("sql", 2),)}, {}, {}),
    "one of them has no hour": ({"hours_per_week": 0}, {}, {}),
    "one of them said no yes": ({"opted_in": False}, {}, {}),
    "four are the least": ({}, {}, {"circle": (4, 5)}),
    "there are to be none": ({}, {}, {"circles": False}),
}


@pytest.mark.parametrize("why", AGAINST_A_CIRCLE)
def test_they_are_no_circle_because(why: str) -> None:
    one, lea, rules = AGAINST_A_CIRCLE[why]
    everyone = ANNA, BERT, replace(CORA, **one), replace(LEA, **lea)
    left = met(*everyone, rules=Rules(**rules))
    assert not [line for line in left if line.endswith("circle")]


def test_a_circle_needs_an_expert_with_a_seat_to_give() -> None:
    assert met(ANNA, BERT, CORA, replace(LEA, capacity=0)) == []


def test_no_circle_has_more_seats_than_are_allowed() -> None:
    assert len(met(ANNA, BERT, CORA, DORA, EMIL, LEA)) == 4
    assert len(met(ANNA, BERT, CORA, DORA, EMIL, LEA, rules=Rules(circle=(3, 5)))) == 5


def test_a_minor_may_sit_in_a_circle() -> None:
    assert met(replace(ANNA, minor=True), BERT, CORA, LEA) == CIRCLE


MORE: dict[str, Any] = {"hours_per_week": 3, "capacity": 3, "slots": (window(1, 18, 21),)}


def test_nobody_leads_a_circle_beside_pairs() -> None:
    lea = replace(LEA, **MORE, teaches=(Skill("sql", 2), Skill("excel", 2)))
    fritz = learner("fritz", "excel")
    assert met(fritz, lea) == ["fritz from lea, pair"]
    assert met(ANNA, BERT, CORA, DORA, fritz, lea, rules=Rules(circle=(4, 4))) == [
        f"{name} from lea, circle" for name in ("anna", "bert", "cora", "dora")
    ]


def test_nobody_leads_two_circles() -> None:
    lea = replace(LEA, **MORE, teaches=(Skill("sql", 2), Skill("excel", 2)))
    others = [learner(name, "excel") for name in ("u", "v", "w")]
    assert len(met(ANNA, BERT, CORA, lea, *others)) == 3
    assert len(met(ANNA, BERT, CORA, lea, *others, replace(lea, id="max"))) == 6


def test_a_circle_takes_an_hour_of_everyone() -> None:
    lea = replace(LEA, wants=(Want("excel", 0),), slots=(window(1, 18, 20),))
    teacher = expert("fritz", "excel")
    assert len(met(ANNA, BERT, CORA, lea, teacher)) == 3
    assert len(met(ANNA, BERT, CORA, replace(lea, hours_per_week=2), teacher)) == 4
    cora = replace(CORA, teaches=(Skill("excel", 2),))
    assert len(met(ANNA, BERT, cora, LEA, learner("fritz", "excel"))) == 3


def test_nobody_is_in_a_circle_and_elsewhere_at_once() -> None:
    lea = replace(LEA, wants=(Want("excel", 0),), hours_per_week=2)
    assert len(met(ANNA, BERT, CORA, lea, expert("fritz", "excel"))) == 3
    later = replace(lea, slots=(window(1, 18, 20),))
    early = [replace(one, slots=(window(1, 18.5, 19.5),)) for one in (ANNA, BERT, CORA)]
    assert len(met(*early, later, expert("fritz", "excel"))) == 3
    cora = replace(CORA, teaches=(Skill("excel", 2),), hours_per_week=2)
    fritz = learner("fritz", "excel", slots=(window(1, 18.5, 20),))
    assert len(met(ANNA, BERT, replace(cora, slots=(window(1, 18, 19.5),)), LEA, fritz)) == 3


# --- tandems


def swaps(name: str, learns: str, teaches: str) -> Member:
    return learner(name, learns, teaches=(Skill(teaches, 2),), exchange=True, capacity=0)


UDO, VERA = swaps("udo", "sql", "excel"), swaps("vera", "excel", "sql")


def test_two_who_can_teach_each_other_are_a_tandem() -> None:
    assert met(UDO, VERA) == ["udo from vera, tandem", "vera from udo, tandem"]


AGAINST_A_TANDEM: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "one offers no exchange": ({"exchange": False}, {}),
    "one is a minor": ({"minor": True}, {}),
    "one blocks the other": ({"blocks": ONE({"udo"})}, {}),
    "they have met": ({"past": ONE({"udo"})}, {}),
    "they share no language": ({"languages": ONE({"en"})}, {}),
    "they share no hour": ({"slots": (window(2, 18, 20),)}, {}),
    "they share no place": (HALLE, {}),
    "one has no hour": ({"hours_per_week": 0}, {}),
    "one said no yes": ({"opted_in": False}, {}),
    "one has nothing to teach the other": ({"teaches": (Skill("word", 2),)}, {}),
    "one wants nothing of the other": ({"wants": (Want("word", 0),)}, {}),
    "one is not far enough ahead": ({"teaches": (Skill("sql", 0),)}, {}),
    "a moderator keeps them apart": ({}, {"forbidden": ONE({("udo", "vera")})}),
    "there are to be none": ({}, {"tandems": False}),
}


@pytest.mark.parametrize("why", AGAINST_A_TANDEM)
def test_they_are_no_tandem_because(why: str) -> None:
    vera, rules = AGAINST_A_TANDEM[why]
    assert met(UDO, replace(VERA, **vera), rules=Rules(**rules)) == []


def test_a_tandem_serves_both_and_nobody_is_served_again() -> None:
    udo = replace(UDO, wants=(*UDO.wants, Want("word", 0)), hours_per_week=2)
    assert len(met(udo, VERA, expert("word", "word"))) == 2


def test_nobody_is_in_a_tandem_and_elsewhere_at_once() -> None:
    udo = replace(UDO, hours_per_week=2, capacity=1, slots=(window(1, 18, 19),))
    fritz = learner("fritz", "excel")
    assert len(met(udo, VERA, fritz)) == 2
    assert len(met(replace(udo, slots=(window(1, 18, 20),)), VERA, fritz)) == 3
