"""A second integer program, written apart from the first: one column per meeting and hour.

It knows no busy members, no groups and no circles that stand in for others; it is larger and plain.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

import highspy

from matchers.rounds.model import Format, Member, Rules
from matchers.rounds.scoring import score, seat_score, terms
from matchers.rounds.verifying import free_starts
from matchers.rounds.week import Week

Row = tuple[object, ...]


class SecondProgram:
    """The best worth of a round of these members."""

    def __init__(self, members: Sequence[Member], rules: Rules, week: Week) -> None:
        self.members = [one for one in members if one.opted_in]
        self.rules = rules
        self.free = {one.id: frozenset(free_starts(one, week)) for one in self.members}
        self.highs = highspy.Highs()
        self.highs.silent()
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.rows: dict[Row, list[tuple[int, object]]] = defaultdict(list)
        self.worth: list[object] = []

    def solve(self) -> tuple[int, float]:
        """Worth and bound."""
        for learner, expert in permutations(self.members, 2):
            self.pair(learner, expert)
        for one, other in combinations(self.members, 2):
            self.tandem(one, other)
        for expert in self.members:
            if expert.circle and expert.capacity >= 1 and expert.hours_per_week >= 1:
                self.circles(expert)
        by_id = {one.id: one for one in self.members}
        for (what, who, *_), entries in self.rows.items():
            member = by_id[str(who)]
            most = {"hours": member.hours_per_week, "pairs": member.capacity}.get(str(what), 1)
            self.highs.addConstr(self.highs.qsum(factor * x for factor, x in entries) <= most)
        self.highs.maximize(self.highs.qsum(self.worth))
        info = self.highs.getInfo()
        return round(info.objective_function_value), info.mip_dual_bound

    def best(self, learner: Member, expert: Member, *, exact: bool = False) -> int | None:
        """The score of the best topic that one could teach the other."""
        common = len(self.free[learner.id] & self.free[expert.id])
        parents = self.rules.parents
        scores = [
            score(
                terms(learner, expert, want, skill, starts=common, rules=self.rules),
                self.rules.weights,
            )
            for want in learner.wants
            for skill in expert.teaches
            if want.topic == skill.topic
            or (not exact and want.topic == parents.get(skill.topic))
            or (not exact and skill.topic == parents.get(want.topic))
            if 1 <= skill.level - want.level <= 4
        ]
        return max(scores, default=None)

    def strangers(self, one: Member, other: Member) -> bool:
        """Neither blocks the other; they never met, or both wish to meet again."""
        wish = one.id in other.repeat_ok and other.id in one.repeat_ok
        met = one.id in other.past or other.id in one.past
        return self.in_peace(one, other) and (wish or not met)

    def in_peace(self, one: Member, other: Member) -> bool:
        return one.id not in other.blocks and other.id not in one.blocks

    def alone(self, one: Member, other: Member) -> bool:
        """Whether the two may meet alone, somewhere, in some language."""
        return (
            self.strangers(one, other)
            and one.minor == other.minor
            and bool(one.languages & other.languages)
            and any(self.there(one, form, place) for form, place in venues(other))
            and any(self.there(other, form, place) for form, place in venues(one))
            and any(venue in venues(other) for venue in venues(one))
        )

    def there(self, member: Member, form: Format, place: str | None) -> bool:
        return (form, place) in venues(member)

    def meeting(self, people: Sequence[Member], hour: int, worth: int) -> object:
        """A column: it takes an hour of everyone, and the two half hours from ``hour`` on."""
        column = self.highs.addBinary()
        self.worth.append(worth * column)
        for one in people:
            self.takes_time(one, hour, column)
        return column

    def takes_time(self, one: Member, hour: int, column: object) -> None:
        self.rows["hours", one.id].append((1, column))
        self.rows["half", one.id, hour].append((1, column))
        self.rows["half", one.id, hour + 1].append((1, column))

    def pair(self, learner: Member, expert: Member) -> None:
        value = self.best(learner, expert)
        if value is None or expert.capacity < 1 or not self.alone(learner, expert):
            return
        for hour in sorted(self.free[learner.id] & self.free[expert.id]):
            column = self.meeting((learner, expert), hour, learner.priority + value)
            self.rows["served", learner.id].append((1, column))
            self.rows["pairs", expert.id].append((1, column))

    def tandem(self, one: Member, other: Member) -> None:
        there, back = self.best(one, other), self.best(other, one)
        if there is None or back is None or not (one.exchange and other.exchange):
            return
        if not self.alone(one, other):
            return
        worth = one.priority + other.priority + there + back
        for hour in sorted(self.free[one.id] & self.free[other.id]):
            column = self.meeting((one, other), hour, worth)
            self.rows["served", one.id].append((1, column))
            self.rows["served", other.id].append((1, column))

    def circles(self, expert: Member) -> None:
        for topic in sorted({skill.topic for skill in expert.teaches}):
            taught = tuple(skill for skill in expert.teaches if skill.topic == topic)
            teacher = Member(**{**fields(expert), "teaches": taught})
            for language in sorted(expert.languages):
                for form, place in venues(expert):
                    for hour in sorted(self.free[expert.id]):
                        self.circle(teacher, language, form, place, hour)

    def circle(
        self, expert: Member, language: str, form: Format, place: str | None, hour: int
    ) -> None:
        seats = [
            (one, value)
            for one in self.members
            if one.id != expert.id
            and hour in self.free[one.id]
            and one.hours_per_week >= 1
            and language in one.languages
            and (form, place) in venues(one)
            and self.strangers(one, expert)
            and (value := self.best(one, expert, exact=True)) is not None
        ]
        least, most = self.rules.circle
        if len(seats) < least:
            return
        opened = self.meeting((expert,), hour, 0)
        self.rows["pairs", expert.id].append((expert.capacity, opened))
        taken = []
        for learner, value in seats:
            worth = learner.priority + seat_score(value, self.rules)
            column = self.meeting((learner,), hour, worth)
            self.rows["served", learner.id].append((1, column))
            self.highs.addConstr(column <= opened)
            taken.append((learner, column))
        self.highs.addConstr(self.highs.qsum(x for _, x in taken) >= least * opened)
        self.highs.addConstr(self.highs.qsum(x for _, x in taken) <= most * opened)
        for (one, first), (other, second) in combinations(taken, 2):
            if not self.in_peace(one, other):
                self.highs.addConstr(first + second <= 1)


def venues(member: Member) -> Iterator[tuple[Format, str | None]]:
    """How somebody could meet, and where."""
    found: list[tuple[Format, str | None]] = []
    if "online" in member.formats:
        found.append(("online", None))
    if "in_person" in member.formats and member.region is not None:
        found.append(("in_person", member.region))
    return iter(found)


def fields(member: Member) -> dict[str, object]:
    return {name: getattr(member, name) for name in Member.__slots__}
