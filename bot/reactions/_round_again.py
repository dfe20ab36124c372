"""A round that is out is looked at again each day for a while: seats become free, people are late.

Nobody who was told nothing new hears anything; who said no in this round, or let their time run
out, is left in peace until the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import DirectMessage, Effect, KeepPart, KeepRound, Message
from bot.events import RoundLooked
from bot.reactions._free_seats import is_looked_at
from bot.reactions._round_asking import STEM, key_of
from bot.reactions._round_groups import called
from bot.reactions._round_steps import hours_to_answer, solve_again
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part
from matchers.rhythm import meeting_week
from matchers.rounds.again import OPEN, in_round
from matchers.weeks import next_hour


def look(event: RoundLooked, community: Community) -> Iterator[Effect]:
    """Look for seats for whoever is without one, until the next round of its group has begun."""
    held = community.held_round(event.round)
    if held is None or held.state != "out" or held.looks is None or event.at < held.looks:
        return
    if not is_looked_at(held, event.at, community):
        yield KeepRound(round=replace(held, looks=None))
        yield from tell_the_late(held, community)
        return
    following = next_look(held, event.at, community)
    if any(_waits(part, community) for part in community.parts(held.name)):
        yield from solve_again(_anew(held, event.at, following, community), event.at, community)
    else:
        yield KeepRound(round=replace(held, looks=following))


def tell_the_late(held: HeldRound, community: Community) -> Iterator[Effect]:
    """Whoever said yes too late was promised a word: there was no seat for them."""
    for part in community.parts(held.name):
        if part.says == "late":
            language = community.language_of(part.account)
            fields = called(held.name, language, community)
            message = Message(f"{STEM}-late_over", fields, language)
            yield KeepPart(part=replace(part, says="yes"))
            yield DirectMessage(key=key_of(part, "outcome"), account=part.account, message=message)


def next_look(held: HeldRound, at: datetime, community: Community) -> datetime | None:
    """The next day at the hour at which its rounds open; ``None``: nobody looks again here."""
    rules = community.rules.hold_rounds or HoldRoundsRules()
    zone = ZoneInfo(community.rules.community.time_zone)
    hour = (rules.group(held.group) or rules).hour
    return next_hour(at, hour, zone).astimezone(UTC) if rules.again_days else None


def was_asked(part: Part, held: HeldRound, community: Community) -> bool:
    """Whether something was proposed to somebody in this round already."""
    return any(in_round(match, held) for match in community.matches_of(part.account))


def _anew(held: HeldRound, at: datetime, looks: datetime | None, community: Community) -> HeldRound:
    """They meet in the first week in which all had their time to answer."""
    zone = ZoneInfo(community.rules.community.time_zone)
    week = meeting_week(at, hours_to_answer(community), zone)
    return replace(held, again=True, looks=looks, week=week)


def _waits(part: Part, community: Community) -> bool:
    """Whether somebody who is in it may still want a seat; what they want, the snapshot knows."""
    if part.says == "late" or (part.says == "yes" and part.outcome == "left"):
        return True
    match = community.match(part.match) or next(iter(community.together(part.match)), None)
    seated = part.says == "yes" and part.outcome == "seat"
    return seated and (match is None or match.state not in OPEN)
