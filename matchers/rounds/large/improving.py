"""A good round of many -> a better one: one integer program of what a better round could have.

Whatever would cost more of the bound than lies between it and the round that was found, no better
round has. Without all that the program is a half or a third of what it was, and begins with a round
that is close already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchers.rounds.candidates import Candidates
from matchers.rounds.greedy import first_choice
from matchers.rounds.highs import maximise
from matchers.rounds.large.pool import Meeting, Pool
from matchers.rounds.large.possible import Possible
from matchers.rounds.large.valuing import Values, of_experts
from matchers.rounds.limits import WHOLE_HOURS, on_whole_hours
from matchers.rounds.program import Choice, Program, build
from matchers.rounds.week import starts

MOST = 60_000
"""So many pairs and seats of circles one program has time for; of more, the pool's round stays."""

NEAR = 2.5e-5
"""A round so close to its bound is worth no further search."""


class Hopeful(NamedTuple):
    """What a round that is worth more could have in it, by row in ``Candidates``."""

    pairs: Sequence[int]
    tandems: Sequence[int]
    options: Sequence[int]


def hopeful(all_: Possible, values: Values, least: int, worth: int) -> Hopeful:
    """What rounds of more than ``worth`` are made of.

    ``least``: the bound at the prices of these ``values``. Whoever has this meeting and no better
    one gives up its cost of the bound (fixing by reduced costs).
    """
    pairs, circles, experts = all_.pairs, all_.circles, of_experts(all_, values)
    left = np.where(experts.counts, 0, experts.last[pairs.expert] - values.pair)
    cost = experts.best[pairs.expert] - experts.pairs[pairs.expert] + left
    leading = experts.best[circles.expert] - values.circle
    alone = np.maximum(-values.tandem, 0)
    slack = least - worth
    return Hopeful(
        np.flatnonzero(cost < slack).tolist(),
        np.flatnonzero(alone < slack).tolist(),
        circles.option[leading < slack].tolist(),
    )


def improved(
    pool: Pool,
    meetings: Sequence[Meeting],
    values: Values,
    least: int,
    *,
    time_limit: float,
) -> tuple[list[Meeting], int]:
    """A round at least as good, and what no round exceeds.

    ``least``: the bound at the prices of these ``values``.
    """
    worth = sum(map(pool.worth_of, meetings))
    all_, found = pool.all, pool.all.found
    hope = hopeful(all_, values, least, worth)
    fewer = found._replace(
        pairs=tuple(found.pairs[row] for row in hope.pairs),
        tandems=tuple(found.tandems[row] for row in hope.tandems),
        options=tuple(found.options[row] for row in hope.options),
    )
    seats = sum(len(one.seats) for one in fewer.options)
    if time_limit <= 0 or least <= worth or len(fewer.pairs) + seats > MOST:
        return list(meetings), least
    program = build(fewer, all_.rules)
    start = _as_columns(program, pool, meetings, hope)
    if not program.is_kept_by(start):
        start = list(first_choice(program))
    solved = maximise(program, start, time_limit=time_limit, near=NEAR * worth)
    better = list(_as_meetings(program, all_, fewer, solved.chosen, hope))
    bound = max(worth, int(min(solved.bound + _TINY, least)))
    if sum(map(pool.worth_of, better)) <= worth:
        better = list(meetings)
    return better, min(least, bound)


_TINY = 1e-3
"""The bound of the program is a whole number, told as one that is not."""


def _as_columns(
    program: Program, pool: Pool, meetings: Iterable[Meeting], hope: Hopeful
) -> list[int]:
    """The columns that stand for these meetings, as far as the program has them."""
    columns = {choice: column for column, choice in enumerate(program.choices)}
    rows = {
        "pair": {of: at for at, of in enumerate(hope.pairs)},
        "tandem": {of: at for at, of in enumerate(hope.tandems)},
        "circle": {of: at for at, of in enumerate(hope.options)},
    }
    circles = pool.all.circles
    wanted: list[Choice] = []
    for kind, of, hour, seats in meetings:
        known = rows[kind]
        at = known.get(int(circles.option[of]) if kind == "circle" else of, -1)
        wanted.append(Choice(kind, at))
        wanted += [Choice("seat", at, int(circles.seat[seat])) for seat in seats]
        group = program.group_of.get((kind, at))
        if group is not None:
            wanted.append(Choice("hour", group, hour))
    return sorted({columns[choice] for choice in wanted if choice in columns})


def _as_meetings(
    program: Program, all_: Possible, fewer: Candidates, chosen: Iterable[int], hope: Hopeful
) -> Iterator[Meeting]:
    """The meetings that these columns stand for."""
    picked = [program.choices[column] for column in chosen]
    hours, seats = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    row_of = _rows_of_circles(all_)
    for choice in picked:
        if choice.kind == "hour":
            hours[choice.of].append(choice.detail)
        elif choice.kind == "seat":
            seats[choice.of].append(choice.detail)
    mask = WHOLE_HOURS if on_whole_hours(all_.found) else -1
    for kind, of, _ in picked:
        if kind == "circle":
            row, of_seat = row_of[hope.options[of]]
            taken = tuple(sorted(of_seat[seat] for seat in seats[of]))
            yield Meeting("circle", row, int(all_.circles.hour[row]), taken)
        elif kind in ("pair", "tandem"):
            one = fewer.pairs[of] if kind == "pair" else fewer.tandems[of]
            group = program.group_of.get((kind, of))
            hour = next(starts(one.hours & mask)) if group is None else hours[group].pop(0)
            if kind == "pair":
                yield Meeting("pair", hope.pairs[of], hour)
            else:
                yield Meeting("tandem", hope.tandems[of], hour)


def _rows_of_circles(all_: Possible) -> Mapping[int, tuple[int, dict[int, int]]]:
    """For each option its row among the circles, and that of each of its seats."""
    circles = all_.circles
    found = {int(option): (row, dict[int, int]()) for row, option in enumerate(circles.option)}
    for row, (of, seat) in enumerate(zip(circles.of.tolist(), circles.seat.tolist(), strict=True)):
        found[int(circles.option[of])][1][seat] = row
    return found
