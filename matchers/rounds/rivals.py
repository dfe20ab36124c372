"""What others do in place of our round: the best score, greedily, by chance, stable. To compare.

All of them keep every hard rule, and none looks at who has waited. Those that take one meeting
after the other never take one back once its hour is fixed, and leave nobody over who could simply
be added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from matchers.rounds.candidates import (
    Candidates,
    Exchange,
    Option,
    Teaching,
    at_one_table,
    circle_seat,
    find_candidates,
)
from matchers.rounds.dice import Dice
from matchers.rounds.model import WHOLE, Match, Member, Round, Rules
from matchers.rounds.solving import circle_of, finish, meeting_of_two, solve
from matchers.rounds.week import Week, clash, starts

Meeting = Teaching | Exchange | Option


def greedy(members: Sequence[Member], rules: Rules, week: Week) -> Round:
    """Whatever has the highest score first: a circle counts all its seats."""
    found = find_candidates(members, rules, week)
    return _taken(found, sorted(_possible(found), key=lambda one: -_worth(one, rules)), rules, week)


def by_chance(members: Sequence[Member], rules: Rules, week: Week) -> Round:
    """Anything that is allowed, in an order by chance."""
    found = find_candidates(members, rules, week)
    possible = list(_possible(found))
    dice = Dice(rules.seed, "by chance")
    return _taken(found, dice.several(possible, len(possible)), rules, week)


def stable(members: Sequence[Member], rules: Rules, week: Week) -> Round:
    """Learners ask the expert with the highest score, experts keep the best (Gale, Shapley 1962).

    Pairs only; whoever is left over is then added greedily, in circles and tandems too.
    """
    found = find_candidates(members, rules, week)
    kept = _deferred(found)
    rest = sorted(_possible(found), key=lambda one: -_worth(one, rules))
    return _taken(found, [*kept, *rest], rules, week)


def waits_forgotten(members: Sequence[Member], rules: Rules, week: Week) -> Round:
    """The best round if everybody were here for the first time."""
    alike = [replace(member, rounds_waited=0) for member in members]
    found = find_candidates(members, rules, week)
    return finish(found, solve(alike, rules, week).matches, week, _at_most(found))


def stable_alone(members: Sequence[Member], rules: Rules, week: Week) -> Round:
    """The same, and nobody is added: what a stable matching by itself comes to."""
    found = find_candidates(members, rules, week)
    return _taken(found, _deferred(found), rules, week)


RIVALS: Mapping[str, Callable[[Sequence[Member], Rules, Week], Round]] = {
    "score": waits_forgotten,
    "greedy": greedy,
    "random": by_chance,
    "stable": stable,
}


def _possible(found: Candidates) -> Iterator[Meeting]:
    yield from found.pairs
    yield from found.tandems
    yield from found.options


def _worth(one: Meeting, rules: Rules) -> int:
    if not isinstance(one, Option):
        return one.score
    best = sorted((circle_seat(seat, rules) for seat in one.seats), reverse=True)
    return sum(best[: rules.circle[1]])


def _deferred(found: Candidates) -> list[Teaching]:
    """Pairs that no learner and expert would both leave for each other, the best score first.

    Whether somebody who both learns and gives has time for all of it is checked later.
    """
    wishes: dict[int, list[Teaching]] = defaultdict(list)
    for one in found.pairs:
        wishes[one.learner].append(one)
    for row in wishes.values():
        row.sort(key=lambda one: (one.score, -one.expert))
    held: dict[int, list[Teaching]] = defaultdict(list)
    asking = sorted(wishes, reverse=True)
    while asking:
        learner = asking.pop()
        if not wishes[learner]:
            continue
        one = wishes[learner].pop()
        kept, refused = _choose(held[one.expert], one, found.members[one.expert])
        held[one.expert] = kept
        asking.extend(each.learner for each in refused)
    return sorted((one for kept in held.values() for one in kept), key=lambda one: -one.score)


def _choose(
    held: Sequence[Teaching], new: Teaching, expert: Member
) -> tuple[list[Teaching], list[Teaching]]:
    """Whom an expert keeps: the best, as many as there are seats and hours for."""
    seats = min(expert.capacity, expert.hours_per_week)
    kept: list[Teaching] = []
    refused: list[Teaching] = []
    booked: list[int] = []
    for one in sorted((*held, new), key=lambda one: (-one.score, one.learner)):
        hour = _free(one.hours, booked)
        if hour is None or len(kept) >= seats:
            refused.append(one)
        else:
            kept.append(one)
            booked.append(hour)
    return kept, refused


def _free(hours: int, booked: Sequence[int]) -> int | None:
    """The earliest of these hours that overlaps with nothing."""
    return next((h for h in starts(hours) if not any(clash(h, other) for other in booked)), None)


class _Calendar:
    """What is settled already: who is served, who leads, whose hours are taken."""

    def __init__(self, found: Candidates, rules: Rules) -> None:
        self._found = found
        self._rules = rules
        self._served: set[int] = set()
        self._pairs: Counter[int] = Counter()
        self._leads: set[int] = set()
        self._booked: dict[int, list[int]] = defaultdict(list)

    def take(self, one: Meeting) -> Match | None:
        """The match, if there is still room for it."""
        if isinstance(one, Option):
            return self._circle(one)
        first = one if isinstance(one, Teaching) else one.first
        learner, expert = first.learner, first.expert
        learning = (learner,) if isinstance(one, Teaching) else (learner, expert)
        both = (learner, expert)
        if not self._served.isdisjoint(learning) or not all(map(self._has_time, both)):
            return None
        if isinstance(one, Teaching) and not self._may_give(expert):
            return None
        hour = _free(one.hours, [*self._booked[learner], *self._booked[expert]])
        if hour is None:
            return None
        self._settle(learning, both, hour)
        self._pairs[expert] += isinstance(one, Teaching)
        return meeting_of_two(self._found, one, hour, self._rules)

    def _circle(self, option: Option) -> Match | None:
        expert, hour = option.expert, option.venue.hour
        led = expert in self._leads or self._pairs[expert]
        if led or not self._has_time(expert) or not self._is_free(expert, hour):
            return None
        least, most = self._rules.circle
        seats: list[Teaching] = []
        for seat in sorted(option.seats, key=lambda seat: (-seat.score, seat.learner)):
            if len(seats) < most and self._may_sit(seat, seats, hour):
                seats.append(seat)
        if len(seats) < least:
            return None
        learning = [seat.learner for seat in seats]
        self._settle(learning, (expert, *learning), hour)
        self._leads.add(expert)
        return circle_of(self._found.members, option, seats, self._rules)

    def _may_sit(self, seat: Teaching, seats: Sequence[Teaching], hour: int) -> bool:
        who = seat.learner
        if who in self._served or not self._has_time(who) or not self._is_free(who, hour):
            return False
        members = self._found.members
        return all(at_one_table(members[who], members[one.learner], self._rules) for one in seats)

    def _has_time(self, member: int) -> bool:
        return len(self._booked[member]) < self._found.members[member].hours_per_week

    def _is_free(self, member: int, hour: int) -> bool:
        return not any(clash(hour, other) for other in self._booked[member])

    def _may_give(self, expert: int) -> bool:
        seats = self._found.members[expert].capacity
        return expert not in self._leads and self._pairs[expert] < seats

    def _settle(self, learning: Sequence[int], present: Sequence[int], hour: int) -> None:
        self._served.update(learning)
        for member in present:
            self._booked[member].append(hour)


def _taken(found: Candidates, order: Sequence[Meeting], rules: Rules, week: Week) -> Round:
    """The round of whatever still fits, in this order; fixed pairs come first."""
    fixed = [one for one in found.pairs if _ids(found, one) in rules.fixed]
    calendar = _Calendar(found, rules)
    matches = [match for one in (*fixed, *order) if (match := calendar.take(one))]
    return finish(found, matches, week, _at_most(found))


def _at_most(found: Candidates) -> float:
    """What no round can exceed, and hardly any reaches: everybody served, with full marks."""
    return float(sum(one.priority + WHOLE for one in found.members if one.wants))


def _ids(found: Candidates, one: Teaching) -> tuple[str, str]:
    return found.members[one.learner].id, found.members[one.expert].id
