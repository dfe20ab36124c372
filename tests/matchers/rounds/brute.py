"""The best objective there is, found by trying everything: an opinion independent of the solver.

It knows the hard rules by itself, in plain sets, and tries for every learner to leave them out or
to give them any seat that is left. Only good for about a dozen members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from matchers.rounds.model import Member, Rules, Skill, Want
from matchers.rounds.scoring import score, seat_score, terms
from matchers.rounds.verifying import free_starts
from tests.matchers.rounds.communities import Community

Free = Mapping[str, frozenset[int]]


class Meeting(NamedTuple):
    """Something that could take place: who is there, whom it serves for how much, and when."""

    kind: str
    there: frozenset[str]
    worth: Mapping[str, int]
    expert: str
    hours: frozenset[int]


class TooMuch(Exception):
    """So many members could do so much that trying everything takes too long."""


def best_objective(community: Community, *, tries: int = 2_000) -> int:
    """The highest objective of any round that keeps the rules. Raises ``TooMuch``."""
    return Search(community.members, list(possible(community)), tries).best()


def possible(community: Community) -> Iterator[Meeting]:
    """Every pair, tandem and circle that no rule forbids by itself."""
    members, rules, week = community
    free = {one.id: free_starts(one, week) for one in members}
    ready = [one for one in members if one.opted_in and one.hours_per_week > 0]
    for one, other in combinations(ready, 2):
        yield from _of_two(one, other, rules, free)
    for expert in ready:
        if rules.circles and expert.circle and expert.capacity > 0:
            for topic in sorted({skill.topic for skill in expert.teaches}):
                yield from _circles(expert, topic, ready, rules, free)


def _of_two(one: Member, other: Member, rules: Rules, free: Free) -> Iterator[Meeting]:
    hours = free[one.id] & free[other.id]
    if not hours or one.minor is not other.minor or not _fit([one, other], rules):
        return
    there = frozenset({one.id, other.id})
    worth: dict[str, int] = {}
    for learner, expert in ((one, other), (other, one)):
        value = _worth(learner, expert, rules, len(hours))
        if value is not None:
            worth[learner.id] = value
            if expert.capacity > 0:
                yield Meeting("pair", there, {learner.id: value}, expert.id, hours)
    if rules.tandems and len(worth) == 2 and one.exchange and other.exchange:
        yield Meeting("tandem", there, worth, "", hours)


def _circles(
    expert: Member, topic: str, ready: Sequence[Member], rules: Rules, free: Free
) -> Iterator[Meeting]:
    worth = {
        one.id: seat_score(value, rules)
        for one in ready
        if (common := free[one.id] & free[expert.id])
        and (value := _worth(one, expert, rules, len(common), topic=topic)) is not None
    }
    able = [one for one in ready if one.id in worth]
    for size in range(rules.circle[0], rules.circle[1] + 1):
        for seats in combinations(able, size):
            there = [expert, *seats]
            hours = frozenset.intersection(*(free[one.id] for one in there))
            if hours and _fit(there, rules):
                values = {one.id: worth[one.id] for one in seats}
                yield Meeting(
                    "circle", frozenset(one.id for one in there), values, expert.id, hours
                )


def _fit(there: Sequence[Member], rules: Rules) -> bool:
    """Nobody keeps anybody away, and there is a language and a place for all."""
    for one in there:
        for other in there:
            if other.id in one.blocks or (one.id, other.id) in rules.forbidden:
                return False
    if not frozenset.intersection(*(one.languages for one in there)):
        return False
    ways = frozenset.intersection(*(one.formats for one in there))
    regions = {one.region for one in there}
    return "online" in ways or ("in_person" in ways and len(regions) == 1 and None not in regions)


def _worth(
    learner: Member, expert: Member, rules: Rules, starts: int, topic: str | None = None
) -> int | None:
    """The best score of anything these two could do together; ``topic``: of exactly this."""
    if learner.id == expert.id:
        return None
    met = expert.id in learner.past or learner.id in expert.past
    if met and not (expert.id in learner.repeat_ok and learner.id in expert.repeat_ok):
        return None
    worth = [
        score(terms(learner, expert, want, skill, starts=starts, rules=rules), rules.weights)
        for want in learner.wants
        for skill in expert.teaches
        if topic in (None, want.topic)
        and skill.level - want.level in range(max(1, rules.min_gap), 5)
        and _akin(want, skill, rules, exact=topic is not None)
    ]
    return max(worth, default=None)


def _akin(want: Want, skill: Skill, rules: Rules, *, exact: bool) -> bool:
    if want.topic == skill.topic:
        return True
    links = set(rules.parents.items())
    return not exact and bool({(want.topic, skill.topic), (skill.topic, want.topic)} & links)


class Search:
    """For each learner in turn every seat or none, as long as the rest could still make it up."""

    def __init__(self, members: Sequence[Member], meetings: Sequence[Meeting], tries: int) -> None:
        self.tries = tries
        self.members = {one.id: one for one in members}
        self.meetings = meetings
        self.found = 0

    def best(self) -> int:
        self._decide(self.meetings, [], 0)
        return self.found

    def _decide(self, left: Sequence[Meeting], chosen: list[Meeting], total: int) -> None:
        """``left``: what could still be added to what is chosen, one by one."""
        self.tries -= 1
        if self.tries < 0:
            raise TooMuch
        self.found = max(self.found, total)
        seats: dict[str, list[Meeting]] = {}
        for meeting in left:
            for who in meeting.worth:
                seats.setdefault(who, []).append(meeting)
        if total + self._at_most(seats, chosen) <= self.found:
            return
        who = min(seats, key=lambda one: (len(seats[one]), one))
        for meeting in sorted(seats[who], key=self._worth, reverse=True):
            more = [*chosen, meeting]
            if placed(more, []):
                rest = [one for one in left if self._holds(one, more)]
                self._decide(rest, more, total + self._worth(meeting))
        self._decide([one for one in left if who not in one.worth], chosen, total)

    def _worth(self, meeting: Meeting) -> int:
        return sum(self.members[who].priority + one for who, one in meeting.worth.items())

    def _at_most(self, seats: Mapping[str, Sequence[Meeting]], chosen: Sequence[Meeting]) -> int:
        """What those not yet decided could add: each their best, but no more than have room.

        Whoever counts most is given room first, and those before move over if they can.
        """
        worth = {
            who: self.members[who].priority + max(one.worth[who] for one in ways)
            for who, ways in seats.items()
        }
        circles = {one.expert for ways in seats.values() for one in ways if one.kind == "circle"}
        rooms = {
            expert: max(self._room(expert, chosen), 4 if expert in circles else 0)
            for expert in {one.expert for ways in seats.values() for one in ways}
        }
        inside: dict[str, list[str]] = {expert: [] for expert in rooms}

        def move_in(who: str, seen: set[str]) -> bool:
            for expert in sorted({one.expert for one in seats[who]} - seen):
                seen.add(expert)
                if len(inside[expert]) < rooms[expert]:
                    inside[expert].append(who)
                    return True
                for other in list(inside[expert]):
                    if move_in(other, seen):
                        inside[expert].remove(other)
                        inside[expert].append(who)
                        return True
            return False

        order = sorted(worth, key=lambda who: -worth[who])
        return sum(worth[who] for who in order if move_in(who, set()))

    def _room(self, expert: str, chosen: Sequence[Meeting]) -> int:
        if not expert:  # a tandem needs nobody's capacity
            return len(self.members)
        member = self.members[expert]
        hours = member.hours_per_week - sum(expert in one.there for one in chosen)
        return min(hours, member.capacity - sum(expert == one.expert for one in chosen))

    def _holds(self, meeting: Meeting, chosen: Sequence[Meeting]) -> bool:
        """Whether nobody would learn twice, or give more than they offered."""
        if any(not one.worth.keys().isdisjoint(meeting.worth) for one in chosen):
            return False
        for who in meeting.there:
            if sum(who in one.there for one in chosen) >= self.members[who].hours_per_week:
                return False
        led = [one.kind for one in chosen if one.expert and one.expert == meeting.expert]
        if "circle" in led or (led and meeting.kind == "circle"):
            return False
        return not led or self._room(meeting.expert, chosen) > 0


def placed(chosen: Sequence[Meeting], hours: list[int]) -> bool:
    """Whether the meetings can be given hours so that nobody is at two places at once."""
    if len(hours) == len(chosen):
        return True
    meeting = chosen[len(hours)]
    taken = [
        hour
        for one, hour in zip(chosen, hours, strict=False)
        if not one.there.isdisjoint(meeting.there)
    ]
    return any(
        placed(chosen, [*hours, hour])
        for hour in meeting.hours
        if all(abs(hour - other) > 1 for other in taken)
    )
