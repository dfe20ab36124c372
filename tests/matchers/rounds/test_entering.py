"""Who said yes becomes a member of the round; whatever matters moves the version, nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchers.held import HeldRound, LeftOver, Part
from matchers.model import SLOTS, Account, Level, Match, MatchState, Profile
from matchers.rounds.entering import HOURS, Snapshot, slot_of, snapshot_of
from matchers.rounds.known import History, Known, Limits
from matchers.rounds.model import Member, Skill, Want, Window
from matchers.rounds.week import Week, starts
from tests.reactions.village import ADA, BEN, CEM, expert, learner

CLOSES = datetime(2026, 11, 26, 9, tzinfo=UTC)
HELD = HeldRound("2026-W48", CLOSES - timedelta(days=3), CLOSES, "2026-W49")
PARTS = tuple(Part(HELD.name, who, n, "yes") for n, who in ((3, ADA), (1, BEN), (2, CEM)))
LIMITS = Limits(gap=1, seats=2, hours_per_seat=1.0, no_repeat_weeks=12)
PROFILES = {ADA: learner(), BEN: expert(), CEM: expert(CEM)}


def taken(*parts: Part, limits: Limits = LIMITS, **known: Any) -> Snapshot:
    whole = Known(**{"profiles": PROFILES, **known})
    return snapshot_of(HELD, parts or PARTS, whole, limits, "Europe/Berlin")


def member(who: int, snapshot: Snapshot) -> Member:
    return next(one for one in snapshot.members if one.id == f"{who:05}")


def match(id: str = "m", **more: Any) -> Match:
    whole: dict[str, Any] = {
        "learner": ADA, "expert": BEN, "topic": "excel", "slot": "tu-evening",
        "proposed": CLOSES - timedelta(days=30), "expires": CLOSES - timedelta(days=27),
        "state": MatchState.ACCEPTED,
    }  # fmt: skip
    return Match(id, **{**whole, **more})


def test_a_profile_is_told_as_a_member() -> None:
    profile = learner(
        teaches={"umfragen": Level.CONFIDENT}, format="both", region=" Moers ", hours=2.5
    )
    known = {**PROFILES, ADA: profile}
    ada = member(3, taken(profiles=known, history={ADA: History(2, 1)}))
    assert ada.wants == (Want("excel", 1),)
    assert ada.teaches == (Skill("umfragen", 3),)
    assert ada.slots == (Window(1, 18 * 60, 21 * 60),)
    assert ada.formats == {"online", "in_person"}
    assert (ada.region, ada.hours_per_week) == ("moers", 2)
    assert (ada.rounds_waited, ada.load, ada.capacity) == (2, 1, 2)
    assert ada.circle
    assert ada.exchange
    choosy = {**known, ADA: replace(profile, circle=False, exchange=False)}
    ada = member(3, taken(profiles=choosy))
    assert not ada.circle
    assert not ada.exchange


def test_a_topic_that_is_a_part_of_another_counts_as_it_and_moves_the_version() -> None:
    akin = taken(limits=replace(LIMITS, parents={"pivot": "excel"}))
    assert akin.rules.parents == {"pivot": "excel"}
    assert akin.version != taken().version
    assert akin.version == taken(limits=replace(LIMITS, parents={"pivot": "excel"})).version


@pytest.mark.prevents("F12")
@pytest.mark.parametrize("says", [None, "no", "back"])
def test_nobody_is_in_it_without_a_yes(says: Any) -> None:
    snapshot = taken(replace(PARTS[0], says=says), *PARTS[1:])
    assert [one.id for one in snapshot.members] == ["00001", "00002"]
    assert snapshot.left == ()


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (None, "profile"),
        (learner(complete=False), "profile"),
        (learner(minor=True), "minor"),
        (learner(paused_until=CLOSES + timedelta(days=1)), "paused"),
    ],
)
def test_who_cannot_be_in_a_pair_any_more_is_left_over(profile: Profile | None, why: str) -> None:
    known = {who: one for who, one in {**PROFILES, ADA: profile}.items() if one is not None}
    snapshot = taken(profiles=known)
    assert [one.id for one in snapshot.members] == ["00001", "00002"]
    assert snapshot.left == (LeftOver(3, why),)


def test_seats_that_are_taken_count() -> None:
    one = match(learner=Account("slack:T1/UX"))
    assert member(1, taken()).capacity == 2
    assert member(1, taken(matches=[one])).capacity == 1
    assert member(1, taken(matches=[one])).hours_per_week == 3
    assert member(1, taken(matches=[one, replace(one, id="m2")])).capacity == 0
    asked = replace(one, slot="")  # one question, over in an hour
    assert member(1, taken(matches=[asked])).capacity == 2
    little = {**PROFILES, BEN: expert(hours=1.5)}
    assert member(1, taken(profiles=little)).capacity == 1
    assert member(1, taken(profiles=little, matches=[one])).capacity == 0


@pytest.mark.prevents("F7")
def test_past_partners_are_past_for_as_long_as_the_rules_say() -> None:
    ended = match(state=MatchState.DECLINED)
    assert member(3, taken(matches=[ended])).past == {"00001"}
    assert member(1, taken(matches=[ended])).past == {"00003"}
    short = replace(LIMITS, no_repeat_weeks=4)
    assert member(3, taken(matches=[ended], limits=short)).past == frozenset()
    still = match()
    assert member(3, taken(matches=[still], limits=short)).past == {"00001"}


@pytest.mark.prevents("F8")
def test_who_already_waits_for_a_partner_does_not_look_for_another() -> None:
    snapshot = taken(matches=[match(state=MatchState.PROPOSED, expert=Account("slack:T1/UX"))])
    assert member(3, snapshot).wants == ()
    assert snapshot.left == (LeftOver(3, "asking"),)


def test_blocks_and_platforms_keep_two_apart() -> None:
    both = frozenset((ADA, BEN))
    assert member(3, taken(blocked=[both])).blocks == {"00001"}
    assert member(1, taken(blocked=[both])).blocks == {"00003"}
    assert taken(apart=[both]).rules.forbidden == {("00001", "00003")}


def test_the_version_moves_with_what_matters_and_with_nothing_else() -> None:
    version = taken().version
    assert taken(*reversed(PARTS)).version == version
    moved = [
        taken(replace(PARTS[0], says="no"), *PARTS[1:]),
        taken(profiles={**PROFILES, ADA: learner(hours=1.0)}),
        taken(profiles={**PROFILES, BEN: expert(paused_until=CLOSES + timedelta(days=1))}),
        taken(profiles={ADA: PROFILES[ADA], CEM: PROFILES[CEM]}),
        taken(blocked=[frozenset((ADA, BEN))]),
        taken(matches=[match(learner=CEM)]),
        taken(history={ADA: History(1)}),
    ]
    assert len({version, *(one.version for one in moved)}) == len(moved) + 1
    assert taken(profiles={**PROFILES, ADA: learner(name="Adele")}).version == version
    assert taken(replace(PARTS[0], outcome="left"), *PARTS[1:]).version == version


def test_each_part_of_a_day_is_hours_and_the_other_way_round() -> None:
    zone = ZoneInfo("Europe/Berlin")
    for slot in SLOTS:
        profiles = {ADA: learner(slots=frozenset({slot}))}
        snapshot = snapshot_of(HELD, PARTS[:1], Known(profiles), LIMITS, "Europe/Berlin")
        week = Week.of(HELD.week, "", {"": zone})
        begins = [week.at(hour) for hour in starts(week.hours(snapshot.members[0]))]
        first, last = HOURS[slot.partition("-")[2]]
        assert (begins[0].hour, begins[-1].hour + 1) == (first, last)
        assert {slot_of(one) for one in begins} == {slot}
