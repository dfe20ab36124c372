"""The cheapest thing that a member could add, so that somebody fits who did not.

Every one of these is asked of the member who is left over, and none is more time, more seats or
another level: an hour at another time, meeting online, a language they speak and did not name, a
wish nearby. The first kind in this order that opens anything is told; within a kind, what opens
most, then the earliest hour or the first name. Whoever would fit already is not counted, nor are
past partners, unless the member wishes to meet them again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matchers.rounds.candidates import related
from matchers.rounds.funnel import Course, Ground, failing
from matchers.rounds.model import Member, Skill, Want
from matchers.rounds.reasons import Help, HelpKind, Stage
from matchers.rounds.week import starts

_DAYTIME = range(7, 22)
"""Nobody is asked for an hour that starts at night by their own clock."""


def cheapest(ground: Ground, learner: int, courses: Sequence[Course]) -> Help | None:
    """What would help this member most easily; ``None``: nothing of this kind would.

    Language, format and time are the same for every wish, so where only one of them fails for one
    wish, the expert fits for none.
    """
    member = ground.members[learner]
    only: dict[Stage, set[int]] = {stage: set() for stage in Stage}
    for course in courses:
        for one in course.hurdles:
            if len(one.failed) == 1:
                only[one.failed[0]].add(one.expert)
    open_to = {
        stage: [expert for expert in sorted(experts) if _may_be_told(ground, member, expert)]
        for stage, experts in only.items()
    }
    return (
        _hour(ground, member, open_to[Stage.TIME])
        or _online(ground, open_to[Stage.FORMAT])
        or _language(ground, open_to[Stage.LANGUAGE])
        or _topic(ground, learner, courses)
    )


def met(viewer: Member, other: Member) -> bool:
    """Whether these two know each other from a round, and ``viewer`` does not wish that again.

    What the other wishes about it is theirs, so it is not asked.
    """
    past = other.id in viewer.past or viewer.id in other.past
    return past and other.id not in viewer.repeat_ok


def _may_be_told(ground: Ground, member: Member, expert: int) -> bool:
    """Minors learn in circles: who leads none is no help to them, however old they are."""
    other = ground.members[expert]
    if member.minor and not (ground.rules.circles and other.circle and other.capacity >= 1):
        return False
    return not met(member, other)


def _hour(ground: Ground, member: Member, experts: Iterable[int]) -> Help | None:
    week, zone = ground.week, ground.week.zones[member.timezone]
    opens = Counter(hour for expert in experts for hour in starts(ground.hours[expert]))
    for hour, number in sorted(opens.items(), key=lambda item: (-item[1], item[0])):
        if week.at(hour).astimezone(zone).hour in _DAYTIME:
            return Help(HelpKind.HOUR, number, week.slot(hour), hour)
    return None


def _online(ground: Ground, experts: Iterable[int]) -> Help | None:
    opens = sum("online" in ground.members[expert].formats for expert in experts)
    return Help(HelpKind.ONLINE, opens, "online") if opens else None


def _language(ground: Ground, experts: Iterable[int]) -> Help | None:
    opens = Counter(word for expert in experts for word in ground.members[expert].languages)
    return _most(HelpKind.LANGUAGE, opens)


def _topic(ground: Ground, learner: int, courses: Sequence[Course]) -> Help | None:
    """Sisters of the wished topics first, then what the experts in these teach beside them."""
    covered = {topic for course in courses for topic in ground.near[course.want.topic]}
    around = {far for topic in covered for far in related(topic, ground.rules.parents)} - covered
    experts = {one.expert for course in courses for one in course.hurdles}
    beside = {skill.topic for one in experts for skill in ground.members[one].teaches} - covered
    fitting = {one.expert for course in courses for one in course.hurdles if not one.failed}
    for topics in (around, beside):
        opens = {
            topic: len(set(_newly(ground, learner, topic)) - fitting) for topic in sorted(topics)
        }
        found = _most(HelpKind.TOPIC, opens)
        if found is not None:
            return found
    return None


def _newly(ground: Ground, learner: int, topic: str) -> Iterator[int]:
    """Who could teach the member this topic too; they are new to it, unless they teach it."""
    member = ground.members[learner]
    known = [skill.level for skill in member.teaches if skill.topic == topic]
    want = Want(topic, max(known, default=0))
    offers: Sequence[tuple[int, Skill]] = ground.offers.get(topic, ())
    for expert, skill in offers:
        fits = not failing(ground, learner, want, expert, skill)
        if fits and _may_be_told(ground, member, expert):
            yield expert


def _most(kind: HelpKind, opens: dict[str, int]) -> Help | None:
    """What opens most, then the first by name."""
    found = min(opens.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return Help(kind, found[1], found[0]) if found[1] else None
