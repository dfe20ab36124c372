"""Who could meet whom, before anybody is chosen: the hard rules, and the score of what is left.

Members are numbered in the order of their ids; everything here is sorted by these numbers, so
that the same members in any order give the same candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matchers.rounds.model import LEVELS, Format, Member, Rules, Skill, Terms, Want
from matchers.rounds.scoring import score, seat_score, terms
from matchers.rounds.week import Week, starts


class Teaching(NamedTuple):
    """What ``learner`` could learn from ``expert`` (numbers of members), and how well it fits.

    ``common``: at how many half hours the two could start, where ``hours`` leaves only some.
    """

    learner: int
    expert: int
    want: Want
    skill: Skill
    score: int
    hours: int
    common: int | None = None

    @property
    def rank(self) -> tuple[int, str, str]:
        """The better of two topics first: higher score, then by name."""
        return -self.score, self.want.topic, self.skill.topic


class Exchange(NamedTuple):
    """A tandem: each of two members learns something from the other, in one hour."""

    first: Teaching
    second: Teaching

    @property
    def hours(self) -> int:
        """When the two may start to meet."""
        return self.first.hours

    @property
    def score(self) -> int:
        """Both directions together."""
        return self.first.score + self.second.score


class Venue(NamedTuple):
    """What all in a circle share beside its topic: language, format, place and hour."""

    language: str
    format: Format
    region: str | None
    hour: int


class Option(NamedTuple):
    """A circle that an expert could lead, and everyone who could have a seat in it."""

    expert: int
    topic: str
    venue: Venue
    seats: tuple[Teaching, ...]


class Candidates(NamedTuple):
    """All that is possible in a round. ``members`` by number; ``hours``: when each could meet."""

    members: tuple[Member, ...]
    hours: tuple[int, ...]
    pairs: tuple[Teaching, ...]
    tandems: tuple[Exchange, ...]
    options: tuple[Option, ...]


def find_candidates(members: Sequence[Member], rules: Rules, week: Week) -> Candidates:
    """Every pair, tandem and circle that breaks no rule."""
    ordered = tuple(sorted(members, key=lambda member: member.id))
    hours = tuple(week.hours(member) for member in ordered)
    pairs: dict[tuple[int, int], Teaching] = {}
    mutual: dict[tuple[int, int], Teaching] = {}
    groups: dict[tuple[int, str], dict[tuple[int, int], Teaching]] = defaultdict(dict)
    for one in _teachings(ordered, hours, rules):
        learner, expert = ordered[one.learner], ordered[one.expert]
        key = one.learner, one.expert
        alone = learner.minor == expert.minor
        if alone and expert.capacity >= 1:
            _keep_best(pairs, key, one)
        if alone and rules.tandems and learner.exchange and expert.exchange:
            _keep_best(mutual, key, one)
        same = one.want.topic == one.skill.topic
        if rules.circles and same and expert.circle and expert.capacity >= 1:
            _keep_best(groups[one.expert, one.skill.topic], key, one)
    return Candidates(
        ordered,
        hours,
        tuple(pairs[key] for key in sorted(pairs)),
        tuple(
            Exchange(mutual[a, b], mutual[b, a])
            for a, b in sorted(mutual)
            if a < b and (b, a) in mutual
        ),
        tuple(_circles(groups, ordered, rules)),
    )


def may_meet(one: Member, other: Member, rules: Rules) -> bool:
    """Whether one may teach the other at all: not oneself, no block, nobody twice."""
    if one.id == other.id or not at_one_table(one, other, rules):
        return False
    if one.id in other.past or other.id in one.past:
        return other.id in one.repeat_ok and one.id in other.repeat_ok
    return True


def at_one_table(one: Member, other: Member, rules: Rules) -> bool:
    """Whether these two may have seats in one circle: neither blocks, no moderator forbade it."""
    if one.id in other.blocks or other.id in one.blocks:
        return False
    return (min(one.id, other.id), max(one.id, other.id)) not in rules.forbidden


def places(one: Member, other: Member) -> tuple[tuple[Format, str | None], ...]:
    """How two members could meet: online, or in person in the one region of both."""
    found: list[tuple[Format, str | None]] = []
    both = one.formats & other.formats
    if "online" in both:
        found.append(("online", None))
    if "in_person" in both and one.region is not None and one.region == other.region:
        found.append(("in_person", one.region))
    return tuple(found)


def related(topic: str, parents: Mapping[str, str]) -> frozenset[str]:
    """A topic, its parent and its children: what counts, if less, as the same."""
    near = {topic} | {child for child, parent in parents.items() if parent == topic}
    return frozenset(near | {parents[topic]}) if topic in parents else frozenset(near)


def _keep_best(kept: dict[tuple[int, int], Teaching], key: tuple[int, int], one: Teaching) -> None:
    before = kept.get(key)
    if before is None or one.rank < before.rank:
        kept[key] = one


def _teachings(members: Sequence[Member], hours: Sequence[int], rules: Rules) -> Iterator[Teaching]:
    """Who could learn what from whom, whatever the kind of match, in order."""
    teaching: dict[str, list[tuple[int, Skill]]] = defaultdict(list)
    for number, member in enumerate(members):
        if _takes_part(member) and hours[number]:
            for skill in member.teaches:
                teaching[skill.topic].append((number, skill))
    near = {
        want.topic: sorted(related(want.topic, rules.parents))
        for member in members
        for want in member.wants
    }
    for number, member in enumerate(members):
        if not (_takes_part(member) and hours[number]):
            continue
        for want in member.wants:
            offers = [offer for topic in near[want.topic] for offer in teaching.get(topic, ())]
            yield from _of_one(number, want, offers, members=members, hours=hours, rules=rules)


def _of_one(
    number: int,
    want: Want,
    offers: Sequence[tuple[int, Skill]],
    *,
    members: Sequence[Member],
    hours: Sequence[int],
    rules: Rules,
) -> Iterator[Teaching]:
    """From whom one learner could learn one topic."""
    learner, free = members[number], hours[number]
    for other, skill in offers:
        common = free & hours[other]
        gap = skill.level - want.level
        if not common or not rules.min_gap <= gap < len(LEVELS) or gap < 1:
            continue
        expert = members[other]
        if (
            not learner.languages.isdisjoint(expert.languages)
            and places(learner, expert)
            and may_meet(learner, expert, rules)
        ):
            parts = terms(learner, expert, want, skill, starts=common.bit_count(), rules=rules)
            yield Teaching(number, other, want, skill, score(parts, rules.weights), common)


def _takes_part(member: Member) -> bool:
    return member.opted_in and member.hours_per_week >= 1


def _circles(
    groups: Mapping[tuple[int, str], Mapping[tuple[int, int], Teaching]],
    members: Sequence[Member],
    rules: Rules,
) -> Iterator[Option]:
    """The circles that enough learners could join."""
    least = rules.circle[0]
    for (expert, topic), group in sorted(groups.items()):
        if len(group) < least:
            continue
        by_venue: dict[tuple[str, Format, str], list[Teaching]] = defaultdict(list)
        for one in group.values():
            leader, learner = members[expert], members[one.learner]
            for language in leader.languages & learner.languages:
                for form, region in places(leader, learner):
                    by_venue[language, form, region or ""].append(one)
        for (language, form, region), seats in sorted(by_venue.items()):
            if len(seats) < least:
                continue
            for hour in sorted({hour for one in seats for hour in starts(one.hours)}):
                there = tuple(one for one in seats if one.hours >> hour & 1)
                if len(there) >= least:
                    yield Option(expert, topic, Venue(language, form, region or None, hour), there)


def lesson_terms(one: Teaching, members: Sequence[Member], rules: Rules) -> Terms:
    """The terms behind the score of one teaching: its explanation."""
    return terms(
        members[one.learner],
        members[one.expert],
        one.want,
        one.skill,
        starts=one.hours.bit_count() if one.common is None else one.common,
        rules=rules,
    )


def circle_seat(one: Teaching, rules: Rules) -> int:
    """What a seat in a circle is worth: the score of the two as a pair, a little less."""
    return seat_score(one.score, rules)
