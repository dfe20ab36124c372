"""A reason for everyone in a round, in codes and counts, that gives no secret away.

What keeps two members apart is in part secret: a block, a pair that moderators forbid, somebody's
age, and whether an old partner wishes to meet again. If an explanation depended on a block in any
way - a count that is one lower, a help that is missing, a coarse "many" that turns into "some" -
then somebody who knows the others' profiles, or changes their own and asks again, could tell that
the block is there. So a block must change no explanation of anybody, as long as the round stays
the same. From this follows that no explanation can depend on blocks at all: take the blocks of a
round away one by one, and at none of these steps may anything change, so it reads as it would
without any. There is no third way between that and a leak.

Therefore:

- Everything here is computed from what members *say of themselves* and from the round itself.
  Secrets are taken off before the first step (``_open``). Blocked pairs are left out of counts and
  help in the only way that cannot be noticed: no count claims anything about a certain pair, it
  counts profiles that fit each other.
- Whoever fits but for a secret is counted as fitting, and the stage is ``taken``, by ``others``:
  what everybody hears who was unlucky. Nothing says whether an expert still has a free seat or
  how many took it, since a free one would be seen to be kept apart.
- A help is a possibility and may lead to somebody who stays out of reach, which is then again
  ``taken``. Wording must not promise more.
- Past partners know each other, so they are no secret: the stage is ``taken`` all the same, but
  counts and help leave them out, by what the member concerned wishes and never by what the other
  one does (``opening.met``).
- Minors are told of circles only as help: by their own age, never by the age of others.
- Members who have not said yes to this round are not in it: nobody hears that they teach.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from matchers.rounds.candidates import Candidates, find_candidates
from matchers.rounds.funnel import Course, Ground, course, ground
from matchers.rounds.model import Lesson, Member, Round, Rules
from matchers.rounds.opening import cheapest, met
from matchers.rounds.reasons import (
    Explanations,
    LessonWhy,
    MatchWhy,
    Stage,
    TakenBy,
    Unmatched,
)
from matchers.rounds.scoring import score
from matchers.rounds.week import Week

_NOBODY: frozenset[str] = frozenset()


def explain(round_: Round, members: Sequence[Member], rules: Rules, week: Week) -> Explanations:
    """Why each match and not another, and why each of the others has none."""
    ordered = sorted(members, key=lambda member: member.id)
    possible = find_candidates([_open(member) for member in ordered], _opened(rules), week)
    open_ground = ground(ordered, possible.hours, rules, week)
    given = _given(round_, ordered)
    served = round_.served
    return Explanations(
        _matches(round_, _choices(possible), ordered, rules, given),
        tuple(
            _unmatched(open_ground, number, given)
            for number, member in enumerate(ordered)
            if member.wants and member.id not in served
        ),
    )


def _open(member: Member) -> Member:
    """A member without secrets."""
    return replace(member, blocks=_NOBODY, past=_NOBODY, repeat_ok=_NOBODY, minor=False)


def _opened(rules: Rules) -> Rules:
    """Rules without secrets; whom a circle could seat, a pair or a tandem could too."""
    return replace(rules, forbidden=frozenset(), circles=False)


# --- what the round gave


@dataclass(frozen=True, slots=True)
class _Given:
    """``learners``: who learns from each expert. ``meetings``: how many hours each one gives.

    ``waited``: how many rounds each member has waited.
    """

    learners: Mapping[str, frozenset[str]]
    meetings: Mapping[str, int]
    waited: Mapping[str, int]


def _given(round_: Round, members: Sequence[Member]) -> _Given:
    learners: dict[str, set[str]] = defaultdict(set)
    for match in round_.matches:
        for lesson in match.lessons:
            learners[lesson.expert].add(lesson.learner)
    meetings = Counter(who for match in round_.matches for who in match.members)
    return _Given(
        {expert: frozenset(who) for expert, who in learners.items()},
        meetings,
        {member.id: member.rounds_waited for member in members},
    )


# --- why a match


@dataclass(frozen=True, slots=True)
class _Choices:
    """Whom a learner, and whom an expert, could have had: number -> the best score."""

    experts: Mapping[int, Mapping[int, int]]
    learners: Mapping[int, Mapping[int, int]]


def _choices(possible: Candidates) -> _Choices:
    experts: dict[int, dict[int, int]] = defaultdict(dict)
    learners: dict[int, dict[int, int]] = defaultdict(dict)
    for one in chain(possible.pairs, chain.from_iterable(possible.tandems)):
        experts[one.learner][one.expert] = learners[one.expert][one.learner] = one.score
    return _Choices(experts, learners)


def _matches(
    round_: Round,
    choices: _Choices,
    members: Sequence[Member],
    rules: Rules,
    given: _Given,
) -> tuple[MatchWhy, ...]:
    number = {member.id: at for at, member in enumerate(members)}
    return tuple(
        MatchWhy(
            match.kind,
            tuple(
                _lesson(
                    lesson,
                    _others(choices.experts, number[lesson.learner], members, {lesson.expert}),
                    _others(
                        choices.learners,
                        number[lesson.expert],
                        members,
                        given.learners[lesson.expert],
                    ),
                    waited=members[number[lesson.learner]].rounds_waited,
                    rules=rules,
                )
                for lesson in match.lessons
            ),
        )
        for match in round_.matches
    )


def _others(
    choices: Mapping[int, Mapping[int, int]],
    viewer: int,
    members: Sequence[Member],
    has: set[str] | frozenset[str],
) -> list[tuple[Member, int]]:
    """Whom else one member could have had, with the score of the two."""
    return [
        (members[other], points)
        for other, points in sorted(choices.get(viewer, {}).items())
        if members[other].id not in has and not met(members[viewer], members[other])
    ]


def _lesson(
    lesson: Lesson,
    experts: Sequence[tuple[Member, int]],
    learners: Sequence[tuple[Member, int]],
    *,
    waited: int,
    rules: Rules,
) -> LessonWhy:
    """A seat in a circle is compared by what the two are worth as a pair, like all others."""
    own = score(lesson.terms, rules.weights)
    return LessonWhy(
        learner=lesson.learner,
        expert=lesson.expert,
        topic=lesson.topic,
        terms=lesson.terms,
        fixed=(lesson.learner, lesson.expert) in rules.fixed,
        other_experts=len(experts),
        better_experts=sum(points > own for _, points in experts),
        other_learners=len(learners),
        longer_waiting=sum(other.rounds_waited > waited for other, _ in learners),
        better_learners=sum(points > own for _, points in learners),
    )


# --- why none


def _unmatched(ground: Ground, number: int, given: _Given) -> Unmatched:
    member = ground.members[number]
    if not member.opted_in:
        return Unmatched(member.id, Stage.OPTED_OUT)
    if member.hours_per_week < 1:
        return Unmatched(member.id, Stage.HOURS)
    courses = [course(ground, number, want) for want in member.wants]
    help_ = cheapest(ground, number, courses)
    if not member.languages:
        return Unmatched(member.id, Stage.LANGUAGES, help=help_)
    if not ground.hours[number]:
        return Unmatched(member.id, Stage.SLOTS, help=help_)
    furthest = min(courses, key=lambda one: one.rank)
    taken_by = None
    if furthest.stage is Stage.TAKEN:
        taken_by = _taken_by(ground, member, courses, given)
        help_ = None if taken_by is TakenBy.OWN_HOURS else help_
    return Unmatched(member.id, furthest.stage, furthest.want.topic, furthest.left, taken_by, help_)


def _taken_by(ground: Ground, member: Member, courses: Sequence[Course], given: _Given) -> TakenBy:
    """Who learns from those who fit, compared by how long they have waited."""
    if given.meetings.get(member.id, 0) >= member.hours_per_week:
        return TakenBy.OWN_HOURS
    fitting = {one.expert for course in courses for one in course.hurdles if not one.failed}
    takers = {
        learner
        for expert in fitting
        for learner in given.learners.get(ground.members[expert].id, _NOBODY)
    }
    if takers and all(given.waited[one] > member.rounds_waited for one in takers):
        return TakenBy.LONGER_WAITING
    return TakenBy.OTHERS
