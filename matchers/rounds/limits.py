"""How many meetings are possible for each member at most, and at which hours: what a program needs.

The less looks possible, the smaller the program is, and the sooner it is proven.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from matchers.rounds.candidates import Candidates, Option
from matchers.rounds.model import Rules

WHOLE_HOURS = int("01" * 200, 2)
"""The half hours of a week that are whole hours."""


def on_whole_hours(found: Candidates) -> bool:
    """Whether all free time begins on whole hours: then no meeting needs to start at half past.

    Every meeting of a round can be moved to the whole hour before it: those that did not overlap
    still do not, and nobody's free time begins in between. A draft of an earlier round stays where
    it is.
    """
    pinned = (one.hours for one in found.pairs if one.common is not None)
    pinned_too = (one.hours for one in found.tandems if one.first.common is not None)
    begins = (bits & ~(bits << 1) for bits in found.hours)
    return not any(bits & ~WHOLE_HOURS for bits in chain(pinned, pinned_too, begins))


def pairs_at_most(found: Candidates) -> list[int]:
    """How many pairs each member could teach: what capacity and hours allow, at least one.

    The smaller the number, the less half a circle and half the pairs of an expert look possible.
    """
    return [max(1, min(one.capacity, one.hours_per_week)) for one in found.members]


def meetings_at_most(found: Candidates) -> dict[int, int]:
    """In how many meetings each member could be, whatever their hours."""
    learns = {one.learner for one in found.pairs}
    learns |= {seat.learner for option in found.options for seat in option.seats}
    learns |= {one for tandem in found.tandems for one in tandem.first[:2]}
    gives: dict[int, int] = defaultdict(int)
    for pair in found.pairs:
        gives[pair.expert] += 1
    most = {
        one: min(count, found.members[one].capacity) + (one in learns)
        for one, count in gives.items()
    }
    for option in found.options:
        most.setdefault(option.expert, 1 + (option.expert in learns))
    return {one: most.get(one, 1) for one in learns | set(most)}


def kept_apart(option: Option, found: Candidates, rules: Rules) -> dict[int, list[tuple[int, int]]]:
    """Which two learners must not both have a seat, for each of them: a block, or a moderator."""
    here = {found.members[seat.learner].id: seat.learner for seat in option.seats}
    blocked = ((one, other) for one in here for other in found.members[here[one]].blocks)
    twos = {(here[a], here[b]) for a, b in chain(blocked, rules.forbidden) if {a, b} <= here.keys()}
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in sorted({(min(two), max(two)) for two in twos if two[0] != two[1]}):
        apart[one].append((one, other))
        apart[other].append((one, other))
    return apart
