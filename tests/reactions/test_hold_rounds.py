"""Who is asked about a round, and what they may answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, Day, DirectMessage, Edit, KeepPart, KeepRound, Later, Moment
from bot.events import ButtonPressed, FormSent, OpeningMissed, RoundClosed, RoundOpened
from bot.reactions._profile_form import STEP_2, STEP_3
from bot.reactions._round_asking import BACK, NO, PAUSE, YES
from bot.reactions.hold_rounds import hold_rounds
from bot.reactions.pause_member import pause_member
from matchers.held import HeldRound, Part, Says
from matchers.model import Account, Profile
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    HOUR,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
)

NAME = "2026-W48"
CLOSES = NOW + 3 * DAY
OPEN = HeldRound(NAME, NOW, CLOSES, "2026-W49")
OPENED = RoundOpened(key=f"round:{NAME}", at=NOW, round=NAME, closes=CLOSES)


def people(*profiles: Profile, **more: Any) -> Village:
    return Village(profiles={p.account: p for p in profiles}, **more)


def asked(village: Village) -> list[Account]:
    return sorted(m.account for m in of(DirectMessage, effects_of(hold_rounds, OPENED, village)))


def press(button: str, village: Village, by: Account = ADA, at: Any = NOW) -> list[Any]:
    event = ButtonPressed(key=f"b:{by}", at=at, account=by, place=HELP, button=button, value=NAME)
    return effects_of(hold_rounds, event, village)


def told(effects: list[Any]) -> list[str]:
    said = [e.message for e in effects if isinstance(e, Answer | Edit | DirectMessage)]
    return [message.name.removeprefix("hold_rounds-") for message in said if message]


def test_everybody_with_a_whole_profile_is_asked_once_and_privately() -> None:
    effects = effects_of(hold_rounds, OPENED, people(learner(), expert()))
    [kept] = of(KeepRound, effects)
    assert kept.round == OPEN
    parts = [one.part for one in of(KeepPart, effects)]
    assert {part.account for part in parts} == {ADA, BEN}
    assert {part.number for part in parts} == {1, 2}
    assert all(part.says is None for part in parts)
    for asks in of(DirectMessage, effects):
        assert (asks.unasked, asks.until) == (True, CLOSES)
        assert [b.name for b in asks.message.buttons] == [YES, NO, PAUSE]
        assert asks.message.fields["until"] == Moment(CLOSES)
        assert asks.message.fields["begins"] == Day(CLOSES.replace(day=30).date())
        assert "UADA" not in asks.key
        assert "UBEN" not in asks.key
    assert effects_of(hold_rounds, OPENED, people(learner(), held=[OPEN])) == []


@pytest.mark.prevents("F1")
@pytest.mark.parametrize(
    "profile",
    [
        learner(complete=False),
        learner(learns={}),
        expert(ADA, minor=True),
        learner(paused_until=NOW + DAY),
    ],
)
def test_who_could_not_be_in_it_is_not_asked(profile: Profile) -> None:
    assert asked(people(profile, expert())) == [BEN]
    enough = people(learner(), expert(), asked_enough=frozenset({ADA}))
    assert asked(enough) == [BEN], "nor who was told enough this week"


def silent(times: int, last: Says | None = None) -> dict[str, Any]:
    """That many rounds were held, and nothing was heard of Ada but in the last one."""
    held = [HeldRound(f"r{n}", NOW - n * DAY, NOW, "w", "out") for n in range(times)]
    parts = [Part(one.name, ADA, 1) for one in held]
    return {"held": held, "taking_part": [replace(parts[0], says=last), *parts[1:]]}


@pytest.mark.prevents("F10")
def test_three_rounds_in_silence_are_enough_until_somebody_wishes_to_be_asked() -> None:
    assert asked(people(learner(), **silent(2))) == [ADA]
    assert asked(people(learner(), **silent(3))) == []
    assert asked(people(learner(), **silent(4))) == []
    assert asked(people(learner(), **silent(4, "back"))) == [ADA]
    assert asked(people(learner(), **silent(4, "no"))) == [ADA], "a no is an answer"


@pytest.mark.prevents("F10", "F20")
@pytest.mark.parametrize(("times", "hears"), [(2, []), (3, ["peace"]), (4, [])])
def test_it_is_said_once_with_a_way_back(times: int, hears: list[str]) -> None:
    past = silent(times)
    past["held"][0] = replace(past["held"][0], state="open", closes=NOW)
    village = people(learner(), **past)
    closed = RoundClosed(key="c", at=NOW, round="r0")
    effects = effects_of(hold_rounds, closed, village)
    assert told(effects) == hears
    for note in of(DirectMessage, effects):
        assert note.unasked
        [back] = note.message.buttons
        event = ButtonPressed(
            key="b", at=NOW, account=ADA, place=HELP, button=back.name, value=back.value
        )
        assert back.name == BACK
        again = effects_of(hold_rounds, event, village)
        assert [one.part.says for one in of(KeepPart, again)] == ["back"]
        assert told(again) == ["asked_again"]


def village(says: Says | None = None, **more: Any) -> Village:
    return people(
        learner(), expert(), **{"held": [OPEN], "taking_part": [Part(NAME, ADA, 1, says)], **more}
    )


def test_a_yes_counts_and_can_be_taken_back_in_the_same_message() -> None:
    keep, edit = press(YES, village())
    assert keep == KeepPart(part=Part(NAME, ADA, 1, "yes"))
    assert edit.instead_of == f"hold_rounds:{NAME}:1:ask"
    assert edit.message.name == "hold_rounds-in"
    assert [b.name for b in edit.message.buttons] == [NO]
    assert "UADA" not in edit.key
    keep, edit = press(NO, village("yes"))
    assert keep.part.says == "no"
    assert edit.message.name == "hold_rounds-not_in"
    assert [b.name for b in edit.message.buttons] == [YES]
    assert told(press(YES, village("no"))) == ["in"]
    assert told(press(YES, village("yes"))) == ["in_already"]


def test_pausing_is_a_no_and_the_pause_itself() -> None:
    here = village()
    keep, edit = press(PAUSE, here)
    assert keep.part.says == "no"
    assert edit.message.name == "hold_rounds-pausing"
    event = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=PAUSE, value=NAME)
    [kept, answer] = effects_of(pause_member, event, here)
    assert kept.profile.pauses(NOW + DAY)
    assert answer.message.name == "pause_member-on"


@pytest.mark.parametrize("button", [YES, NO])
def test_no_answer_counts_after_its_time_or_from_who_was_not_asked(button: str) -> None:
    assert told(press(button, village(), at=CLOSES)) == ["over"]
    assert told(press(button, village(held=[replace(OPEN, state="dropped")]))) == ["over"]
    assert told(press(button, village(held=[replace(OPEN, state="out")]))) == ["over"]
    assert told(press(button, village(), by=CEM)) == ["over"]
    assert told(press(button, village(held=[]))) == ["over"]
    assert of(KeepPart, press(button, village(), at=CLOSES)) == []


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (learner(complete=False), "no_profile"),
        (expert(ADA, minor=True), "minor"),
        (learner(paused_until=NOW + HOUR), "paused"),
    ],
)
def test_a_yes_that_could_not_lead_to_anything_says_so(profile: Profile, why: str) -> None:
    here = replace(village(), profiles={ADA: profile})
    assert told(press(YES, here)) == [why]
    assert of(KeepPart, press(YES, here)) == []


def test_it_closes_once_and_not_before_its_time() -> None:
    closed = RoundClosed(key="c", at=CLOSES, round=NAME)
    [kept] = of(KeepRound, effects_of(hold_rounds, closed, village("yes")))
    assert kept.round.state == "closed"
    assert effects_of(hold_rounds, replace(closed, at=NOW), village("yes")) == []
    assert effects_of(hold_rounds, closed, village("yes", held=[kept.round])) == []


# --- who comes while it is open


def completes(village: Village, *, form: str = STEP_3, at: Any = NOW) -> list[Any]:
    """What follows when Cem has sent a form of his profile."""
    event = FormSent(key="f", at=at, account=CEM, form=form, values={})
    effects = effects_of(hold_rounds, event, village)
    for later in of(Later, effects):
        assert (later.event.key, later.event.at > at) == ("missed:f", True)
        return effects_of(hold_rounds, later.event, village)
    return effects


def with_cem(cem: Profile | None = None, **more: Any) -> Village:
    return people(
        learner(),
        cem or learner(CEM),
        **{"held": [OPEN], "taking_part": [Part(NAME, ADA, 7, "yes")], **more},
    )


def test_whoever_completes_a_profile_while_it_is_open_is_asked_once() -> None:
    here = with_cem()
    keep, asks = completes(here)
    assert keep == KeepPart(part=Part(NAME, CEM, 8))
    assert (asks.account, asks.key) == (CEM, f"hold_rounds:{NAME}:8:ask")
    assert (asks.unasked, asks.until, told([asks])) == (True, CLOSES, ["ask"])
    assert [b.name for b in asks.message.buttons] == [YES, NO, PAUSE]
    says: Says | None
    for says in (None, "yes", "no"):
        asked_before = [*here.taking_part, Part(NAME, CEM, 8, says)]
        assert completes(replace(here, taking_part=asked_before)) == [], says
    assert completes(here, form=STEP_2) == [], "their profile is not whole by this"


def test_a_number_that_stood_for_somebody_who_is_forgotten_is_nobody_elses() -> None:
    gone = frozenset({f"hold_rounds:{NAME}:8:ask"})
    keep, asks = completes(with_cem(keys=gone))
    assert (keep.part.number, asks.key) == (9, f"hold_rounds:{NAME}:9:ask")


@pytest.mark.prevents("F1", "F5", "F10")
@pytest.mark.parametrize(
    "cem",
    [
        learner(CEM, complete=False),
        learner(CEM, learns={}),
        expert(CEM, minor=True),
        learner(CEM, paused_until=NOW + DAY),
    ],
)
def test_nobody_is_asked_then_who_would_not_have_been_before(cem: Profile) -> None:
    assert completes(with_cem(cem)) == []
    assert completes(with_cem(asked_enough=frozenset({CEM}))) == []
    held = [OPEN, *(HeldRound(f"r{n}", NOW - n * DAY, NOW, "w", "out") for n in (1, 2, 3))]
    silent = [Part(one.name, CEM, 1) for one in held[1:]]
    assert completes(with_cem(held=held, taking_part=silent)) == []
    assert completes(with_cem(held=held, taking_part=silent[1:])) != []


def test_nobody_is_asked_when_no_answer_could_count_any_more() -> None:
    assert completes(with_cem(held=[])) == []
    assert completes(with_cem(held=[replace(OPEN, state="closed")])) == []
    assert completes(with_cem(), at=CLOSES) == []
    night = NOW.replace(hour=22)
    [later] = effects_of(
        hold_rounds, FormSent(key="f", at=night, account=CEM, form=STEP_3, values={}), with_cem()
    )
    assert later.event.at > night + 8 * HOUR, "nobody is asked at night"
    soon = replace(OPEN, closes=night + 2 * HOUR)
    assert completes(with_cem(held=[soon]), at=night) == [], "they would read it too late"


def test_what_became_of_them_meanwhile_is_heeded() -> None:
    missed = OpeningMissed(key="m", at=NOW, round=NAME, account=CEM)
    assert len(effects_of(hold_rounds, missed, with_cem())) == 2
    paused = with_cem(learner(CEM, paused_until=NOW + DAY))
    for then in (paused, people(learner(), held=[OPEN]), with_cem(held=[])):
        assert effects_of(hold_rounds, missed, then) == []
    assert effects_of(hold_rounds, replace(missed, at=CLOSES), with_cem()) == []
