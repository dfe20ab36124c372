"""Earlier rounds, read again: who met, and which drafts of the same week still can be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.errors import YourMistake
from bot.sheets.reading import decode
from bot.sheets.twos import possible_pairs
from matchers.rounds.model import Member, Rules
from matchers.rounds.week import Week, clash, starts


@dataclass(frozen=True, slots=True)
class Earlier:
    """Whom an earlier round brought together. ``drafts``: learner, expert and slot of its pairs."""

    week: str
    partners: tuple[tuple[str, str], ...]
    drafts: tuple[tuple[str, str, str], ...]


def read_earlier(file: Path) -> Earlier:
    """An output of ours, read again. Raises ``YourMistake`` where it is none."""
    remedy = "Give what --json wrote."
    try:
        told = json.loads(decode(file))
    except (ValueError, RecursionError):
        raise YourMistake(f"{file}: it is no JSON. {remedy}") from None
    try:
        pairs = [(one["learner"], one["expert"], one["slot"]) for one in told["pairs"]]
        partners = [(learner, expert) for learner, expert, _ in pairs]
        for circle in told["circles"]:
            partners += [(learner, circle["expert"]) for learner in circle["learners"]]
        partners += [(one["a"], one["b"]) for one in told["tandems"]]
        week = told.get("week", "")
    except (KeyError, TypeError, AttributeError) as missing:
        what = f" It has no {missing}." if isinstance(missing, KeyError) else ""
        raise YourMistake(f"{file}: it is no earlier round.{what} {remedy}") from None
    if not all(
        isinstance(x, str) for x in (week, *(y for one in (*partners, *pairs) for y in one))
    ):
        raise YourMistake(f"{file}: an id, a slot or the week is no text. {remedy}")
    return Earlier(week, tuple(partners), tuple(pairs))


def with_past(members: Sequence[Member], earlier: Earlier) -> tuple[Member, ...]:
    """Who was brought together then stands in the other's ``past`` now."""
    met: dict[str, set[str]] = {}
    for one, other in earlier.partners:
        met.setdefault(one, set()).add(other)
        met.setdefault(other, set()).add(one)
    return tuple(
        replace(member, past=member.past | met[member.id]) if member.id in met else member
        for member in members
    )


def kept(
    earlier: Earlier, members: Sequence[Member], rules: Rules, week: Week
) -> frozenset[tuple[str, str]]:
    """The drafts of this very week that still can be, all of them beside the fixed pairs.

    Each keeps its hour if both are still free then, else it takes their first free one: so there
    is at least one way to place them all.
    """
    possible = possible_pairs(members, rules, week)
    placed = _Placed({member.id: member for member in members})
    for learner, expert in sorted(rules.fixed):
        placed.place(learner, expert, list(starts(possible.get((learner, expert), 0))))
    found: set[tuple[str, str]] = set()
    for learner, expert, slot in sorted(earlier.drafts):
        hours = list(starts(possible.get((learner, expert), 0)))
        hours.sort(key=lambda hour: week.slot(hour) != slot)
        if placed.place(learner, expert, hours):
            found.add((learner, expert))
    return frozenset(found)


@dataclass(slots=True)
class _Placed:
    """Whose hours and seats are taken so far."""

    members: dict[str, Member]
    busy: dict[str, list[int]] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)
    served: set[str] = field(default_factory=set)

    def place(self, learner: str, expert: str, hours: Sequence[int]) -> bool:
        """Give the two the first hour at which both are free, if there is one."""
        if not hours or learner in self.served:
            return False
        both = learner, expert
        taken = [hour for who in both for hour in self.busy.get(who, ())]
        hour = next((h for h in hours if not any(clash(h, other) for other in taken)), None)
        if hour is None or self.seats.get(expert, 0) >= self.members[expert].capacity:
            return False
        if any(len(self.busy.get(w, ())) >= self.members[w].hours_per_week for w in both):
            return False
        for who in both:
            self.busy.setdefault(who, []).append(hour)
        self.seats[expert] = self.seats.get(expert, 0) + 1
        self.served.add(learner)
        return True
