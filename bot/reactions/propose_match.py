"""`/lotse partner`: look for an expert for a learner, and ask both privately.

Neither reads the other's name before both said yes. An expert is not asked twice for the same
learner, not while they pause, and not once they were told enough unasked this week.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import Answer, Effect, Message, Moment, Topics, Value
from bot.events import ButtonPressed, CommandGiven
from bot.reactions._meeting import meeting
from bot.reactions._proposing import as_pair, propose
from bot.reactions._rematch import ANOTHER
from bot.reactions._topic_names import named, near
from bot.rules import ProposeMatchRules
from matchers.model import Account, Match, MatchState, Profile
from matchers.rounds.again import WAITING
from matchers.rounds.pairs import Candidate, Found, NotFound, Why, find_partner
from matchers.together import seats


def propose_match(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    """Find somebody, or say why not and what would help."""
    if isinstance(event, ButtonPressed):
        if event.button == ANOTHER:
            yield from propose_match(_typed(event), community)
        return
    if event.command != "partner":
        return
    learner = community.profile(event.account)
    if learner is None or not learner.complete:
        yield _tell(event, "no_profile" if learner is None else "profile")
    elif learner.minor:
        yield _tell(event, "minor")
    elif any(_asking(m, event.account, event.at) for m in community.matches_of(event.account)):
        yield _tell(event, "waiting")
    else:
        yield from _look_for(event, learner, community)


def _typed(event: ButtonPressed) -> CommandGiven:
    """The button for another partner is the command with its topic."""
    return CommandGiven(
        key=event.key,
        at=event.at,
        account=event.account,
        place=event.place,
        command="partner",
        argument=event.value,
        language=event.language,
        letter=event.letter,
    )


def _look_for(event: CommandGiven, learner: Profile, community: Community) -> Iterator[Effect]:
    if event.argument:
        topic = named(event.argument, community)
        if topic is None:
            yield _unknown(event, community)
            return
        if topic not in learner.learns:
            fields = {"topic": Topics((topic,))}
            yield Answer(message=Message("propose_match-not_learning", fields, event.language))
            return
        learner = replace(learner, learns={topic: learner.learns[topic]})
    rules = community.rules.propose_match or ProposeMatchRules()
    found = find_partner(
        learner,
        _candidates(learner, event.at, rules, community),
        gap=rules.gap,
        seats=rules.seats,
        hours_per_seat=rules.hours_per_seat,
    )
    match found:
        case Found():
            yield from _propose(event, learner, found, rules, community)
        case NotFound():
            fields = {"topics": Topics(found.topics or tuple(learner.learns), either=True)}
            why = found.why
            away = why is Why.NO_EXPERT and _are_away(learner, event.at, community)
            if (
                away or why is Why.MET
            ):  # their absence is their own, and a block is nobody's to know
                why = Why.FULL
            name = f"propose_match-{why.value}"
            yield Answer(message=Message(name, fields, event.language))


def _are_away(learner: Profile, now: datetime, community: Community) -> bool:
    return any(community.is_taught_by_who_pauses(topic, now) for topic in learner.learns)


def _candidates(
    learner: Profile, now: datetime, rules: ProposeMatchRules, community: Community
) -> list[Candidate]:
    """Everybody who teaches one of the topics (``find_partner`` passes over minors in silence)."""
    experts = {
        profile.account: profile
        for topic in learner.learns
        for profile in community.experts_for(topic, now)
        if profile.account != learner.account
        and meeting(learner.account, profile.account, community) is not None
    }
    return [
        Candidate(
            profile=profile,
            seats_taken=_seats_taken(profile.account, now, rules, community),
            met=_met(learner.account, profile.account, now, rules, community),
        )
        for profile in experts.values()
    ]


def _seats_taken(
    expert: Account, now: datetime, rules: ProposeMatchRules, community: Community
) -> int:
    """All of them, as others see it, while the expert may not be asked."""
    if not community.may_be_asked(expert, now):
        return rules.seats
    matches = [m for m in community.matches_of(expert) if m.expert == expert]
    return seats(m for m in matches if _takes_a_seat(m, now))


def _met(
    learner: Account,
    expert: Account,
    now: datetime,
    rules: ProposeMatchRules,
    community: Community,
) -> bool:
    if community.blocked(learner, expert):
        return True
    since = now - timedelta(weeks=rules.no_repeat_weeks)
    both = [m for m in community.matches_of(learner) if expert in (m.learner, m.expert)]
    return any(_takes_a_seat(m, now) or m.proposed > since for m in both)


def _takes_a_seat(match: Match, now: datetime) -> bool:
    waiting = match.state in WAITING and match.expires > now
    return waiting or (match.state is MatchState.ACCEPTED and match.is_pair)


def _asking(match: Match, learner: Account, now: datetime) -> bool:
    waiting = match.state in WAITING and match.expires > now
    return waiting and match.learner == learner


def _propose(
    event: CommandGiven,
    learner: Profile,
    found: Found,
    rules: ProposeMatchRules,
    community: Community,
) -> Iterator[Effect]:
    match = Match(
        id=hashlib.blake2b(event.key.encode(), digest_size=8).hexdigest(),
        learner=learner.account,
        expert=found.expert,
        topic=found.topic,
        slot=found.slot,
        proposed=event.at,
        expires=event.at + timedelta(hours=rules.expires_hours),
    )
    yield from propose(as_pair(match), community)
    fields: dict[str, Value] = {"topic": Topics((match.topic,)), "until": Moment(match.expires)}
    yield Answer(message=Message("propose_match-asked", fields, event.language))


def _unknown(event: CommandGiven, community: Community) -> Answer:
    perhaps = near(event.argument, community)
    if perhaps is None:
        return _tell(event, "unknown_topic")
    fields = {"topic": Topics((perhaps,))}
    return Answer(message=Message("propose_match-near_topic", fields, event.language))


def _tell(event: CommandGiven, what: str) -> Answer:
    return Answer(message=Message(f"propose_match-{what}", {}, event.language))
