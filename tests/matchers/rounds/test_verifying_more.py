"""Circles, tandems, and weeks in which the clocks change, as ``verify`` sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchers.rounds.model import Format, Member, Rules, Skill, Want
from matchers.rounds.verifying import free_starts
from tests.matchers.rounds.communities import week, window
from tests.matchers.rounds.good_rounds import (
    TUESDAY_18,
    circle,
    expert,
    faults,
    learner,
    pair,
    round_of,
    tandem,
)

LEA = expert("lea", circle=True)
ANNA, BERT, CORA, DORA, EMIL = (learner(name) for name in ("anna", "bert", "cora", "dora", "emil"))
OF_FOUR = "circle of anna, bert, cora, lea"


def of_circle(
    *learners: Member, lea: Member = LEA, rules: Rules | None = None, **more: Any
) -> list[str]:
    three = learners or (ANNA, BERT, CORA)
    return faults([*three, lea], round_of([*three, lea], circle(lea, *three, **more)), rules)


def test_a_good_circle_breaks_nothing() -> None:
    assert of_circle() == []
    assert of_circle(ANNA, BERT, CORA, DORA) == []


def test_circles_that_are_too_small_or_too_large() -> None:
    assert of_circle(ANNA, BERT) == ["circle of anna, bert, lea: a circle has 3 to 4 learners."]
    told = of_circle(ANNA, BERT, CORA, DORA, EMIL)
    assert told == ["circle of anna, bert, cora, dora, emil, lea: a circle has 3 to 4 learners."]
    assert of_circle(ANNA, BERT, rules=Rules(circle=(2, 2))) == []


def test_a_circle_that_nobody_offered_to_lead() -> None:
    told = of_circle(lea=replace(LEA, circle=False))
    assert told == [f"{OF_FOUR}: lea would lead no circle."]


def test_a_circle_without_capacity() -> None:
    told = of_circle(lea=replace(LEA, capacity=0))
    assert told == [f"{OF_FOUR}: lea has no capacity to lead a circle."]


def test_circles_where_there_are_to_be_none() -> None:
    assert of_circle(rules=Rules(circles=False)) == [f"{OF_FOUR}: this community has no circles."]


def test_a_circle_of_a_parent_topic() -> None:
    rules = Rules(parents={"sql": "data"})
    lea, three = replace(LEA, teaches=(Skill("data", 2),)), (ANNA, BERT, CORA)
    seats = tuple(
        replace(seat, score=pair(one, lea, rules).score * 9 // 10, terms=terms.lessons[0].terms)
        for one, seat in zip(three, circle(lea, *three).lessons, strict=True)
        for terms in [pair(one, lea, rules)]
    )
    told = of_circle(lea=lea, rules=rules, lessons=seats)
    assert told == [f"{OF_FOUR}: data is not sql."] * 3


def test_a_circle_about_two_topics() -> None:
    lea = replace(LEA, teaches=(Skill("sql", 2), Skill("excel", 2)))
    cora = learner("cora", "excel")
    seats = circle(lea, ANNA, BERT).lessons
    other = circle(replace(lea, teaches=lea.teaches[1:]), cora).lessons
    told = of_circle(ANNA, BERT, cora, lea=lea, lessons=seats + other)
    assert told == [f"{OF_FOUR}: a circle has one expert and one topic."]


def test_a_block_between_two_learners_of_a_circle() -> None:
    told = of_circle(ANNA, replace(BERT, blocks=frozenset({"cora"})), CORA)
    assert told == [f"{OF_FOUR}: bert and cora are kept apart by a block."]


def test_learners_of_a_circle_whom_a_moderator_keeps_apart() -> None:
    told = of_circle(rules=Rules(forbidden=frozenset({("anna", "bert")})))
    assert told == [f"{OF_FOUR}: anna and bert are kept apart by a moderator."]


def test_learners_who_were_partners_may_share_a_circle_but_not_with_their_expert() -> None:
    assert of_circle(ANNA, replace(BERT, past=frozenset({"cora"})), CORA) == []
    told = of_circle(ANNA, replace(BERT, past=frozenset({"lea"})), CORA)
    assert told == [f"{OF_FOUR}: bert and lea have been partners before."]


def test_a_minor_may_join_a_circle() -> None:
    assert of_circle(replace(ANNA, minor=True), BERT, CORA) == []


def test_all_of_a_circle_share_language_place_and_hour() -> None:
    lea = replace(LEA, languages=frozenset({"de", "en"}))
    told = of_circle(ANNA, replace(BERT, languages=frozenset({"en"})), CORA, lea=lea)
    assert told == [f"{OF_FOUR}: bert does not speak de."]
    told = of_circle(ANNA, BERT, replace(CORA, slots=(window(1, 19, 20),)))
    assert told == [f"{OF_FOUR}: cora is not free at half hour 84."]
    ways: frozenset[Format] = frozenset({"online", "in_person"})
    here = {"formats": ways, "region": "Halle"}
    anna, bert, lea = (replace(one, **here) for one in (ANNA, BERT, LEA))
    told = of_circle(anna, bert, CORA, lea=lea, format="in_person", region="Halle")
    assert told == [f"{OF_FOUR}: cora does not meet in_person."]


def test_a_seat_of_a_circle_counts_less_than_a_pair() -> None:
    full = tuple(pair(one, LEA).lessons[0] for one in (ANNA, BERT, CORA))
    told = of_circle(lessons=full)
    assert told[0] == f"{OF_FOUR}: the score of anna with lea is not what it says."


def test_a_circle_beside_pairs() -> None:
    lea = replace(LEA, hours_per_week=2, capacity=2)
    matches = circle(lea, ANNA, BERT, CORA), pair(DORA, lea, hour=TUESDAY_18 + 2)
    everyone = [ANNA, BERT, CORA, DORA, lea]
    told = faults(everyone, round_of(everyone, *matches))
    assert told == ["lea leads more than one circle, or a circle beside pairs."]


def both(name: str, learns: str, teaches: str, **more: Any) -> Member:
    one = learner(name, learns, teaches=(Skill(teaches, 2),), exchange=True, capacity=0)
    return replace(one, **more)


UDO, VERA = both("udo", "sql", "excel"), both("vera", "excel", "sql")
OF_BOTH = "tandem of udo, vera"


def of_tandem(udo: Member = UDO, vera: Member = VERA, **more: Any) -> list[str]:
    return faults([udo, vera], round_of([udo, vera], tandem(udo, vera, **more)))


def test_a_good_tandem_needs_no_capacity() -> None:
    assert of_tandem() == []


def test_a_tandem_with_somebody_who_offers_no_exchange() -> None:
    told = of_tandem(vera=replace(VERA, exchange=False))
    assert told == [f"{OF_BOTH}: vera does not offer an exchange."]


def test_a_tandem_in_one_direction() -> None:
    told = of_tandem(lessons=tandem(UDO, VERA).lessons[:1])
    assert told == [f"{OF_BOTH}: a tandem is two who teach each other."]


def test_tandems_where_there_are_to_be_none() -> None:
    told = faults([UDO, VERA], round_of([UDO, VERA], tandem(UDO, VERA)), Rules(tandems=False))
    assert told == [f"{OF_BOTH}: this community has no tandems."]


def test_a_tandem_of_an_adult_and_a_minor() -> None:
    told = of_tandem(replace(UDO, minor=True))
    assert told == [f"{OF_BOTH}: one of udo and vera is a minor, the other is not."]


def test_a_tandem_takes_one_hour_of_each() -> None:
    assert of_tandem(replace(UDO, hours_per_week=0))[-1] == "udo has 0 hours a week, not 1."


def test_lessons_stand_in_the_order_of_their_learners() -> None:
    told = of_tandem(lessons=tandem(UDO, VERA).lessons[::-1])
    assert told == [f"{OF_BOTH}: the lessons are not in the order of the learners."]


def test_a_level_that_fits_with_another_of_two_wishes() -> None:
    anna = replace(ANNA, wants=(Want("sql", 0), Want("sql", 3)))
    lea = replace(LEA, teaches=(Skill("sql", 2),))
    assert faults([anna, lea], round_of([anna, lea], pair(anna, lea))) == []


@pytest.mark.parametrize(
    ("name", "first", "hours"),
    [("2026-W48", 288, 6), ("2026-W13", 288, 4), ("2026-W43", 288, 8)],
)
def test_the_night_in_which_the_clocks_change(name: str, first: int, hours: int) -> None:
    free = free_starts(replace(ANNA, slots=(window(6, 0, 4),)), week(name))
    assert free == frozenset(range(first, first + hours + 1))


def test_the_week_that_is_shorter_or_longer_ends_with_its_sunday() -> None:
    always = replace(ANNA, slots=tuple(window(day, 0, 24) for day in range(7)))
    lengths = {name: len(free_starts(always, week(name))) for name in ("2026-W13", "2026-W43")}
    assert lengths == {"2026-W13": 334, "2026-W43": 338}


def test_a_window_over_midnight_begins_in_the_week_before() -> None:
    free = free_starts(replace(ANNA, slots=(window(6, 23, 1),)), week())
    assert free == frozenset({0, 334, 335})
