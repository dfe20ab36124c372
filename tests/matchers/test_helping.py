"""Hours, silence and steps: whom a question may be taken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from matchers.helping import (
    Helper,
    HelperState,
    is_beginner,
    minutes_left,
    near_peers,
    rests,
    speaks,
)
from matchers.model import Account, Level, Match, MatchState, Profile
from tests.clocks import START as NOW

ME = Account("slack:T1/UME")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def helper(state: HelperState, **more: Any) -> Helper:
    whole: dict[str, Any] = {"asked": NOW - HOUR, "until": NOW + HOUR, **more}
    return Helper("t", 1, ME, "offered", 0, state=state, **whole)


def left(*helping: Helper, hours: float = 2.0, matches: tuple[Match, ...] = ()) -> float:
    profile = Profile(ME, hours=hours)
    return minutes_left(profile, helping, matches, NOW, minutes=15, hours_per_seat=1.0)


def test_what_is_asked_and_given_this_week_counts() -> None:
    assert left() == 120
    counting = (HelperState.ASKED, HelperState.YES, HelperState.HELPED)
    assert left(*map(helper, HelperState)) == 120 - 15 * len(counting)
    assert left(helper(HelperState.HELPED, asked=NOW - 8 * DAY)) == 120, "another week"
    assert left(helper(HelperState.ASKED, until=NOW)) == 120, "who is silent gave nothing"


def test_a_learner_takes_an_hour_of_every_week() -> None:
    pair = Match("m", Account("slack:T1/UA"), ME, "excel", "", NOW - 30 * DAY, NOW + DAY)
    accepted = Match("m", pair.learner, ME, "excel", "", NOW, NOW, MatchState.ACCEPTED)
    declined = Match("m", pair.learner, ME, "excel", "", NOW, NOW, MatchState.DECLINED)
    mine = Match("m", ME, pair.learner, "excel", "", NOW, NOW, MatchState.ACCEPTED)
    assert left(matches=(pair,)) == 60
    assert left(matches=(accepted, declined, mine)) == 60
    three = tuple(replace(accepted, id=one) for one in "abc")
    assert left(matches=three) == -60


@pytest.mark.parametrize(
    ("states", "resting"),
    [
        ("", False),
        ("silent silent", False),
        ("silent silent silent", True),
        ("no silent silent silent", False),
        ("silent silent silent no", True),
        ("silent freed silent freed silent", True),
        ("silent yes silent silent", False),
        ("silent helped silent silent silent", False),
    ],
)
def test_three_silences_in_a_row_are_an_answer(states: str, *, resting: bool) -> None:
    """The newest comes first."""
    helping = [
        helper(HelperState(state), asked=NOW - (n + 2) * DAY)
        for n, state in enumerate(states.split())
    ]
    assert rests(helping, NOW) == resting


def test_a_request_whose_time_is_over_is_a_silence_and_one_that_waits_is_none() -> None:
    silent = [helper(HelperState.SILENT, asked=NOW - n * DAY) for n in (2, 3)]
    assert rests([helper(HelperState.ASKED, until=NOW), *silent], NOW)
    assert not rests([helper(HelperState.ASKED), *silent], NOW)


def offers(name: str, level: int, topic: str = "excel") -> Profile:
    return Profile(Account(name), teaches={topic: Level(level)})


def names(found: tuple[Profile, ...]) -> str:
    return " ".join(profile.account for profile in found)


def test_the_nearest_step_comes_first() -> None:
    offering = [offers("far", 4), offers("near", 2), offers("next", 3), offers("same", 1)]
    own = Profile(ME, learns={"excel": Level.BEGUN})
    assert names(near_peers(offering, ("excel",), own)) == "near next far"
    new = Profile(ME, learns={"excel": Level.NEW})
    assert names(near_peers(offering, ("excel",), new)) == "same near next"
    assert names(near_peers(offering, ("sql",), own)) == ""


def test_of_who_told_us_nothing_all_are_near_the_nearest_to_a_beginner_first() -> None:
    offering = [offers("far", 4), offers("new", 0), offers("next", 3)]
    assert names(near_peers(offering, ("excel",), None)) == "new next far"
    other = Profile(ME, learns={"sql": Level.NEW})
    assert names(near_peers(offering, ("excel",), other)) == "new next far"


def test_who_is_a_beginner_and_who_speaks() -> None:
    assert is_beginner(None, "excel")
    assert is_beginner(Profile(ME, learns={"excel": Level.GETS_BY}), "excel")
    assert not is_beginner(offers("x", 3), "excel")
    assert speaks(Profile(ME), "de")
    assert not speaks(Profile(ME, languages=frozenset({"en"})), "de")
