"""A free seat in a circle: one is asked after the other, by day, and nothing is said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import (
    AnswerMatch,
    DirectMessage,
    Edit,
    KeepPart,
    Later,
    OpenGroup,
    ProposeMatch,
    SettleMatch,
)
from bot.events import DeliveryUncertain, MatchAccepted, MatchExpired, SeatFreed
from bot.reactions._parting import part
from bot.reactions.hold_rounds import hold_rounds
from bot.reactions.open_pair import open_pair
from bot.reactions.settle_match import NO, YES, settle_match
from bot.rules_rounds import HoldRoundsRules
from matchers.model import Account, Level, MatchState
from tests.golden.scenes_circles import (
    DOR,
    EVA,
    LEARNERS,
    PROFILES,
    a_seat_is_free,
    circle,
    here,
    joined_by_eva,
)
from tests.reactions.rules import RULES
from tests.reactions.test_circles import becomes, press, told
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    NOW,
    Village,
    effects_of,
    learner,
    of,
)

ENDED = {f"m{n}": MatchState.ENDED for n in (1, 2)}


def refill(village: Village, **more: Any) -> list[Any]:
    event = SeatFreed(**{"key": "f", "at": NOW, "match": "c1", **more})
    return effects_of(hold_rounds, event, village)


def changed(**rules: Any) -> Village:
    holding = replace(RULES.hold_rounds or HoldRoundsRules(), **rules)
    return replace(a_seat_is_free(), rules=replace(RULES, hold_rounds=holding))


@pytest.mark.prevents("F4", "F9")
def test_one_is_asked_and_their_seat_is_kept() -> None:
    effects = refill(a_seat_is_free())
    [kept], [proposed], [asked] = (of(k, effects) for k in (KeepPart, ProposeMatch, DirectMessage))
    match = proposed.match
    assert (match.learner, match.expert, match.together) == (EVA, BEN, "c1")
    assert (match.learner_says, match.expert_says) == (None, True)
    assert match.proposed == NOW
    assert match.begins is not None
    assert match.begins > match.expires, "they can still be there"
    assert (kept.part.match, kept.part.expert, kept.part.says) == (match.id, 2, "yes")
    assert asked.account == EVA
    assert {button.value for button in asked.message.buttons} == {"c1"}
    assert not any(who in repr(asked.message) for who in (ADA, BEN, CEM, DOR))


def test_nobody_is_asked_twice_nor_while_somebody_is() -> None:
    village = a_seat_is_free()
    [proposed] = of(ProposeMatch, refill(village))
    asked = replace(village, matches=[*village.matches, proposed.match])
    assert refill(asked) == []
    declined = replace(proposed.match, state=MatchState.DECLINED, learner_says=False)
    after = refill(replace(village, matches=[*village.matches, declined]))
    assert becomes(after) == ENDED
    assert set(told(after)) == {ADA, BEN, CEM}
    assert set(told(after).values()) == {"settle_match-ended_circle"}


@pytest.mark.parametrize(
    "village",
    [
        changed(approve=True),
        changed(again_days=0),
        replace(a_seat_is_free(), held=[replace(a_seat_is_free().held[0], looks=None)]),
        replace(a_seat_is_free(), held=[replace(a_seat_is_free().held[0], state="drafted")]),
        replace(a_seat_is_free(), circles=False),
        replace(a_seat_is_free(), blocks=frozenset({frozenset({EVA, ADA})})),
        replace(a_seat_is_free(), profiles={**PROFILES, EVA: learner(EVA, paused_until=NOW + DAY)}),
        replace(a_seat_is_free(), profiles={**PROFILES, EVA: learner(EVA, complete=False)}),
        replace(
            a_seat_is_free(), profiles={**PROFILES, EVA: learner(EVA, learns={"r": Level.NEW})}
        ),
        replace(a_seat_is_free(), taking_part=a_seat_is_free().taking_part[:-1]),
    ],
)
def test_where_nobody_may_be_asked_it_is_dissolved_kindly(village: Village) -> None:
    assert becomes(refill(village)) == ENDED
    running = [replace(one, state=MatchState.ACCEPTED) for one in village.matches]
    gone = list(part(DOR, NOW, replace(village, matches=running)))
    assert becomes(gone) == ENDED | {"m3": MatchState.ENDED}, "nor does it wait for anybody"


def test_two_wait_for_a_third_and_one_does_not_wait() -> None:
    village = a_seat_is_free()
    running = [replace(one, state=MatchState.ACCEPTED) for one in village.matches]
    waits = list(part(DOR, NOW, replace(village, matches=running)))
    assert becomes(waits) == {"m3": MatchState.ENDED}
    assert set(told(waits).values()) == {"settle_match-looks_on"}
    alone = list(part(CEM, NOW, village))
    assert becomes(alone) == ENDED


@pytest.mark.prevents("F5")
def test_nobody_is_asked_at_night() -> None:
    village = a_seat_is_free()
    running = [replace(one, state=MatchState.ACCEPTED) for one in village.matches]
    night = NOW + timedelta(hours=14)
    [later] = of(Later, list(part(DOR, night, replace(village, matches=running))))
    assert later.event.at > night + timedelta(hours=5)
    assert later.event.match == "c1"


def test_a_yes_joins_a_no_and_silence_ask_the_next() -> None:
    yes = press(YES, here(joined_by_eva()), EVA)
    assert [(one.match, one.role, one.says) for one in of(AnswerMatch, yes)] == [
        ("m4", "learner", True)
    ]
    assert becomes(yes) == {"m4": MatchState.ACCEPTED}
    assert [(one.match, one.joined) for one in of(MatchAccepted, yes)] == [("c1", True)]
    no = press(NO, here(joined_by_eva()), EVA)
    assert becomes(no) == {"m4": MatchState.DECLINED}
    silent = MatchExpired(key="x", at=NOW + 3 * DAY, match="m4")
    late = effects_of(settle_match, silent, here(joined_by_eva()))
    assert becomes(late) == {"m4": MatchState.EXPIRED}
    for effects in (no, late):
        assert [one.event.match for one in of(Later, effects)] == ["c1"]
        assert told(effects) == {}, "nobody else hears of it"


@pytest.mark.parametrize("by", [ADA, BEN, DOR])
def test_those_in_it_have_nothing_to_answer(by: Account) -> None:
    for button in (YES, NO):
        assert becomes(press(button, here(joined_by_eva()), by)) == {}


def test_a_second_press_changes_nothing() -> None:
    for state in (MatchState.ACCEPTED, MatchState.DECLINED, MatchState.EXPIRED, MatchState.ENDED):
        for button in (YES, NO):
            assert becomes(press(button, here(joined_by_eva(state=state)), EVA)) == {}


def test_when_the_circle_is_over_its_seat_is_too() -> None:
    effects = list(part(BEN, NOW, here(joined_by_eva())))
    assert becomes(effects) == {f"m{n}": MatchState.ENDED for n in (1, 2, 3, 4)}
    assert EVA not in told(effects), "she had said nothing yet"
    assert [one.instead_of for one in of(Edit, effects)] == ["propose_match:m4:learner"]
    over = [replace(m, state=MatchState.ENDED) for m in circle(state=MatchState.ACCEPTED)]
    late = press(YES, here([*over, joined_by_eva()[-1]]), EVA)
    assert becomes(late) == {"m4": MatchState.EXPIRED}
    assert told(late) == {EVA: "settle_match-not_this_time_learner_circle"}


def test_each_who_joins_opens_one_group_more() -> None:
    village = here(joined_by_eva(state=MatchState.ACCEPTED))
    event = MatchAccepted(key="k", at=NOW, match="c1", joined=True)
    opened: set[str] = {"open_pair:c1"}
    for number in (1, 2):
        effects = effects_of(open_pair, event, replace(village, keys=frozenset(opened)))
        [group], [moved] = of(OpenGroup, effects), of(Edit, effects)
        assert group.key == f"open_pair:c1:new{number}"
        assert set(group.accounts) == {BEN, *LEARNERS}
        assert moved.instead_of == ("open_pair:c1" if number == 1 else "open_pair:c1:new1")
        opened.add(group.key)
    again = replace(event, joined=False)
    assert effects_of(open_pair, again, replace(village, keys=frozenset(opened))) == []


def test_only_the_newest_group_is_sent_again() -> None:
    keys = frozenset({"open_pair:c1", "open_pair:c1:new1"})
    village = replace(here(joined_by_eva(state=MatchState.ACCEPTED)), keys=keys)

    def unsure(delivery: str) -> list[Any]:
        return effects_of(open_pair, DeliveryUncertain(key="u", at=NOW, delivery=delivery), village)

    assert unsure("open_pair:c1") == []
    asked = unsure("open_pair:c1:new1")
    assert len({one.key for one in of(DirectMessage, asked)}) == 1 + len(LEARNERS)
    assert {b.value for one in asked for b in one.message.buttons} == {"c1:new1"}
    assert all(":new1" in one.key for one in asked), "asked of each group once"
    assert of(SettleMatch, asked) == []
