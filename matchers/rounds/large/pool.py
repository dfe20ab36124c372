"""The meetings that a linear program is given: a few of all, and more where it pays.

A column is one meeting with everyone in it and its hour: so the rows are few, and a circle is as
whole as a pair. The rows: nobody is served twice, meets more often than they have time, or is at
two places at once; an expert has pairs up to their seats, or one circle that takes all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from matchers.rounds.candidates import at_one_table
from matchers.rounds.large.possible import HALVES, Array, Possible, Twos
from matchers.rounds.large.valuing import Prices, Values, ranked
from matchers.rounds.model import Kind

Row = tuple[str, int, int]


class Meeting(NamedTuple):
    """A pair, tandem or circle by its row in ``Possible``, its hour, and the rows of its seats."""

    kind: Kind
    of: int
    hour: int
    seats: tuple[int, ...] = ()


class Adding(NamedTuple):
    """How many of the best pairs of each expert and learner are added, and circles of each."""

    expert: int
    learner: int
    circle: int


FIRST, MORE = Adding(2, 2, 1), Adding(4, 2, 3)


class Pool:
    """Columns and rows as they grow; ``entries`` are the rows and values of each column."""

    def __init__(self, all_: Possible) -> None:
        self.all = all_
        self.meetings: dict[Meeting, int] = {}
        self.worth: list[int] = []
        self.entries: list[list[tuple[int, int]]] = []
        self.rows: dict[Row, int] = {}
        self.limits: list[int] = []

    def add(self, meeting: Meeting) -> bool:
        """Take it in; whether it is new."""
        if meeting in self.meetings:
            return False
        self.meetings[meeting] = len(self.worth)
        self.worth.append(self.worth_of(meeting))
        self.entries.append(
            [(self._row(name, limit), value) for name, limit, value in self.needs(meeting)]
        )
        return True

    def worth_of(self, meeting: Meeting) -> int:
        """Priorities and scores of those whom it serves."""
        if meeting.kind == "circle":
            return int(self.all.circles.worth[list(meeting.seats)].sum())
        return int(self._twos(meeting).worth[meeting.of])

    def needs(self, meeting: Meeting) -> Iterator[tuple[Row, int, int]]:
        """The rows it stands in, with the limit of each and how much it takes of it."""
        all_, circles = self.all, self.all.circles
        if meeting.kind == "circle":
            expert = int(circles.expert[meeting.of])
            learners = [int(circles.learner[seat]) for seat in meeting.seats]
        else:
            twos = self._twos(meeting)
            expert = int(twos.expert[meeting.of])
            learners = [int(twos.learner[meeting.of])]
        seats = int(all_.seats[expert])
        if meeting.kind != "tandem":
            yield ("seats", expert, 0), seats, seats if meeting.kind == "circle" else 1
        for one in learners if meeting.kind != "tandem" else [*learners, expert]:
            yield ("serve", one, 0), 1, 1
        for one in (*learners, expert):
            if all_.short[one]:
                yield ("week", one, 0), int(all_.hours[one]), 1
            if all_.busy[one] < all_.rows_of_hours - 1:
                for half in all_.halves:
                    yield ("at", int(all_.busy[one]), meeting.hour + half), 1, 1

    def _twos(self, meeting: Meeting) -> Twos:
        return self.all.pairs if meeting.kind == "pair" else self.all.tandems

    def _row(self, name: Row, limit: int) -> int:
        number = self.rows.setdefault(name, len(self.limits))
        if number == len(self.limits):
            self.limits.append(limit)
        return number

    def add_best(self, prices: Prices, values: Values, adding: Adding) -> int:
        """Take in what gains most at these prices; how many of these are new."""
        pairs, circles = self.all.pairs, self.all.circles
        gain = values.pair - prices.seat[pairs.expert]
        best = {
            *_best(pairs.expert, gain, adding.expert).tolist(),
            *_best(pairs.learner, gain, adding.learner).tolist(),
        }
        found = [
            Meeting("pair", row, int(pairs.hour[values.pair_when[row]])) for row in sorted(best)
        ]
        hours = self.all.tandems.hour
        found += [
            Meeting("tandem", row, int(hours[values.tandem_when[row]]))
            for row in np.flatnonzero(values.tandem > 0).tolist()
        ]
        gain = values.circle - (self.all.seats * prices.seat)[circles.expert]
        for row in _best(circles.expert, gain, adding.circle).tolist():
            first, last = np.searchsorted(values.of, [row, row + 1])
            seats = self._at_one_table(values.seats[first:last].tolist())
            if len(seats) >= self.all.rules.circle[0]:
                found.append(Meeting("circle", row, int(circles.hour[row]), seats))
        return sum(map(self.add, found))

    def _at_one_table(self, seats: Sequence[int]) -> tuple[int, ...]:
        """These without whoever must not sit with somebody before them."""
        members, learner = self.all.found.members, self.all.circles.learner
        there: list[int] = []
        for seat in seats:
            one = members[learner[seat]]
            if all(at_one_table(one, members[learner[o]], self.all.rules) for o in there):
                there.append(seat)
        return tuple(sorted(there))

    def prices(self, dual: Array) -> Prices:
        """The prices of the rows, in whole numbers; rows that are not there cost nothing."""
        whole = np.maximum(np.floor(dual), 0).astype(np.int64).tolist()
        all_ = self.all
        serve, week, seat = (np.zeros(len(all_.seats), np.int64) for _ in range(3))
        tables = {"serve": serve, "week": week, "seats": seat}
        at = np.zeros((all_.rows_of_hours, HALVES), np.int64)
        for (name, one, hour), row in self.rows.items():
            if name == "at":
                at[one, hour] = whole[row]
            else:
                tables[name][one] = whole[row]
        return Prices(serve, week, seat, at)


def _best(owner: Array, gain: Array, count: int) -> Array:
    """The rows that gain, so many of each owner at most."""
    order, rank = ranked(owner, gain)
    found: Array = order[(rank < count) & (gain[order] > 0)]
    return found
