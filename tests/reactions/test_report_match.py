from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.community.steered import Entry
from bot.effects import (
    Answer,
    BlockPair,
    DirectMessage,
    Edit,
    Person,
    Post,
    SettleMatch,
    WriteLogbook,
)
from bot.events import ButtonPressed, DeliveryWithheld
from bot.reactions.report_match import CLOSE, REPORT, UNFIT, report_match
from matchers.model import Account, Match, MatchState, Place, Visibility
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, CEM, HELP, NOW, Village, effects_of, of, pair

MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
ACCEPTED = pair(state=MatchState.ACCEPTED)
PARTED = [
    BlockPair(one=ADA, other=BEN, at=NOW),
    SettleMatch(match="m1", state=MatchState.ENDED),
]


def press(button: str, match: Match = ACCEPTED, by: Account = ADA, **more: Any) -> list[Any]:
    event = ButtonPressed(key="b", at=NOW, account=by, place=HELP, button=button, value="m1")
    return effects_of(report_match, event, Village(matches=[match], **more))


# --- it does not fit


def test_it_ends_without_asking_why_and_never_comes_back() -> None:
    effects = press(UNFIT)
    assert effects[:2] == PARTED
    [edit] = of(Edit, effects)
    assert edit.instead_of == "open_pair:m1"
    assert [b.name for b in edit.message.buttons] == [REPORT]


def test_both_hear_privately_and_nobody_is_to_blame() -> None:
    told = of(DirectMessage, press(UNFIT, by=BEN))
    assert [(m.account, m.message.name) for m in told] == [
        (ADA, "report_match-parted_other"),
        (BEN, "report_match-parted_you"),
    ]


def test_the_group_that_was_sent_again_is_the_one_that_is_edited() -> None:
    [edit] = of(Edit, press(UNFIT, keys=frozenset({"open_pair:m1:again"})))
    assert edit.instead_of == "open_pair:m1:again"


def test_of_several_attempts_the_newest_that_was_sent_is_edited() -> None:
    first, again, last = "open_pair:m1", "open_pair:m1:again", "open_pair:m1:again:2"
    keys = frozenset({first, again, last})
    [edit] = of(Edit, press(UNFIT, keys=keys, unsaid=frozenset({first, again})))
    assert edit.instead_of == last
    [edit] = of(Edit, press(UNFIT, keys=keys, unsaid=frozenset({again, last})))
    assert edit.instead_of == first, "what was dropped shows no buttons"


def test_what_is_over_stays_over() -> None:
    [answer] = press(UNFIT, pair(state=MatchState.ENDED))
    assert answer.message.name == "report_match-over"


# --- something was not all right


def test_a_report_opens_a_private_case_and_parts_them() -> None:
    effects = press(REPORT, moderators=MODERATORS)
    assert effects[:2] == PARTED
    [case] = of(Post, effects)
    assert case.place == MODERATORS
    assert case.message.fields["reporter"] == Person(ADA)
    assert case.message.fields["reported"] == Person(BEN)
    [answer] = of(Answer, effects)
    assert answer.message is not None
    assert answer.message.name == "report_match-received"


def test_the_reported_member_reads_nothing() -> None:
    effects = press(REPORT, moderators=MODERATORS)
    assert of(Edit, effects) == []
    assert of(DirectMessage, effects) == []


def test_without_a_channel_each_moderator_gets_it_but_never_the_reported_one() -> None:
    rules = replace(RULES, community=replace(RULES.community, moderators=(MOD, BEN, CEM)))
    told = of(DirectMessage, press(REPORT, rules=rules))
    assert [m.account for m in told] == [MOD, CEM]
    assert len({m.key for m in told}) == 2


def test_a_case_that_could_not_be_posted_reaches_each_moderator_alone() -> None:
    rules = replace(RULES, community=replace(RULES.community, moderators=(MOD, BEN, CEM)))
    village = Village(matches=[ACCEPTED], moderators=MODERATORS, rules=rules)
    for delivery, reporter in {
        "report_match:m1:learner:case": ADA,
        "report_match:m1:expert:case": BEN,
    }.items():
        event = DeliveryWithheld(key="w", at=NOW, delivery=delivery)
        told = effects_of(report_match, event, village)
        assert [m.account for m in of(DirectMessage, told)] == [MOD, CEM], "no post, not the two"
        assert {m.message.fields["reporter"] for m in told} == {Person(reporter)}
        assert [m.key for m in told] == [f"{delivery}:1", f"{delivery}:2"]
    for strange in ("report_match:m9:learner:case", "send_digest:w", "x", ""):
        event = DeliveryWithheld(key="w", at=NOW, delivery=strange)
        assert effects_of(report_match, event, village) == []


def test_with_nobody_to_tell_the_reporter_hears_that() -> None:
    rules = replace(RULES, community=replace(RULES.community, moderators=()))
    effects = press(REPORT, rules=rules)
    assert effects[:2] == PARTED
    assert effects[-1].message.name == "report_match-nobody_there"


def test_where_a_case_reaches_nobody_after_all_the_reporter_hears_that() -> None:
    rules = replace(RULES, community=replace(RULES.community, moderators=(BEN,)))
    case = "report_match:m1:learner:case"
    village = Village(matches=[ACCEPTED], moderators=MODERATORS, rules=rules)
    event = DeliveryWithheld(key="w", at=NOW, delivery=case)
    [told] = of(DirectMessage, effects_of(report_match, event, village))
    assert (told.account, told.message.name) == (ADA, "report_match-nobody_there")
    [answer] = press(REPORT, moderators=MODERATORS, keys=frozenset({case, told.key}))
    assert answer.message.name == "report_match-nobody_there", "and it stays true"


def test_a_report_counts_also_after_the_end() -> None:
    effects = press(REPORT, pair(state=MatchState.ENDED), moderators=MODERATORS)
    assert of(SettleMatch, effects) == []
    assert len(of(BlockPair, effects)) == len(of(Post, effects)) == 1


def test_the_same_report_is_one_case_and_both_may_report() -> None:
    keys = frozenset({"report_match:m1:learner:case"})
    [answer] = press(REPORT, moderators=MODERATORS, keys=keys)
    assert answer.message.name == "report_match-received_already"
    assert of(Post, press(REPORT, by=BEN, moderators=MODERATORS, keys=keys))


def test_strangers_and_unknown_matches_change_nothing() -> None:
    [answer] = press(REPORT, by=CEM)
    assert answer.message.name == "report_match-gone"
    [answer] = press(UNFIT, pair("m2"))
    assert answer.message.name == "report_match-gone"
    assert press("settle_match-yes") == []


def test_a_moderator_closes_a_case_once_and_the_logbook_says_so() -> None:
    case = of(Post, press(REPORT, moderators=MODERATORS))[0].message
    [button] = case.buttons
    assert (button.name, button.value) == (CLOSE, case.fields["case"])
    [arrived] = of(WriteLogbook, press(REPORT, moderators=MODERATORS))
    assert (arrived.what, arrived.by, arrived.about) == ("reported", None, {"case": "m1"})
    written, answer = press(CLOSE, by=MOD)
    assert (written.what, written.by, written.about) == ("closed", MOD, {"case": "m1"})
    assert answer.message.name == "report_match-closed"
    [answer] = press(CLOSE, by=MOD, written=[Entry(NOW, MOD, "closed", {"case": "m1"})])
    assert answer.message.name == "report_match-closed_already"
    [answer] = press(CLOSE, by=ADA)
    assert answer.message.name == "report_match-moderators_only"
