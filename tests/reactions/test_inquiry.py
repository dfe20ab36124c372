"""What those who are asked say, and what becomes of it: the first yes, a no, silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import Answer, DirectMessage, Edit, KeepInquiry, ProposeMatch
from bot.events import (
    AccountClosed,
    CommandGiven,
    Event,
    FormSent,
    InquiryExpired,
    MatchAccepted,
)
from bot.reactions.ask_around import ask_around
from bot.reactions.open_pair import open_pair
from bot.reactions.pause_member import pause_member
from bot.reactions.propose_match import propose_match
from matchers.inquiring import Inquiry
from matchers.model import Account, MatchState
from tests.reactions.inquiring import (
    DAN,
    experts,
    inquiry,
    press,
    told,
    village,
)
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    HELP,
    NOW,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

# --- answers


def test_the_first_yes_brings_the_two_together_and_lets_the_other_off() -> None:
    around = village(*experts(2), inquiries=[inquiry()])
    effects = press("yes", "i1", around, BEN)
    [kept] = of(KeepInquiry, effects)
    assert (kept.inquiry.state, kept.inquiry.about) == ("found", ""), "its words go"
    assert [edit.message.name for edit in of(Edit, effects)] == [
        "ask_around-accepted",
        "ask_around-closed",
    ]
    [match] = of(ProposeMatch, effects)
    assert (match.match.learner, match.match.expert) == (ADA, BEN)
    [accepted] = of(MatchAccepted, effects)
    [group] = effects_of(open_pair, accepted, village(matches=[match.match]))
    assert group.accounts == (ADA, BEN)
    assert group.message.name == "open_pair-hello_asked"
    assert [button.name for button in group.message.buttons] == [
        "report_match-unfit",
        "report_match-report",
    ]


def test_a_no_is_seen_by_nobody() -> None:
    around = village(*experts(2), inquiries=[inquiry()])
    [kept, thanks] = press("no", "i1", around, BEN)
    assert kept.inquiry == inquiry(asked={BEN: False, CEM: None})
    assert thanks.message.name == "ask_around-thanks"


def test_late_strange_and_second_answers_get_a_sentence() -> None:
    cases: list[tuple[Inquiry, Account, str]] = [
        (inquiry(state="found"), BEN, "over"),
        (inquiry(expires=NOW), BEN, "over"),
        (inquiry(asked={BEN: False}), BEN, "over"),
        (inquiry(), ADA, "gone"),
        (inquiry(), DAN, "gone"),
        (inquiry("i2"), BEN, "gone"),
    ]
    for kept, by, name in cases:
        [answer] = press("yes", "i1", village(*experts(), inquiries=[kept]), by)
        assert told(answer.message) == name


def test_nobody_is_brought_together_who_must_not_be() -> None:
    for more in (
        {"asker": learner(minor=True)},
        {"asker": None},
        {"blocks": frozenset({frozenset({ADA, BEN})})},
    ):
        around = village(*experts(2), inquiries=[inquiry()], **more)
        effects = press("yes", "i1", around, BEN)
        assert of(ProposeMatch, effects) == []
        assert told(of(Answer, effects)[0].message) == "over"


def test_silence_and_a_no_end_in_the_same_words() -> None:
    ends = []
    for asked in ({BEN: None, CEM: None}, {BEN: False, CEM: False}):
        around = village(*experts(2), inquiries=[inquiry(asked=asked)])
        effects = effects_of(ask_around, InquiryExpired(key="x", at=NOW, inquiry="i1"), around)
        [kept] = of(KeepInquiry, effects)
        assert (kept.inquiry.state, kept.inquiry.about) == ("over", "")
        ends.append(of(DirectMessage, effects))
    assert ends[0] == ends[1]
    assert ends[0][0].account == ADA
    over = village(inquiries=[inquiry(state="found")])
    late = InquiryExpired(key="x", at=NOW, inquiry="i1")
    assert effects_of(ask_around, late, over) == []


# --- leaving


@pytest.mark.parametrize(
    "event",
    [
        AccountClosed(key="x", at=NOW, account=BEN),
        FormSent(key="f", at=NOW, account=BEN, form="ask_profile-step1", values={}),
    ],
    ids=["closed", "under 18"],
)
def test_who_leaves_is_let_off_and_nobody_hears_of_it(event: Event) -> None:
    around = village(expert(BEN, minor=True), expert(CEM), inquiries=[inquiry()])
    [kept, closed] = effects_of(ask_around, event, around)
    assert kept.inquiry.asked == {BEN: False, CEM: None}
    assert kept.inquiry.state == "open", "the other one may still say yes"
    assert closed.message.name == "ask_around-closed"


def test_when_the_asker_leaves_nobody_is_asked_any_more() -> None:
    around = village(*experts(2), inquiries=[inquiry(asked={BEN: None, CEM: False})])
    event = AccountClosed(key="x", at=NOW, account=ADA)
    [kept, closed] = effects_of(ask_around, event, around)
    assert kept.inquiry.state == "over"
    assert closed.message.name == "ask_around-closed"


def test_a_pause_takes_back_what_waits() -> None:
    event = CommandGiven(key="c", at=NOW, account=BEN, place=HELP, command="pause")
    effects = effects_of(pause_member, event, village(*experts(2), inquiries=[inquiry()]))
    [kept] = of(KeepInquiry, effects)
    assert kept.inquiry.asked == {BEN: False, CEM: None}


def test_one_question_takes_no_seat() -> None:
    """Who answered one question may still be asked as a partner, by others and by the same."""
    once = [
        pair(f"i{n}", slot="", state=MatchState.ACCEPTED, proposed=NOW - timedelta(weeks=n))
        for n in (20, 21, 22)
    ]
    around = village(expert(BEN), matches=once)
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="partner")
    assert of(ProposeMatch, effects_of(propose_match, event, around))
    crowded = replace(around, matches=[replace(m, slot="tu-evening") for m in once])
    assert not of(ProposeMatch, effects_of(propose_match, event, crowded))
