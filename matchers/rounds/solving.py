"""Members and rules -> the round: everyone who can be served, the longest waiting first.

The best round maximises, over all who learn something, 10,001 x (1 + rounds waited, at most 8)
plus the score of their seat (0..10,000). One round more of waiting outweighs every score: so no
pair's seat goes to somebody who waited less than another who is left over and could have had it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from matchers.rounds.bounding import bound_of_separate_seats
from matchers.rounds.candidates import (
    Candidates,
    Exchange,
    Option,
    Teaching,
    circle_seat,
    find_candidates,
    lesson_terms,
    places,
)
from matchers.rounds.greedy import first_choice
from matchers.rounds.highs import maximise
from matchers.rounds.keeping import calmest, narrowed
from matchers.rounds.model import Lesson, Match, Member, Round, Rules
from matchers.rounds.pairs_alone import pairs_alone
from matchers.rounds.program import Program, build
from matchers.rounds.week import Week, starts

LARGE = 30_000
"""From so many pairs and seats of circles on, what gains most is solved, and all is bounded."""


def solve(
    members: Sequence[Member],
    rules: Rules,
    week: Week,
    *,
    time_limit: float = 60.0,
    tell: Callable[[str], None] = lambda _: None,
) -> Round:
    """The best round, or the best one found within ``time_limit`` seconds, with its gap.

    ``tell`` hears how a long search goes. The same members in any order give the same round.
    Raises ``ValueError`` for two members with one id and for a fixed pair that no rule allows.
    """
    ids = [member.id for member in members]
    if len(set(ids)) < len(ids):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        raise ValueError(f"More than one member has the id {', '.join(twice)}.")
    found = find_candidates(members, rules, week)
    _check_fixed(found, rules)
    pairs = pairs_alone(found, rules)
    if pairs is not None:
        matches = [meeting_of_two(found, one, hour, rules) for one, hour in pairs]
        return finish(found, matches, week, 0.0)
    if _is_large(found, rules):
        return _of_many(found, rules, week, time_limit=time_limit, tell=tell)
    found, kept = narrowed(found, rules)
    program = build(found, rules, kept)
    solved = maximise(program, first_choice(program), time_limit=time_limit)
    solved = calmest(program, solved, time_limit=min(time_limit / 4, 10.0))
    matches = list(_matches(found, program, solved.chosen, rules))
    bound = solved.bound
    if bound - program.value(solved.chosen) >= 1:
        bound = min(bound, bound_of_separate_seats(found, rules))
    return finish(found, matches, week, bound)


def finish(found: Candidates, matches: Sequence[Match], week: Week, bound: float) -> Round:
    """The round of these matches, with everyone who is left over."""
    members = {member.id: member for member in found.members}
    served = {who for match in matches for who in match.learners}
    busy = {who for match in matches for who in match.members}
    objective = sum(
        members[lesson.learner].priority + lesson.score
        for match in matches
        for lesson in match.lessons
    )
    return Round(
        week.name,
        tuple(sorted(matches, key=lambda match: (_ORDER[match.kind], match.learners, match.hour))),
        tuple(one.id for one in found.members if one.wants and one.id not in served),
        tuple(one.id for one in found.members if one.offers and one.id not in busy),
        objective,
        max(bound, float(objective)),
    )


_ORDER = {"pair": 0, "circle": 1, "tandem": 2}


def _is_large(found: Candidates, rules: Rules) -> bool:
    """Whether one integer program is too much; what was settled before is left to that one."""
    settled = rules.fixed or rules.drafts
    return not settled and len(found.pairs) + sum(len(one.seats) for one in found.options) > LARGE


def _of_many(
    found: Candidates,
    rules: Rules,
    week: Week,
    *,
    time_limit: float,
    tell: Callable[[str], None],
) -> Round:
    from matchers.rounds.large.solving import solve_large  # noqa: PLC0415 - costs 30 MB, as HiGHS

    pool, meetings, bound = solve_large(found, rules, time_limit=time_limit, tell=tell)
    circles = pool.all.circles
    matches = []
    for kind, of, hour, seats in meetings:
        if kind == "circle":
            option = found.options[circles.option[of]]
            there = [option.seats[circles.seat[row]] for row in seats]
            matches.append(circle_of(found.members, option, there, rules))
        else:
            two = found.pairs[of] if kind == "pair" else found.tandems[of]
            matches.append(meeting_of_two(found, two, hour, rules))
    return finish(found, matches, week, bound)


def _check_fixed(found: Candidates, rules: Rules) -> None:
    possible = {
        (found.members[one.learner].id, found.members[one.expert].id) for one in found.pairs
    }
    if impossible := sorted(rules.fixed - possible):
        named = ", ".join(f"{learner} with {expert}" for learner, expert in impossible)
        raise ValueError(f"These fixed pairs break a rule and cannot be kept: {named}.")


def _matches(
    found: Candidates, program: Program, chosen: Sequence[int], rules: Rules
) -> Iterator[Match]:
    """The matches that the chosen columns stand for, each at its hour."""
    hours: dict[int, list[int]] = defaultdict(list)
    seats: dict[int, list[Teaching]] = defaultdict(list)
    picked = [program.choices[column] for column in chosen]
    for choice in picked:
        if choice.kind == "hour":
            hours[choice.of].append(choice.detail)
        elif choice.kind == "seat":
            seats[choice.of].append(found.options[choice.of].seats[choice.detail])
    for kind, of, _ in picked:
        if kind == "circle":
            yield circle_of(found.members, found.options[of], seats[of], rules)
        elif kind in ("pair", "tandem"):
            group = program.group_of.get((kind, of))
            one = found.pairs[of] if kind == "pair" else found.tandems[of]
            hour = next(starts(one.hours)) if group is None else hours[group].pop(0)
            yield meeting_of_two(found, one, hour, rules)


def meeting_of_two(found: Candidates, one: Teaching | Exchange, hour: int, rules: Rules) -> Match:
    """A pair or a tandem at its hour, in a language and a format that both share."""
    first = one if isinstance(one, Teaching) else one.first
    members = found.members
    learner, expert = members[first.learner], members[first.expert]
    form, region = places(learner, expert)[0]
    both = (one,) if isinstance(one, Teaching) else (one.first, one.second)
    lessons = tuple(_lesson(each, each.score, members, rules) for each in both)
    return Match(
        "pair" if isinstance(one, Teaching) else "tandem",
        tuple(sorted(lessons, key=lambda lesson: lesson.learner)),
        hour,
        min(learner.languages & expert.languages),
        form,
        region,
    )


def circle_of(
    members: Sequence[Member], option: Option, seats: Sequence[Teaching], rules: Rules
) -> Match:
    """The circle that an option becomes with these in its seats."""
    venue = option.venue
    lessons = (_lesson(seat, circle_seat(seat, rules), members, rules) for seat in seats)
    return Match(
        "circle",
        tuple(sorted(lessons, key=lambda lesson: lesson.learner)),
        venue.hour,
        venue.language,
        venue.format,
        venue.region,
    )


def _lesson(one: Teaching, score: int, members: Sequence[Member], rules: Rules) -> Lesson:
    return Lesson(
        members[one.learner].id,
        members[one.expert].id,
        one.want.topic,
        one.skill.topic,
        score,
        lesson_terms(one, members, rules),
    )
