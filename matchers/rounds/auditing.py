"""How fair a round is: who could complain with reason, and how even the work is spread.

``verify`` says whether a round may go out; this says what organisers may think of it. Where it is
told to many, only counts are: a pair of names must not let anybody guess a block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean, pstdev

from matchers.rounds.candidates import Candidates, Teaching, find_candidates
from matchers.rounds.model import WAITED_AT_MOST, Lesson, Match, Member, Round, Rules
from matchers.rounds.week import Week, clash, starts

DELTA = 1000
"""A gain in score that would be worth the trouble of changing partners."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What is to be known of a round before it is called fair.

    ``envy``: who is left over and who holds a pair's seat that they could have had, having waited
    less: none in a round that is the best. ``blocking``: how many learners and experts would both
    gain more than ``DELTA`` by leaving what they have for each other. ``spread``: the coefficient
    of variation of the seats given by those who offered; ``most``: what one of them gives.
    ``wait_bounds``: for whom of the unmatched it can be proven, in how many rounds at the latest
    it is their turn, counting rounds that they and those experts attend; ``None``: it cannot be
    proven in a round like this.
    """

    envy: tuple[tuple[str, str], ...]
    blocking: int
    spread: float
    most: int
    wait_bounds: tuple[tuple[str, int], ...] | None

    @property
    def justified_envy(self) -> int:
        """How many of those left over have a reason to complain."""
        return len({who for who, _ in self.envy})


def audit(round_: Round, members: Sequence[Member], rules: Rules, week: Week) -> Audit:
    """What can be said for and against a round that keeps the rules."""
    found = find_candidates(members, rules, week)
    table = _Table(round_, found, rules)
    seats = [table.given[one.id] for one in found.members if one.offers]
    mean = fmean(seats) if seats else 0.0
    return Audit(
        envy=tuple(_envy(table)),
        blocking=sum(_would_leave(one, table) for one in found.pairs),
        spread=pstdev(seats) / mean if mean else 0.0,
        most=max(seats, default=0),
        wait_bounds=tuple(_wait_bounds(table)) if _provable(found, rules) else None,
    )


class _Table:
    """A round, laid out for questions about single members."""

    def __init__(self, round_: Round, found: Candidates, rules: Rules) -> None:
        self.found = found
        self.rules = rules
        self.members: Mapping[str, Member] = {one.id: one for one in found.members}
        self.unmatched = round_.unmatched
        self.pairs = round_.of("pair")
        self.meetings: dict[str, list[Match]] = defaultdict(list)
        self.learning: dict[str, tuple[Lesson, Match]] = {}
        self.given: dict[str, int] = defaultdict(int)
        for match in round_.matches:
            for who in match.members:
                self.meetings[who].append(match)
            for lesson in match.lessons:
                self.learning[lesson.learner] = lesson, match
                self.given[lesson.expert] += 1
        self.possible = {self.names(one): one for one in found.pairs}

    def names(self, one: Teaching) -> tuple[str, str]:
        """Learner and expert by id."""
        return self.found.members[one.learner].id, self.found.members[one.expert].id

    def could_meet(self, one: Teaching, without: Sequence[Match | None]) -> bool:
        """Whether the two have an hour each, and the same, once some matches are gone."""
        taken: list[int] = []
        for who in self.names(one):
            kept = [match for match in self.meetings[who] if match not in without]
            if len(kept) >= self.members[who].hours_per_week:
                return False
            taken += [match.hour for match in kept]
        return any(not any(clash(hour, other) for other in taken) for hour in starts(one.hours))

    def leads(self, who: str) -> list[Match]:
        """The pairs and circles that somebody gives, the least worth first."""
        led = [
            match
            for match in self.meetings[who]
            if match.kind != "tandem" and match.lessons[0].expert == who
        ]
        return sorted(led, key=lambda match: match.score)


def _envy(table: _Table) -> Iterator[tuple[str, str]]:
    """Who is left over, and who has a pair's seat that is theirs by right."""
    for who in table.unmatched:
        waited = _waited(table.members[who])
        for match in table.pairs:
            lesson = match.lessons[0]
            one = table.possible.get((who, lesson.expert))
            if (
                one is not None
                and waited > _waited(table.members[lesson.learner])
                and (lesson.learner, lesson.expert) not in table.rules.fixed
                and table.could_meet(one, [match])
            ):
                yield who, lesson.learner


def _waited(member: Member) -> int:
    return min(member.rounds_waited, WAITED_AT_MOST)


def _would_leave(one: Teaching, table: _Table) -> bool:
    """Whether these two would both rather have each other."""
    learner, expert = table.names(one)
    lesson, match = table.learning.get(learner, (None, None))
    if lesson is not None and (lesson.expert == expert or one.score - lesson.score <= DELTA):
        return False
    led = table.leads(expert)
    if any(other.kind == "circle" for other in led) or one.score <= DELTA:
        return False
    if len(led) < table.members[expert].capacity and table.could_meet(one, [match]):
        return True
    return any(
        one.score - least.score > DELTA and table.could_meet(one, [match, least]) for least in led
    )


# --- how long at most


def _provable(found: Candidates, rules: Rules) -> bool:
    """Pairs alone, nobody both learns and gives, and no moderator decided: else no bound holds."""
    learners, experts = ({one[side] for one in found.pairs} for side in (0, 1))
    return not (found.options or found.tandems or rules.fixed or learners & experts)


def _wait_bounds(table: _Table) -> Iterator[tuple[str, int]]:
    """Rounds until it is each one's turn: those before them, by the seats that are theirs."""
    experts: dict[str, list[Teaching]] = defaultdict(list)
    for one in table.found.pairs:
        experts[table.names(one)[0]].append(one)
    for who in table.unmatched:
        mine = experts[who]
        others = {one.expert for one in mine}
        before = [
            other
            for other in table.unmatched
            if other != who
            and table.members[other].rounds_waited >= table.members[who].rounds_waited
            and others & {one.expert for one in experts[other]}
        ]
        seats = sum(_seats(one, table.found) for one in mine)
        if not seats:
            continue
        bound = len(before) // seats + 1
        if table.members[who].rounds_waited + bound <= WAITED_AT_MOST:
            yield who, bound


def _seats(one: Teaching, found: Candidates) -> int:
    """How many of an expert's seats go to nobody junior while this learner is left over.

    Each round, at least this many: with fewer, an hour in common would be blocked by nobody or by
    one junior alone, and the learner would have it. A meeting covers three half hours at which
    another could start, so as many are needed as leave no two free ones side by side.
    """
    expert = found.members[one.expert]
    room = min(expert.capacity, expert.hours_per_week)
    hours = list(starts(one.hours))
    runs = groupby(enumerate(hours), key=lambda numbered: numbered[1] - numbered[0])
    covered = sum((len(list(run)) + 2) // 4 for _, run in runs)
    return min(room, max(covered, 1 if room == 1 else 0))
