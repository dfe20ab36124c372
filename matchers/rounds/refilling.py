"""Somebody left a circle that goes on: who of the round could take the seat, whoever waits longest.

Every hard rule of a round holds for whoever joins, and for everybody who stays. What language and
place they meet in, they settled among themselves; so one of each has to be common to all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from zoneinfo import ZoneInfo

from matchers.rounds.candidates import at_one_table, may_meet
from matchers.rounds.entering import Snapshot
from matchers.rounds.model import LEVELS, WAITED_AT_MOST, Member, Rules, Skill, Want
from matchers.rounds.scoring import score, terms

HOUR = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A circle as it goes on: ids of the round. It meets each week as it did when it ``begins``."""

    expert: str
    learners: tuple[str, ...]
    topic: str
    begins: datetime


def who_fits(snapshot: Snapshot, running: Running) -> tuple[str, ...]:
    """Who could join, in the order in which they are asked; nobody where one of them pauses."""
    members = {member.id: member for member in snapshot.members}
    stay = [members[one] for one in (running.expert, *running.learners) if one in members]
    room = len(running.learners) < snapshot.rules.circle[1]
    if not (snapshot.rules.circles and room and len(stay) == len(running.learners) + 1):
        return ()
    begins = running.begins.astimezone(ZoneInfo(snapshot.zone))
    fitting = [
        (_rank(one, stay[0], *lesson, snapshot.rules), one.id)
        for one in snapshot.members
        if one not in stay and _is_free(one, begins) and _together(one, stay, snapshot.rules)
        if (lesson := _lesson(one, stay[0], running.topic, snapshot.rules)) is not None
    ]
    return tuple(one for _, one in sorted(fitting))


def _lesson(one: Member, expert: Member, topic: str, rules: Rules) -> tuple[Want, Skill] | None:
    """What they would learn: in a circle just its topic, from somebody who is ahead in it."""
    for want in one.wants:
        for skill in expert.teaches:
            ahead = max(rules.min_gap, 1) <= skill.level - want.level < len(LEVELS)
            if want.topic == skill.topic == topic and ahead:
                return want, skill
    return None


def _is_free(one: Member, begins: datetime) -> bool:
    """Whether they said yes to this round, and have the hour and time for it."""
    start = begins.hour * HOUR + begins.minute
    free = any(
        window.day == begins.weekday() and window.start <= start and start + HOUR <= window.end
        for window in one.slots
    )
    return free and one.opted_in and one.hours_per_week >= 1


def _together(one: Member, stay: Sequence[Member], rules: Rules) -> bool:
    """Whether all can talk and meet, and nothing is between any of them and who joins."""
    expert, *learners = stay
    between = may_meet(one, expert, rules) and all(at_one_table(one, a, rules) for a in learners)
    everybody = [one, *stay]
    languages = reduce(frozenset.intersection, (member.languages for member in everybody))
    formats = reduce(frozenset.intersection, (member.formats for member in everybody))
    regions = {member.region for member in everybody}
    near = "in_person" in formats and len(regions) == 1 and None not in regions
    return between and bool(languages) and ("online" in formats or near)


def _rank(one: Member, expert: Member, want: Want, skill: Skill, rules: Rules) -> tuple[int, int]:
    """Whoever waits longest first, then whoever fits best."""
    parts = terms(one, expert, want, skill, starts=1, rules=rules)
    return -min(one.rounds_waited, WAITED_AT_MOST), -score(parts, rules.weights)
