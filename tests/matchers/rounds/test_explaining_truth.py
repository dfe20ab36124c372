"""What is told is so: the stage is really empty, the help really opens what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import process_time

from hypothesis import HealthCheck, given, settings

from matchers.rounds.candidates import Candidates, find_candidates
from matchers.rounds.explaining import explain
from matchers.rounds.model import Member, Rules, Want, Window
from matchers.rounds.reasons import Help, HelpKind, Stage, TakenBy
from matchers.rounds.solving import solve
from matchers.rounds.week import clash, starts
from tests.matchers.rounds.tables import (
    PARENTS,
    WEEK,
    ZONES,
    communities,
    expert,
    learner,
    nothing,
)

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
OWN = {Stage.OPTED_OUT, Stage.HOURS, Stage.LANGUAGES, Stage.SLOTS}
RULES = Rules(parents=PARENTS)


def bare(members: Sequence[Member]) -> list[Member]:
    """The same community without anything that is secret or past."""
    none: frozenset[str] = frozenset()
    return [replace(one, blocks=none, past=none, repeat_ok=none, minor=False) for one in members]


def experts(found: Candidates, member: str) -> set[str]:
    """Everyone from whom a member could learn something."""
    edges = [*found.pairs, *(one for two in found.tandems for one in two)]
    edges += [seat for option in found.options for seat in option.seats]
    names = found.members
    return {names[one.expert].id for one in edges if names[one.learner].id == member}


def reach(members: Sequence[Member], member: str) -> set[str]:
    return experts(find_candidates(members, RULES, WEEK), member)


@SLOW
@given(communities())
def test_whoever_could_learn_from_anybody_hears_taken(members: list[Member]) -> None:
    told = explain(solve(members, RULES, WEEK), members, RULES, WEEK)
    found = find_candidates(members, RULES, WEEK)
    for one in told.unmatched:
        if experts(found, one.member):
            assert one.stage is Stage.TAKEN


@SLOW
@given(communities())
def test_nobody_hears_taken_whom_nobody_fits(members: list[Member]) -> None:
    told = explain(solve(members, RULES, WEEK), members, RULES, WEEK)
    found = find_candidates(bare(members), RULES, WEEK)
    for one in told.unmatched:
        assert (one.stage is Stage.TAKEN) == bool(experts(found, one.member))
        assert (one.taken_by is None) == (one.stage is not Stage.TAKEN)


@SLOW
@given(communities())
def test_after_a_round_no_expert_has_a_free_hour_for_somebody_left_over(
    members: list[Member],
) -> None:
    round_ = solve(members, RULES, WEEK)
    busy = {one.id: [m.hour for m in round_.matches if one.id in m.members] for one in members}
    seats = {
        one.id: sum(m.lessons[0].expert == one.id for m in round_.of("pair")) for one in members
    }
    leads = {match.lessons[0].expert for match in round_.of("circle")}
    found = find_candidates(members, RULES, WEEK)
    for pair in found.pairs:
        two = found.members[pair.learner], found.members[pair.expert]
        if two[0].id not in round_.unmatched or two[1].id in leads:
            continue
        taken = [hour for one in two for hour in busy[one.id]]
        assert (
            seats[two[1].id] >= two[1].capacity
            or any(len(busy[one.id]) >= one.hours_per_week for one in two)
            or all(any(clash(hour, other) for other in taken) for hour in starts(pair.hours))
        )


# --- the stage, told again by hand

Hurdle = tuple[Stage, Callable[[Member, int], bool]]


def by_hand(members: Sequence[Member], one: Member, want: Want) -> tuple[int, Stage, int]:
    """One wish through the hurdles, one after the other, as a person would do it."""
    near = {want.topic, PARENTS.get(want.topic, want.topic)}
    near |= {child for child, parent in PARENTS.items() if parent == want.topic}
    rows = [
        (other, skill.level)
        for other in members
        for skill in other.teaches
        if skill.topic in near and other.opted_in and other.id != one.id
    ]
    hurdles: list[Hurdle] = [
        (Stage.TOPIC, lambda _other, _level: True),
        (Stage.CAPACITY, lambda other, _level: other.hours_per_week > 0 and other.capacity > 0),
        (Stage.LEVEL, lambda _other, level: level > want.level),
        (Stage.LANGUAGE, lambda other, _level: bool(other.languages & one.languages)),
        (Stage.FORMAT, lambda other, _level: _place(one, other)),
        (Stage.TIME, lambda other, _level: bool(WEEK.hours(one) & WEEK.hours(other))),
    ]
    for at, (stage, passes) in enumerate(hurdles):
        left = [row for row in rows if passes(*row)]
        if not left:
            return at, stage, len({other.id for other, _ in rows})
        rows = left
    return len(hurdles), Stage.TAKEN, len({other.id for other, _ in rows})


def _place(one: Member, other: Member) -> bool:
    both = one.formats & other.formats
    return "online" in both or ("in_person" in both and one.region == other.region is not None)


@SLOW
@given(communities())
def test_the_stage_is_the_first_that_is_really_empty(members: list[Member]) -> None:
    members = [replace(one, exchange=False) for one in members]  # seats alone, to tell it shortly
    told = explain(solve(members, RULES, WEEK), members, RULES, WEEK)
    named = {one.id: one for one in members}
    for one in told.unmatched:
        if one.stage not in OWN:
            who = named[one.member]
            ways = {want.topic: by_hand(members, who, want) for want in who.wants}
            assert one.topic is not None
            assert ways[one.topic][1:] == (one.stage, one.left)
            assert ways[one.topic][0] == max(at for at, _, _ in ways.values())


# --- the help, tried out


def taking(member: Member, helped: Help) -> Member:
    """The member, after doing what would help."""
    if helped.kind is HelpKind.ONLINE:
        return replace(member, formats=member.formats | {"online"})
    if helped.kind is HelpKind.LANGUAGE:
        return replace(member, languages=member.languages | {helped.what})
    if helped.kind is HelpKind.TOPIC:
        level = max((s.level for s in member.teaches if s.topic == helped.what), default=0)
        return replace(member, wants=(*member.wants, Want(helped.what, level)))
    assert helped.hour is not None
    assert helped.what == WEEK.slot(helped.hour)
    start = WEEK.at(helped.hour).astimezone(ZONES[member.timezone])
    minutes = start.hour * 60 + start.minute
    more = Window(start.weekday(), minutes, (minutes + 60) % (24 * 60))
    return replace(member, slots=(*member.slots, more))


@SLOW
@given(communities())
def test_who_takes_the_help_has_as_many_possibilities_more(members: list[Member]) -> None:
    members = bare(members)
    named = {one.id: one for one in members}
    for told in explain(nothing(members), members, RULES, WEEK).unmatched:
        if told.help is None:
            continue
        then = taking(named[told.member], told.help)
        there = [then if one.id == told.member else one for one in members]
        newly = reach(there, told.member) - reach(members, told.member)
        exact = told.help.kind in {HelpKind.ONLINE, HelpKind.LANGUAGE}
        assert len(newly) == told.help.opens if exact else len(newly) >= told.help.opens


@SLOW
@given(communities())
def test_where_no_help_is_told_no_hour_nor_language_nor_online_would(
    members: list[Member],
) -> None:
    members = bare(members)
    for told in explain(nothing(members), members, RULES, WEEK).unmatched:
        if told.help is not None or told.stage in {Stage.OPTED_OUT, Stage.HOURS}:
            continue
        one = next(one for one in members if one.id == told.member)
        others = [other for other in members if other is not one]
        before = reach(members, one.id)
        for then in (
            replace(one, formats=one.formats | {"online"}),
            replace(one, languages=one.languages | {"de"}),
            replace(one, languages=one.languages | {"en"}),
            replace(one, slots=(*one.slots, *(Window(day, 420, 1350) for day in range(7)))),
        ):
            assert reach([*others, then], one.id) == before


def test_two_thousand_members_are_explained_in_seconds() -> None:
    topics = [f"topic-{number % 40}" for number in range(2000)]
    members = [
        expert(f"e{at:04}", topic=topic) if at % 4 == 0 else learner(f"l{at:04}", topic=topic)
        for at, topic in enumerate(topics)
    ]
    began = process_time()
    told = explain(nothing(members), members, RULES, WEEK)
    assert process_time() - began < 20
    assert {one.taken_by for one in told.unmatched} <= {None, TakenBy.OTHERS}
