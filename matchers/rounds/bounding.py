"""What no round can be worth more than, without solving it: everyone's hours are taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from matchers.rounds.assigning import Edge, assign
from matchers.rounds.candidates import Candidates, circle_seat
from matchers.rounds.model import Rules


def bound_of_separate_seats(found: Candidates, rules: Rules) -> int:
    """The worth of the best assignment of learners to seats, as if no two seats were in the way.

    An expert has as many seats as pairs or a circle could give, and one more for a tandem. Every
    round is such an assignment; hours, a circle's least size and what an expert learns are left
    out. So it is never less than the best round.
    """
    worth: dict[tuple[int, int], int] = {}
    for learner, expert, score in _seats(found, rules):
        value = found.members[learner].priority + score
        worth[learner, expert] = max(worth.get((learner, expert), 0), value)
    seats: dict[int, int] = {}
    for pair in found.pairs:
        member = found.members[pair.expert]
        seats[pair.expert] = min(member.capacity, member.hours_per_week)
    for option in found.options:
        seats[option.expert] = max(seats.get(option.expert, 0), rules.circle[1])
    for expert in {one.expert for both in found.tandems for one in both}:
        seats[expert] = seats.get(expert, 0) + 1
    return assign([Edge(*two, value) for two, value in worth.items()], seats).bound


def _seats(found: Candidates, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Every learner, expert and score that could be part of a round."""
    for pair in found.pairs:
        yield pair.learner, pair.expert, pair.score
    for both in found.tandems:
        for one in both:
            yield one.learner, one.expert, one.score
    for option in found.options:
        for seat in option.seats:
            yield seat.learner, seat.expert, circle_seat(seat, rules)
