from __future__ import annotations

from typing import Any

import pytest

from bot.effects import Answer, AnswerMatch, DirectMessage, Edit, SettleMatch
from bot.events import AccountClosed, ButtonPressed, FormSent, MatchAccepted, MatchExpired
from bot.reactions.settle_match import NO, YES, settle_match
from matchers.model import Account, Match, MatchState
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

PROFILES = {ADA: learner(), BEN: expert()}


def press(
    button: str, *matches: Match, by: Account = ADA, value: str = "m1", **more: Any
) -> list[Any]:
    pressed = ButtonPressed(key="b", at=NOW, account=by, place=HELP, button=button, value=value)
    village = Village(matches=matches, **{"profiles": PROFILES, **more})
    return effects_of(settle_match, pressed, village)


def said(effects: list[Any]) -> list[tuple[str, str]]:
    """Who reads what: (key, message) of edits and direct messages."""
    told = [e for e in effects if isinstance(e, Edit | DirectMessage)]
    return [(e.key, e.message.name.removeprefix("settle_match-")) for e in told]


def test_the_first_yes_waits_for_the_other() -> None:
    answered, edit = press(YES, pair())
    assert answered == AnswerMatch(match="m1", role="learner", says=True)
    assert edit.instead_of == "propose_match:m1:learner"
    assert edit.message.name == "settle_match-waiting"
    assert edit.message.buttons == ()


@pytest.mark.parametrize(("by", "first"), [(ADA, "expert_says"), (BEN, "learner_says")])
def test_two_yeses_bring_them_together(by: Account, first: str) -> None:
    effects = press(YES, pair(**{first: True}), by=by)
    assert [type(e) for e in effects] == [AnswerMatch, SettleMatch, Edit, Edit, MatchAccepted]
    assert effects[1] == SettleMatch(match="m1", state=MatchState.ACCEPTED)
    assert effects[-1] == MatchAccepted(key="accepted:m1", at=NOW, match="m1")


def test_a_no_is_thanked_and_stays_invisible_to_who_has_not_answered() -> None:
    effects = press(NO, pair())
    assert effects[:2] == [
        AnswerMatch(match="m1", role="learner", says=False),
        SettleMatch(match="m1", state=MatchState.DECLINED),
    ]
    assert said(effects) == [
        ("settle_match:m1:learner:thanks_for_telling", "thanks_for_telling"),
        ("settle_match:m1:expert:closed", "closed"),
    ]


def test_after_a_no_who_said_yes_reads_the_same_as_after_silence() -> None:
    declined = press(NO, pair(learner_says=True), by=BEN)
    expired = effects_of(
        settle_match,
        MatchExpired(key="x", at=NOW, match="m1"),
        Village(matches=[pair(learner_says=True)]),
    )
    ada_reads = [e for e in said(declined) if ":learner:" in e[0]]
    assert ada_reads == [e for e in said(expired) if ":learner:" in e[0]]
    assert [name for _, name in ada_reads] == ["closed", "not_this_time_learner"]


def test_who_thinks_again_may_still_say_no() -> None:
    effects = press(NO, pair(learner_says=True))
    assert effects[1] == SettleMatch(match="m1", state=MatchState.DECLINED)
    assert said(effects) == [
        ("settle_match:m1:learner:thanks_for_telling", "thanks_for_telling"),
        ("settle_match:m1:expert:closed", "closed"),
    ]


def test_an_end_before_its_time_is_nobodys_silence() -> None:
    early = MatchExpired(key="x", at=NOW, match="m1")
    effects = effects_of(settle_match, early, Village(matches=[pair()]))
    assert effects[0] == SettleMatch(match="m1", state=MatchState.ENDED)


def test_when_the_time_is_up_only_who_said_yes_hears_of_it() -> None:
    expired = MatchExpired(key="x", at=pair().expires, match="m1")
    silent = effects_of(settle_match, expired, Village(matches=[pair()]))
    assert silent[0] == SettleMatch(match="m1", state=MatchState.EXPIRED)
    assert of(DirectMessage, silent) == []
    one = effects_of(settle_match, expired, Village(matches=[pair(expert_says=True)]))
    assert [m.account for m in of(DirectMessage, one)] == [BEN]


def test_an_expiry_that_comes_late_changes_nothing() -> None:
    expired = MatchExpired(key="x", at=NOW, match="m1")
    accepted = Village(matches=[pair(state=MatchState.ACCEPTED)])
    assert effects_of(settle_match, expired, accepted) == []
    assert effects_of(settle_match, expired, Village()) == []


@pytest.mark.parametrize(
    ("match", "by", "what"),
    [
        (pair(learner_says=True), ADA, "already"),
        (pair(state=MatchState.ACCEPTED), ADA, "both_already"),
        (pair(state=MatchState.DECLINED), ADA, "over"),
        (pair(state=MatchState.EXPIRED), BEN, "over"),
        (pair(expires=NOW - DAY), ADA, "over"),
        (pair(), CEM, "gone"),
        (pair("m2"), ADA, "gone"),
    ],
)
def test_a_click_that_comes_too_late_is_answered_kindly(
    match: Match, by: Account, what: str
) -> None:
    [answer] = press(YES, match, by=by)
    assert isinstance(answer, Answer)
    assert answer.message is not None
    assert answer.message.name == f"settle_match-{what}"


def test_other_buttons_are_not_ours() -> None:
    assert press("forget_member-yes", pair()) == []


SEATS_GONE = [
    pair(f"m{n}", learner=CEM, state=MatchState.ACCEPTED, proposed=NOW - 9 * DAY) for n in (2, 3)
]


def test_of_many_yeses_for_one_seat_one_is_accepted() -> None:
    """Each turn sees what the turns before it settled."""
    learners = [Account(f"slack:T1/U{n}") for n in range(20)]
    matches = [pair(f"m{n}", learner=who, expert_says=True) for n, who in enumerate(learners)]
    profiles = {BEN: expert(hours=1.0)} | {who: learner(who) for who in learners}
    accepted = 0
    for number, who in enumerate(learners):
        effects = press(YES, *matches, by=who, value=f"m{number}", profiles=profiles)
        [settled] = of(SettleMatch, effects)
        accepted += settled.state is MatchState.ACCEPTED
        matches[number] = pair(f"m{number}", learner=who, state=settled.state)
    assert accepted == 1


@pytest.mark.parametrize(
    "more",
    [
        {"profiles": {ADA: learner(minor=True), BEN: expert()}},
        {"profiles": {ADA: learner(), BEN: expert(minor=True)}},
        {"profiles": {ADA: learner()}},
        {"blocks": frozenset({frozenset({ADA, BEN})})},
    ],
)
def test_what_came_between_is_seen_at_the_second_yes(more: dict[str, Any]) -> None:
    effects = press(YES, pair(expert_says=True), **more)
    assert of(MatchAccepted, effects) == []
    assert of(SettleMatch, effects) == [SettleMatch(match="m1", state=MatchState.EXPIRED)]
    assert {m.account for m in of(DirectMessage, effects)} == {ADA, BEN}


def test_without_a_free_seat_both_are_told() -> None:
    effects = press(YES, pair(expert_says=True), *SEATS_GONE)
    assert [name for _, name in said(effects)] == [
        "closed",
        "not_this_time_learner",
        "closed",
        "not_this_time_expert",
    ]


def test_who_turns_out_to_be_under_18_is_in_no_pair_any_more() -> None:
    sent = FormSent(key="f", at=NOW, account=ADA, form="ask_profile-step1", values={})
    matches = [pair(state=MatchState.ACCEPTED)]
    minor = Village(matches=matches, profiles={ADA: learner(minor=True)})
    effects = effects_of(settle_match, sent, minor)
    assert effects[0] == SettleMatch(match="m1", state=MatchState.ENDED)
    assert [m.account for m in of(DirectMessage, effects)] == [BEN]
    grown_up = Village(matches=matches, profiles={ADA: learner()})
    assert effects_of(settle_match, sent, grown_up) == []


def test_a_closed_account_frees_its_partners() -> None:
    closed = AccountClosed(key="x", at=NOW, account=BEN)
    village = Village(matches=[pair(learner_says=True), pair("m2", state=MatchState.ACCEPTED)])
    effects = effects_of(settle_match, closed, village)
    assert of(SettleMatch, effects) == [
        SettleMatch(match="m1", state=MatchState.ENDED),
        SettleMatch(match="m2", state=MatchState.ENDED),
    ]
    assert {m.account for m in of(DirectMessage, effects)} == {ADA}
