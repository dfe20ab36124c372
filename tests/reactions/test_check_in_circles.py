"""A circle lasts once more if all who are in it wish it; who left is not waited for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import DirectMessage, KeepCheckIn, Later
from bot.events import MatchAccepted
from bot.reactions.check_in import check_in
from matchers.checking_in import CheckIn
from matchers.model import Account, MatchState
from tests.reactions.test_check_in import ENDS, WEEK, village
from tests.reactions.village import BEN, NOW, Village, effects_of, of, pair


def a_circle(goes_on: str, left: int = 0) -> Village:
    """Ben's circle of four; the first ``left`` learners are gone. ``y``: wishes to go on."""
    whole: dict[str, Any] = {"form": "circle", "together": "c1"}
    people = [Account(f"slack:T1/U{n}") for n in range(4)]
    states = [MatchState.ENDED if n < left else MatchState.ACCEPTED for n in range(4)]
    matches = [
        pair(f"m{n}", learner=who, state=state, **whole)
        for n, (who, state) in enumerate(zip(people, states, strict=True))
    ]
    told = tuple(
        CheckIn("c1", who, ENDS, felt="good", goes_on=wish == "y")
        for who, wish in zip((*people, BEN), goes_on, strict=True)
    )
    return village(matches=matches, checked=told)


GOES_ON = MatchAccepted(key="a", at=NOW, match="c1")


def test_once_the_one_who_did_not_wish_it_has_left_the_others_go_on() -> None:
    effects = effects_of(check_in, GOES_ON, a_circle("nyyyy", left=1))
    assert len(of(DirectMessage, effects)) == len(of(KeepCheckIn, effects)) == 4
    assert {one.check_in.ends for one in of(KeepCheckIn, effects)} == {ENDS + 6 * WEEK}
    assert len(of(Later, effects)) == 1


def test_it_goes_on_no_second_time_and_for_no_one_who_did_not_wish_it() -> None:
    all_wished = a_circle("yyyyy", left=1)
    assert effects_of(check_in, GOES_ON, all_wished) == []
    longer = tuple(
        replace(one, ends=ENDS + 6 * WEEK) if one.goes_on else one
        for one in a_circle("nyyyy", left=1).checked
    )
    before = replace(a_circle("nyyyy", left=1), checked=longer)
    assert effects_of(check_in, GOES_ON, before) == []
    one_not = a_circle("nyyny", left=1)
    assert effects_of(check_in, GOES_ON, one_not) == []
