"""A round by hand, with one of everything, and a few odd names."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.handouts.outcome import Outcome, Waiting
from matchers.rounds.model import Lesson, Match, Round, Terms
from matchers.rounds.week import Week

ZONE = "Europe/Berlin"
WEEK = Week.of("2026-W48", ZONE, {ZONE: ZoneInfo(ZONE)})
TERMS = Terms(10_000, 9000, 5000, 10_000, 5000, 10_000, 5000, 5000, 10_000)
TUESDAY, THURSDAY = 2 * (24 + 18), 2 * (3 * 24 + 17)
"""Half hours of the week: tue 18:00, thu 17:00."""


def lesson(learner: str, expert: str, topic: str = "excel", taught_as: str = "") -> Lesson:
    return Lesson(learner, expert, topic, taught_as or topic, 8000, TERMS)


def outcome(*matches: Match, bound: float | None = None) -> Outcome:
    objective = sum(match.score + 10_001 * len(match.lessons) for match in matches)
    waiting = (
        Waiting(
            "kim",
            "time",
            "No common hour for excel.",
            "Tuesday 18:00-19:00 (Europe/Berlin) could open one possibility.",
        ),
        Waiting("lea", "topic", "Nobody teaches yoga this time.", None),
    )
    done = Round(
        "2026-W48",
        matches,
        tuple(one.member for one in waiting),
        ("mo", "nuri"),
        objective,
        float(objective) if bound is None else objective + bound,
    )
    return Outcome(done, WEEK, waiting, {"justified_envy": 0})


PAIR = Match("pair", (lesson("ada", "fatma", "python"),), THURSDAY, "de")
ABROAD = Match(
    "pair",
    (lesson("Zoë, die Große", "=1+1", "pivot", "excel"),),
    TUESDAY + 1,
    "en",
    "in_person",
    "Göttingen; Nord",
)
CIRCLE = Match(
    "circle", tuple(lesson(one, "ada") for one in ("ben", "cleo", "deniz")), TUESDAY, "de"
)
TANDEM = Match(
    "tandem",
    (lesson("gül", "hanno", "statistik"), lesson("hanno", "gül", "karten")),
    TUESDAY,
    "de",
)
EVERYTHING = outcome(PAIR, ABROAD, CIRCLE, TANDEM)
