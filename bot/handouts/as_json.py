"""A round as JSON: the interface for whatever reads it next, ``--previous`` among it."""

from __future__ import annotations

import json
import math
from typing import Any

from bot.handouts.outcome import Outcome
from matchers.rounds.model import Lesson, Match


def as_json(outcome: Outcome) -> str:
    """The whole round, one object, readable."""
    done = outcome.round
    told = {
        "week": done.week,
        "pairs": [_pair(match, outcome) for match in done.of("pair")],
        "circles": [_circle(match, outcome) for match in done.of("circle")],
        "tandems": [_tandem(match, outcome) for match in done.of("tandem")],
        "unmatched": [
            {"member": one.member, "reason": one.reason, "help": one.help}
            for one in outcome.waiting
        ],
        "idle": list(done.idle),
        "objective": done.objective,
        "bound": _number(done.bound),
        "gap": _number(done.gap),
        "proven": outcome.proven,
        "audit": dict(outcome.audit),
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)}\n"


def _pair(match: Match, outcome: Outcome) -> dict[str, Any]:
    [lesson] = match.lessons
    return {
        "learner": lesson.learner,
        "expert": lesson.expert,
        "topic": lesson.topic,
        **_taught_as("taught_as", lesson),
        "slot": outcome.slot(match),
        "score": match.score,
        "terms": lesson.terms._asdict(),
        **_place(match),
    }


def _circle(match: Match, outcome: Outcome) -> dict[str, Any]:
    first = match.lessons[0]
    return {
        "expert": first.expert,
        "learners": list(match.learners),
        "topic": first.topic,
        **_taught_as("taught_as", first),
        "slot": outcome.slot(match),
        "score": match.score,
        **_place(match),
    }


def _tandem(match: Match, outcome: Outcome) -> dict[str, Any]:
    a, b = match.members
    by_a = next(lesson for lesson in match.lessons if lesson.expert == a)
    by_b = next(lesson for lesson in match.lessons if lesson.expert == b)
    return {
        "a": a,
        "b": b,
        "a_teaches": by_a.topic,
        **_taught_as("a_taught_as", by_a),
        "b_teaches": by_b.topic,
        **_taught_as("b_taught_as", by_b),
        "slot": outcome.slot(match),
        "score": match.score,
        **_place(match),
    }


def _taught_as(key: str, lesson: Lesson) -> dict[str, str]:
    return {} if lesson.taught_as == lesson.topic else {key: lesson.taught_as}


def _place(match: Match) -> dict[str, str]:
    region = {"region": match.region} if match.region else {}
    return {"language": match.language, "format": match.format, **region}


def _number(value: float) -> float | int | None:
    """JSON knows no infinity; a whole number is told as one."""
    if not math.isfinite(value):
        return None
    near = round(value)
    return near if abs(value - near) < 1e-6 else round(value, 6)  # noqa: PLR2004  (noise of floats)
