"""What a learner reads of those among whom they may choose: never a name, nor words of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.community import Community
from bot.effects import Button, Message, Moment, Term, Value
from bot.reactions._together import topics_of
from matchers.model import Language, Match, Profile
from matchers.rounds.entering import FORMATS
from matchers.text import fold
from matchers.together import Together


def listed(
    now: Together, button: str, language: Language, community: Community
) -> Iterator[Message]:
    """One line for each, the earliest first, with the button that takes it."""
    for match in sorted(now.matches, key=_when):
        yield _line(match, button, language, community)


def _when(match: Match) -> tuple[datetime, str]:
    return match.begins or match.proposed, match.id


def _line(match: Match, button: str, language: Language, community: Community) -> Message:
    """How far ahead they are, and what the two have in common."""
    learner, expert = community.profile(match.learner), community.profile(match.expert)
    fields: dict[str, Value] = {"topic": topics_of(match), "begins": Moment(_when(match)[0])}
    buttons = (Button(button, match.id),)
    learner, expert = learner or Profile(match.learner), expert or Profile(match.expert)
    level, given = (
        learner.learns.get(match.topic),
        expert.teaches.get(match.taught_as or match.topic),
    )
    fields["steps"] = 0 if level is None or given is None else max(given - level, 0)
    shared = sorted(learner.languages & expert.languages)
    fields["speak"] = Term(f"hold_rounds-speak_{shared[0] if len(shared) == 1 else 'both'}")
    fields["meet"] = Term(f"hold_rounds-meet_{_where(learner, expert)}")
    return Message("hold_rounds-offer_line", fields, language, buttons=buttons)


def _where(one: Profile, other: Profile) -> str:
    both = FORMATS[one.format] & FORMATS[other.format]
    near = fold(one.region).strip() == fold(other.region).strip() != ""
    if "in_person" not in both or not near:
        return "online"
    return "either" if "online" in both else "onsite"
