"""Who could take a free seat in a circle that goes on: every hard rule, and who is asked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchers.rounds.entering import Snapshot
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.refilling import Running, who_fits
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week

BEGINS = datetime(2026, 12, 1, 17, tzinfo=UTC)  # a Tuesday, 18:00 in Berlin
THEN = Window(1, 18 * 60, 19 * 60)
RUNNING = Running("1", ("2", "3"), "excel", BEGINS)
SOME = {
    "languages": frozenset({"de"}),
    "slots": (THEN,),
    "formats": frozenset({"online", "in_person"}),
    "region": "moers",
    "timezone": "",
}


def learner(id: str, **more: Any) -> Member:
    return Member(id, **{**SOME, "wants": (Want("excel", 1),), **more})


def expert(**more: Any) -> Member:
    return Member("1", **{**SOME, "slots": (), "teaches": (Skill("excel", 4),), **more})


STAY = (expert(), learner("2", slots=(), wants=()), learner("3", slots=(), wants=()))
"""Their hour is given to the circle already, and their wish came true."""


def fits(*others: Member, stay: Sequence[Member] = STAY, **rules: Any) -> tuple[str, ...]:
    members = (*stay, *others)
    snapshot = Snapshot("2026-W48", "2026-W49", "Europe/Berlin", members, Rules(**rules))
    return who_fits(snapshot, RUNNING)


def test_whoever_keeps_every_rule_may_join() -> None:
    assert fits(learner("4")) == ("4",)
    assert fits(learner("4", minor=True)) == ("4",), "in a circle nobody is alone"
    assert fits(learner("4", wants=(Want("sql", 0), Want("excel", 3)))) == ("4",)
    assert fits() == ()


@pytest.mark.parametrize(
    "more",
    [
        {"wants": (Want("sql", 1),)},
        {"wants": ()},
        {"wants": (Want("excel", 4),)},
        {"slots": ()},
        {"slots": (Window(1, 18 * 60 + 30, 21 * 60),)},
        {"slots": (Window(1, 17 * 60, 18 * 60 + 30),)},
        {"slots": (replace(THEN, day=2),)},
        {"languages": frozenset({"en"})},
        {"formats": frozenset({"in_person"}), "region": "köln"},
        {"hours_per_week": 0},
        {"opted_in": False},
        {"blocks": frozenset({"1"})},
        {"blocks": frozenset({"3"})},
        {"past": frozenset({"1"})},
        {"past": frozenset({"1"}), "repeat_ok": frozenset({"1"})},
    ],
)
def test_every_hard_rule_keeps_somebody_out(more: dict[str, Any]) -> None:
    assert fits(learner("4", **more)) == ()


def test_whoever_stays_must_get_along_with_them_too() -> None:
    first, second, third = STAY
    for stay in (
        (replace(first, blocks=frozenset({"4"})), second, third),
        (first, replace(second, blocks=frozenset({"4"})), third),
        (replace(first, past=frozenset({"4"})), second, third),
        (replace(first, teaches=(Skill("excel", 1),)), second, third),
        (first, replace(second, languages=frozenset({"en"})), third),
        (first, second),  # the third pauses
    ):
        assert fits(learner("4"), stay=stay) == ()
    met = replace(first, past=frozenset({"4"}), repeat_ok=frozenset({"4"}))
    assert fits(learner("4", repeat_ok=frozenset({"1"})), stay=(met, second, third)) == ("4",)
    assert fits(learner("4", past=frozenset({"3"}))) == ("4",), "who sat beside them before"


def test_all_need_one_language_and_one_way_to_meet() -> None:
    first, second, third = (replace(one, languages=frozenset({"de", "en"})) for one in STAY)
    one = replace(second, languages=frozenset({"de"}))
    other = replace(third, languages=frozenset({"en"}))
    both = learner("4", languages=frozenset({"de", "en"}))
    assert fits(both, stay=(first, one, other)) == (), "each has one with each, and all have none"
    online = replace(second, formats=frozenset({"online"}))
    here = learner("4", formats=frozenset({"in_person"}))
    assert fits(here, stay=(first, online, third)) == ()
    assert fits(here, stay=(first, second, third)) == ("4",)
    assert fits(replace(here, region=None), stay=(first, second, third)) == ()


def test_what_the_community_set_holds() -> None:
    assert fits(learner("4"), circles=False) == ()
    assert fits(learner("4"), min_gap=4) == ()
    assert fits(learner("4"), forbidden=frozenset({("2", "4")})) == ()
    assert fits(learner("4"), parents={"excel": "sql"}) == ("4",)
    near = learner("4", wants=(Want("sql", 1),))
    assert fits(near, parents={"excel": "sql"}) == (), "a circle has one topic"
    assert fits(learner("4"), circle=(2, 2)) == (), "it is full"


def test_whoever_waits_longest_is_first_and_then_whoever_fits_best() -> None:
    found = fits(
        learner("4", wants=(Want("excel", 0),)),
        learner("5", rounds_waited=2),
        learner("6", wants=(Want("excel", 2),)),
        learner("7", rounds_waited=9),
        learner("8", rounds_waited=8),
    )
    assert found == ("7", "8", "5", "6", "4")


def test_the_hour_is_the_one_of_the_clock_on_the_wall() -> None:
    summer = replace(RUNNING, begins=datetime(2026, 6, 30, 16, tzinfo=UTC))
    snapshot = Snapshot("2026-W48", "2026-W49", "Europe/Berlin", (*STAY, learner("4")), Rules())
    assert who_fits(snapshot, summer) == ("4",)
    assert who_fits(snapshot, replace(summer, begins=BEGINS.replace(month=6, day=30))) == ()


def drawn(dice: Random, id: str) -> Member:
    """Somebody in a community where each rule bites now and then."""
    some = {str(n) for n in range(1, 7)} - {id}
    return Member(
        id,
        languages=frozenset(dice.sample(["de", "en", "tr"], dice.randint(1, 3))),
        slots=tuple(dice.sample([THEN, Window(1, 18 * 60, 21 * 60), Window(3, 600, 720)], 2)),
        timezone="",
        hours_per_week=dice.choice([0, 1, 1, 1]),
        formats=frozenset(dice.sample(["online", "in_person"], dice.randint(1, 2))),
        region=dice.choice(["moers", "moers", "köln", None]),
        wants=(Want(dice.choice(["excel", "excel", "sql"]), dice.randint(0, 3)),),
        blocks=frozenset(dice.sample(sorted(some), 1)) if dice.random() < 0.1 else frozenset(),
        past=frozenset(dice.sample(sorted(some), 1)) if dice.random() < 0.1 else frozenset(),
        minor=dice.random() < 0.2,
    )


def test_the_solver_and_the_second_opinion_think_the_same() -> None:
    week = Week.of("2026-W49", "", {"": ZoneInfo("Europe/Berlin")})
    agreed = {True: 0, False: 0}
    for seed in range(400):
        dice = Random(seed)
        lead = replace(
            drawn(dice, "1"), teaches=(Skill("excel", 4),), wants=(), hours_per_week=1, minor=False,
            circle=True, capacity=1, languages=frozenset({"de", "en", "tr"}),
        )  # fmt: skip
        two = [replace(drawn(dice, n), hours_per_week=1, wants=(Want("excel", 1),)) for n in "23"]
        new = drawn(dice, "4")
        rules = Rules(circle=(3, 3), tandems=False)
        whole = [replace(one, slots=(THEN,)) for one in (lead, *two)]
        fitting = who_fits(
            Snapshot(
                "r", "2026-W49", "Europe/Berlin", (lead, *two, new), replace(rules, circle=(3, 4))
            ),
            RUNNING,
        )
        there = any(one.day == 1 for one in new.slots)
        everybody = [*whole, replace(new, slots=(THEN,) if there else ())]
        found = solve(everybody, rules, week)
        verify(found, everybody, rules, week)
        assert bool(fitting) == bool(found.of("circle")) or not _circle_at_all(whole, week), seed
        agreed[bool(fitting)] += 1
    assert min(agreed.values()) > 20, "both happen"


def _circle_at_all(three: Sequence[Member], week: Week) -> bool:
    """Whether the others could be a circle, had nobody left."""
    found = solve(three, Rules(circle=(2, 2), tandems=False), week)
    return bool(found.of("circle"))
