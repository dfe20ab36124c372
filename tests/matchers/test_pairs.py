from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.model import SLOTS, Account, Level, Profile
from matchers.rounds.pairs import Candidate, Found, NotFound, Why, find_partner

ADA = Profile(
    account=Account("slack:T1/ADA"),
    learns={"excel": Level.NEW, "sql": Level.GETS_BY},
    hours=2,
    languages=frozenset({"de"}),
    slots=frozenset({"mo-evening", "tu-evening"}),
    complete=True,
)


def expert(name: str, level: int = 2, topic: str = "excel", **changes: object) -> Profile:
    profile = Profile(
        account=Account(f"slack:T1/{name}"),
        teaches={topic: Level(level)},
        hours=2,
        languages=frozenset({"de", "en"}),
        slots=frozenset({"mo-evening", "tu-evening", "we-morning"}),
        complete=True,
    )
    return replace(profile, **changes)  # type: ignore[arg-type]


def look(
    *experts: Profile | Candidate,
    learner: Profile = ADA,
    gap: int = 1,
    seats: int = 2,
    hours_per_seat: float = 1.0,
) -> Found | NotFound:
    candidates = [e if isinstance(e, Candidate) else Candidate(e) for e in experts]
    return find_partner(learner, candidates, gap=gap, seats=seats, hours_per_seat=hours_per_seat)


def partner(*experts: Profile | Candidate, **more: object) -> str:
    found = look(*experts, **more)  # type: ignore[arg-type]
    assert isinstance(found, Found)
    return found.expert.partition("/")[2]


def test_a_pair_says_what_the_two_have_in_common() -> None:
    ada = replace(ADA, teaches={"python": Level.CONFIDENT})
    assert look(expert("BOB", learns={"python": Level.BEGUN}), learner=ada) == Found(
        expert=Account("slack:T1/BOB"),
        topic="excel",
        steps=2,
        slot="mo-evening",
        slots=("mo-evening", "tu-evening"),
        languages=("de",),
        format="online",
        both=("python",),
    )


def test_a_near_peer_comes_before_the_top_expert() -> None:
    assert partner(expert("TOP", 4), expert("NEAR", 2)) == "NEAR"
    assert partner(expert("TOP", 4), Candidate(expert("NEAR", 2), seats_taken=1)) == "NEAR"


def test_then_fewer_seats_taken_then_more_common_times() -> None:
    assert partner(Candidate(expert("BUSY", 1), seats_taken=1), expert("FREE", 2)) == "FREE"
    seldom = expert("SELDOM", slots=frozenset({"tu-evening"}))
    assert partner(seldom, expert("OFTEN")) == "OFTEN"


def test_ties_are_spread_over_the_experts() -> None:
    experts = [expert(name) for name in ("BOB", "CYD", "DAN", "EVE")]
    learners = [replace(ADA, account=Account(f"slack:T1/L{n}")) for n in range(40)]
    chosen = [partner(*experts, learner=learner) for learner in learners]
    assert {
        name: chosen.count(name) >= 3 for name in ("BOB", "CYD", "DAN", "EVE")
    } == dict.fromkeys(("BOB", "CYD", "DAN", "EVE"), True)


ONSITE = replace(ADA, format="onsite", region="Göttingen")

HURDLES = [
    (replace(ADA, complete=False), [expert("BOB")], Why.PROFILE),
    (replace(ADA, hours=0.5), [expert("BOB")], Why.PROFILE),
    (replace(ADA, minor=True), [expert("BOB")], Why.MINOR),
    (replace(ADA, learns={}), [expert("BOB")], Why.NO_TOPIC),
    (ADA, [], Why.NO_EXPERT),
    (ADA, [expert("BOB", topic="r")], Why.NO_EXPERT),
    (ADA, [expert("ADA")], Why.NO_EXPERT),
    (ADA, [expert("BOB", complete=False)], Why.NO_EXPERT),
    (ADA, [expert("BOB", minor=True)], Why.NO_EXPERT),
    (ADA, [expert("BOB", 0)], Why.LEVEL),
    (ADA, [expert("BOB", 2, "sql")], Why.LEVEL),
    (ADA, [expert("BOB", languages=frozenset({"en"}))], Why.LANGUAGE),
    (ADA, [expert("BOB", slots=frozenset({"we-morning"}))], Why.TIME),
    (ADA, [expert("BOB", format="onsite", region="Göttingen")], Why.PLACE),
    (ONSITE, [expert("BOB", format="both", region="Bremen")], Why.PLACE),
    (ONSITE, [expert("BOB", format="onsite")], Why.PLACE),
    (ADA, [Candidate(expert("BOB"), seats_taken=2)], Why.FULL),
    (ADA, [expert("BOB", hours=0.5)], Why.FULL),
    (ADA, [Candidate(expert("BOB", hours=1), seats_taken=1)], Why.FULL),
    (ADA, [Candidate(expert("BOB"), met=True)], Why.MET),
]


@pytest.mark.parametrize(("learner", "experts", "why"), HURDLES)
def test_every_hard_rule_keeps_two_people_apart_and_is_told(
    learner: Profile, experts: list[Profile | Candidate], why: Why
) -> None:
    found = look(*experts, learner=learner)
    assert isinstance(found, NotFound)
    assert found.why is why


def test_the_furthest_hurdle_is_told_with_its_topics() -> None:
    speaks_english = expert("BOB", languages=frozenset({"en"}))
    full = Candidate(expert("CYD", 4, "sql"), seats_taken=2)
    assert look(speaks_english, full) == NotFound(Why.FULL, ("sql",))


def test_the_same_region_is_enough_to_meet_on_site() -> None:
    found = look(expert("BOB", format="both", region="goettingen "), learner=ONSITE)
    assert isinstance(found, Found)
    assert found.format == "onsite"


@st.composite
def profiles(draw: st.DrawFn, name: str) -> Profile:
    levels = st.dictionaries(st.sampled_from(["excel", "sql", "r"]), st.sampled_from(list(Level)))
    return Profile(
        account=Account(f"slack:T1/{name}"),
        minor=draw(st.booleans()) and draw(st.booleans()),
        learns=draw(levels),
        teaches=draw(levels),
        hours=draw(st.sampled_from([0, 1, 2, 3])),
        languages=draw(st.frozensets(st.sampled_from(["de", "en"]))),
        slots=draw(st.frozensets(st.sampled_from(SLOTS[:4]))),
        format=draw(st.sampled_from(["online", "onsite", "both"])),
        region=draw(st.sampled_from(["", "Bonn", "Bremen"])),
        complete=draw(st.sampled_from([True, True, True, False])),
    )


@st.composite
def communities(draw: st.DrawFn) -> tuple[Profile, list[Candidate]]:
    names = draw(st.lists(st.sampled_from("ABCDEF"), unique=True, max_size=6))
    candidates = [
        Candidate(draw(profiles(name)), draw(st.integers(0, 2)), draw(st.booleans()))
        for name in names
    ]
    return draw(profiles("A")), candidates


def allowed(learner: Profile, candidate: Candidate, topic: str, gap: int) -> bool:
    """The hard rules once more, written down independently."""
    other = candidate.profile
    if "onsite" in (learner.format, other.format):
        near = bool(learner.region) and learner.region == other.region
        placed = near and "online" not in (learner.format, other.format)
    else:
        placed = True
    return (
        other.account != learner.account
        and not (learner.minor or other.minor or candidate.met)
        and learner.complete
        and other.complete
        and topic in learner.learns
        and topic in other.teaches
        and other.teaches[topic] >= learner.learns[topic] + gap
        and not learner.languages.isdisjoint(other.languages)
        and not learner.slots.isdisjoint(other.slots)
        and placed
        and candidate.seats_taken < 2
        and candidate.seats_taken + 1 <= other.hours
        and learner.hours >= 1
    )


@settings(max_examples=60, deadline=None)
@given(communities(), st.integers(1, 3), st.randoms())
def test_hard_rules_hold_and_order_does_not_matter(
    community: tuple[Profile, list[Candidate]], gap: int, dice: Random
) -> None:
    learner, candidates = community
    shuffled = sorted(candidates, key=lambda _: dice.random())
    found = look(*candidates, learner=learner, gap=gap)
    assert found == look(*shuffled, learner=learner, gap=gap)
    possible = {
        (candidate.profile.account, topic)
        for candidate in candidates
        for topic in ("excel", "sql", "r")
        if allowed(learner, candidate, topic, gap)
    }
    if isinstance(found, Found):
        assert (found.expert, found.topic) in possible
        assert found.slot in found.slots
    else:
        assert possible == set()
