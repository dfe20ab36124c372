"""A free seat in a circle is offered on: one member of its round is asked, and then the next.

The others said yes to a circle before, and are not asked again; they hear of whoever joins in a new
group, as nobody can be added to one, and should not read what was written before. Where nobody can
be found a circle with too few is dissolved kindly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Button, DirectMessage, Effect, KeepPart, Message, Moment, ProposeMatch
from bot.events import SeatFreed
from bot.reactions._free_seats import next_one
from bot.reactions._parting import dissolve
from bot.reactions._round_asking import STEM
from bot.reactions._together import together, topics_of
from bot.reactions._transfers import mixed
from bot.reactions.settle_match import NO, YES
from bot.rules import ProposeMatchRules
from matchers.held import Part
from matchers.model import Match, MatchState
from matchers.together import Together

WEEK = timedelta(weeks=1)


def refill(event: SeatFreed, community: Community) -> Iterator[Effect]:
    """Ask the next one, unless somebody is asked already."""
    whole = together(event.match, community)
    stay = whole.of_state(MatchState.ACCEPTED) if whole is not None else None
    if whole is None or stay is None or whole.offered:
        return
    part = next_one(whole, stay, event.at, community)
    if part is not None:
        yield from _offer(part, stay, event.at, community)
    elif not stay.has_enough:
        yield from dissolve(stay, community)


def _offer(part: Part, stay: Together, at: datetime, community: Community) -> Iterator[Effect]:
    """In private, as all were who are in it; nobody's name is told before they say yes."""
    match = _seat(part, stay, at, community)
    yield ProposeMatch(match=match)
    expert = community.part_of(match.expert, part.round)
    yield KeepPart(
        part=Part(
            part.round,
            part.account,
            part.number,
            "yes",
            "seat",
            topic=match.topic,
            expert=expert.number if expert is not None else 0,
            begins=match.begins,
            match=match.id,
            form="circle",
        )
    )
    yield DirectMessage(
        key=f"propose_match:{match.id}:learner",
        account=match.learner,
        message=Message(
            f"{STEM}-ask_joins",
            {
                "topic": topics_of(match),
                "begins": Moment(match.begins or at),
                "learners": len(stay.matches) + 1,
                "until": Moment(match.expires),
            },
            community.language_of(match.learner),
            buttons=(Button(YES, stay.id, "primary"), Button(NO, stay.id)),
        ),
    )


def _seat(part: Part, stay: Together, at: datetime, community: Community) -> Match:
    """The match of whoever joins: its expert and the others have agreed already."""
    hours = (community.rules.propose_match or ProposeMatchRules()).expires_hours
    zone = ZoneInfo(community.rules.community.time_zone)
    one, expires = stay.matches[0], at + timedelta(hours=hours)
    begins = (one.begins or one.proposed).astimezone(zone)
    while begins < expires:
        begins += WEEK  # at the same hour of the clock
    return replace(
        one,
        id=mixed(f"{part.round}\n{part.account}\n{stay.id}"),
        learner=part.account,
        proposed=at,
        expires=expires,
        state=MatchState.PROPOSED,
        learner_says=None,
        expert_says=True,
        begins=begins.astimezone(UTC),
    )
