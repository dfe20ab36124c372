"""Hand-made members, and the smallest rounds that keep every rule: to be broken one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from matchers.rounds.model import (
    Lesson,
    Match,
    Member,
    Round,
    Rules,
    Skill,
    Want,
)
from matchers.rounds.scoring import score, seat_score, terms
from matchers.rounds.verifying import RuleBroken, free_starts, verify
from tests.matchers.rounds.communities import week, window

EVENING = (window(1, 18, 20),)
TUESDAY_18 = 84
"""Half hours from Monday 00:00 to Tuesday 18:00."""


def learner(name: str, topic: str = "sql", **more: Any) -> Member:
    one = Member(name, frozenset({"de"}), slots=EVENING, wants=(Want(topic, 0),))
    return replace(one, **more)


def expert(name: str, topic: str = "sql", **more: Any) -> Member:
    one = Member(name, frozenset({"de"}), slots=EVENING, teaches=(Skill(topic, 2),))
    return replace(one, **more)


def lesson(
    one: Member, other: Member, rules: Rules | None = None, *, circle: bool = False
) -> Lesson:
    """The first wish of ``one`` taught by the first skill of ``other``, scored as it should be."""
    rules = rules or Rules()
    want, skill = one.wants[0], other.teaches[0]
    common = len(free_starts(one, week()) & free_starts(other, week()))
    parts = terms(one, other, want, skill, starts=common, rules=rules)
    worth = score(parts, rules.weights)
    worth = seat_score(worth, rules) if circle else worth
    return Lesson(one.id, other.id, want.topic, skill.topic, worth, parts)


def pair(one: Member, other: Member, rules: Rules | None = None, **more: Any) -> Match:
    match = Match("pair", (lesson(one, other, rules),), TUESDAY_18, "de")
    return replace(match, **more)


def circle(leader: Member, *learners: Member, **more: Any) -> Match:
    seats = tuple(lesson(one, leader, circle=True) for one in learners)
    return replace(Match("circle", seats, TUESDAY_18, "de"), **more)


def tandem(one: Member, other: Member, **more: Any) -> Match:
    both = lesson(one, other), lesson(other, one)
    return replace(Match("tandem", both, TUESDAY_18, "de"), **more)


def round_of(members: Sequence[Member], *matches: Match, **more: Any) -> Round:
    """The round of these matches, with sums and leftovers as they should be."""
    by_id = {one.id: one for one in members}
    seats = [one for match in matches for one in match.lessons]
    total = sum(by_id[one.learner].priority + one.score for one in seats if one.learner in by_id)
    served = {one.learner for one in seats}
    busy = served | {one.expert for one in seats}
    left = tuple(sorted(one.id for one in members if one.wants and one.id not in served))
    idle = tuple(sorted(one.id for one in members if one.offers and one.id not in busy))
    made = Round("2026-W48", matches, left, idle, total, float(total))
    return replace(made, **more)


def faults(members: Sequence[Member], round_: Round, rules: Rules | None = None) -> list[str]:
    """Every rule that the round breaks, as told."""
    try:
        verify(round_, members, rules or Rules(), week())
    except RuleBroken as broken:
        return str(broken).split("\n")
    return []
