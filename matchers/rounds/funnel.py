"""Who falls where: for one wish, every expert and the rules that keep the two apart.

Only what stands openly in the profiles is asked here. Blocks, forbidden pairs, past partners and
minors are no hurdle: ``explaining.py`` says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matchers.rounds.candidates import places, related
from matchers.rounds.model import LEVELS, Member, Rules, Skill, Want
from matchers.rounds.reasons import STAGES, Stage
from matchers.rounds.week import Week

RANK = {stage: rank for rank, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Ground:
    """What every explanation of a round looks at; members by number, in the order of ids.

    ``offers``: who in the round teaches a topic. ``near``: topics that count as the same, if less.
    """

    members: Sequence[Member]
    hours: Sequence[int]
    offers: Mapping[str, Sequence[tuple[int, Skill]]]
    near: Mapping[str, Sequence[str]]
    rules: Rules
    week: Week


class Hurdles(NamedTuple):
    """What keeps ``expert`` from teaching somebody their wish: none, and they fit."""

    expert: int
    failed: tuple[Stage, ...]

    @property
    def reached(self) -> int:
        """How far the two got, as the rank of a stage."""
        return RANK[self.failed[0] if self.failed else Stage.TAKEN]


class Course(NamedTuple):
    """How one wish went: the first stage that nobody passed, and how many had come there."""

    want: Want
    stage: Stage
    left: int
    hurdles: tuple[Hurdles, ...]

    @property
    def rank(self) -> tuple[int, float, str]:
        """The wish that got furthest first, then the one that is wished for most, then by name."""
        return -RANK[self.stage], -self.want.weight, self.want.topic


def ground(members: Sequence[Member], hours: Sequence[int], rules: Rules, week: Week) -> Ground:
    """Whoever has not said yes to this round is not in it, and nobody hears that they teach."""
    offers: dict[str, list[tuple[int, Skill]]] = defaultdict(list)
    topics: set[str] = set()
    for number, member in enumerate(members):
        topics.update(want.topic for want in member.wants)
        if member.opted_in:
            for skill in member.teaches:
                offers[skill.topic].append((number, skill))
                topics.add(skill.topic)
    near = {topic: sorted(related(topic, rules.parents)) for topic in sorted(topics)}
    return Ground(members, hours, offers, near, rules, week)


def course(ground: Ground, learner: int, want: Want) -> Course:
    """What becomes of one wish."""
    hurdles = tuple(
        Hurdles(expert, failing(ground, learner, want, expert, skill))
        for topic in ground.near[want.topic]
        for expert, skill in ground.offers.get(topic, ())
        if expert != learner
    )
    if not hurdles:
        return Course(want, Stage.TOPIC, 0, ())
    furthest = max(one.reached for one in hurdles)
    left = {one.expert for one in hurdles if one.reached == furthest}
    return Course(want, STAGES[furthest], len(left), hurdles)


def failing(
    ground: Ground, learner: int, want: Want, expert: int, skill: Skill
) -> tuple[Stage, ...]:
    """Every stage at which these two would fall, in order."""
    one, other = ground.members[learner], ground.members[expert]
    failed: list[Stage] = []
    if not _has_room(ground, one, other):
        failed.append(Stage.CAPACITY)
    if not _ahead(skill, want, ground.rules):
        failed.append(Stage.LEVEL)
    if one.languages.isdisjoint(other.languages):
        failed.append(Stage.LANGUAGE)
    if not places(one, other):
        failed.append(Stage.FORMAT)
    if not ground.hours[learner] & ground.hours[expert]:
        failed.append(Stage.TIME)
    return tuple(failed)


def _ahead(skill: Skill, want: Want, rules: Rules) -> bool:
    return max(rules.min_gap, 1) <= skill.level - want.level < len(LEVELS)


def _has_room(ground: Ground, learner: Member, expert: Member) -> bool:
    """A seat, or an exchange in which the learner has something for the expert."""
    if expert.hours_per_week < 1:
        return False
    if expert.capacity >= 1:
        return True
    if not (ground.rules.tandems and learner.exchange and expert.exchange):
        return False
    return any(
        skill.topic in ground.near[want.topic] and _ahead(skill, want, ground.rules)
        for want in expert.wants
        for skill in learner.teaches
    )
