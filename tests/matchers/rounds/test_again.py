"""Who is still in a round that went out, and which hours are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchers.held import LeftOver
from matchers.model import MatchState
from matchers.rounds.again import free_windows, still_in
from matchers.rounds.entering import Snapshot, snapshot_of
from matchers.rounds.known import Known
from matchers.rounds.model import Window
from tests.matchers.rounds.test_entering import CLOSES, HELD, LIMITS, PARTS, PROFILES, match
from tests.reactions.village import ADA, BEN, CEM

BERLIN = ZoneInfo("Europe/Berlin")
BEGINS = datetime(2026, 12, 1, 17, tzinfo=UTC)  # a Tuesday, 18 o'clock in Berlin
OURS: dict[str, Any] = {"proposed": CLOSES, "begins": BEGINS}
AGAIN = replace(HELD, again=True, looks=CLOSES + timedelta(days=4), week="2026-W50")


def again(*matches: Any, **says: Any) -> Snapshot:
    parts = [replace(part, says=says.get(part.account[-3:].lower(), "yes")) for part in PARTS]
    known = Known(PROFILES, matches)
    return snapshot_of(AGAIN, parts, known, LIMITS, "Europe/Berlin")


@pytest.mark.parametrize(
    ("more", "ada", "ben"),
    [
        ({"state": MatchState.DECLINED, "learner_says": False}, False, True),
        ({"state": MatchState.DECLINED, "learner_says": True, "expert_says": False}, True, False),
        ({"state": MatchState.EXPIRED, "learner_says": True}, True, False),
        ({"state": MatchState.EXPIRED}, False, False),
        ({"state": MatchState.ENDED, "learner_says": True, "expert_says": True}, True, True),
        ({"state": MatchState.PROPOSED}, True, True),
    ],
)
def test_who_said_no_or_nothing_is_left_in_peace(more: Any, ada: Any, ben: Any) -> None:
    ours = match(**{**OURS, **more})
    assert still_in(ADA, [ours], CLOSES) is ada
    assert still_in(BEN, [ours], CLOSES) is ben
    assert still_in(CEM, [ours], CLOSES)
    for other in (replace(ours, begins=None), replace(ours, proposed=CLOSES - timedelta(days=1))):
        assert still_in(ADA, [other], CLOSES), "that was not in this round"


def test_a_late_yes_counts_once_it_is_looked_at_again() -> None:
    assert [int(one.id) for one in again(ada="late").members] == [1, 2, 3]
    parts = [replace(part, says="late") for part in PARTS]
    assert snapshot_of(HELD, parts, Known(PROFILES), LIMITS, "Europe/Berlin").members == ()


@pytest.mark.parametrize("state", [MatchState.PROPOSED, MatchState.ACCEPTED])
def test_whoever_has_somebody_wants_nobody_else(state: MatchState) -> None:
    snapshot = again(match(**OURS, state=state))
    wants = {int(one.id): bool(one.wants) for one in snapshot.members}
    assert wants[3] is False
    done = again(match(**OURS, state=MatchState.ENDED, learner_says=True, expert_says=True))
    assert {int(one.id): bool(one.wants) for one in done.members}[3] is True


def test_who_pauses_by_then_is_not_in_it() -> None:
    paused = replace(PROFILES[ADA], paused_until=CLOSES + timedelta(days=9))
    known = Known({**PROFILES, ADA: paused})
    parts = [replace(part, says="late") for part in PARTS]
    snapshot = snapshot_of(AGAIN, parts, known, LIMITS, "Europe/Berlin")
    assert snapshot.left == (LeftOver(3, "paused"),)


@pytest.mark.parametrize(
    ("begins", "free"),
    [
        (BEGINS, ((19 * 60, 21 * 60),)),
        (BEGINS + timedelta(hours=1), ((18 * 60, 19 * 60), (20 * 60, 21 * 60))),
        (BEGINS + timedelta(minutes=90), ((18 * 60, 19 * 60 + 30), (20 * 60 + 30, 21 * 60))),
        (BEGINS + timedelta(hours=2), ((18 * 60, 20 * 60),)),
        (BEGINS + timedelta(hours=3), ((18 * 60, 21 * 60),)),
        (BEGINS - timedelta(hours=1), ((18 * 60, 21 * 60),)),
        (BEGINS + timedelta(days=1), ((18 * 60, 21 * 60),)),
        (None, ((18 * 60, 21 * 60),)),
    ],
)
def test_an_hour_is_given_away_once(begins: Any, free: Any) -> None:
    windows = (Window(1, 18 * 60, 21 * 60),)
    for who in (ADA, BEN):
        found = free_windows(windows, who, [match(begins=begins)], BERLIN)
        assert found == tuple(Window(1, *each) for each in free)
    assert free_windows(windows, CEM, [match(begins=begins)], BERLIN) == windows
    over = match(begins=begins, state=MatchState.ENDED)
    assert free_windows(windows, ADA, [over], BERLIN) == windows


def test_learning_takes_its_hour_of_the_week_too() -> None:
    known = Known(
        {**PROFILES, ADA: replace(PROFILES[ADA], teaches={"umfragen": 3}, hours=1.0)},
        [match(**OURS, state=MatchState.ACCEPTED)],
    )
    snapshot = snapshot_of(AGAIN, PARTS, known, LIMITS, "Europe/Berlin")
    ada = next(one for one in snapshot.members if int(one.id) == 3)
    assert (ada.hours_per_week, ada.capacity) == (0, 0)


@pytest.mark.parametrize(("form", "capacity"), [("circle", 0), ("pair", 1)])
def test_an_expert_leads_one_circle_in_a_round_or_has_pairs(form: Any, capacity: int) -> None:
    snapshot = again(match(**OURS, form=form, together="c1" if form == "circle" else ""))
    ben = next(one for one in snapshot.members if int(one.id) == 1)
    assert (ben.circle, ben.capacity) == (False, capacity)
