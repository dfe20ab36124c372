"""What moderators wish for is part of what a round is solved from, and is asked about first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchers.held import HeldRound, Part, RoundWish
from matchers.model import Account, Profile
from matchers.rounds.entering import Snapshot, pair_of, snapshot_of
from matchers.rounds.known import Known, Limits
from matchers.rounds.wishing import possible
from tests.reactions.village import expert, learner

ZONE = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
HELD = HeldRound("2026-W48", AT, AT + timedelta(days=3), "2026-W49")
ADA, BEN, CEM, DOR = (Account(f"slack:T1/U{name}") for name in ("ADA", "BEN", "CEM", "DOR"))
FIXED = {pair_of(1, 3), pair_of(2, 4)}


def snapshot(
    *wishes: RoundWish, people: dict[Account, Profile] | None = None, **known: Any
) -> Snapshot:
    """Ada and Ben learn, Cem and Dor teach."""
    whole = {ADA: learner(ADA), BEN: learner(BEN), CEM: expert(CEM), DOR: expert(DOR)}
    profiles = {**whole, **(people or {})}
    parts = [Part(HELD.name, one, number, "yes") for number, one in enumerate(whole, start=1)]
    known = {"wishes": wishes, **known}
    return snapshot_of(HELD, parts, Known(profiles, **known), Limits(1, 2, 1.0, 12), str(ZONE))


def wish(learner: int, expert: int, *, fixed: bool) -> RoundWish:
    return RoundWish(HELD.name, learner, expert, fixed)


def test_wishes_are_rules_and_move_the_snapshot() -> None:
    wished = snapshot(wish(1, 3, fixed=True), wish(4, 2, fixed=False))
    assert wished.rules.fixed == {pair_of(1, 3)}
    assert wished.rules.forbidden == {pair_of(2, 4)}, "in the order of ids"
    versions = {
        snapshot().version,
        wished.version,
        snapshot(wish(1, 3, fixed=False)).version,
        snapshot(wish(1, 3, fixed=True)).version,
    }
    assert len(versions) == 4


def test_a_wish_about_somebody_who_is_not_in_it_says_nothing() -> None:
    gone = snapshot(wish(1, 9, fixed=True), wish(9, 3, fixed=False))
    assert gone.version == snapshot().version
    pausing = {CEM: replace(expert(CEM), paused_until=AT + timedelta(days=9))}
    without = snapshot(wish(1, 3, fixed=True), people=pausing)
    assert without.version == snapshot(people=pausing).version


def test_what_can_be_is_possible() -> None:
    assert possible(snapshot(), FIXED, ZONE)
    assert possible(snapshot(), {pair_of(1, 3), pair_of(2, 3)}, ZONE), "two have room with Cem"
    assert possible(snapshot(), (), ZONE)


@pytest.mark.parametrize(
    ("people", "known"),
    [
        pytest.param({}, {"blocked": [frozenset((ADA, CEM))]}, id="a block"),
        pytest.param({}, {"apart": [frozenset((ADA, CEM))]}, id="no platform together"),
        pytest.param({ADA: learner(ADA, slots=frozenset({"mo-morning"}))}, {}, id="time"),
        pytest.param({ADA: learner(ADA, learns={"r": 1})}, {}, id="topic"),
        pytest.param({CEM: expert(CEM, teaches={"excel": 1})}, {}, id="level"),
        pytest.param({ADA: learner(ADA, languages=frozenset({"en"}))}, {}, id="language"),
        pytest.param({ADA: learner(ADA, minor=True)}, {}, id="age"),
    ],
)
def test_what_cannot_be_is_not(people: dict[Account, Profile], known: dict[str, Any]) -> None:
    assert not possible(snapshot(people=people, **known), FIXED, ZONE)
    assert possible(snapshot(people=people, **known), {pair_of(2, 4)}, ZONE)


def test_two_that_exclude_each_other_are_not_possible() -> None:
    one_seat = {CEM: expert(CEM, hours=1.0)}
    both = {pair_of(1, 3), pair_of(2, 3)}
    assert not possible(snapshot(people=one_seat), both, ZONE)
    assert possible(snapshot(people=one_seat), FIXED, ZONE)
    assert not possible(snapshot(), {pair_of(1, 3), pair_of(1, 4)}, ZONE), "served once"
    assert not possible(snapshot(), {pair_of(1, 1)}, ZONE), "not with oneself"
    assert not possible(snapshot(wish(1, 3, fixed=False)), FIXED, ZONE), "kept apart"
