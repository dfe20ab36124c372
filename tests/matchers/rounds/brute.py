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


def best_objective(community: Community) -> int:
    """The highest objective of any round that keeps the rules."""
    return Search(community.members, list(possible(community))).best()


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
    if expert.id in learner.past or learner.id in expert.past:
        if expert.id not in learner.repeat_ok or learner.id not in expert.repeat_ok:
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

    def __init__(self, members: Sequence[Member], meetings: Sequence[Meeting]) -> None:
        self.members = {one.id: one for one in members}
        self.seats: dict[str, list[tuple[int, Meeting]]] = {}
        for meeting in meetings:
            total = sum(self.members[who].priority + one for who, one in meeting.worth.items())
            for who in meeting.worth:
                self.seats.setdefault(who, []).append((total, meeting))
        for seats in self.seats.values():
            seats.sort(key=lambda seat: -seat[0])
        self.order = sorted(self.seats, key=lambda who: -self._most(who))
        self.found = 0

    def best(self) -> int:
        self._decide(0, [], frozenset(), 0)
        return self.found

    def _most(self, who: str) -> int:
        return self.members[who].priority + max(one.worth[who] for _, one in self.seats[who])

    def _decide(self, turn: int, chosen: list[Meeting], done: frozenset[str], total: int) -> None:
        """``done``: who is served, or was left out before."""
        self.found = max(self.found, total)
        rest = [who for who in self.order[turn:] if who not in done]
        if not rest or total + sum(self._most(who) for who in rest) <= self.found:
            return
        turn = self.order.index(rest[0])
        for worth, meeting in self.seats[rest[0]]:
            if done.isdisjoint(meeting.worth) and self._holds([*chosen, meeting]):
                more = done | meeting.worth.keys()
                self._decide(turn + 1, [*chosen, meeting], more, total + worth)
        self._decide(turn + 1, chosen, done | {rest[0]}, total)

    def _holds(self, chosen: Sequence[Meeting]) -> bool:
        for who, member in self.members.items():
            if sum(who in one.there for one in chosen) > member.hours_per_week:
                return False
            kinds = [one.kind for one in chosen if one.expert == who]
            if len(kinds) > max(member.capacity, 1) or ("circle" in kinds and len(kinds) > 1):
                return False
        return placed(chosen, [])


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
