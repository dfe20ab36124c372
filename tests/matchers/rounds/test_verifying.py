from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchers.rounds.model import Match, Member, Rules, Skill, Want
from tests.conftest import ROOT
from tests.matchers.rounds.communities import window
from tests.matchers.rounds.good_rounds import (
    TUESDAY_18,
    circle,
    expert,
    faults,
    learner,
    pair,
    round_of,
)

ANNA, BERT = learner("anna"), expert("bert")
OF_TWO = "pair of anna, bert"


def of_pair(anna: Member = ANNA, bert: Member = BERT, **more: Any) -> list[str]:
    """What is wrong with the pair of anna and bert, made with these changes to the match."""
    return faults([anna, bert], round_of([anna, bert], pair(anna, bert, **more)))


def test_it_asks_nobody_whom_it_checks() -> None:
    text = (ROOT / "matchers" / "rounds" / "verifying.py").read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if "import" in line]
    for other in ("candidates", "solving", "program", "highs", "auditing"):
        assert not [line for line in imports if other in line]
    assert "week.hours" not in text


def test_a_good_pair_breaks_nothing() -> None:
    assert of_pair() == []


def test_an_empty_round_breaks_nothing() -> None:
    assert faults([], round_of([])) == []


def test_somebody_who_has_not_said_yes() -> None:
    bert = replace(BERT, opted_in=False)
    assert of_pair(bert=bert) == [f"{OF_TWO}: bert has not said yes to this round."]


def test_a_topic_that_nobody_asked_for() -> None:
    match = pair(ANNA, BERT)
    anna = replace(ANNA, wants=(Want("excel", 0),))
    told = faults([anna, BERT], round_of([anna, BERT], match))
    assert told == [f"{OF_TWO}: anna does not want to learn sql."]


def test_a_topic_that_nobody_teaches() -> None:
    match = pair(ANNA, BERT)
    bert = replace(BERT, teaches=(Skill("excel", 2),))
    told = faults([ANNA, bert], round_of([ANNA, bert], match))
    assert told == [f"{OF_TWO}: bert does not teach sql."]


def test_topics_that_are_no_relatives() -> None:
    assert of_pair(bert=expert("bert", "excel")) == [f"{OF_TWO}: excel is not sql."]


@pytest.mark.parametrize(("child", "parent"), [("sql", "excel"), ("excel", "sql")])
def test_a_parent_or_a_child_may_be_taught_instead(child: str, parent: str) -> None:
    rules, bert = Rules(parents={child: parent}), expert("bert", "excel")
    assert faults([ANNA, bert], round_of([ANNA, bert], pair(ANNA, bert, rules)), rules) == []


@pytest.mark.parametrize(("level", "minimum"), [(0, 1), (2, 3)])
def test_levels_that_are_too_near(level: int, minimum: int) -> None:
    bert, rules = replace(BERT, teaches=(Skill("sql", level),)), Rules(min_gap=minimum)
    told = faults([ANNA, bert], round_of([ANNA, bert], pair(ANNA, bert)), rules)
    assert told == [f"{OF_TWO}: bert is not {minimum} to 4 levels ahead of anna in sql."]


def test_a_language_that_one_does_not_speak() -> None:
    told = of_pair(bert=replace(BERT, languages=frozenset({"en", "de"})), language="en")
    assert told == [f"{OF_TWO}: anna does not speak en."]


def test_an_hour_at_which_one_is_not_free() -> None:
    told = of_pair(bert=replace(BERT, slots=(window(1, 18.5, 20),)))
    assert told == [f"{OF_TWO}: bert is not free at half hour 84."]


def test_an_hour_of_which_the_end_is_not_free() -> None:
    told = of_pair(bert=replace(BERT, slots=(window(1, 18, 18.5), window(1, 19, 20))))
    assert told == [f"{OF_TWO}: bert is not free at half hour 84."]


def test_an_hour_across_two_windows_that_touch_is_free() -> None:
    assert of_pair(bert=replace(BERT, slots=(window(1, 18, 18.5), window(1, 18.5, 20)))) == []


def test_free_time_is_told_by_the_clock_on_the_members_wall() -> None:
    bert = replace(BERT, timezone="Europe/London")
    assert of_pair(bert=bert) == [f"{OF_TWO}: bert is not free at half hour 84."]
    assert of_pair(bert=replace(bert, slots=(window(1, 17, 19),))) == []


def test_a_time_outside_the_week() -> None:
    free = (window(6, 23, 2), window(0, 0, 2))
    anna, bert = replace(ANNA, slots=free), replace(BERT, slots=free)
    assert of_pair(anna, bert, hour=335) == []
    assert of_pair(anna, bert, hour=336) == [f"{OF_TWO}: half hour 336 is not in this week."]
    assert of_pair(anna, bert, hour=-1) == [f"{OF_TWO}: half hour -1 is not in this week."]


def two_pairs(hour: int, **more: Any) -> list[str]:
    bert = replace(BERT, **{"hours_per_week": 2, "capacity": 2, **more})
    cora = learner("cora")
    matches = pair(ANNA, bert), pair(cora, bert, hour=hour)
    return faults([ANNA, bert, cora], round_of([ANNA, bert, cora], *matches))


def test_two_meetings_one_after_the_other() -> None:
    assert two_pairs(TUESDAY_18 + 2) == []


@pytest.mark.parametrize("hour", [TUESDAY_18, TUESDAY_18 + 1])
def test_two_places_at_once(hour: int) -> None:
    assert two_pairs(hour) == [
        "bert would be in two places at once: pair of anna, bert; pair of bert, cora."
    ]


def test_more_meetings_than_hours() -> None:
    assert two_pairs(TUESDAY_18 + 2, hours_per_week=1) == ["bert has 1 hours a week, not 2."]


def test_more_pairs_than_capacity() -> None:
    assert two_pairs(TUESDAY_18 + 2, capacity=1) == ["bert takes 1 learners in pairs, not 2."]


def test_somebody_who_does_not_meet_online() -> None:
    told = of_pair(bert=replace(BERT, formats=frozenset({"in_person"})))
    assert told == [f"{OF_TWO}: bert does not meet online."]


def in_person(anna: str | None, bert: str | None, region: str | None) -> list[str]:
    ways = frozenset({"in_person"})
    return of_pair(
        replace(ANNA, formats=ways, region=anna),
        replace(BERT, formats=ways, region=bert),
        format="in_person",
        region=region,
    )


def test_somebody_who_lives_elsewhere() -> None:
    assert in_person("Halle", "Halle", "Halle") == []
    assert in_person("Halle", "Jena", "Halle") == [f"{OF_TWO}: bert is not in Halle."]


def test_in_person_but_nowhere() -> None:
    assert in_person(None, None, None) == [f"{OF_TWO}: no region is named to meet in."]


def test_a_block_in_either_direction() -> None:
    told = [f"{OF_TWO}: anna and bert are kept apart by a block."]
    assert of_pair(bert=replace(BERT, blocks=frozenset({"anna"}))) == told
    assert of_pair(anna=replace(ANNA, blocks=frozenset({"bert"}))) == told


def test_old_partners() -> None:
    told = [f"{OF_TWO}: anna and bert have been partners before."]
    met, wished = {"past": frozenset({"bert"})}, {"repeat_ok": frozenset({"anna"})}
    again = replace(ANNA, **met, repeat_ok=frozenset({"bert"}))
    assert of_pair(replace(ANNA, **met)) == told
    assert of_pair(bert=replace(BERT, past=frozenset({"anna"}))) == told
    assert of_pair(again) == told
    assert of_pair(replace(ANNA, **met), replace(BERT, **wished)) == told
    assert of_pair(again, replace(BERT, **wished)) == []


def test_an_adult_alone_with_a_minor() -> None:
    told = [f"{OF_TWO}: one of anna and bert is a minor, the other is not."]
    young = replace(ANNA, minor=True)
    assert of_pair(young) == told
    assert of_pair(bert=replace(BERT, minor=True)) == told
    assert of_pair(young, replace(BERT, minor=True)) == []


def test_oneself() -> None:
    anna = replace(ANNA, teaches=(Skill("sql", 2),))
    told = faults([anna], round_of([anna], pair(anna, anna)))
    assert told == ["pair of anna: anna would meet nobody else."]


def test_what_a_moderator_forbade() -> None:
    rules = Rules(forbidden=frozenset({("anna", "bert")}))
    told = faults([ANNA, BERT], round_of([ANNA, BERT], pair(ANNA, BERT)), rules)
    assert told == [f"{OF_TWO}: anna and bert are kept apart by a moderator."]


def test_a_fixed_pair_that_is_missing() -> None:
    rules = Rules(fixed=frozenset({("anna", "bert")}))
    told = faults([ANNA, BERT], round_of([ANNA, BERT]), rules)
    assert told == ["anna and bert were to stay a pair."]
    assert faults([ANNA, BERT], round_of([ANNA, BERT], pair(ANNA, BERT)), rules) == []


def test_somebody_who_learns_twice() -> None:
    anna, cora = replace(ANNA, hours_per_week=2), expert("cora")
    matches = pair(anna, BERT), pair(anna, cora, hour=TUESDAY_18 + 2)
    told = faults([anna, BERT, cora], round_of([anna, BERT, cora], *matches))
    assert told == ["anna learns more than once in this round."]


def test_somebody_unknown() -> None:
    told = faults([ANNA], round_of([ANNA], pair(ANNA, BERT)))
    assert told == [f"{OF_TWO}: bert is no member of this community."]


def test_two_members_with_one_id() -> None:
    assert faults([ANNA, ANNA], round_of([ANNA, ANNA])) == ["2 members have the id anna."]


def test_another_week() -> None:
    told = faults([ANNA], round_of([ANNA], week="2026-W47"))
    assert told == ["The round is of 2026-W47, not of 2026-W48."]


def changed(match: Match, **more: Any) -> Match:
    return replace(match, lessons=tuple(replace(one, **more) for one in match.lessons))


def test_a_score_that_is_not_what_it_says() -> None:
    told = [f"{OF_TWO}: the score of anna with bert is not what it says."]
    good = pair(ANNA, BERT)
    terms = good.lessons[0].terms
    for match in (
        changed(good, score=good.score + 1),
        changed(good, terms=terms._replace(load=terms.load - 1)),
        changed(good, score=good.score * 9 // 10),
    ):
        assert faults([ANNA, BERT], round_of([ANNA, BERT], match)) == told


def of_whole(**more: Any) -> list[str]:
    return faults([ANNA, BERT], round_of([ANNA, BERT], pair(ANNA, BERT), **more))


def test_an_objective_that_is_not_the_sum() -> None:
    assert of_whole(objective=20_000) == ["The objective is 18676, not 20000."]


def test_an_objective_above_its_bound() -> None:
    told = ["The objective 18676 is above its own bound 18675.5."]
    assert of_whole(bound=18675.5) == told
    assert of_whole(bound=float("nan"))


def test_who_is_unmatched() -> None:
    assert of_whole(unmatched=("bert",)) == ["Unmatched are nobody, not bert."]
    told = faults([ANNA, BERT], round_of([ANNA, BERT], unmatched=()))
    assert told == ["Unmatched are anna, not nobody."]


def test_who_is_idle() -> None:
    assert of_whole(idle=("bert",)) == ["Idle are nobody, not bert."]
    told = faults([BERT], round_of([BERT], idle=()))
    assert told == ["Idle are bert, not nobody."]


def test_all_broken_rules_are_told_at_once() -> None:
    anna = replace(ANNA, opted_in=False, minor=True)
    assert len(of_pair(anna, language="tr", hour=0)) == 6


def test_a_pair_is_one_lesson_in_each_match() -> None:
    bert, cora = replace(BERT, capacity=2), learner("cora")
    both = replace(pair(ANNA, bert), lessons=circle(bert, ANNA, cora).lessons)
    told = faults([ANNA, bert, cora], round_of([ANNA, bert, cora], both))
    assert "pair of anna, bert, cora: a pair is one lesson." in told
