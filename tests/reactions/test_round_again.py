"""Seats that become free are offered on, and whoever is late still has a chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import DirectMessage, KeepPart, KeepRound, LookAt, Post, ProposeMatch
from bot.events import RoundLooked, RoundReleased, RoundSolved
from bot.reactions._round_asking import NO, PAUSE, YES
from bot.reactions.hold_rounds import hold_rounds
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, LeftOver, Part, Seat
from matchers.model import MatchState
from tests.golden.scenes_send_digest import MODERATORS
from tests.reactions.rules import RULES
from tests.reactions.test_hold_rounds import CLOSES, NAME, OPEN, people, press, told
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

LOOKS = CLOSES + 4 * DAY
OUT = replace(OPEN, state="out", tries=1, version="v", looks=LOOKS)
BEGINS = CLOSES + 5 * DAY
SEAT = Part(NAME, ADA, 1, "yes", "seat", topic="excel", expert=2, begins=BEGINS, match="m1")
BEN_IN, CEM_IN = Part(NAME, BEN, 2, "yes"), Part(NAME, CEM, 3, "yes", "idle")
DECLINED = pair(
    "m1",
    state=MatchState.DECLINED,
    learner_says=True,
    expert_says=False,
    proposed=CLOSES,
    begins=BEGINS,
)


def village(*parts: Part, held: HeldRound = OUT, **more: Any) -> Village:
    whole: dict[str, Any] = {"matches": [DECLINED], "held": [held], **more}
    parts = parts or (SEAT, BEN_IN, CEM_IN)
    return people(learner(), expert(), expert(CEM), taking_part=parts, **whole)


def look(here: Village, at: Any = LOOKS) -> list[Any]:
    return effects_of(hold_rounds, RoundLooked(key="l", at=at, round=NAME), here)


def closed(here: Village) -> Village:
    """The same while it is solved again."""
    [kept] = of(KeepRound, look(here))
    here = replace(here, held=[kept.round])
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    return replace(here, held=[replace(kept.round, version=snapshot.version)])


def solved(here: Village, **more: Any) -> list[Any]:
    held = here.held[0]
    event = RoundSolved(
        key="s", at=LOOKS, round=NAME, version=held.version, tries=held.tries, **more
    )
    return effects_of(hold_rounds, event, here)


NEW_SEAT = Seat(1, 3, "excel", BEGINS + 7 * DAY)


def test_a_seat_that_became_free_is_looked_for_in_a_week_of_its_own() -> None:
    effects = look(village())
    assert [type(one) for one in effects] == [KeepRound, LookAt]
    held = effects[0].round
    assert (held.state, held.tries, held.again) == ("closed", 2, True)
    assert held.week > OUT.week
    assert LOOKS < held.looks <= LOOKS + DAY


@pytest.mark.parametrize(
    "here",
    [
        village(held=replace(OUT, looks=None)),
        village(held=replace(OUT, looks=LOOKS + DAY)),
        village(held=replace(OUT, state="drafted")),
        village(held=replace(OUT, name="2026-W01")),
    ],
)
def test_nothing_is_looked_at_before_its_time(here: Village) -> None:
    assert look(here) == []


def test_it_ends_with_the_next_round_and_after_a_while() -> None:
    newer = replace(OPEN, name="2026-W50", state="open")
    for here, at in (
        (village(held=newer), LOOKS),
        (village(), CLOSES + 14 * DAY),
    ):
        both = replace(here, held=[*here.held, OUT] if here.held[0] is newer else here.held)
        [kept] = look(both, at)
        assert kept.round == replace(OUT, looks=None)


@pytest.mark.parametrize(
    ("part", "matches"),
    [
        (SEAT, [replace(DECLINED, state=MatchState.ACCEPTED)]),
        (replace(SEAT, says="no"), [DECLINED]),
        (replace(SEAT, outcome="idle", match=""), []),
    ],
)
def test_where_nobody_waits_nothing_is_solved(part: Part, matches: Any) -> None:
    [kept] = look(village(part, BEN_IN, CEM_IN, matches=matches))
    assert (kept.round.state, kept.round.again) == ("out", False)
    assert kept.round.looks > LOOKS


def test_somebody_else_is_proposed_and_nobody_else_hears_anything() -> None:
    here = closed(village())
    effects = solved(here, seats=(NEW_SEAT,), idle=(2,))
    [kept] = of(KeepPart, effects)
    assert (kept.part.account, kept.part.expert, kept.part.match) == (ADA, 3, "")
    [held] = of(KeepRound, effects)
    assert held.round.state == "released"
    parts = (kept.part, BEN_IN, CEM_IN)
    out = RoundReleased(key="o", at=LOOKS, round=NAME, tries=held.round.tries)
    after = replace(here, held=[held.round], taking_part=parts)
    snapshot = after.round_snapshot(NAME)
    assert snapshot is not None
    after = replace(after, held=[replace(held.round, version=snapshot.version)])
    effects = effects_of(hold_rounds, out, after)
    [match] = of(ProposeMatch, effects)
    assert (match.match.learner, match.match.expert) == (ADA, CEM)
    asked = {m.account for m in of(DirectMessage, effects) if "propose_match" in m.key}
    assert asked == {ADA, CEM}
    assert BEN not in {m.account for m in of(DirectMessage, effects)}
    [kept_round] = of(KeepRound, effects)
    assert (kept_round.round.state, kept_round.round.looks) == ("out", held.round.looks)


def test_where_nothing_is_found_it_is_out_as_it_was() -> None:
    here = closed(village())
    effects = solved(here, left=(LeftOver(1, "taken", "excel"),), idle=(2, 3))
    assert [type(one) for one in effects] == [KeepRound]
    assert effects[0].round.state == "out"


def test_a_late_yes_is_kept_and_can_be_taken_back() -> None:
    silent = replace(SEAT, says=None, outcome=None, match="")
    for held in (OUT, replace(OUT, state="drafted", looks=None)):
        here = village(silent, BEN_IN, CEM_IN, held=held)
        keep, edit = press(YES, here, at=LOOKS)
        assert keep.part.says == "late"
        assert edit.message.name == "hold_rounds-in_late"
        late = replace(here, taking_part=(keep.part,))
        assert told(press(YES, late, at=LOOKS)) == ["in_already"]
        keep, edit = press(NO, late, at=LOOKS)
        assert keep.part.says == "no"
        assert edit.message.name == "hold_rounds-not_in_late"
        assert told(press(PAUSE, here, at=LOOKS)) == []
        assert told(press(NO, here, at=LOOKS)) == ["over"]


def test_who_is_late_always_hears_what_came_of_it() -> None:
    late = replace(SEAT, says="late", outcome=None, match="", topic="", expert=0, begins=None)
    here = closed(village(late, BEN_IN, CEM_IN, matches=[]))
    effects = solved(here, left=(LeftOver(1, "time", "excel"),), idle=(2, 3))
    [kept] = of(KeepPart, effects)
    assert (kept.part.says, kept.part.outcome, kept.part.why) == ("yes", "left", "time")
    [held] = of(KeepRound, effects)
    after = replace(here, held=[held.round], taking_part=(kept.part, BEN_IN, CEM_IN))
    snapshot = after.round_snapshot(NAME)
    assert snapshot is not None
    after = replace(after, held=[replace(held.round, version=snapshot.version)])
    out = RoundReleased(key="o", at=LOOKS, round=NAME, tries=held.round.tries)
    said = of(DirectMessage, effects_of(hold_rounds, out, after))
    assert [m.message.name for m in said if m.account == ADA] == ["hold_rounds-left_time"]


APPROVED = replace(RULES, hold_rounds=HoldRoundsRules(approve=True))


def test_moderators_look_first_and_a_no_ends_the_looking() -> None:
    here = closed(village(rules=APPROVED, moderators=MODERATORS))
    effects = solved(here, seats=(NEW_SEAT,))
    [post] = of(Post, effects)
    assert post.message.name == "hold_rounds-preview_again"
    assert [m.name for m in post.message.parts] == [
        "hold_rounds-line_pair",
        "hold_rounds-line_drop",
    ]
    [held], [kept] = of(KeepRound, effects), of(KeepPart, effects)
    dropped = replace(held.round, state="dropped")
    after = replace(here, held=[dropped], taking_part=(kept.part, BEN_IN, CEM_IN))
    out = RoundReleased(key="o", at=LOOKS, round=NAME, tries=dropped.tries)
    effects = effects_of(hold_rounds, out, after)
    assert [e.round for e in of(KeepRound, effects)] == [replace(dropped, state="out", looks=None)]
    assert ADA not in {m.account for m in of(DirectMessage, effects)}, "they heard already"


def test_what_was_drafted_and_is_true_no_more_is_not_proposed() -> None:
    stale = replace(SEAT, match="", expert=3)
    here = closed(village(stale, BEN_IN, CEM_IN))
    effects = solved(here, left=(LeftOver(1, "taken", "excel"),))
    [kept] = of(KeepPart, effects)
    assert (kept.part.outcome, kept.part.expert) == ("left", 0)


def test_a_community_may_not_want_it() -> None:
    never = replace(RULES, hold_rounds=HoldRoundsRules(again_days=0))
    released = replace(OUT, state="released", looks=None, tries=1)
    here = village(held=released, rules=never)
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    here = replace(here, held=[replace(released, version=snapshot.version)])
    out = RoundReleased(key="o", at=CLOSES, round=NAME, tries=1)
    [kept] = of(KeepRound, effects_of(hold_rounds, out, here))
    assert kept.round.looks is None
    assert timedelta(0) < LOOKS - CLOSES


def test_the_late_hear_when_nobody_looks_any_more() -> None:
    late = Part(NAME, ADA, 1, "late")
    for here, at in (
        (village(late, matches=[]), CLOSES + 14 * DAY),
        (village(late, matches=[], held=replace(OPEN, name="2026-W50")), LOOKS),
    ):
        both = replace(here, held=[*here.held, OUT] if here.held[0].name != NAME else here.held)
        effects = look(both, at)
        assert [m.message.name for m in of(DirectMessage, effects)] == ["hold_rounds-late_over"]
    never = replace(RULES, hold_rounds=HoldRoundsRules(again_days=0))
    silent = village(replace(late, says=None), rules=never, held=replace(OUT, state="drafted"))
    assert told(press(YES, silent, at=LOOKS)) == ["over"]


def test_who_heard_no_already_hears_no_second_one() -> None:
    left = replace(SEAT, outcome="left", why="taken", match="", expert=0, begins=None)
    held = replace(OUT, state="released", again=True, tries=2)
    here = village(left, BEN_IN, CEM_IN, held=held)
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    here = replace(here, held=[replace(held, version=snapshot.version)])
    out = RoundReleased(key="o", at=LOOKS, round=NAME, tries=2)
    assert ADA not in {m.account for m in of(DirectMessage, effects_of(hold_rounds, out, here))}


def test_nobody_is_proposed_a_week_that_has_begun() -> None:
    released = replace(OUT, state="released", looks=None)
    here = village(held=released, matches=[])
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    here = replace(here, held=[replace(released, version=snapshot.version)])
    late = CLOSES + 21 * DAY
    effects = effects_of(hold_rounds, RoundReleased(key="o", at=late, round=NAME, tries=1), here)
    [kept] = of(KeepRound, effects)
    assert (kept.round.state, kept.round.tries) == ("closed", 2)
    assert kept.round.week > OUT.week
    assert of(ProposeMatch, effects) == []
