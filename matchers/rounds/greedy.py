"""A first round, quickly: circles, then tandems, then pairs, each the best that still fits.

HiGHS starts from it, and it is what is left if the time is up before anything better is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matchers.rounds.program import Choice, Program


def first_choice(program: Program) -> tuple[int, ...]:
    """Columns that keep every row, the forced ones among them if they can be placed."""
    return _Greedy(program).choose()


class _Greedy:
    def __init__(self, program: Program) -> None:
        self._program = program
        self._free = list(program.limits)
        self._chosen: list[int] = []
        self._hours: dict[int, list[int]] = defaultdict(list)
        self._seats: dict[int, list[int]] = defaultdict(list)
        for column, choice in enumerate(program.choices):
            if choice.kind == "hour":
                self._hours[choice.of].append(column)
            elif choice.kind == "seat":
                self._seats[choice.of].append(column)

    def choose(self) -> tuple[int, ...]:
        program = self._program
        for column in program.forced:
            self._meet(column)
        columns = sorted(range(len(program.worth)), key=lambda column: -program.worth[column])
        of_kind: dict[str, list[int]] = defaultdict(list)
        for column in columns:
            of_kind[program.choices[column].kind].append(column)
        for column in sorted(of_kind["circle"], key=lambda column: -self._circle_worth(column)):
            self._circle(column)
        for column in of_kind["tandem"] + of_kind["pair"]:
            self._meet(column)
        return tuple(sorted(self._chosen))

    def _circle_worth(self, column: int) -> int:
        """What the best four of its seats are worth."""
        worth = self._program.worth
        seats = self._seats[self._program.choices[column].of]
        return sum(sorted((worth[seat] for seat in seats), reverse=True)[: self._most(column)])

    def _most(self, column: int) -> int:
        row = self._program.numbers["many", self._program.choices[column].of]
        return -next(value for number, value in self._entries(column) if number == row)

    def _circle(self, column: int) -> None:
        """Open it if enough who are still free can come."""
        of = self._program.choices[column].of
        if not self._fits(column, but={"few", "seat", "many"}):
            return
        before, taken = list(self._free), [column]
        self._take(column)
        for seat in sorted(self._seats[of], key=lambda seat: -self._program.worth[seat]):
            if self._fits(seat, but={"few"}):
                self._take(seat)
                taken.append(seat)
        if self._free[self._program.numbers["few", of]] < 0:
            self._free = before
            return
        self._chosen += taken

    def _meet(self, column: int) -> None:
        """Take a pair or a tandem, at the first hour at which everyone in it is free."""
        choice: Choice = self._program.choices[column]
        if column in self._chosen or not self._fits(column, but={"group"}):
            return
        group = self._program.group_of.get((choice.kind, choice.of))
        if group is not None:
            hours = (hour for hour in self._hours[group] if self._fits(hour, but={"group"}))
            hour = next(hours, None)
            if hour is None:
                return
            self._take(hour)
            self._chosen.append(hour)
        self._take(column)
        self._chosen.append(column)

    def _entries(self, column: int) -> Iterable[tuple[int, int]]:
        first, last = self._program.start[column : column + 2]
        return zip(self._program.rows[first:last], self._program.values[first:last], strict=True)

    def _fits(self, column: int, *, but: set[str]) -> bool:
        names = self._program.names
        return all(
            value <= self._free[row] or names[row][0] in but for row, value in self._entries(column)
        )

    def _take(self, column: int) -> None:
        for row, value in self._entries(column):
            self._free[row] -= value
