"""Earlier rounds, read again: who met, and what of a draft of the same week is to be kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from bot.errors import YourMistake
from bot.sheets.reading import decode
from matchers.rounds.keeping import with_drafts
from matchers.rounds.model import Draft, Kind, Member, Rules
from matchers.rounds.week import Week


class Slotted(NamedTuple):
    """A meeting as it was told: who learns from whom, when, and of a circle what and how."""

    kind: Kind
    lessons: tuple[tuple[str, str], ...]
    slot: str
    topic: str = ""
    language: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Whom an earlier round brought together. ``there``: who had a part in it, left over or not."""

    week: str
    drafts: tuple[Slotted, ...]
    there: frozenset[str] = frozenset()

    @property
    def partners(self) -> tuple[tuple[str, str], ...]:
        """Learner and expert; the two of a tandem once."""
        return tuple(
            two
            for draft in self.drafts
            for two in (draft.lessons[:1] if draft.kind == "tandem" else draft.lessons)
        )


def read_earlier(file: Path) -> Earlier:
    """An output of ours, read again. Raises ``YourMistake`` where it is none."""
    remedy = "Give what --json wrote."
    try:
        told = json.loads(decode(file))
    except (ValueError, RecursionError):
        raise YourMistake(f"{file}: it is no JSON. {remedy}") from None
    try:
        drafts = tuple(_drafts(told))
        left = [one["member"] for one in told.get("unmatched", ()) if one["reason"] != "opted_out"]
        week = told.get("week", "")
    except (KeyError, TypeError, ValueError, AttributeError) as missing:
        what = f" It has no {missing}." if isinstance(missing, KeyError) else ""
        raise YourMistake(f"{file}: it is no earlier round.{what} {remedy}") from None
    texts = [week, *left]
    for draft in drafts:
        texts += [draft.slot, *draft[3:], *(who for two in draft.lessons for who in two)]
    if not all(isinstance(one, str) for one in texts):
        raise YourMistake(f"{file}: an id, a slot or the week is no text. {remedy}")
    met = {who for draft in drafts for two in draft.lessons for who in two}
    return Earlier(week, drafts, frozenset(met | {*left}))


def _drafts(told: Mapping[str, Any]) -> Iterator[Slotted]:
    for one in told["pairs"]:
        yield Slotted("pair", ((one["learner"], one["expert"]),), one["slot"])
    for one in told["circles"]:
        lessons = tuple((learner, one["expert"]) for learner in one["learners"])
        if lessons:
            how = (one.get(name, "") for name in ("slot", "topic", "language", "format"))
            yield Slotted("circle", lessons, *how)
    for one in told["tandems"]:
        a, b = one["a"], one["b"]
        yield Slotted("tandem", ((a, b), (b, a)), one.get("slot", ""))


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


def keeping(
    earlier: Sequence[Earlier], members: Sequence[Member], rules: Rules, week: Week
) -> Rules:
    """The rules of a round that keeps the drafts of this very week, but for some changes.

    A newcomer wants to learn, and had no part in any of these drafts.
    """
    same = [one for one in earlier if one.week == week.name]
    if not same:
        return rules
    hours = {week.slot(hour): hour for hour in reversed(range(week.halves))}
    drafts = {
        Draft(one.kind, one.lessons, hours.get(one.slot, -1), *one[3:])
        for each in same
        for one in each.drafts
    }
    there = {who for one in same for who in one.there}
    newcomers = sum(bool(one.wants) and one.opted_in and one.id not in there for one in members)
    return with_drafts(rules, sorted(drafts), newcomers, members=members, week=week)
