"""The members of a simulated community, and what one round after the other makes of them."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from matchers.rounds.dice import Dice
from matchers.rounds.generating import generate, kind_of, name, newcomer
from matchers.rounds.model import LEVELS, Lesson, Member, Round, Skill, Want

ARRIVALS = 0.01
"""So many new members come in each round, as a share of those at the beginning."""

STAY_AWAY = 0.05
"""The share of members who said yes to a round and then do not come."""

AGAIN = 0.2
"""The share of those who met who would gladly meet the same person again."""

LEARNED = 3
"""So often somebody is taught a topic before they are a level further and teach it themselves."""

LATELY = 4
"""Seats given in so many rounds count as an expert's load."""

EXCHANGE = 0.8
"""The share of members who would swap, among those who both learn and teach."""


class Held(NamedTuple):
    """What became of a draft: the lessons that took place, and who was brought together again.

    ``left``: how many rounds each has waited who came for nothing, the shortest first.
    """

    lessons: tuple[Lesson, ...]
    wished: int
    avoidable: int
    left: tuple[int, ...]


class Population:
    """Everybody, from the first round on. ``apart``: everybody either learns or gives, for ever."""

    def __init__(
        self, members: int, seed: int, attendance: tuple[float, float], *, apart: bool = False
    ) -> None:
        self._first = members
        self._seed = seed
        self._attendance = attendance
        self._apart = apart
        self._kind = kind_of(members)
        self._members = {one.id: self._moved_in(one) for one in generate(members, seed, self._kind)}
        self._met: set[tuple[str, str]] = set()
        self._taught: Counter[tuple[str, str]] = Counter()
        self._given: dict[str, deque[int]] = {}
        self._seats: Counter[str] = Counter()
        self._rounds: Counter[str] = Counter()
        self._waits: list[int] = []

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody, here today or not."""
        return tuple(self._members.values())

    def open(self, number: int) -> tuple[Member, ...]:
        """New members come; then those who say yes to this round."""
        known = len(self._members)
        for new in range(known, self._first + int(self._first * ARRIVALS * number)):
            ids = list(self._members)
            self._members[name(new)] = self._moved_in(newcomer(new, self._seed, self._kind, ids))
        return tuple(one for one in self._members.values() if self._attends(one.id, number))

    def close(self, number: int, attending: Sequence[Member], drafted: Round) -> Held:
        """The meetings take place, or do not; everybody is what they are for the next round."""
        away = frozenset() if self._apart else self._away(number, attending)
        lessons = tuple(
            lesson
            for match in drafted.matches
            for lesson in match.lessons
            if lesson.expert not in away and lesson.learner not in away
        )
        drawn = [_two(lesson) for match in drafted.matches for lesson in match.lessons]
        before = {two for two in drawn if two in self._met}
        wished = sum(self._both_wish(*two) for two in before)
        for lesson in lessons:
            self._meet(lesson, number)
        left = self._wait(attending, {lesson.learner for lesson in lessons}, away)
        self._give(attending, lessons)
        return Held(lessons, wished, len(before) - wished, left)

    def waits(self) -> Iterator[int]:
        """Rounds attended until a seat came, and so far of those who still wait."""
        yield from self._waits
        yield from (one.rounds_waited for one in self._members.values() if one.rounds_waited)

    def waiting(self) -> int:
        """How many attended and got nothing since."""
        return sum(one.rounds_waited > 0 for one in self._members.values())

    def loads(self) -> tuple[tuple[int, int], ...]:
        """Of everybody who could give a seat: how many they gave, in how many rounds."""
        return tuple(
            (self._seats[who], rounds) for who, rounds in sorted(self._rounds.items()) if rounds
        )

    def _moved_in(self, one: Member) -> Member:
        fresh = replace(one, rounds_waited=0)
        if self._apart and one.teaches:
            return replace(fresh, wants=(), exchange=False)
        return fresh

    def _dice(self, *names: object) -> Dice:
        return Dice(self._seed, *names)

    def _attends(self, who: str, number: int) -> bool:
        least, most = self._attendance
        keen = least + (most - least) * self._dice("keen", who).share()
        return self._dice("attends", who, number).chance(keen)

    def _away(self, number: int, attending: Sequence[Member]) -> frozenset[str]:
        return frozenset(
            one.id
            for one in attending
            if self._dice("stays away", one.id, number).chance(STAY_AWAY)
        )

    def _both_wish(self, one: str, other: str) -> bool:
        first, second = self._members[one], self._members[other]
        return other in first.repeat_ok and one in second.repeat_ok

    def _meet(self, lesson: Lesson, number: int) -> None:
        """Two have met: neither again, unless both say so; the learner may have grown."""
        two = _two(lesson)
        self._met.add(two)
        for who, other in (two, two[::-1]):
            member = self._members[who]
            again = self._dice("again", who, other).chance(AGAIN)
            self._members[who] = replace(
                member,
                past=member.past | {other},
                repeat_ok=member.repeat_ok | {other} if again else member.repeat_ok,
            )
        self._taught[lesson.learner, lesson.topic] += 1
        grown = self._taught[lesson.learner, lesson.topic] % LEARNED == 0
        if grown and not self._apart:
            swaps = self._dice("swaps", lesson.learner, number).chance(EXCHANGE)
            member = self._members[lesson.learner]
            self._members[lesson.learner] = grow(member, lesson.topic, swaps=swaps)

    def _wait(
        self, attending: Sequence[Member], served: set[str], away: frozenset[str]
    ) -> tuple[int, ...]:
        """Who came and got nothing has waited a round more; all these waits."""
        left: list[int] = []
        for who in sorted(one.id for one in attending if one.wants):
            member = self._members[who]
            if who in served:
                self._waits.append(member.rounds_waited)
                self._members[who] = replace(member, rounds_waited=0)
            elif who not in away:
                left.append(member.rounds_waited + 1)
                self._members[who] = replace(member, rounds_waited=left[-1])
        return tuple(sorted(left))

    def _give(self, attending: Sequence[Member], lessons: Sequence[Lesson]) -> None:
        """What each expert gave is their load for some rounds."""
        given = Counter(lesson.expert for lesson in lessons)
        for who in (one.id for one in attending if one.teaches):
            row = self._given.setdefault(who, deque(maxlen=LATELY))
            row.append(given[who])
            self._seats[who] += given[who]
            self._rounds[who] += 1
            self._members[who] = replace(self._members[who], load=sum(row))


def grow(member: Member, topic: str, *, swaps: bool) -> Member:
    """A level further in a topic: they teach it from now on, and learn it until the last level."""
    level = next(want.level for want in member.wants if want.topic == topic) + 1
    wants = tuple(_grown(member.wants, topic, level))
    known = [skill for skill in member.teaches if skill.topic != topic]
    return replace(
        member,
        wants=wants,
        teaches=(*known, Skill(topic, level)),
        capacity=max(member.capacity, 1),
        exchange=member.exchange or (swaps and bool(wants)),
    )


def _grown(wants: Sequence[Want], topic: str, level: int) -> Iterator[Want]:
    for want in wants:
        if want.topic != topic:
            yield want
        elif level < LEVELS[-1]:
            yield replace(want, level=level)


def _two(lesson: Lesson) -> tuple[str, str]:
    return min(lesson.learner, lesson.expert), max(lesson.learner, lesson.expert)
