"""How many a round could serve if nothing else counted: what fairness and fit cost in people."""

from __future__ import annotations

from collections.abc import Sequence

from matchers.rounds.candidates import find_candidates
from matchers.rounds.greedy import first_choice
from matchers.rounds.highs import maximise
from matchers.rounds.model import Member, Rules
from matchers.rounds.program import build
from matchers.rounds.week import Week

_SERVES = {"pair": 1, "seat": 1, "tandem": 2}


def most_served(
    members: Sequence[Member], rules: Rules, week: Week, *, time_limit: float = 10.0
) -> int | None:
    """The greatest number of members that any round can serve; ``None``: not found in time."""
    program = build(find_candidates(members, rules, week), rules)
    start = first_choice(program)
    program.worth = [_SERVES.get(choice.kind, 0) for choice in program.choices]
    solved = maximise(program, start, time_limit=time_limit)
    most = program.value(solved.chosen)
    return most if solved.bound < most + 1 - 1e-6 else None
