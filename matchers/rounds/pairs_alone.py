"""Pairs alone, where nobody's hours are short: by the plain core, without an integer program.

The core (``assigning.py``) takes learning and giving apart and places no hours, so what it finds is
never less than the best round. If everyone in it has the hours for all of their meetings, and these
fit into their weeks, it is the best round, and its prices are the proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from matchers.rounds.assigning import Edge, assign, with_ties
from matchers.rounds.candidates import Candidates, Teaching
from matchers.rounds.model import Rules
from matchers.rounds.week import clash, starts

_TRIES = 20_000

Placed = list[tuple[Teaching, int]]
"""Pairs, each with the hour at which it starts."""


def pairs_alone(found: Candidates, rules: Rules) -> Placed | None:
    """The best round of pairs, or ``None`` where only the integer program can tell."""
    if found.tandems or found.options or rules.fixed or rules.drafts:
        return None
    members = found.members
    edges = [
        Edge(one.learner, one.expert, members[one.learner].priority + one.score)
        for one in found.pairs
    ]
    seats = {
        one.expert: min(members[one.expert].capacity, members[one.expert].hours_per_week)
        for one in found.pairs
    }
    partner = assign(with_ties(edges, rules.seed), seats).pairs
    chosen = [one for one in found.pairs if partner.get(one.learner) == one.expert]
    meetings: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(chosen):
        meetings[one.learner].append(number)
        meetings[one.expert].append(number)
    if any(len(theirs) > members[who].hours_per_week for who, theirs in meetings.items()):
        return None
    return _placed(chosen, meetings)


def _placed(chosen: Sequence[Teaching], meetings: dict[int, list[int]]) -> Placed | None:
    """An hour for each pair that is in nobody's way; ``None`` if none is found in good time."""
    hours: dict[int, int] = {}
    tries = _TRIES
    order = sorted(
        range(len(chosen)), key=lambda number: (chosen[number].hours.bit_count(), number)
    )

    def free(number: int) -> Iterator[int]:
        one = chosen[number]
        near = {other for who in (one.learner, one.expert) for other in meetings[who]}
        taken = [hours[other] for other in near if other in hours]
        for hour in starts(one.hours):
            if not any(clash(hour, other) for other in taken):
                yield hour

    waiting: list[Iterator[int]] = []
    while len(hours) < len(chosen):
        if len(waiting) == len(hours):
            waiting.append(free(order[len(hours)]))
        hour = next(waiting[-1], None)
        tries -= 1
        if tries < 0:
            return None
        if hour is not None:
            hours[order[len(waiting) - 1]] = hour
            continue
        waiting.pop()
        if not waiting:
            return None
        del hours[order[len(waiting) - 1]]
    return [(one, hours[number]) for number, one in enumerate(chosen)]
