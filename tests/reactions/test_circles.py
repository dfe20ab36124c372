"""Circles and tandems: everybody in one is asked once, answers once, and may leave alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from bot.effects import (
    Answer,
    AnswerMatch,
    BlockPair,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Person,
    Post,
    SettleMatch,
    Unsay,
)
from bot.events import ButtonPressed, FormSent, MatchAccepted, MatchExpired
from bot.reactions._parting import part
from bot.reactions._proposing import propose
from bot.reactions.open_pair import open_pair
from bot.reactions.report_match import REPORT, UNFIT, report_match
from bot.reactions.settle_match import NO, YES, settle_match
from bot.rules_rounds import HoldRoundsRules
from matchers.model import Account, Match, MatchState
from matchers.together import as_one
from tests.golden.scenes_circles import (
    DOR,
    EVA,
    LEARNERS,
    MODERATORS,
    PROFILES,
    circle,
    here,
    tandem,
)
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, CEM, DAY, HELP, NOW, Village, effects_of, expert, of
from tests.reactions.village import pair as a_pair

AGREED: dict[str, Any] = {"learner_says": True, "expert_says": True}


def press(button: str, village: Village, by: Account = ADA) -> list[Any]:
    value = village.matches[0].together
    event = ButtonPressed(key="b", at=NOW, account=by, place=HELP, button=button, value=value)
    ours = settle_match if button in (YES, NO) else report_match
    return effects_of(ours, event, village)


def becomes(effects: list[Any]) -> dict[str, MatchState]:
    return {one.match: one.state for one in of(SettleMatch, effects)}


def told(effects: list[Any]) -> dict[Account, str]:
    """What each is told by a message of their own."""
    return {m.account: m.message.name for m in of(DirectMessage, effects)}


def last(matches: list[Match], **says: Any) -> list[Match]:
    return [*matches[:-1], replace(matches[-1], **says)]


@pytest.mark.prevents("F4", "F13")
def test_everybody_is_asked_once_under_keys_of_their_own() -> None:
    for matches, people in ((circle(4), {BEN, *LEARNERS}), (tandem(), {ADA, BEN})):
        whole = as_one(matches)
        assert whole is not None
        asked = of(DirectMessage, list(propose(whole, here([]))))
        assert {one.account for one in asked} == people
        assert len({one.key for one in asked}) == len(asked) == len(people)
        assert all(b.value == whole.id for one in asked for b in one.message.buttons)


def test_one_answer_counts_for_all_that_somebody_is_in_it() -> None:
    yes = of(AnswerMatch, press(YES, here(circle()), BEN))
    assert [(one.match, one.role) for one in yes] == [(f"m{n}", "expert") for n in (1, 2, 3)]
    yes = of(AnswerMatch, press(YES, here(tandem()), BEN))
    assert [(one.match, one.role) for one in yes] == [("m1", "expert"), ("m2", "learner")]
    yes = of(AnswerMatch, press(YES, here(circle())))
    assert [(one.match, one.role) for one in yes] == [("m1", "learner")]


@pytest.mark.parametrize("count", [3, 4])
def test_the_last_yes_begins_a_circle(count: int) -> None:
    effects = press(
        YES, here(last(circle(count, **AGREED), learner_says=None)), LEARNERS[count - 1]
    )
    assert set(becomes(effects).values()) == {MatchState.ACCEPTED}
    assert len(becomes(effects)) == count
    assert [one.match for one in of(MatchAccepted, effects)] == ["c1"]
    assert len(of(Edit, effects)) == count + 1


def test_a_circle_waits_for_everybody_who_may_still_answer() -> None:
    effects = press(YES, here(last(circle(4, **AGREED), learner_says=None)[::-1]), ADA)
    assert of(MatchAccepted, effects) == []
    one_left = press(NO, here(last(circle(4, **AGREED), learner_says=None)), EVA)
    assert becomes(one_left) == {"m4": MatchState.DECLINED} | {
        f"m{n}": MatchState.ACCEPTED for n in (1, 2, 3)
    }
    assert told(one_left) == {}, "a decline is shown to nobody"


@pytest.mark.prevents("F9")
def test_a_circle_that_cannot_be_ends_kindly_in_the_same_words() -> None:
    declined = press(NO, here(circle(**AGREED)), ADA)
    left = press(NO, here(circle(**AGREED)), BEN)
    expired = MatchExpired(key="x", at=NOW + 3 * DAY, match="m1")
    silent = here(last(circle(**AGREED), learner_says=None))
    late = effects_of(settle_match, expired, silent)
    words = {told(effects)[CEM] for effects in (declined, left, late)}
    assert words == {"settle_match-not_this_time_learner_circle"}
    assert ADA not in told(declined)
    assert BEN not in told(left)
    assert DOR not in told(late), "who said nothing hears nothing more"
    assert told(declined)[BEN] == "settle_match-not_this_time_expert_circle"


def test_when_the_time_is_up_those_who_agreed_are_enough_or_not() -> None:
    expired = MatchExpired(key="x", at=NOW + 3 * DAY, match="m1")
    effects = effects_of(settle_match, expired, here(last(circle(4, **AGREED), learner_says=None)))
    assert becomes(effects)["m4"] is MatchState.EXPIRED
    assert of(MatchAccepted, effects) != []
    again = here(last(circle(4, state=MatchState.ACCEPTED), state=MatchState.EXPIRED))
    assert effects_of(settle_match, expired, again) == []
    without_expert = here(circle(4, learner_says=True))
    assert of(MatchAccepted, effects_of(settle_match, expired, without_expert)) == []


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        ({"blocks": frozenset({frozenset({ADA, CEM})})}, True),
        ({"blocks": frozenset({frozenset({ADA, CEM}), frozenset({DOR, BEN})})}, False),
        ({"profiles": {**PROFILES, BEN: expert(minor=True)}}, False),
        ({"profiles": {**PROFILES, BEN: expert(hours=0.5)}}, False),
        ({"profiles": {**PROFILES, ADA: replace(PROFILES[ADA], minor=True)}}, True),
    ],
)
def test_what_came_between_leaves_out_as_few_as_possible(
    more: dict[str, Any], *, begins: bool
) -> None:
    waiting = [replace(m, expert_says=None) for m in circle(4, **AGREED)]
    effects = press(YES, here(waiting, **more), BEN)
    assert bool(of(MatchAccepted, effects)) is begins


def test_a_circle_takes_one_seat_of_its_expert() -> None:
    running = [
        replace(m, together="old", id=f"old{m.id}", state=MatchState.ACCEPTED) for m in circle(4)
    ]
    one = a_pair(learner=Account("slack:T1/UZOE"), expert_says=True)
    people = {**PROFILES, one.learner: replace(PROFILES[ADA], account=one.learner)}
    village = Village(matches=[one, *running], profiles=people)
    event = ButtonPressed(
        key="b", at=NOW, account=one.learner, place=HELP, button=YES, value=one.id
    )
    assert of(MatchAccepted, effects_of(settle_match, event, village)) != []


def test_a_tandem_begins_with_both_or_not_at_all() -> None:
    half = [
        replace(m, learner_says=m.learner == ADA, expert_says=m.expert == ADA) for m in tandem()
    ]
    half = [
        replace(m, learner_says=m.learner_says or None, expert_says=m.expert_says or None)
        for m in half
    ]
    effects = press(YES, here(half), BEN)
    assert set(becomes(effects).values()) == {MatchState.ACCEPTED}
    effects = press(NO, here(half), BEN)
    assert set(becomes(effects).values()) == {MatchState.DECLINED}
    assert told(effects) == {ADA: "settle_match-not_this_time_learner_tandem"}


# --- who leaves


ON = {"state": MatchState.ACCEPTED, **AGREED}


def test_one_may_leave_and_the_others_go_on() -> None:
    effects = press(UNFIT, here(circle(4, **ON)), ADA)
    assert becomes(effects) == {"m1": MatchState.ENDED}
    assert of(BlockPair, effects) == []
    goes_on = dict.fromkeys((BEN, CEM, DOR, EVA), "settle_match-goes_on")
    assert told(effects) == {ADA: "report_match-parted_you_circle", **goes_on}
    assert not any("UADA" in one.key for one in of(DirectMessage, effects))


def test_with_two_left_or_without_its_expert_a_circle_is_over() -> None:
    for count, by in ((3, ADA), (4, BEN)):
        effects = press(UNFIT, here(circle(count, **ON)), by)
        assert set(becomes(effects).values()) == {MatchState.ENDED}
        assert len(becomes(effects)) == count
        others = {name for who, name in told(effects).items() if who != by}
        assert others == {"report_match-parted_other_circle"}
        assert len(of(Edit, effects)) == 1


def test_a_report_names_the_circle_and_keeps_the_reporter_from_everybody_in_it() -> None:
    effects = press(REPORT, here(circle(4, **ON), moderators=MODERATORS), ADA)
    apart = {frozenset((one.one, one.other)) for one in of(BlockPair, effects)}
    assert apart == {frozenset((ADA, other)) for other in (BEN, CEM, DOR, EVA)}
    assert becomes(effects) == {"m1": MatchState.ENDED}
    [case] = of(Post, effects)
    assert case.key == "report_match:m1:learner:case"
    assert len(case.message.parts) == 4
    assert ADA not in told(effects)
    assert set(told(effects).values()) == {"settle_match-goes_on"}


@pytest.mark.prevents("F13")
def test_a_group_that_was_not_opened_yet_is_opened_for_the_rest_once() -> None:
    effects = list(part(ADA, NOW, here(circle(4, **ON))))
    [again] = of(MatchAccepted, effects)
    assert {one.instead_of for one in of(Unsay, effects)} >= {"open_pair:c1"}
    rest = circle(4, **ON)[1:]
    unsaid = here(rest, keys=frozenset({"open_pair:c1"}), unsaid=frozenset({"open_pair:c1"}))
    [group] = of(OpenGroup, effects_of(open_pair, again, unsaid))
    assert group.key == "open_pair:c1:again"
    assert set(group.accounts) == {BEN, CEM, DOR, EVA}
    there = here(rest, keys=frozenset({"open_pair:c1"}))
    assert effects_of(open_pair, again, there) == []


def test_who_turns_out_to_be_under_18_stays_in_a_circle_and_leads_none() -> None:
    def corrected(who: Account, matches: list[Match], **more: Any) -> list[Any]:
        young = {**PROFILES, who: replace(PROFILES[who], minor=True)}
        sent = FormSent(key="f", at=NOW, account=who, form="ask_profile-step1", values={})
        return effects_of(settle_match, sent, here(matches, profiles=young, **more))

    assert corrected(ADA, circle(**ON)) == []
    assert becomes(corrected(BEN, circle(**ON))) != {}
    assert becomes(corrected(ADA, tandem(**ON))) != {}
    rules = here([]).rules
    off = replace(rules, hold_rounds=HoldRoundsRules(circles=False))
    assert becomes(corrected(ADA, circle(**ON), rules=off)) != {}


def test_strangers_and_those_who_left_change_nothing() -> None:
    left = [replace(circle(4, **ON)[0], state=MatchState.ENDED), *circle(4, **ON)[1:]]
    for button in (YES, UNFIT):
        [answer] = press(button, here(left), ADA)
        assert isinstance(answer, Answer)
        [answer] = press(button, here(circle(**ON)), Account("slack:T1/UZOE"))
        assert isinstance(answer, Answer)
    assert all(not of(SettleMatch, e) for e in chain([press(YES, here(circle(**ON)))]))


@pytest.mark.parametrize("state", [s for s in MatchState if s is not MatchState.ACCEPTED])
def test_a_report_names_nobody_who_never_came_to_be_in_the_circle(state: MatchState) -> None:
    """What was offered ends, too, when the circle does: without a yes."""
    matches = last(circle(4, **ON), state=state, learner_says=None)
    effects = press(REPORT, here(matches, moderators=MODERATORS), ADA)
    named = [one.account for m in of(Post, effects) for one in persons(m.message)]
    assert matches[-1].learner == EVA
    assert named == [ADA, CEM, DOR, BEN]
    assert EVA not in {one.other for one in of(BlockPair, effects)}


def test_before_a_circle_came_to_be_a_report_keeps_from_all_who_are_asked() -> None:
    """It may be about any of them: so none of them reads it either, nor is any named."""
    mods = replace(RULES, community=replace(RULES.community, moderators=(EVA, DOR, MOD)))
    village = here(circle(4), moderators=MODERATORS)
    effects = press(REPORT, replace(village, rules=mods), BEN)
    apart = {frozenset((one.one, one.other)) for one in of(BlockPair, effects)}
    assert apart == {frozenset((BEN, other)) for other in LEARNERS}
    cases = [m for m in of(DirectMessage, effects) if m.message.name == "report_match-case_circle"]
    assert [m.account for m in cases] == [MOD]
    assert of(Post, effects) == []
    assert [one.account for one in persons(cases[0].message)] == [BEN]


def persons(message: Message) -> list[Person]:
    here_ = [value for value in message.fields.values() if isinstance(value, Person)]
    return here_ + [one for part in message.parts for one in persons(part)]


def test_each_report_from_a_circle_is_a_case_of_its_own() -> None:
    village = here(circle(state=MatchState.ACCEPTED), moderators=MODERATORS)
    posts = [of(Post, press(REPORT, village, by))[0].message for by in (ADA, CEM)]
    assert len({post.fields["case"] for post in posts}) == 2
    assert [post.buttons[0].value for post in posts] == [post.fields["case"] for post in posts]


def test_a_moderator_in_it_reads_no_report_in_their_channel() -> None:
    among = replace(RULES, community=replace(RULES.community, moderators=(BEN, EVA)))
    village = here(circle(state=MatchState.ACCEPTED), moderators=MODERATORS, rules=among)
    effects = press(REPORT, village)
    assert of(Post, effects) == []
    assert EVA in told(effects)
    assert told(effects).get(BEN) != "report_match-case_circle"
