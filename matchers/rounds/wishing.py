"""Whether the pairs that moderators wish for can be in a round, all of them at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import tzinfo

from matchers.rounds.entering import Snapshot
from matchers.rounds.solving import solve
from matchers.rounds.week import Week


def possible(snapshot: Snapshot, fixed: Collection[tuple[str, str]], zone: tzinfo) -> bool:
    """Whether there is a round in which each learner learns with this expert.

    Nobody else has to be in it: so only those who are named are looked at, in pairs alone.
    """
    named = {one for pair in fixed for one in pair}
    members = [member for member in snapshot.members if member.id in named]
    rules = replace(snapshot.rules, fixed=frozenset(fixed), circles=False, tandems=False)
    try:
        found = solve(members, rules, Week.of(snapshot.week, "", {"": zone}), time_limit=_LONGEST)
    except ValueError:
        return False
    pairs = {(one.learner, one.expert) for match in found.matches for one in match.lessons}
    return rules.fixed <= pairs


_LONGEST = 1.0
"""Seconds; a handful of pairs takes a few hundredths."""
