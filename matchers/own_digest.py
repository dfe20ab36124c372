"""Open questions and one member -> the few that this one could answer within the time they have.

What fits best comes first: the topic in which they are furthest, then what needs an answer most.
Each question is taken to cost the same few minutes; nothing is offered that does not fit into what
is left of their week.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from matchers.helping import speaks
from matchers.model import OpenQuestion, Profile
from matchers.ranking import need, ranked


def own_digest(
    questions: Sequence[OpenQuestion],
    profile: Profile,
    now: datetime,
    helpers: Mapping[str, int],
) -> list[OpenQuestion]:
    """What the member of this profile could help with, what fits best first; not their own."""
    fitting = [
        question
        for question in ranked(questions, now, helpers)
        if question.asker != profile.account
        and _level(question, profile) is not None
        and speaks(profile, question.language)
    ]
    return sorted(
        fitting,
        key=lambda q: (-(_level(q, profile) or 0), -round(need(q, now, helpers).total, 6)),
    )


def room_for(minutes_left: float, minutes: int, at_most: int) -> int:
    """How many questions of so many ``minutes`` fit into what is left, and into the message."""
    return max(0, min(at_most, int(minutes_left // minutes)))


def _level(question: OpenQuestion, profile: Profile) -> int | None:
    """How far the member is in the topic in which they are furthest; ``None``: in none of them."""
    levels = [profile.teaches[topic] for topic in question.topics if topic in profile.teaches]
    return max(map(int, levels), default=None)
