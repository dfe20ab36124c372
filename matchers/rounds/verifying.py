"""Whether a round keeps every hard rule: slow, plain, and of its own opinion.

It is asked before anything is published, and by every test. It shares with the rest only the
nouns and the scores that stand in the explanation; who may meet whom and when somebody is free
is worked out here once more, minute by minute, so that no mistake is made twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import combinations

from matchers.rounds.model import WHOLE, Lesson, Match, Member, Round, Rules, Skill, Want
from matchers.rounds.scoring import score, seat_score, terms
from matchers.rounds.settled import of_settled
from matchers.rounds.week import Week

_MEETING, _HALF = 60, 30  # minutes
_HIGHEST_GAP = 4
_ALMOST = 1e-6
"""What a bound may be off by, having been added up in fractions."""


class RuleBroken(ValueError):
    """This round must not go out. ``sentences``: every broken rule, naming the members."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True)
class _Town:
    """Everyone by id, what the community set, and when each who meets anybody is free."""

    members: Mapping[str, Member]
    rules: Rules
    first: int
    halves: int
    free: Mapping[str, frozenset[int]]

    def is_free(self, who: str, hour: int) -> bool:
        """Whether the member has time for all sixty minutes."""
        begin = self.first + hour * _HALF
        return self.free[who].issuperset(range(begin, begin + _MEETING))

    def starts(self, one: str, other: str) -> int:
        """At how many half hours of the week these two could start to meet."""
        return sum(
            self.is_free(one, hour) and self.is_free(other, hour) for hour in range(self.halves)
        )


def verify(round_: Round, members: Sequence[Member], rules: Rules, week: Week) -> None:
    """Raise ``RuleBroken`` unless the round keeps every hard rule and counts as it says."""
    broken = list(_of_ids(round_, members, week))
    if not broken:
        there = {who for match in round_.matches for who in match.members}
        town = _town(members, rules, week, there)
        for match in round_.matches:
            broken += _of_match(match, town)
        broken += _of_members(round_.matches, town)
        broken += _of_whole(round_, town)
    if broken:
        raise RuleBroken(broken)


def free_starts(member: Member, week: Week) -> frozenset[int]:
    """The half hours of the week at which a meeting with this member may start."""
    town = _town([member], Rules(), week, {member.id})
    return frozenset(hour for hour in range(town.halves) if town.is_free(member.id, hour))


def _town(members: Sequence[Member], rules: Rules, week: Week, there: Collection[str]) -> _Town:
    zone = week.zones[week.zone]
    first = _minute(week.monday, 0, zone)
    halves = (_minute(week.monday + timedelta(days=7), 0, zone) - first) // _HALF
    free = {one.id: _free_minutes(one, week) for one in members if one.id in there}
    return _Town({member.id: member for member in members}, rules, first, halves, free)


def _free_minutes(member: Member, week: Week) -> frozenset[int]:
    """Every minute, counted since 1970, in which the member said to be free."""
    zone = week.zones[member.timezone]
    minutes: set[int] = set()
    for offset in range(-3, 10):
        day = week.monday + timedelta(days=offset)
        for window in member.slots:
            if window.day == day.weekday():
                over = 0 if window.end > window.start else 1
                end = _minute(day + timedelta(days=over), window.end, zone)
                minutes.update(range(_minute(day, window.start, zone), end))
    return frozenset(minutes)


def _minute(day: date, shown: int, zone: tzinfo) -> int:
    """The minute at which the clocks of ``zone`` show so many minutes after midnight."""
    clock = datetime.combine(day, time.min, zone) + timedelta(minutes=shown)
    return int(clock.timestamp()) // 60


def _of_ids(round_: Round, members: Sequence[Member], week: Week) -> Iterator[str]:
    counts = Counter(member.id for member in members)
    for who, count in sorted(counts.items()):
        if count > 1:
            yield f"{count} members have the id {who}."
    for match in round_.matches:
        for who in match.members:
            if who not in counts:
                yield f"{_named(match)}: {who} is no member of this community."
        if match.kind not in {"pair", "circle", "tandem"} or not match.lessons:
            yield f"{_named(match)}: there is no such kind of match."
    if round_.week != week.name:
        yield f"The round is of {round_.week}, not of {week.name}."


# --- one match


def _of_match(match: Match, town: _Town) -> Iterator[str]:
    for lesson in match.lessons:
        yield from _of_lesson(lesson, match, town)
    yield from _of_kind(match, town)
    yield from _of_meeting(match, town)
    yield from _of_company(match, town)
    if list(match.learners) != sorted(match.learners):
        yield f"{_named(match)}: the lessons are not in the order of the learners."


def _of_lesson(lesson: Lesson, match: Match, town: _Town) -> Iterator[str]:
    """Topic, level and what it is worth."""
    learner, expert = town.members[lesson.learner], town.members[lesson.expert]
    wants = [want for want in learner.wants if want.topic == lesson.topic]
    skills = [skill for skill in expert.teaches if skill.topic == lesson.taught_as]
    if not wants:
        yield f"{_named(match)}: {learner.id} does not want to learn {lesson.topic}."
    if not skills:
        yield f"{_named(match)}: {expert.id} does not teach {lesson.taught_as}."
    if not _akin(lesson, match, town.rules):
        yield f"{_named(match)}: {lesson.taught_as} is not {lesson.topic}."
    if not wants or not skills:
        return
    least = max(1, town.rules.min_gap)
    fitting = [
        (want, skill)
        for want in wants
        for skill in skills
        if least <= skill.level - want.level <= _HIGHEST_GAP
    ]
    if not fitting:
        text = f"{_named(match)}: {expert.id} is not {least} to {_HIGHEST_GAP} levels ahead of"
        yield f"{text} {learner.id} in {lesson.topic}."
        fitting = [(want, skill) for want in wants for skill in skills]
    if not any(_counts_right(lesson, *one, match, town) for one in fitting):
        yield f"{_named(match)}: the score of {learner.id} with {expert.id} is not what it says."


def _akin(lesson: Lesson, match: Match, rules: Rules) -> bool:
    """The same topic, or (in no circle) a parent and its child."""
    one, other = lesson.topic, lesson.taught_as
    near = rules.parents.get(one) == other or rules.parents.get(other) == one
    return one == other or (near and match.kind != "circle")


def _counts_right(lesson: Lesson, want: Want, skill: Skill, match: Match, town: _Town) -> bool:
    learner, expert = town.members[lesson.learner], town.members[lesson.expert]
    common = town.starts(learner.id, expert.id)
    parts = terms(learner, expert, want, skill, starts=common, rules=town.rules)
    worth = score(parts, town.rules.weights)
    if match.kind == "circle":
        worth = seat_score(worth, town.rules)
    return lesson.terms == parts and lesson.score == worth and 0 <= worth <= WHOLE


def _of_kind(match: Match, town: _Town) -> Iterator[str]:
    """What makes a pair, a circle, a tandem."""
    experts = sorted({lesson.expert for lesson in match.lessons})
    if match.kind == "pair":
        if len(match.lessons) != 1:
            yield f"{_named(match)}: a pair is one lesson."
    elif match.kind == "circle":
        yield from _of_circle(match, experts, town)
    else:
        if not town.rules.tandems:
            yield f"{_named(match)}: this community has no tandems."
        ways = {(lesson.learner, lesson.expert) for lesson in match.lessons}
        if len(match.lessons) != 2 or ways != {(b, a) for a, b in ways}:  # noqa: PLR2004 - two ways
            yield f"{_named(match)}: a tandem is two who teach each other."
        for who in match.members:
            if not town.members[who].exchange:
                yield f"{_named(match)}: {who} does not offer an exchange."


def _of_circle(match: Match, experts: Sequence[str], town: _Town) -> Iterator[str]:
    least, most = town.rules.circle
    if not town.rules.circles:
        yield f"{_named(match)}: this community has no circles."
    if len(experts) != 1 or len({lesson.topic for lesson in match.lessons}) != 1:
        yield f"{_named(match)}: a circle has one expert and one topic."
    if not least <= len(set(match.learners)) == len(match.learners) <= most:
        yield f"{_named(match)}: a circle has {least} to {most} learners."
    for who in experts:
        if not town.members[who].circle:
            yield f"{_named(match)}: {who} would lead no circle."
        if town.members[who].capacity < 1:
            yield f"{_named(match)}: {who} has no capacity to lead a circle."


def _of_meeting(match: Match, town: _Town) -> Iterator[str]:
    """Everyone there said yes, understands the others, and can be there."""
    there = [town.members[who] for who in match.members]
    if not 0 <= match.hour < town.halves:
        yield f"{_named(match)}: half hour {match.hour} is not in this week."
    if match.format == "online" and match.region is not None:
        yield f"{_named(match)}: an online meeting is in no region."
    if match.format == "in_person" and match.region is None:
        yield f"{_named(match)}: no region is named to meet in."
    for member in there:
        if not member.opted_in:
            yield f"{_named(match)}: {member.id} has not said yes to this round."
        if match.language not in member.languages:
            yield f"{_named(match)}: {member.id} does not speak {match.language}."
        if match.format not in member.formats:
            yield f"{_named(match)}: {member.id} does not meet {match.format}."
        elif match.format == "in_person" and match.region != member.region:
            yield f"{_named(match)}: {member.id} is not in {match.region}."
        if not town.is_free(member.id, match.hour):
            yield f"{_named(match)}: {member.id} is not free at half hour {match.hour}."


def _of_company(match: Match, town: _Town) -> Iterator[str]:
    """Who may not be together."""
    there = [town.members[who] for who in match.members]
    for one, other in combinations(there, 2):
        if one.id in other.blocks or other.id in one.blocks:
            yield f"{_named(match)}: {one.id} and {other.id} are kept apart by a block."
        if {(one.id, other.id), (other.id, one.id)} & town.rules.forbidden:
            yield f"{_named(match)}: {one.id} and {other.id} are kept apart by a moderator."
        if match.kind != "circle" and one.minor != other.minor:
            yield f"{_named(match)}: one of {one.id} and {other.id} is a minor, the other is not."
    for pair in sorted({tuple(sorted((one.learner, one.expert))) for one in match.lessons}):
        one, other = (town.members[who] for who in pair)
        if one.id == other.id:
            yield f"{_named(match)}: {one.id} would meet nobody else."
        met = one.id in other.past or other.id in one.past
        if met and not (one.id in other.repeat_ok and other.id in one.repeat_ok):
            yield f"{_named(match)}: {one.id} and {other.id} have been partners before."


# --- all matches together


def _of_members(matches: Sequence[Match], town: _Town) -> Iterator[str]:
    """Nobody gives more, learns more often or is in two places at once."""
    for who, member in sorted(town.members.items()):
        mine = [match for match in matches if who in match.members]
        if len(mine) > member.hours_per_week:
            yield f"{who} has {member.hours_per_week} hours a week, not {len(mine)}."
        for one, other in combinations(mine, 2):
            if abs(one.hour - other.hour) * _HALF < _MEETING:
                yield f"{who} would be in two places at once: {_named(one)}; {_named(other)}."
        if sum(match.learners.count(who) for match in mine) > 1:
            yield f"{who} learns more than once in this round."
        leading = [match.kind for match in mine if who in {one.expert for one in match.lessons}]
        pairs, circles = leading.count("pair"), leading.count("circle")
        if pairs > max(member.capacity, 0):
            yield f"{who} takes {member.capacity} learners in pairs, not {pairs}."
        if circles > 1 or (circles and pairs):
            yield f"{who} leads more than one circle, or a circle beside pairs."


def _of_whole(round_: Round, town: _Town) -> Iterator[str]:
    """The fixed pairs, the sums, and who is left over."""
    yield from of_settled(round_.matches, town.rules)
    lessons = [lesson for match in round_.matches for lesson in match.lessons]
    total = sum(town.members[one.learner].priority + one.score for one in lessons)
    if round_.objective != total:
        yield f"The objective is {total}, not {round_.objective}."
    if not total <= round_.bound + _ALMOST:
        yield f"The objective {round_.objective} is above its own bound {round_.bound}."
    everyone = sorted(town.members.items())
    busy = {who for match in round_.matches for who in match.members}
    left = tuple(who for who, member in everyone if member.wants and who not in round_.served)
    if round_.unmatched != left:
        yield f"Unmatched are {_listed(left)}, not {_listed(round_.unmatched)}."
    idle = tuple(who for who, member in everyone if member.offers and who not in busy)
    if round_.idle != idle:
        yield f"Idle are {_listed(idle)}, not {_listed(round_.idle)}."


def _named(match: Match) -> str:
    return f"{match.kind} of {_listed(match.members)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "nobody"
