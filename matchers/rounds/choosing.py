"""Once a round is solved: who else could take the learner of a pair, so that they may choose.

Each further seat is offered to one learner alone, at an hour that nobody there gives to anything
else that may come to be. So whoever takes which of theirs, no rule is broken (``with_taken``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from matchers.rounds.candidates import Candidates, Teaching, find_candidates, places
from matchers.rounds.limits import WHOLE_HOURS
from matchers.rounds.model import Match, Member, Round, Rules
from matchers.rounds.solving import finish, meeting_of_two
from matchers.rounds.week import Week, starts

_PART_OF_A_DAY = 12
"""Half hours within which two offers are at much the same time."""

Look = tuple[object, ...]
"""What tells one offer from another for somebody who reads no names."""


def further_pairs(
    round_: Round, members: Sequence[Member], rules: Rules, week: Week, *, at_most: int
) -> Mapping[str, tuple[Match, ...]]:
    """For learners of pairs, by id: up to so many other pairs that could be, the best first.

    Not for pairs that were fixed or drafted before. Offers that would read the same are one.
    Whoever waited longest comes first, and all have one before anybody has two.
    """
    if at_most < 1:
        return {}
    found = find_candidates(members, rules, week)
    seats = _Seats(found, round_)
    given = {two for draft in rules.drafts for two in draft.lessons} | rules.fixed
    learning = [
        match.lessons[0]
        for match in round_.of("pair")
        if (match.lessons[0].learner, match.lessons[0].expert) not in given
    ]
    taught = {lesson.learner: lesson.expert for lesson in learning}
    could: dict[str, list[Teaching]] = defaultdict(list)
    for one in found.pairs:
        learner = found.members[one.learner].id
        if learner in taught and found.members[one.expert].id != taught[learner]:
            could[learner].append(one)
    waited = {member.id: member.rounds_waited for member in found.members}
    offered: dict[str, list[Match]] = defaultdict(list)
    for _ in range(at_most):
        for learner in sorted(could, key=lambda who: (-waited[who], who)):
            match = seats.take_one(could[learner], rules)
            if match is not None:
                offered[learner].append(match)
    return {learner: tuple(matches) for learner, matches in sorted(offered.items())}


def with_taken(
    round_: Round, taken: Mapping[str, Match], members: Sequence[Member], rules: Rules, week: Week
) -> Round:
    """The round once learners took what was offered them instead of what was found first."""
    kept = [
        match
        for match in round_.matches
        if match.kind != "pair" or match.lessons[0].learner not in taken
    ]
    return finish(
        find_candidates(members, rules, week), [*kept, *taken.values()], week, round_.bound
    )


class _Seats:
    """What is left of everybody's seats and hours while offers are made."""

    def __init__(self, found: Candidates, round_: Round) -> None:
        self._found = found
        number = {member.id: at for at, member in enumerate(found.members)}
        self._teaching = {(one.learner, one.expert): one for one in found.pairs}
        self._room = {at: member.capacity for at, member in enumerate(found.members)}
        self._left = Counter({at: one.hours_per_week for at, one in enumerate(found.members)})
        self._busy: dict[int, int] = defaultdict(int)
        """Hours that are given away, whatever they choose."""
        self._may_be: dict[int, int] = defaultdict(int)
        """Hours of the pairs of which they choose one."""
        self._read: dict[int, set[Look]] = defaultdict(set)
        self._offered: set[tuple[int, int]] = set()
        for match in round_.matches:
            for who in match.members:
                self._left[number[who]] -= 1
                chooses = match.kind == "pair" and who == match.lessons[0].learner
                hours = self._may_be if chooses else self._busy
                hours[number[who]] |= _around(match.hour)
            self._count_seat(match, number)

    def _count_seat(self, match: Match, number: Mapping[str, int]) -> None:
        """Also how what was found first reads."""
        lesson = match.lessons[0]
        expert, learner = number[lesson.expert], number[lesson.learner]
        if match.kind == "pair":
            self._room[expert] -= 1
            self._read[learner].add(self._look(self._teaching[learner, expert], match.hour))
        elif match.kind == "circle":  # a circle, or pairs
            self._room[expert] = 0

    def take_one(self, could: Sequence[Teaching], rules: Rules) -> Match | None:
        """The best that is possible still; nobody else may have that seat then."""
        for one in sorted(could, key=lambda one: (*one.rank, one.expert)):
            if min(self._room[one.expert], self._left[one.expert]) < 1 or one[:2] in self._offered:
                continue
            for hour in self._hours(one):
                look = self._look(one, hour)
                if look not in self._read[one.learner]:
                    self._take(one, hour, look)
                    return meeting_of_two(self._found, one, hour, rules)
        return None

    def _hours(self, one: Teaching) -> Iterator[int]:
        """When the two could meet whatever anybody chooses, whole hours first."""
        taken = self._busy[one.learner] | self._busy[one.expert] | self._may_be[one.expert]
        free = one.hours & ~taken
        yield from starts(free & WHOLE_HOURS)
        yield from starts(free & ~WHOLE_HOURS)

    def _take(self, one: Teaching, hour: int, look: Look) -> None:
        self._offered.add((one.learner, one.expert))
        self._room[one.expert] -= 1
        self._left[one.expert] -= 1
        self._busy[one.expert] |= _around(hour)
        self._may_be[one.learner] |= _around(hour)
        self._read[one.learner].add(look)

    def _look(self, one: Teaching, hour: int) -> Look:
        learner, expert = self._found.members[one.learner], self._found.members[one.expert]
        shared = learner.languages & expert.languages
        ahead = one.skill.level - one.want.level
        when = hour // _PART_OF_A_DAY
        return one.want.topic, ahead, shared, places(learner, expert), when


def _around(hour: int) -> int:
    """The half hours at which no other meeting may start."""
    return (0b111 << hour) >> 1
