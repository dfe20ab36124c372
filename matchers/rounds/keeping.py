"""A round that was drafted already, and who comes late: most of the drafts stay as they were.

For each newcomer at most two drafts change, so that nobody has to be told anew who need not be;
and whoever has a seat moves to another one at most, and loses none to whoever comes later.
Which of them may stay at all is told first (``kept``): what no rule forbids any more, beside the
fixed pairs, each at its hour. Then the best round is looked for that keeps enough of them, and
among equally good ones that which changes least.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from matchers.rounds.candidates import (
    Candidates,
    Exchange,
    Option,
    Teaching,
    at_one_table,
    find_candidates,
)
from matchers.rounds.highs import Solved, maximise
from matchers.rounds.model import Draft, Member, Rules
from matchers.rounds.program import STAY, Kept, Program
from matchers.rounds.week import Week, clash, starts

PER_NEWCOMER = 2
"""So many drafts may change for each member who comes late."""


def with_drafts(
    rules: Rules, drafts: Sequence[Draft], newcomers: int, *, members: Sequence[Member], week: Week
) -> Rules:
    """The rules of a round that keeps these drafts as far as it can, but for some changes."""
    found = kept(drafts, members, rules, week)
    most = sum(draft.many for draft in found)
    return replace(rules, drafts=found, changes=min(most, PER_NEWCOMER * newcomers))


def kept(
    drafts: Sequence[Draft], members: Sequence[Member], rules: Rules, week: Week
) -> tuple[Draft, ...]:
    """The drafts that still can be, all of them beside the fixed pairs.

    Each keeps its hour if everyone in it is still free then; two who meet take their first free
    hour else. So there is at least one way to place them all.
    """
    found = find_candidates(members, rules, week)
    places = _Places(found, rules)
    for learner, expert in sorted(rules.fixed):
        places.pair(learner, expert, -1)
    taken: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (_ORDER[draft.kind], draft)):
        if draft.kind == "circle":
            placed = places.circle(draft)
        elif draft.kind == "tandem":
            placed = places.tandem(*draft.lessons[0], draft.hour)
        else:
            placed = places.pair(*draft.lessons[0], draft.hour)
        if placed is not None:
            taken.append(placed)
    return tuple(sorted(taken))


_ORDER = {"circle": 0, "tandem": 1, "pair": 2}


class _Meeting(NamedTuple):
    """Who would be there, who of them learns, and who leads it (nobody leads a tandem)."""

    there: tuple[str, ...]
    learners: tuple[str, ...]
    leads: str | None = None


@dataclass(slots=True)
class _Places:
    """Whose hours and seats are taken so far."""

    found: Candidates
    rules: Rules
    busy: dict[str, list[int]] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    circles: set[str] = field(default_factory=set)
    served: set[str] = field(default_factory=set)
    members: Mapping[str, Member] = field(init=False)
    of_two: Mapping[tuple[str, str], int] = field(init=False)
    mutual: Mapping[tuple[str, str], int] = field(init=False)

    def __post_init__(self) -> None:
        members = self.found.members
        self.members = {one.id: one for one in members}
        self.of_two = {
            (members[one.learner].id, members[one.expert].id): one.hours for one in self.found.pairs
        }
        self.mutual = {
            (members[one.first.learner].id, members[one.first.expert].id): one.hours
            for one in self.found.tandems
        }

    def pair(self, learner: str, expert: str, hour: int) -> Draft | None:
        """Two who are to stay a pair."""
        if expert in self.circles or expert not in self.members:
            return None
        if self.pairs.get(expert, 0) >= self.members[expert].capacity:
            return None
        meeting = _Meeting((learner, expert), (learner,), expert)
        at = self._first(meeting, self.of_two.get((learner, expert), 0), hour)
        if at is None:
            return None
        self.pairs[expert] = self.pairs.get(expert, 0) + 1
        return Draft("pair", ((learner, expert),), at)

    def tandem(self, one: str, other: str, hour: int) -> Draft | None:
        """Two who are to go on teaching each other."""
        a, b = sorted((one, other))
        at = self._first(_Meeting((a, b), (a, b)), self.mutual.get((a, b), 0), hour)
        return None if at is None else Draft("tandem", ((a, b), (b, a)), at)

    def circle(self, draft: Draft) -> Draft | None:
        """As many of a circle as still can come, if these are enough."""
        [expert, *_] = {expert for _, expert in draft.lessons}
        if (
            expert in self.circles
            or self.pairs.get(expert)
            or not self._is_free(expert, draft.hour)
        ):
            return None
        least, most = self.rules.circle
        learners = {learner for learner, _ in draft.lessons}
        coming = [
            (option, self._coming(option, learners)[:most])
            for option in self.found.options
            if self.found.members[option.expert].id == expert and _is_of(option, draft)
        ]
        option, there = max(coming, key=lambda one: len(one[1]), default=(None, ()))
        if option is None or len(there) < least:
            return None
        self._settle(_Meeting((expert, *there), tuple(there), expert), draft.hour)
        self.circles.add(expert)
        venue = option.venue
        lessons = tuple((who, expert) for who in there)
        return Draft("circle", lessons, venue.hour, option.topic, venue.language, venue.format)

    def _coming(self, option: Option, learners: Collection[str]) -> list[str]:
        """Who of the learners still has a seat in it, at one table with all before them."""
        there: list[str] = []
        for seat in option.seats:
            one = self.found.members[seat.learner]
            if (
                one.id in learners
                and one.id not in self.served
                and self._is_free(one.id, option.venue.hour)
                and all(at_one_table(one, self.members[other], self.rules) for other in there)
            ):
                there.append(one.id)
        return there

    def _first(self, meeting: _Meeting, bits: int, hour: int) -> int | None:
        """The hour that it had, or else the first at which everyone is free; it is theirs then."""
        if not self.served.isdisjoint(meeting.learners):
            return None
        hours = sorted(starts(bits), key=lambda one: one != hour)
        for at in hours:
            if all(self._is_free(who, at) for who in meeting.there):
                self._settle(meeting, at)
                return at
        return None

    def _is_free(self, who: str, hour: int) -> bool:
        mine = self.busy.get(who, ())
        if who not in self.members or len(mine) >= self.members[who].hours_per_week:
            return False
        return not any(clash(hour, other) for other in mine)

    def _settle(self, meeting: _Meeting, hour: int) -> None:
        for who in meeting.there:
            self.busy.setdefault(who, []).append(hour)
        self.served.update(meeting.learners)


def _is_of(option: Option, draft: Draft) -> bool:
    """Whether a circle that could be is the one that was drafted."""
    venue = option.venue
    return (
        option.topic == draft.topic
        and venue.hour == draft.hour
        and draft.language in ("", venue.language)
        and draft.format in ("", venue.format)
    )


def narrowed(found: Candidates, rules: Rules) -> tuple[Candidates, Kept]:
    """The candidates with the drafts among them, each at its hour alone, and where these stand."""
    number = {member.id: at for at, member in enumerate(found.members)}
    drafts = {
        (number[draft.lessons[0][0]], number[draft.lessons[0][1]], draft.kind): draft.hour
        for draft in rules.drafts
        if draft.kind != "circle"
    }
    pairs = [
        _at(one, hour)
        for one in found.pairs
        if (hour := drafts.get((one.learner, one.expert, "pair"))) is not None
    ]
    tandems = [
        Exchange(_at(one.first, hour), _at(one.second, hour))
        for one in found.tandems
        if (hour := drafts.get((one.first.learner, one.first.expert, "tandem"))) is not None
    ]
    circles = [draft for draft in rules.drafts if draft.kind == "circle"]
    seats = frozenset(seat for draft in circles for seat in _seats(found, draft, number))
    kept_ = Kept(
        frozenset(range(len(found.pairs), len(found.pairs) + len(pairs))),
        frozenset(range(len(found.tandems), len(found.tandems) + len(tandems))),
        seats,
    )
    learners = {number[learner] for draft in rules.drafts for learner, _ in draft.lessons}
    least = max(0, kept_.many - rules.changes)
    kept_ = kept_._replace(least=least, learners=frozenset(learners))
    with_them = found._replace(pairs=(*found.pairs, *pairs), tandems=(*found.tandems, *tandems))
    return with_them, kept_


def _at(one: Teaching, hour: int) -> Teaching:
    return one._replace(hours=1 << hour, common=one.hours.bit_count())


def _seats(found: Candidates, draft: Draft, number: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    expert = number[draft.lessons[0][1]]
    for at, option in enumerate(found.options):
        if option.expert == expert and _is_of(option, draft):
            yield from ((at, number[learner]) for learner, _ in draft.lessons)


def calmest(program: Program, solved: Solved, *, time_limit: float) -> Solved:
    """Of all that is worth as much, what changes the fewest drafts."""
    if STAY not in program.numbers:
        return solved
    calm = program.calmed()
    if calm.value(solved.chosen) == sum(calm.worth):
        return solved
    calm.limits[calm.numbers["worth",]] = -program.value(solved.chosen)
    found = maximise(calm, solved.chosen, time_limit=time_limit)
    return Solved(found.chosen, solved.bound)
