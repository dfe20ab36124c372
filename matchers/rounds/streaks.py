"""How long somebody can wait at most, where that can be said, and whether it held.

It can be said of pairs alone, where nobody both learns and gives, for a learner who attends round
after round. Whoever then gets a seat that this learner could have had instead has waited as long
(else the two would be exchanged), and is junior from then on. So with S learners who have waited
as long when the streak begins, and C such seats in each round at least, it takes S // C + 1
rounds. Rounds in which none of the learner's experts gives a seat are not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matchers.rounds.candidates import find_candidates
from matchers.rounds.model import WAITED_AT_MOST, Member, Round, Rules
from matchers.rounds.week import Week, clash, starts


class Bound(NamedTuple):
    """What came of it: how many streaks were followed, the longest with its bound, how many broke.

    ``rounds``: counted ones until the seat. ``at_most``: what had been promised for that streak.
    """

    streaks: int = 0
    rounds: int = 0
    at_most: int = 0
    broken: int = 0


@dataclass(slots=True)
class _Streak:
    experts: frozenset[str]
    seniors: int
    seats: int | None = None
    counted: int = 0

    @property
    def at_most(self) -> int:
        return self.seniors // (self.seats or 1) + 1


class Streaks:
    """Everyone who waits, round after round."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._open: dict[str, _Streak] = {}
        self._told: list[tuple[int, int]] = []
        self._broken = 0

    def begin(self, everybody: Sequence[Member], attending: Sequence[Member], week: Week) -> None:
        """Before a round: who begins to wait, behind how many; who is away has ended it."""
        here = {one.id for one in attending if one.wants and one.rounds_waited <= WAITED_AT_MOST}
        self._open = {who: streak for who, streak in self._open.items() if who in here}
        fresh = sorted(here - self._open.keys())
        if not fresh:
            return
        usable = _experts(everybody, self._rules, week)
        of = {member.id: member for member in everybody}
        for who in fresh:
            mine = usable.get(who, frozenset())
            self._open[who] = _Streak(
                mine,
                sum(
                    of[other].rounds_waited >= of[who].rounds_waited
                    for other, theirs in usable.items()
                    if other != who and not mine.isdisjoint(theirs)
                ),
            )

    def end(self, drafted: Round, attending: Sequence[Member], week: Week) -> None:
        """After a round: who got a seat, and in whose place others could have had one."""
        hours = {member.id: week.hours(member) for member in attending}
        given: dict[str, list[int]] = defaultdict(list)
        for match in drafted.matches:
            given[match.lessons[0].expert].append(match.hour)
        for who in sorted(self._open):
            streak = self._open[who]
            if who in drafted.served:
                self._told.append((streak.counted + 1, streak.at_most))
                self._broken += streak.seats is not None and streak.counted + 1 > streak.at_most
                del self._open[who]
                continue
            experts = sorted(streak.experts & given.keys())
            seats = sum(_seats(hours[who] & hours[expert], given[expert]) for expert in experts)
            if seats:
                streak.counted += 1
                streak.seats = min(seats, streak.seats or seats)
                self._broken += streak.counted * streak.seats > streak.seniors

    @property
    def bound(self) -> Bound:
        """What came of it so far."""
        longest = max(self._told, key=lambda told: (told[0], -told[1]), default=(0, 0))
        return Bound(len(self._told), *longest, self._broken)


def _experts(everybody: Sequence[Member], rules: Rules, week: Week) -> Mapping[str, frozenset[str]]:
    """Learner -> every expert who could teach them, here today or not."""
    found = find_candidates(everybody, rules, week)
    usable: dict[str, set[str]] = defaultdict(set)
    for pair in found.pairs:
        usable[found.members[pair.learner].id].add(found.members[pair.expert].id)
    return {who: frozenset(experts) for who, experts in usable.items()}


def _seats(common: int, given: Sequence[int]) -> int:
    """In how many of an expert's meetings somebody with these hours could have been instead."""
    return sum(
        any(
            not any(clash(hour, other) for place, other in enumerate(given) if place != mine)
            for hour in starts(common)
        )
        for mine in range(len(given))
    )
