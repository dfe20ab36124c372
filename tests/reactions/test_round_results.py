"""What comes out of a round is kept only while it is true, and everybody hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.effects import DirectMessage, KeepPart, KeepRound, Later, LookAt, ProposeMatch, Term
from bot.events import RoundClosed, RoundReleased, RoundSolved
from bot.reactions.hold_rounds import hold_rounds
from matchers.held import LeftOver, Part, Seat
from tests.reactions.test_hold_rounds import CLOSES, NAME, OPEN, people
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HOUR,
    Village,
    effects_of,
    expert,
    learner,
    of,
)

BEGINS = CLOSES + 5 * DAY
CLOSED = replace(OPEN, state="closed", tries=1)
PARTS = tuple(Part(NAME, who, n, "yes") for n, who in enumerate((ADA, BEN, CEM), start=1))
OUT = RoundReleased(key="out", at=CLOSES, round=NAME, tries=1)


def village(*parts: Part, state: str = "closed", **more: Any) -> Village:
    whole = {"held": [CLOSED], "taking_part": parts or PARTS, **more}
    here = people(learner(), expert(), expert(CEM), **whole)
    held = replace(CLOSED, state=state, version=version(here))  # type: ignore[arg-type]
    return replace(here, held=[held])


def version(here: Village) -> str:
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    return snapshot.version


def solved(**more: Any) -> RoundSolved:
    whole = {
        "version": version(village()),
        "tries": 1,
        "seats": (Seat(1, 2, "excel", BEGINS),),
        "idle": (3,),
    }
    return RoundSolved(key="s", at=CLOSES, round=NAME, **{**whole, **more})


def release(*parts: Part, **more: Any) -> list[Any]:
    return effects_of(hold_rounds, OUT, village(*parts, state="released", **more))


SEATED = (
    replace(PARTS[0], outcome="seat", topic="excel", expert=2, begins=BEGINS),
    PARTS[1],
    replace(PARTS[2], outcome="idle"),
)


def test_the_solver_is_asked_for_a_numbered_snapshot() -> None:
    closed = RoundClosed(key="c", at=CLOSES, round=NAME)
    opened = village(state="open")
    [kept], [look] = (of(kind, effects_of(hold_rounds, closed, opened))
                      for kind in (KeepRound, LookAt))  # fmt: skip
    assert (kept.round.state, kept.round.tries) == ("closed", 1 + 1)
    assert look.notice.key == f"round_draft:{NAME}:2"
    assert dict(look.notice.ids) == {"year": 2026, "week": 48, "tries": 2}
    nobody = village(replace(PARTS[0], says="no"), state="open")
    effects = effects_of(hold_rounds, closed, nobody)
    assert [one.round.state for one in of(KeepRound, effects)] == ["out"]
    assert of(LookAt, effects) == [], "nobody said yes: there is nothing to solve"


def test_what_came_out_is_kept_with_everybody() -> None:
    effects = effects_of(hold_rounds, solved(), village())
    assert [one.part for one in of(KeepPart, effects)] == list(SEATED)
    [kept], [later] = of(KeepRound, effects), of(Later, effects)
    assert (kept.round.state, kept.round.version) == ("released", version(village()))
    assert (later.event.at, later.event.tries) == (CLOSES, 1)


@pytest.mark.prevents("F5")
def test_what_comes_out_at_night_waits_for_the_morning() -> None:
    night = CLOSES + 14 * HOUR
    [later] = of(Later, effects_of(hold_rounds, replace(solved(), at=night), village()))
    assert later.event.at > night + 7 * HOUR


def test_what_has_moved_is_solved_again() -> None:
    for effects in (
        effects_of(hold_rounds, solved(version="old"), village()),
        effects_of(
            hold_rounds, OUT, replace(village(*SEATED, state="released"), profiles={ADA: learner()})
        ),
    ):
        assert [type(one) for one in effects] == [KeepRound, LookAt]
        assert (effects[0].round.state, effects[0].round.tries) == ("closed", 2)


def test_it_goes_out_once() -> None:
    assert effects_of(hold_rounds, OUT, village(*SEATED, state="out")) == []
    assert effects_of(hold_rounds, OUT, village(*SEATED, state="closed")) == []
    assert effects_of(hold_rounds, replace(OUT, tries=2), village(*SEATED, state="released")) == []
    assert effects_of(hold_rounds, replace(solved(), tries=2), village()) == []


@pytest.mark.prevents("F4")
def test_both_of_a_pair_are_asked_with_their_hour_and_neither_is_named() -> None:
    effects = release(*SEATED)
    [proposed] = of(ProposeMatch, effects)
    match = proposed.match
    assert (match.learner, match.expert, match.topic) == (ADA, BEN, "excel")
    assert match.slot == "tu-morning"
    assert match.expires == CLOSES + timedelta(hours=72)
    asked = {m.account: m for m in of(DirectMessage, effects) if m.key.startswith("propose_match")}
    assert asked.keys() == {ADA, BEN}
    for message in asked.values():
        assert not message.unasked, "they said yes to this round"
        assert "slack:" not in str(message.message)
        assert message.message.fields["begins"].at == BEGINS
    [seat] = of(KeepPart, effects)
    assert seat.part.match == match.id


@pytest.mark.prevents("F9")
def test_everybody_else_who_said_yes_hears_why_not() -> None:
    told = {m.account: m.message.name for m in of(DirectMessage, release(*SEATED))}
    assert told[CEM] == "hold_rounds-not_needed"
    left = replace(PARTS[0], outcome="left", why="capacity", topic="excel")
    told = {m.account: m.message.name for m in of(DirectMessage, release(left, *PARTS[1:]))}
    assert told == {ADA: "hold_rounds-left_taken"}
    paused = replace(PARTS[0], outcome="left", why="paused")
    assert of(DirectMessage, release(paused)) == []


@pytest.mark.parametrize(("why", "what"), [("time", "time_hour"), ("capacity", "taken_hour")])
def test_the_hour_that_would_help_is_told_as_profiles_name_it(why: str, what: str) -> None:
    tuesday = datetime(2026, 12, 1, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    event = solved(seats=(), left=(LeftOver(1, why, "excel", tuesday, 3),), idle=())
    kept = [one.part for one in of(KeepPart, effects_of(hold_rounds, event, village()))]
    assert (kept[0].begins, kept[0].opens) == (tuesday, 3)
    [told] = [m for m in of(DirectMessage, release(kept[0], *PARTS[1:])) if m.account == ADA]
    assert told.message.name == f"hold_rounds-left_{what}"
    assert told.message.fields["slot"] == Term("common-slot-tu-evening")
    assert told.message.fields["opens"] == 3
    elsewhere = replace(kept[0], why="level")
    [told] = [m for m in of(DirectMessage, release(elsewhere, *PARTS[1:])) if m.account == ADA]
    assert "slot" not in told.message.fields


def test_who_is_left_over_is_kept_with_the_reason() -> None:
    event = solved(seats=(), left=(LeftOver(1, "time", "excel"),), idle=())
    kept = [one.part for one in of(KeepPart, effects_of(hold_rounds, event, village()))]
    assert kept[0] == replace(PARTS[0], outcome="left", why="time", topic="excel")
    assert kept[1:] == list(PARTS[1:])
