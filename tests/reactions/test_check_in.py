"""Asked once each, alone; what one says, nobody else reads; a match ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import (
    Answer,
    BlockPair,
    DirectMessage,
    Edit,
    KeepCheckIn,
    Later,
    SettleMatch,
)
from bot.events import (
    ButtonPressed,
    CheckInDue,
    CommandGiven,
    MatchAccepted,
    MatchOver,
)
from bot.reactions._check_in_words import GO_ON, GOOD, HARD, MET, NO_TALK, NOT_YET, SO_SO, TALK
from bot.reactions._profile_topic import OWN_LEVEL
from bot.reactions._rematch import ANOTHER
from bot.reactions.check_in import check_in
from bot.reactions.report_match import REPORT, UNFIT, report_match
from matchers.checking_in import CheckIn
from matchers.model import Account, MatchState, Place, Visibility
from tests.reactions.rules import RULES
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

WEEK = timedelta(weeks=1)
ENDS = NOW + 4 * DAY
ACCEPTED = pair(state=MatchState.ACCEPTED)
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
MINE, THEIRS = CheckIn("m1", ADA, ENDS), CheckIn("m1", BEN, ENDS)
PROFILES = {ADA: learner(), BEN: expert()}


def village(ada: CheckIn = MINE, ben: CheckIn = THEIRS, **more: Any) -> Village:
    whole: dict[str, Any] = {
        "matches": [ACCEPTED],
        "checked": (ada, ben),
        "profiles": PROFILES,
        "moderators": MODERATORS,
    }
    return Village(**{**whole, **more})


def press(button: str, where: Village | None = None, by: Account = ADA, **more: Any) -> list[Any]:
    event = ButtonPressed(
        **{"key": "b", "at": NOW, "account": by, "place": HELP, "button": button, "value": "m1"}
        | more
    )
    return effects_of(check_in, event, where or village())


def buttons(effects: list[Any]) -> list[str]:
    [edit] = of(Edit, effects)
    return [button.name for button in edit.message.buttons]


def kept(effects: list[Any]) -> list[CheckIn]:
    return [effect.check_in for effect in of(KeepCheckIn, effects)]


# --- asking


def test_a_pair_gets_its_three_moments_and_a_single_question_none() -> None:
    event = MatchAccepted(key="a", at=NOW, match="m1")
    effects = effects_of(check_in, event, Village(matches=[ACCEPTED]))
    ends = NOW + 6 * WEEK
    assert kept(effects) == [CheckIn("m1", ADA, ends), CheckIn("m1", BEN, ends)]
    moments = [(later.event.at, type(later.event)) for later in of(Later, effects)]
    assert moments == [
        (NOW + 3 * DAY, CheckInDue),
        (ends - 4 * DAY, CheckInDue),
        (ends, MatchOver),
    ]
    for match in (replace(ACCEPTED, slot=""), pair()):
        assert effects_of(check_in, event, Village(matches=[match])) == []


def test_what_would_be_asked_at_night_is_asked_in_the_morning() -> None:
    night = NOW.replace(hour=23)
    event = MatchAccepted(key="a", at=night, match="m1")
    met, felt, over = of(Later, effects_of(check_in, event, Village(matches=[ACCEPTED])))
    assert met.event.at == NOW.replace(hour=7) + 4 * DAY
    assert felt.event.at.hour == 7
    assert over.event.at == night + 6 * WEEK, "an end wakes nobody"


@pytest.mark.parametrize(
    ("step", "offered"), [("met", [MET, NOT_YET, UNFIT]), ("felt", [GOOD, SO_SO, HARD])]
)
def test_each_is_asked_alone_and_nobody_is_named(step: Any, offered: list[str]) -> None:
    due = CheckInDue(key="k", at=NOW, match="m1", step=step)
    asked = of(DirectMessage, effects_of(check_in, due, village()))
    assert [one.account for one in asked] == [ADA, BEN]
    for one, other in zip(asked, (BEN, ADA), strict=True):
        assert one.unasked
        assert one.until == NOW + 3 * DAY
        assert other not in repr(one)
        assert [button.name for button in one.message.buttons] == offered


def test_of_what_is_over_or_long_past_nobody_is_asked() -> None:
    due = CheckInDue(key="k", at=NOW, match="m1", step="met")
    for state in (MatchState.ENDED, MatchState.PROPOSED):
        over = village(matches=[replace(ACCEPTED, state=state)])
        assert effects_of(check_in, due, over) == []
    assert effects_of(check_in, due, Village()) == []
    late = replace(due, due=NOW - 4 * DAY)
    assert effects_of(check_in, late, village()) == []


# --- answers


@pytest.mark.parametrize("button", [MET, NOT_YET])
def test_whether_they_met_is_kept_and_changes_nothing_else(button: str) -> None:
    effects = press(button)
    assert kept(effects) == [replace(MINE, met=button == MET)]
    assert [type(effect) for effect in effects] == [KeepCheckIn, Edit]
    [again] = press(NOT_YET, village(replace(MINE, met=True)))
    assert again.message.name == "check_in-already"


@pytest.mark.parametrize(
    ("button", "by", "offered"),
    [
        (GOOD, ADA, [GO_ON, OWN_LEVEL]),
        (GOOD, BEN, [GO_ON]),
        (SO_SO, ADA, [GO_ON, ANOTHER]),
        (SO_SO, BEN, [GO_ON]),
        (HARD, ADA, [TALK, NO_TALK, ANOTHER]),
        (HARD, BEN, [TALK, NO_TALK]),
    ],
)
def test_how_it_was_leads_to_what_this_member_may_want(
    button: str, by: Account, offered: list[str]
) -> None:
    effects = press(button, by=by)
    [told] = kept(effects)
    assert (told.account, told.felt_at) == (by, NOW)
    assert buttons(effects) == offered
    assert of(DirectMessage, effects) == of(SettleMatch, effects) == [], "nobody else hears it"
    assert len(of(BlockPair, effects)) == (button == HARD)


def test_a_level_is_offered_where_the_profile_still_has_the_topic() -> None:
    assert buttons(press(GOOD, village(profiles={ADA: learner(learns={})}))) == [GO_ON]
    assert buttons(press(GOOD, village(profiles={}))) == [GO_ON]


def test_an_answer_is_final_and_only_those_in_it_have_one() -> None:
    [said] = press(HARD, village(replace(MINE, felt="good", felt_at=NOW)))
    assert said.message.name == "check_in-already"
    for where, by in ((village(), CEM), (Village(), ADA)):
        [said] = press(GOOD, where, by)
        assert said.message.name == "check_in-gone"


def test_once_it_is_over_it_still_counts_but_does_not_go_on() -> None:
    ended = village(matches=[replace(ACCEPTED, state=MatchState.ENDED)])
    effects = press(GOOD, ended)
    assert buttons(effects) == [OWN_LEVEL]
    [said] = press(GO_ON, ended)
    assert said.message.name == "check_in-too_late"


def test_whoever_writes_a_letter_is_answered_by_one() -> None:
    match = replace(ACCEPTED, learner=EVA)
    where = village(CheckIn("m1", EVA, ENDS), matches=[match], profiles={EVA: learner(EVA)})
    effects = press(SO_SO, where, EVA, letter="discourse:pm/7")
    assert of(Edit, effects) == []
    [answer] = of(Answer, effects)
    assert [button.name for button in answer.message.buttons] == [GO_ON, ANOTHER]


# --- once more


def test_one_wish_to_go_on_is_told_to_nobody() -> None:
    effects = press(GO_ON)
    assert kept(effects) == [replace(MINE, goes_on=True)]
    [edit] = of(Edit, effects)
    assert edit.message.name == "check_in-wishes"
    assert of(DirectMessage, effects) == of(Later, effects) == []


def test_two_wishes_are_six_weeks_more_and_both_hear_it() -> None:
    effects = press(GO_ON, village(ben=replace(THEIRS, goes_on=True)))
    ends = ENDS + 6 * WEEK
    assert {(one.account, one.ends, one.goes_on) for one in kept(effects)} == {
        (ADA, ends, True),
        (BEN, ends, True),
    }
    [later] = of(Later, effects)
    assert later.event == MatchOver(key="match_over:m1:2", at=ends, match="m1")
    [edit], [told] = of(Edit, effects), of(DirectMessage, effects)
    assert (edit.message.name, told.message.name) == ("check_in-longer", "check_in-longer")
    assert told.account == BEN


def test_it_goes_on_once_and_not_for_whoever_found_it_hard() -> None:
    both = village(replace(MINE, goes_on=True), replace(THEIRS, goes_on=True))
    hard = village(replace(MINE, felt="hard"))
    for where in (both, hard):
        [said] = press(GO_ON, where)
        assert said.message.name == "check_in-already"


# --- the end


def test_a_match_ends_by_itself_where_nobody_made_it_longer() -> None:
    over = MatchOver(key="o", at=ENDS, match="m1")
    settled, edit = effects_of(check_in, over, village())
    assert settled == SettleMatch(match="m1", state=MatchState.ENDED)
    assert (edit.instead_of, edit.message.name) == ("open_pair:m1", "check_in-over")
    assert [button.name for button in edit.message.buttons] == [REPORT]
    longer = village(*(replace(one, ends=ENDS + WEEK) for one in (MINE, THEIRS)))
    assert effects_of(check_in, over, longer) == []
    ended = village(matches=[replace(ACCEPTED, state=MatchState.ENDED)])
    assert effects_of(check_in, over, ended) == []


@pytest.mark.parametrize("button", [UNFIT, REPORT])
def test_what_did_not_fit_is_not_asked_about_any_more(button: str) -> None:
    asked = frozenset({"check_in:m1:learner:met", "check_in:m1:expert:met"})
    ended = village(
        replace(MINE, met=True), matches=[replace(ACCEPTED, state=MatchState.ENDED)], keys=asked
    )
    [edit] = of(Edit, press(button, ended))
    assert (edit.instead_of, edit.message.name) == ("check_in:m1:expert:met", "check_in-closed")
    assert press(button, replace(ended, matches=[ACCEPTED])) == []
    assert press(button, ended, CEM) == []


def test_after_it_did_not_fit_whoever_learns_may_look_again() -> None:
    event = ButtonPressed(key="b", at=NOW, account=BEN, place=HELP, button=UNFIT, value="m1")
    told = of(DirectMessage, effects_of(report_match, event, village()))
    offered = {one.account: [b.name for b in one.message.buttons] for one in told}
    assert offered == {ADA: [ANOTHER], BEN: []}
    alone = village(rules=replace(RULES, check_in=None))
    assert [
        one.message.buttons for one in of(DirectMessage, effects_of(report_match, event, alone))
    ] == [
        (),
        (),
    ]


def test_a_typed_end_closes_the_question_as_a_pressed_one_does() -> None:
    asked = frozenset({"check_in:m1:learner:met", "check_in:m1:expert:met"})
    ended = village(matches=[replace(ACCEPTED, state=MatchState.ENDED)], keys=asked)
    typed = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="unfit")
    closed = [edit.instead_of for edit in of(Edit, effects_of(check_in, typed, ended))]
    assert closed == sorted(asked, reverse=True)
    again = replace(ended, keys=asked | {f"{one}:closed" for one in asked})
    assert effects_of(check_in, typed, again) == []
    other = replace(typed, command="partner")
    assert effects_of(check_in, other, ended) == []
