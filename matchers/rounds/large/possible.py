"""Every meeting that could be, as columns of numbers; members by their place among all ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.rounds.candidates import Candidates, Teaching, circle_seat
from matchers.rounds.limits import WHOLE_HOURS, meetings_at_most, on_whole_hours, pairs_at_most
from matchers.rounds.model import Rules
from matchers.rounds.week import starts

Array = NDArray[Any]

HALVES = 2 * 24 * 7 + 4
"""The half hours of a week, of one with a change of clocks and one meeting more at its end."""


class Twos(NamedTuple):
    """Pairs or tandems, a row each: who meets, and what it is worth to have them.

    ``of`` and ``hour``: the same row with each hour at which they could meet; ``first``: where the
    hours of each row begin. Where it matters to neither of them there is but one hour.
    """

    learner: Array
    expert: Array
    worth: Array
    of: Array
    hour: Array
    first: Array


class Circles(NamedTuple):
    """Circles, a row each: the number of the option, who leads it, and when.

    ``of``, ``seat``, ``learner`` and ``worth``: a row for each seat, of which circle, its number
    there, who would sit in it, and what that is worth.
    """

    option: Array
    expert: Array
    hour: Array
    of: Array
    seat: Array
    learner: Array
    worth: Array


@dataclass(frozen=True, slots=True, eq=False)
class Possible:
    """All meetings of a round.

    ``seats``: how many pairs each member could teach; ``hours``: how many meetings a week each has
    time for; ``short``: who might be in more than that; ``busy``: for whom it matters when, by
    their row in a table of hours (all others share the last one). ``halves``: the half hours that
    a meeting fills, from its start.
    """

    found: Candidates
    rules: Rules
    pairs: Twos
    tandems: Twos
    circles: Circles
    seats: Array
    hours: Array
    short: Array
    busy: Array
    halves: tuple[int, ...]

    @property
    def rows_of_hours(self) -> int:
        """How many rows a table of hours has, the shared one among them."""
        return int(self.busy.max(initial=0)) + 1


def possible(found: Candidates, rules: Rules) -> Possible:
    """The columns of these candidates."""
    members, most = found.members, meetings_at_most(found)
    hours = np.array([one.hours_per_week for one in members])
    whole = on_whole_hours(found)
    busy = [at for at in sorted(most) if most[at] > 1 and hours[at] > 1]
    place = np.full(len(members), len(busy))
    place[busy] = np.arange(len(busy))
    short = np.zeros(len(members), bool)
    short[[at for at in sorted(most) if most[at] > hours[at]]] = True
    mask, matters = WHOLE_HOURS if whole else -1, (place < len(busy)).tolist()
    priority = [one.priority for one in members]
    worth = [priority[one.learner] + one.score for one in found.pairs]
    both = [one.first for one in found.tandems]
    worths = [
        priority[a.learner] + priority[a.expert] + one.score
        for a, one in zip(both, found.tandems, strict=True)
    ]
    return Possible(
        found,
        rules,
        _twos(found.pairs, worth, mask, matters),
        _twos(both, worths, mask, matters),
        _circles(found, rules, mask),
        np.array(pairs_at_most(found)),
        hours,
        short,
        place,
        (0,) if whole else (0, 1),
    )


def _twos(
    rows: Sequence[Teaching], worth: Sequence[int], mask: int, matters: Sequence[bool]
) -> Twos:
    of: list[int] = []
    hour: list[int] = []
    for number, one in enumerate(rows):
        when: Iterable[int] = starts(one.hours & mask)
        if not (matters[one.learner] or matters[one.expert]):
            when = [next(starts(one.hours))]
        before = len(hour)
        hour.extend(when)
        of.extend([number] * (len(hour) - before))
    owners = np.array(of, np.int64)
    return Twos(
        np.array([one.learner for one in rows], np.int64),
        np.array([one.expert for one in rows], np.int64),
        np.array(worth, np.int64),
        owners,
        np.array(hour, np.int64),
        np.searchsorted(owners, np.arange(len(rows) + 1)),
    )


def _circles(found: Candidates, rules: Rules, mask: int) -> Circles:
    options = [(at, one) for at, one in enumerate(found.options) if mask >> one.venue.hour & 1]
    seats = [
        (row, at, seat.learner, found.members[seat.learner].priority + circle_seat(seat, rules))
        for row, (_, option) in enumerate(options)
        for at, seat in enumerate(option.seats)
    ]
    return Circles(
        np.array([at for at, _ in options], np.int64),
        np.array([one.expert for _, one in options], np.int64),
        np.array([one.venue.hour for _, one in options], np.int64),
        *np.array(seats, np.int64).reshape(-1, 4).T.copy(),
    )
