"""Pairs, circles and tandems of a round as one integer program.

Columns say what happens: this pair, this tandem, this circle at this hour and who has its seats.
Rows are the hard rules that concern more than two people: whom to serve once, capacity, hours a
week, and that nobody is in two meetings at a time. Whoever can be in one meeting at most needs no
row of hours; pairs of one expert whose common hours are the same share the columns that place
them. Both keep the program small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from matchers.rounds.candidates import Candidates, Option, circle_seat
from matchers.rounds.limits import (
    WHOLE_HOURS,
    kept_apart,
    meetings_at_most,
    on_whole_hours,
    pairs_at_most,
)
from matchers.rounds.model import Rules
from matchers.rounds.week import starts

Row = tuple[str | int, ...]
"""What a row is about, for example ``("serve", 12)``."""

_FREE = -(10**6)
STAY: Row = ("stay",)
"""The row of the drafts: how many of them must stay."""


class Choice(NamedTuple):
    """What a column stands for: a pair, a tandem, a circle, a seat of one, or a meeting's hour.

    ``of``: the number of the pair, tandem or option in ``Candidates``, or of the group of meetings.
    ``detail``: the seat within the option, or the hour.
    """

    kind: str
    of: int
    detail: int = 0


@dataclass(slots=True)
class Program:
    """Maximise worth; every row is at most its limit, or equal to it. All columns are 0 or 1.

    Entries of a column ``c`` are ``rows[start[c]:start[c + 1]]`` and the same of ``values``.
    ``groups``: meetings that columns of hours place, by the hours in common and the members for
    whom it matters; ``group_of``: the group of a pair or tandem.
    """

    choices: list[Choice] = field(default_factory=list[Choice])
    worth: list[int] = field(default_factory=list[int])
    forced: list[int] = field(default_factory=list[int])
    start: list[int] = field(default_factory=lambda: [0])
    rows: list[int] = field(default_factory=list[int])
    values: list[int] = field(default_factory=list[int])
    limits: list[int] = field(default_factory=list[int])
    least: list[int] = field(default_factory=list[int])
    names: list[Row] = field(default_factory=list[Row])
    numbers: dict[Row, int] = field(default_factory=dict[Row, int])
    groups: dict[Row, int] = field(default_factory=dict[Row, int])
    group_of: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])

    def value(self, chosen: Iterable[int]) -> int:
        """What a choice of columns is worth."""
        return sum(self.worth[column] for column in chosen)

    def entries(self, column: int) -> Iterator[tuple[int, int]]:
        """The rows that a column is in, each with its value."""
        first, last = self.start[column : column + 2]
        return zip(self.rows[first:last], self.values[first:last], strict=True)

    def row(self, name: Row, at_most: int, *, equal: bool = False) -> int:
        """The number of a row, made when it is first named."""
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers[name] = len(self.limits)
            self.names.append(name)
            self.limits.append(at_most)
            self.least.append(at_most if equal else _FREE)
        return number

    def column(self, choice: Choice, worth: int, entries: Iterable[tuple[int, int]]) -> None:
        """A column with its (row, value) entries."""
        for row, value in entries:
            self.rows.append(row)
            self.values.append(value)
        self.start.append(len(self.rows))
        self.choices.append(choice)
        self.worth.append(worth)

    def is_kept_by(self, chosen: Iterable[int]) -> bool:
        """Whether a choice of columns breaks no row and has all that is forced."""
        chosen, sums = set(chosen), [0] * len(self.limits)
        for column in chosen:
            for row, value in self.entries(column):
                sums[row] += value
        bounds = zip(self.least, sums, self.limits, strict=True)
        return chosen >= {*self.forced} and all(a <= value <= b for a, value, b in bounds)

    def calmed(self) -> Program:
        """The same for the number of drafts that stay, where nothing of what it is worth is lost.

        Give ``("worth",)`` its limit before it is solved.
        """
        stay, other = self.numbers[STAY], Program(forced=list(self.forced))
        for name, limit, least in zip(self.names, self.limits, self.least, strict=True):
            other.row(name, limit, equal=least == limit)
        worth = other.row(("worth",), 0)
        for column, choice in enumerate(self.choices):
            entries = list(self.entries(column))
            stays = int(any(row == stay for row, _ in entries))
            if self.worth[column]:
                entries.append((worth, -self.worth[column]))
            other.column(choice, stays, entries)
        return other


class Kept(NamedTuple):
    """What stands for the drafts of an earlier round: pairs, tandems, and seats (option, learner).

    Of all these at least ``least`` must stay. ``learners``: who learns in one of them, and must in
    this round, too.
    """

    pairs: frozenset[int] = frozenset()
    tandems: frozenset[int] = frozenset()
    seats: frozenset[tuple[int, int]] = frozenset()
    least: int = 0
    learners: frozenset[int] = frozenset()

    @property
    def many(self) -> int:
        """How many drafts there are."""
        return len(self.pairs) + len(self.tandems) + len(self.seats)


def build(found: Candidates, rules: Rules, kept: Kept | None = None) -> Program:
    """The program whose best solution is the round."""
    return _Builder(found, rules, kept or Kept()).build()


class _Builder:
    def __init__(self, found: Candidates, rules: Rules, kept: Kept) -> None:
        self._found = found
        self._rules = rules
        self._kept = kept
        self._pinned = {option for option, _ in kept.seats}
        self._program = Program()
        self._mask = WHOLE_HOURS if on_whole_hours(found) else -1
        self._pairs_of = pairs_at_most(found)
        self._most = meetings_at_most(found)
        hours = [member.hours_per_week for member in found.members]
        self._short = {m for m, most in self._most.items() if most > hours[m]}
        self._busy = {m for m, most in self._most.items() if most > 1 and hours[m] > 1}

    def build(self) -> Program:
        self._pairs()
        self._tandems()
        self._circles()
        self._hours()
        return self._program

    def _pairs(self) -> None:
        members, program = self._found.members, self._program
        for index, pair in enumerate(self._found.pairs):
            learner, expert = members[pair.learner], members[pair.expert]
            entries = [
                (self._serve(pair.learner), 1),
                (program.row(("capacity", pair.expert), self._pairs_of[pair.expert]), 1),
                *self._meeting("pair", index, (pair.learner, pair.expert), pair.hours),
                *self._stay(index in self._kept.pairs),
            ]
            if (learner.id, expert.id) in self._rules.fixed:
                program.forced.append(len(program.worth))
            program.column(Choice("pair", index), learner.priority + pair.score, entries)

    def _tandems(self) -> None:
        members, program = self._found.members, self._program
        for index, tandem in enumerate(self._found.tandems):
            both = tandem.first.learner, tandem.first.expert
            entries = [
                *((self._serve(one), 1) for one in both),
                *self._meeting("tandem", index, both, tandem.hours),
                *self._stay(index in self._kept.tandems),
            ]
            worth = sum(members[one].priority for one in both) + tandem.score
            program.column(Choice("tandem", index), worth, entries)

    def _meeting(
        self, kind: str, index: int, both: tuple[int, int], hours: int
    ) -> Iterator[tuple[int, int]]:
        """The rows of a meeting of two: an hour of the week of each, and one of its hours."""
        yield from self._week(both)
        busy = tuple(sorted(one for one in both if one in self._busy))
        if busy:
            group: Row = (hours & self._mask, *busy)
            number = self._program.groups.setdefault(group, len(self._program.groups))
            self._program.group_of[kind, index] = number
            yield self._program.row(("group", *group), 0, equal=True), 1

    def _serve(self, learner: int) -> int:
        return self._program.row(("serve", learner), 1, equal=learner in self._kept.learners)

    def _stay(self, is_draft: bool) -> Iterator[tuple[int, int]]:  # noqa: FBT001  (yes or no)
        """Enough drafts of an earlier round must stay."""
        if is_draft:
            yield self._program.row(STAY, -self._kept.least), -1

    def _week(self, members: Iterable[int]) -> Iterator[tuple[int, int]]:
        for one in members:
            if one in self._short:
                limit = self._found.members[one].hours_per_week
                yield self._program.row(("week", one), limit), 1

    def _cells(self, members: Iterable[int], hour: int) -> Iterator[tuple[int, int]]:
        """The half hours that a meeting fills, for those who might have another one then."""
        for one in members:
            if one in self._busy:
                yield self._program.row(("at", one, hour), 1), 1
                yield self._program.row(("at", one, hour + 1), 1), 1

    def _hours(self) -> None:
        """One column for every group of meetings and hour: one of them starts then."""
        for group, index in self._program.groups.items():
            hours, *busy = (int(part) for part in group)
            row = self._program.row(("group", *group), 0, equal=True)
            for hour in starts(hours):
                entries = [(row, -1), *self._cells(busy, hour)]
                self._program.column(Choice("hour", index, hour), 0, entries)

    def _circles(self) -> None:
        options = self._found.options
        place = {id(option): index for index, option in enumerate(options)}
        for _, same in groupby(options, key=lambda one: (one.expert, one.topic)):
            of_one = list(same)
            keep = [id(one) for one in self._worth_keeping(of_one)]
            for option in of_one:
                if id(option) in keep or place[id(option)] in self._pinned:
                    self._circle(place[id(option)], option)

    def _worth_keeping(self, options: Sequence[Option]) -> Sequence[Option]:
        """One expert's circles on one topic without those that another could stand in for.

        That is another that all of them could join; it may be at another hour if nobody in it
        could have a second meeting.
        """
        options = [one for one in options if self._mask >> one.venue.hour & 1]
        sets = [frozenset(seat.learner for seat in one.seats) for one in options]
        tied = [bool(self._busy & {one.expert, *sets[n]}) for n, one in enumerate(options)]

        def stands_in(other: int, number: int) -> bool:
            if tied[number] and options[other].venue.hour != options[number].venue.hour:
                return False
            ahead = other < number or sets[number] < sets[other]
            return other != number and ahead and sets[number] <= sets[other]

        every = range(len(options))
        return [
            options[number]
            for number in every
            if not any(stands_in(other, number) for other in every)
        ]

    def _circle(self, index: int, option: Option) -> None:
        program, members = self._program, self._found.members
        capacity, (least, most) = self._pairs_of[option.expert], self._rules.circle
        hour = option.venue.hour
        few, many = ("few", index), ("many", index)
        leading = [
            (program.row(("capacity", option.expert), capacity), capacity),
            (program.row(("lead", option.expert), 1), 1),
            (program.row(few, 0), least),
            (program.row(many, 0), -most),
            *self._week((option.expert,)),
            *self._cells((option.expert,), hour),
        ]
        seats = [program.row(("seat", index, seat.learner), 0) for seat in option.seats]
        leading += [(seat, -1) for seat in seats]
        program.column(Choice("circle", index), 0, leading)
        apart = kept_apart(option, self._found, self._rules)
        for number, seat in enumerate(option.seats):
            entries = [
                (self._serve(seat.learner), 1),
                (seats[number], 1),
                (program.row(few, 0), -1),
                (program.row(many, 0), 1),
                *((program.row(("apart", index, *two), 1), 1) for two in apart[seat.learner]),
                *self._week((seat.learner,)),
                *self._cells((seat.learner,), hour),
                *self._stay((index, seat.learner) in self._kept.seats),
            ]
            worth = members[seat.learner].priority + circle_seat(seat, self._rules)
            program.column(Choice("seat", index, number), worth, entries)
