"""Many members and rules -> the round of pairs, as ``solving.py`` has it for fewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from matchers.rounds.candidates import Candidates, Teaching, find_candidates
from matchers.rounds.model import Member, Round, Rules
from matchers.rounds.scale.columns import Crowd, crowd_of
from matchers.rounds.scale.many import Seating, solve_crowd
from matchers.rounds.solving import finish, meeting_of_two
from matchers.rounds.week import Week, starts


def solve_many(
    members: Sequence[Member],
    rules: Rules,
    week: Week,
    *,
    in_time: Callable[[], bool] = lambda: True,
    tell: Callable[[str], None] = lambda _: None,
) -> Round:
    """The best round of pairs, or the best one found while ``in_time()``, with its gap.

    Learning and giving have separate budgets, and a pair's hour is the first that both have in
    common, whatever else they do then. The same members in any order give the same round. Raises
    ``ValueError`` for two members with one id and for fixed pairs that cannot be kept.
    """
    twice = sorted(one for one, count in Counter(each.id for each in members).items() if count > 1)
    if twice:
        raise ValueError(f"More than one member has the id {', '.join(twice)}.")
    ordered = tuple(sorted(members, key=lambda member: member.id))
    fixed = _fixed(ordered, rules, week)
    crowd = _without(crowd_of(ordered, rules, week), fixed)
    seating = solve_crowd(crowd, rules, in_time=in_time, tell=tell)
    pairs = [*fixed, *_teachings(ordered, seating, fixed, week)]
    found = Candidates(ordered, (), tuple(pairs), (), ())
    matches = [meeting_of_two(found, one, next(starts(one.hours)), rules) for one in pairs]
    kept = sum(ordered[one.learner].priority + one.score for one in fixed)
    return finish(found, matches, week, seating.bound + kept)


def _fixed(members: Sequence[Member], rules: Rules, week: Week) -> list[Teaching]:
    """The pairs that moderators fixed."""
    numbers = {member.id: number for number, member in enumerate(members)}
    alone = replace(rules, circles=False, tandems=False)
    found: list[Teaching] = []
    for learner, expert in sorted(rules.fixed):
        two = [members[numbers[one]] for one in (learner, expert) if one in numbers]
        pairs = find_candidates(two, alone, week).pairs
        able = [one for one in pairs if (one.learner < one.expert) == (learner < expert)]
        if not able:
            raise ValueError(f"The fixed pair {learner} with {expert} breaks a rule.")
        found.append(able[0]._replace(learner=numbers[learner], expert=numbers[expert]))
    taught, given = Counter(one.learner for one in found), Counter(one.expert for one in found)
    for who, count in (taught | given).items():
        seats = min(members[who].capacity, members[who].hours_per_week)
        if taught[who] > 1 or given[who] > seats:
            raise ValueError(f"The fixed pairs of {members[who].id} are too many: {count}.")
    return found


def _without(crowd: Crowd, fixed: Sequence[Teaching]) -> Crowd:
    """The others and the seats that are left."""
    if not fixed:
        return crowd
    capacity = crowd.seats.copy()
    np.subtract.at(capacity, [one.expert for one in fixed], 1)
    free = ~np.isin(crowd.wants.member, [one.learner for one in fixed])
    wants = type(crowd.wants)(*(each[free] for each in crowd.wants))
    return replace(crowd, capacity=capacity, wants=wants)


def _teachings(
    members: Sequence[Member], seating: Seating, fixed: Sequence[Teaching], week: Week
) -> Iterator[Teaching]:
    """The pairs of a seating, as objects again."""
    settled = {one.learner for one in fixed}
    free = [(number, one) for number, one in enumerate(members) if number not in settled]
    wants = [(number, want) for number, one in free for want in one.wants]
    skills = [(number, skill) for number, one in enumerate(members) for skill in one.teaches]
    rows = zip(seating.want.tolist(), seating.skill.tolist(), seating.score.tolist(), strict=True)
    for row, other, score in rows:
        (learner, want), (expert, skill) = wants[row], skills[other]
        hours = week.hours(members[learner]) & week.hours(members[expert])
        yield Teaching(learner, expert, want, skill, score, hours)
