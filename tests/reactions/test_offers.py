"""A learner chooses one of several; its expert is asked only then, and nobody is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.effects import (
    Answer,
    ChooseMatch,
    DirectMessage,
    DropMatch,
    Edit,
    KeepPart,
    KeepProfile,
    Later,
    ProposeMatch,
)
from bot.events import (
    AccountClosed,
    ButtonPressed,
    CommandGiven,
    MatchExpired,
    RoundReleased,
    RoundSolved,
)
from bot.reactions._offers import NONE, TAKE
from bot.reactions._round_asking import key_of
from bot.reactions._round_steps import in_time
from bot.reactions.hold_rounds import hold_rounds
from bot.reactions.pause_member import pause_member
from bot.reactions.propose_match import propose_match
from bot.reactions.settle_match import settle_match
from bot.rules_rounds import HoldRoundsRules
from matchers.held import Other, Seat
from matchers.model import Account, Level, MatchState
from tests.reactions.offering import BOTH, HELD, NAME, PARTS, TUESDAY, village, with_profile
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, BEN, CEM, DAY, HELP, NOW, Village, effects_of, of, pair

NIGHT = datetime(2026, 11, 25, 23, tzinfo=UTC)


def press(here: Village, value: str = "m1", button: str = TAKE, at: datetime = NOW) -> list[Any]:
    event = ButtonPressed(key="b", at=at, account=ADA, place=HELP, button=button, value=value)
    return effects_of(settle_match, event, here)


def expire(here: Village) -> list[Any]:
    event = MatchExpired(key="x", at=NOW + 2 * DAY, match="m1")
    return effects_of(settle_match, event, here)


def worded(effects: list[Any]) -> list[str]:
    said = [one for kind in (Answer, Edit, DirectMessage) for one in of(kind, effects)]
    return [one.message.name for one in said if one.message is not None]


# --- what is offered


def test_the_learner_alone_is_asked_and_reads_no_name() -> None:
    seat = replace(PARTS[0], match="", others=(Other(3, "excel", TUESDAY),))
    here = village(matches=[], taking_part=[seat, *PARTS[1:]])
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    held = replace(HELD, state="released", version=snapshot.version)
    out = RoundReleased(key="o", at=NOW, round=NAME, tries=1)
    effects = effects_of(hold_rounds, out, replace(here, held=[held]))
    matches = [one.match for one in of(ProposeMatch, effects)]
    assert [(m.expert, m.state) for m in matches] == [
        (BEN, MatchState.OFFERED),
        (CEM, MatchState.OFFERED),
    ]
    (together,) = {m.together for m in matches}
    [told] = of(DirectMessage, effects)
    assert told.account == ADA, "neither expert hears of it, not even that nobody needs them"
    lines = told.message.parts
    assert [line.fields["steps"] for line in lines] in ([2, 3], [3, 2])
    assert "slack:" not in str(told.message)
    assert {b.value for line in lines for b in line.buttons} == {m.id for m in matches}
    [kept] = of(KeepPart, effects)
    assert (kept.part.match, kept.part.others) == (together, ())


def test_what_was_found_for_a_choice_is_kept_with_the_part() -> None:
    others = (Other(3, "excel", TUESDAY),)
    here = village(matches=[], taking_part=[replace(p, outcome=None, match="") for p in PARTS])
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    seat = Seat(1, 2, "excel", TUESDAY, others=others)
    event = RoundSolved(
        key="s", at=NOW, round=NAME, version=snapshot.version, tries=1, seats=(seat,), idle=(3,)
    )
    effects = effects_of(hold_rounds, event, replace(here, held=[replace(HELD, state="closed")]))
    assert [kept.part.others for kept in of(KeepPart, effects)] == [others, (), ()]


# --- choosing


def test_the_chosen_one_is_proposed_with_its_own_time_and_the_part_says_so() -> None:
    effects = press(village(), "m2")
    assert of(ChooseMatch, effects) == [ChooseMatch(match="m2", expires=NOW + timedelta(hours=72))]
    [kept] = of(KeepPart, effects)
    assert kept.part == replace(PARTS[0], match="m2", expert=3)
    [edit] = of(Edit, effects)
    assert (edit.key, edit.instead_of) == ("propose_match:m2:learner", "propose_match:o1:offer")
    assert edit.message.name == "settle_match-chosen"
    [later] = of(Later, effects)
    assert (later.event.match, later.event.freed, later.event.at) == ("m2", (2,), NOW)
    assert of(DirectMessage, effects) == []


@pytest.mark.prevents("F5")
def test_at_night_the_expert_is_asked_in_the_morning_and_has_all_the_time() -> None:
    here = village(matches=[replace(one, expires=NIGHT + DAY) for one in BOTH])
    effects = press(here, at=NIGHT)
    [later], [chosen] = of(Later, effects), of(ChooseMatch, effects)
    assert later.event.at > NIGHT + timedelta(hours=6)
    assert chosen.expires == later.event.at + timedelta(hours=72)


def after(**more: Any) -> Village:
    """Ada has chosen Cem."""
    chosen = replace(BOTH[1], state=MatchState.PROPOSED, together="", learner_says=True)
    return village(matches=[chosen], **more)


CHOSEN = RoundReleased(key="c", at=NOW, round=NAME, tries=0, match="m2", freed=(2,))


@pytest.mark.prevents("F9")
def test_then_the_chosen_one_is_asked_and_the_other_hears_an_outcome() -> None:
    asked, told = of(DirectMessage, effects_of(hold_rounds, CHOSEN, after()))
    assert (asked.account, asked.message.name) == (CEM, "hold_rounds-ask_expert")
    assert asked.key == "propose_match:m2:expert"
    assert (told.account, told.message.name) == (BEN, "hold_rounds-not_needed")


def still_wanted() -> dict[str, Village]:
    other = pair("m9", expert=BEN, begins=TUESDAY, learner=Account("slack:T1/UDOR"))
    parts = {
        "said no since": replace(PARTS[1], says="no"),
        "learns with somebody": replace(PARTS[1], outcome="seat", match="m7"),
    }
    paused = with_profile(paused_until=NOW + DAY).profiles
    told = key_of(PARTS[1], "outcome")
    return {
        "is asked for another": replace(after(), matches=[*after().matches, other]),
        "may be chosen by another": replace(
            after(), matches=[*after().matches, replace(other, state=MatchState.OFFERED)]
        ),
        "pauses": after(profiles=paused),
        "heard already": after(keys=frozenset({told})),
        **{why: after(taking_part=[PARTS[0], part, PARTS[2]]) for why, part in parts.items()},
    }


@pytest.mark.parametrize("why", still_wanted())
def test_whoever_is_wanted_still_or_wants_peace_hears_nothing(why: str) -> None:
    told = of(DirectMessage, effects_of(hold_rounds, CHOSEN, still_wanted()[why]))
    assert [message.account for message in told] == [CEM]


def test_nobody_is_asked_for_what_has_ended_meanwhile() -> None:
    ended = replace(after().matches[0], state=MatchState.ENDED)
    told = of(DirectMessage, effects_of(hold_rounds, CHOSEN, village(matches=[ended])))
    assert [message.account for message in told] == [BEN]


# --- what cannot be any more


def impossible() -> dict[str, Village]:
    busy = pair("m9", learner=Account("slack:T1/UDOR"), state=MatchState.ACCEPTED)
    two = [busy, replace(busy, id="m8", learner=Account("slack:T1/UEVA"))]
    return {
        "a pause": with_profile(paused_until=NOW + DAY),
        "their age": with_profile(minor=True),
        "no whole profile": with_profile(complete=False),
        "another topic": with_profile(teaches={"r": Level.TEACHES}),
        "no more ahead": with_profile(teaches={"excel": Level.BEGUN}),
        "another time": with_profile(slots=frozenset({"mo-morning"})),
        "no hour left": with_profile(hours=0.0),
        "no seat left": village(matches=[*BOTH, *two]),
        "gone": village(matches=BOTH[1:]),
    }


@pytest.mark.parametrize("why", impossible())
def test_what_is_gone_is_told_and_the_others_are_offered_still(why: str) -> None:
    effects = press(impossible()[why])
    assert of(ChooseMatch, effects) == []
    assert worded(effects) == ["settle_match-offer_gone", "hold_rounds-offer"]
    [edit] = of(Edit, effects)
    assert [b.value for line in edit.message.parts for b in line.buttons] == ["m2"]
    assert not effects[-1].message.fields, "nobody reads why"


def test_a_block_changes_nothing_that_is_read() -> None:
    blocked = village(blocks=frozenset({frozenset({ADA, BEN})}))
    assert press(blocked) == press(village())


def test_with_the_last_one_gone_the_learner_is_looked_for_again() -> None:
    here = replace(with_profile(minor=True), matches=BOTH[:1])
    effects = press(here)
    assert of(DropMatch, effects) == [DropMatch(match="m1")]
    assert of(KeepPart, effects) == [KeepPart(part=replace(PARTS[0], match=""))]
    assert worded(effects) == ["settle_match-over", "settle_match-offers_gone"]


def test_old_buttons_say_that_it_is_chosen_or_over() -> None:
    assert worded(press(after())) == ["settle_match-already"]
    assert worded(press(village(matches=[]))) == ["settle_match-over"]
    assert worded(press(village(), at=NOW + 2 * DAY)) == ["settle_match-over"]
    by_ben = ButtonPressed(key="b", at=NOW, account=BEN, place=HELP, button=TAKE, value="m1")
    assert worded(effects_of(settle_match, by_ben, village())) == ["settle_match-over"]


# --- none of them, nobody, nothing


@pytest.mark.prevents("F9", "F10")
@pytest.mark.parametrize("what", ["passed", "over"])
def test_a_no_and_silence_leave_nothing_and_free_all(what: str) -> None:
    effects = press(village(), "o1", NONE) if what == "passed" else expire(village())
    assert of(DropMatch, effects) == [DropMatch(match="m1"), DropMatch(match="m2")]
    out = replace(PARTS[0], says="no", outcome=None, match="")
    assert of(KeepPart, effects) == [KeepPart(part=out)]
    assert worded(effects) == [f"settle_match-{what}"]
    [later] = of(Later, effects)
    assert (later.event.match, later.event.freed) == ("", (2, 3))


def test_time_is_up_once_and_not_before() -> None:
    assert expire(village(matches=[])) == []
    early = MatchExpired(key="x", at=NOW, match="m1")
    assert effects_of(settle_match, early, village()) == []


def pause(by: Account, here: Village) -> list[Any]:
    event = CommandGiven(key="c", at=NOW, account=by, place=HELP, command="pause")
    return effects_of(pause_member, event, here)


def test_who_pauses_is_not_offered_and_chooses_nothing_more() -> None:
    effects = pause(BEN, village())
    assert of(DropMatch, effects) == [DropMatch(match="m1")]
    assert of(Later, effects) == [], "whoever pauses is told nothing"
    effects = pause(ADA, village())
    assert of(DropMatch, effects) == [DropMatch(match="m1"), DropMatch(match="m2")]
    assert worded(effects) == ["pause_member-on", "settle_match-over"]
    assert of(KeepProfile, effects) != []


def test_whoever_is_closed_is_not_offered_any_more() -> None:
    closed = AccountClosed(key="x", at=NOW, account=CEM)
    effects = effects_of(settle_match, closed, village())
    assert of(DropMatch, effects) == [DropMatch(match="m2")]
    mine = replace(closed, account=ADA)
    effects = effects_of(settle_match, mine, village())
    assert len(of(DropMatch, effects)) == 2
    assert worded(effects) == []


# --- beside it


def test_whoever_may_choose_is_looked_for_no_further_and_each_seat_is_kept() -> None:
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="partner")
    assert worded(effects_of(propose_match, event, village())) == ["propose_match-waiting"]
    dor = Account("slack:T1/UDOR")
    rules = replace(RULES.propose_match, seats=1) if RULES.propose_match else None
    here = village(rules=replace(RULES, propose_match=rules))
    here = replace(here, profiles={**here.profiles, dor: replace(here.profiles[ADA], account=dor)})
    effects = effects_of(propose_match, replace(event, account=dor), here)
    assert worded(effects) == ["propose_match-full"]


@pytest.mark.parametrize(("choose_from", "week"), [(1, "2026-W49"), (3, "2026-W50")])
def test_where_one_answers_after_the_other_they_meet_later(choose_from: int, week: str) -> None:
    rules = replace(RULES, hold_rounds=HoldRoundsRules(choose_from=choose_from))
    held = replace(HELD, week="2026-W47")
    assert in_time(held, NOW + DAY, village(rules=rules)).week == week
