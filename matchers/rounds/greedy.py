"""A first round, quickly: circles, then tandems, then pairs, each the best that still fits.

HiGHS starts from it, and it is what is left if the time is up before anything better is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matchers.rounds.program import STAY, Choice, Program


def first_choice(program: Program) -> tuple[int, ...]:
    """Columns that keep every row, the forced ones among them if they can be placed."""
    return _Greedy(program).choose()


class _Greedy:
    def __init__(self, program: Program) -> None:
        self._program = program
        self._free = list(program.limits)
        self._chosen: set[int] = set()
        self._hours: dict[int, list[int]] = defaultdict(list)
        self._seats: dict[int, list[int]] = defaultdict(list)
        for column, choice in enumerate(program.choices):
            if choice.kind == "hour":
                self._hours[choice.of].append(column)
            elif choice.kind == "seat":
                self._seats[choice.of].append(column)
        stay = program.numbers.get(STAY)
        self._drafts = frozenset(
            column
            for column in range(len(program.worth) if stay is not None else 0)
            if any(row == stay for row, _ in program.entries(column))
        )

    def choose(self) -> tuple[int, ...]:
        program = self._program
        for column in program.forced:
            self._meet(column)
        self._keep_drafts()
        columns = sorted(range(len(program.worth)), key=lambda column: -program.worth[column])
        of_kind: dict[str, list[int]] = defaultdict(list)
        for column in columns:
            of_kind[program.choices[column].kind].append(column)
        for column in sorted(of_kind["circle"], key=lambda column: -self._circle_worth(column)):
            self._circle(column)
        for column in of_kind["tandem"] + of_kind["pair"]:
            self._meet(column)
        if self._drafts:
            self._fill(of_kind["seat"])
        return tuple(sorted(self._chosen))

    def _keep_drafts(self) -> None:
        """What an earlier draft of the round had comes before anything else, and is not filled."""
        choices = self._program.choices
        pinned = {choices[column].of for column in self._drafts if choices[column].kind == "seat"}
        for column, choice in enumerate(choices):
            if choice.kind == "circle" and choice.of in pinned:
                self._circle(column, among=self._drafts)
        for column in sorted(self._drafts):
            if choices[column].kind != "seat":
                self._meet(column)

    def _fill(self, seats: Iterable[int]) -> None:
        """Who still fits has a seat in the circles that were drafted."""
        choices = self._program.choices
        open_ = {choices[column].of for column in self._chosen if choices[column].kind == "circle"}
        for seat in seats:
            if (
                seat not in self._chosen
                and choices[seat].of in open_
                and self._fits(seat, but=set())
            ):
                self._take(seat)
                self._chosen.add(seat)

    def _circle_worth(self, column: int) -> int:
        """What the best four of its seats are worth."""
        worth = self._program.worth
        seats = self._seats[self._program.choices[column].of]
        return sum(sorted((worth[seat] for seat in seats), reverse=True)[: self._most(column)])

    def _most(self, column: int) -> int:
        row = self._program.numbers["many", self._program.choices[column].of]
        return -next(value for number, value in self._program.entries(column) if number == row)

    def _circle(self, column: int, *, among: frozenset[int] | None = None) -> None:
        """Open it if enough who are still free can come, ``among`` these seats alone."""
        of = self._program.choices[column].of
        if not self._fits(column, but={"few", "seat", "many"}):
            return
        before, taken = list(self._free), [column]
        self._take(column)
        for seat in sorted(self._seats[of], key=lambda seat: -self._program.worth[seat]):
            if (among is None or seat in among) and self._fits(seat, but={"few"}):
                self._take(seat)
                taken.append(seat)
        if self._free[self._program.numbers["few", of]] < 0:
            self._free = before
            return
        self._chosen.update(taken)

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
            self._chosen.add(hour)
        self._take(column)
        self._chosen.add(column)

    def _fits(self, column: int, *, but: set[str]) -> bool:
        names, but = self._program.names, {*but, "stay"}
        return all(
            value <= self._free[row] or names[row][0] in but
            for row, value in self._program.entries(column)
        )

    def _take(self, column: int) -> None:
        for row, value in self._program.entries(column):
            self._free[row] -= value
