"""Small communities for tests of explanations: named members, and rounds drawn up by hand."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from matchers.rounds.explaining import explain
from matchers.rounds.model import (
    Format,
    Kind,
    Lesson,
    Match,
    Member,
    Round,
    Rules,
    Skill,
    Want,
    Window,
)
from matchers.rounds.reasons import Unmatched
from matchers.rounds.scoring import score, terms
from matchers.rounds.week import Week

ZONES = {name: ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York")}
WEEK = Week.of("2026-W48", "Europe/Berlin", ZONES)
RULES = Rules()
TUE_18 = 84
"""In half hours after Monday 00:00."""


def free(day: int, start: float, end: float) -> Window:
    """Free on a day, in hours of the day."""
    return Window(day, round(start * 60), round(end * 60) % (24 * 60))


TUESDAY, WEDNESDAY = free(1, 18, 19), free(2, 18, 19)


def learner(name: str = "lena", *, topic: str = "excel", level: int = 1, **more: Any) -> Member:
    """Somebody who wants to learn Excel on Tuesday, in German, online."""
    told: dict[str, Any] = {
        "languages": frozenset({"de"}),
        "slots": (TUESDAY,),
        "wants": (Want(topic, level),),
        "capacity": 0,
    }
    return Member(name, **{**told, **more})


def expert(name: str = "emil", *, topic: str = "excel", level: int = 3, **more: Any) -> Member:
    """Somebody who could teach them."""
    told: dict[str, Any] = {
        "languages": frozenset({"de"}),
        "slots": (TUESDAY,),
        "teaches": (Skill(topic, level),),
    }
    return Member(name, **{**told, **more})


def nothing(members: Sequence[Member]) -> Round:
    """The round in which nobody is brought together."""
    return drawn(members)


def drawn(
    members: Sequence[Member],
    *meetings: tuple[Kind, str, Sequence[str]],
    rules: Rules = RULES,
    hour: int = TUE_18,
) -> Round:
    """A round by hand: the kind, the expert, the learners (a tandem: the two)."""
    named = {member.id: member for member in members}
    matches = []
    for kind, leader, others in meetings:
        two = [(one, leader) for one in others]
        two += [(leader, others[0])] if kind == "tandem" else []
        lessons = tuple(_lesson(named[one], named[other], rules) for one, other in sorted(two))
        matches.append(Match(kind, lessons, hour, "de"))
    served = {who for match in matches for who in match.learners}
    left = sorted(member.id for member in members if member.wants and member.id not in served)
    return Round(WEEK.name, tuple(matches), tuple(left), (), 0, 0.0)


def _lesson(one: Member, other: Member, rules: Rules) -> Lesson:
    want, skill = next(
        (want, skill) for want in one.wants for skill in other.teaches if want.topic == skill.topic
    )
    common = WEEK.hours(one) & WEEK.hours(other)
    parts = terms(one, other, want, skill, starts=common.bit_count(), rules=rules)
    return Lesson(one.id, other.id, want.topic, skill.topic, score(parts, rules.weights), parts)


def why(
    *members: Member, of: str = "lena", rules: Rules = RULES, round_: Round | None = None
) -> Unmatched:
    """What one member hears, in a round in which nobody (or who is given) was brought together."""
    told = explain(round_ or nothing(members), members, rules, WEEK).of(of)
    assert told is not None
    return told


# --- any small community

TOPICS = ("excel", "sql", "tables")
PARENTS = {"excel": "tables", "sql": "data"}
_EVENINGS = (TUESDAY, TUESDAY, WEDNESDAY, free(1, 12, 13.5), free(6, 23, 0.5))

_ONLINE, _HERE = frozenset[Format]({"online"}), frozenset[Format]({"in_person"})
_FORMATS = (_ONLINE, _ONLINE, _HERE, _ONLINE | _HERE)


def community(seed: int, number: int) -> list[Member]:
    """Members with everything that can be in the way, and often enough with nothing of it."""
    dice = Random(seed)
    names = [f"m{at}" for at in range(number)]
    return [_anybody(dice, name, names) for name in names]


def _anybody(dice: Random, name: str, names: Sequence[str]) -> Member:
    def some(things: Sequence[Any], least: int, most: int) -> frozenset[Any]:
        return frozenset(dice.sample(things, dice.choice(range(least, most + 1))))

    def people() -> frozenset[str]:
        others = [one for one in names if one != name]
        return frozenset(dice.sample(others, dice.choice((0, 0, 0, 1))))

    topics = dice.sample(TOPICS, dice.choice((1, 2, 3)))
    wished = dice.choice(range(len(topics) + 1))
    rarely = dice.random() < 0.05
    return Member(
        name,
        some(("de", "en"), 0 if rarely else 1, 2),
        timezone=dice.choice(("Europe/Berlin",) * 5 + ("America/New_York",)),
        slots=tuple(sorted(some(_EVENINGS, 0 if rarely else 1, 2), key=repr)),
        hours_per_week=dice.choice((0, 1, 1, 2, 2, 2, 3, 3)),
        formats=dice.choice(_FORMATS),
        region=dice.choice(("Köln", "Berlin", None)),
        wants=tuple(Want(topic, dice.choice((0, 0, 1, 2, 3))) for topic in topics[:wished]),
        teaches=tuple(Skill(topic, dice.choice((1, 2, 3, 4))) for topic in topics[wished:]),
        capacity=dice.choice((0, 1, 1, 2)),
        circle=dice.random() < 0.5,
        exchange=dice.random() < 0.5,
        rounds_waited=dice.choice((0, 0, 1, 2)),
        blocks=people(),
        past=people(),
        repeat_ok=people(),
        minor=dice.random() < 0.15,
        opted_in=not rarely,
    )


def communities() -> st.SearchStrategy[list[Member]]:
    """Any of them, of two to fourteen members."""
    return st.builds(community, st.integers(0, 2**32), st.integers(2, 14))
