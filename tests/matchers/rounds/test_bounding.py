"""What no round can exceed, whatever the time was enough for."""

from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.rounds.bounding import bound_of_separate_seats
from matchers.rounds.candidates import find_candidates
from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Rules
from matchers.rounds.solving import solve
from matchers.rounds.verifying import verify
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})


@settings(max_examples=25)
@given(st.integers(8, 40), st.integers(0, 10_000))
def test_the_best_round_is_never_worth_more_than_seats_taken_apart(size: int, seed: int) -> None:
    members, rules = generate(size, seed), Rules()
    best = solve(members, rules, WEEK)
    assert best.proven
    assert best.objective <= bound_of_separate_seats(find_candidates(members, rules, WEEK), rules)


def test_without_any_time_there_is_still_a_round_that_keeps_the_rules_and_says_its_gap() -> None:
    members, rules = generate(600, 1), Rules()
    hasty, best = (solve(members, rules, WEEK, time_limit=limit) for limit in (0.01, 60.0))
    verify(hasty, members, rules, WEEK)
    assert hasty.matches
    assert not hasty.proven
    assert hasty.objective < best.objective <= hasty.bound
    assert hasty.gap < 0.4 * hasty.objective


def test_two_wishes_for_one_topic_are_one_seat() -> None:
    members = generate(220, 3)
    twice = [
        one if not one.wants else type(one)(**{**fields(one), "wants": (*one.wants, one.wants[0])})
        for one in members
    ]
    assert solve(twice, Rules(), WEEK).objective == solve(members, Rules(), WEEK).objective


def fields(member: object) -> dict[str, object]:
    return {name: getattr(member, name) for name in type(member).__slots__}
