"""What came out of a round, and how people hear of it: everybody who said yes hears something.

Nothing of it is true any more once somebody forgets themselves, pauses, or is matched otherwise:
then the snapshot has moved, and the round is solved again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import DirectMessage, Effect, KeepPart, KeepRound, Message, Term, Topics, Value
from bot.events import RoundClosed, RoundReleased, RoundSolved
from bot.reactions._proposing import propose
from bot.reactions._round_asking import STEM, key_of, leave_in_peace
from bot.reactions._round_preview import show
from bot.reactions._round_steps import has_moved, reason, release, solve_again
from bot.reactions._transfers import mixed
from bot.rules import ProposeMatchRules
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part
from matchers.model import Match
from matchers.rounds.entering import slot_of

HOUR_HELPS = {"left_time", "left_taken"}
"""Where a free time more may help, and is told with the part of the day as profiles name it."""

UNTOLD = "paused"
"""Whoever paused since wanted to hear nothing."""


def close(event: RoundClosed, community: Community) -> Iterator[Effect]:
    """The answers end; whoever said yes is looked at, outside of this turn."""
    held = community.held_round(event.round)
    if held is None or held.state != "open" or event.at < held.closes:
        return
    parts = list(community.parts(held.name))
    yield from leave_in_peace(parts, community)
    if any(part.says == "yes" for part in parts):
        yield from solve_again(held, event.at)
    else:
        yield KeepRound(round=replace(held, state="out"))


def take(event: RoundSolved, community: Community) -> Iterator[Effect]:
    """Keep what came out, unless what it was made of has changed since."""
    held = community.held_round(event.round)
    if held is None or held.state != "closed" or held.tries != event.tries:
        return
    if has_moved(replace(held, version=event.version), community):
        yield from solve_again(held, event.at)
        return
    held = replace(held, version=event.version, state="drafted")
    parts = [_with_outcome(p, event) for p in community.parts(held.name) if p.says == "yes"]
    for part in parts:
        yield KeepPart(part=part)
    if (community.rules.hold_rounds or HoldRoundsRules()).approve:
        yield KeepRound(round=held)
        yield from show(held, parts, community)
    else:
        yield from release(held, event.at, community)


def go_out(event: RoundReleased, community: Community) -> Iterator[Effect]:
    """Both of each pair are asked, and everybody else hears why not."""
    held = community.held_round(event.round)
    if held is None or held.tries != event.tries:
        return
    if held.state == "dropped":
        yield from _cancelled(held, community)
        return
    if held.state != "released":
        return
    if has_moved(held, community):
        yield from solve_again(held, event.at)
        return
    yield KeepRound(round=replace(held, state="out"))
    parts = [part for part in community.parts(held.name) if part.says == "yes"]
    for part in parts:
        if part.outcome == "seat":
            yield from _propose(part, parts, event.at, community)
        elif part.outcome is not None and part.why != UNTOLD:
            yield _outcome(part, community)


def _cancelled(held: HeldRound, community: Community) -> Iterator[Effect]:
    for part in community.parts(held.name):
        if part.says == "yes" and part.why != UNTOLD:
            message = Message(f"{STEM}-cancelled", {}, community.language_of(part.account))
            key = key_of(part, "outcome")
            yield DirectMessage(key=key, account=part.account, message=message)


def _with_outcome(part: Part, event: RoundSolved) -> Part:
    part = Part(part.round, part.account, part.number, part.says)
    for seat in event.seats:
        if seat.learner == part.number:
            begins = seat.begins.astimezone(UTC)
            found = replace(part, outcome="seat", topic=seat.topic, expert=seat.expert)
            return replace(found, begins=begins)
    for one in event.left:
        if one.number == part.number:
            found = replace(part, outcome="left", why=one.why, topic=one.topic, opens=one.opens)
            return replace(found, begins=one.begins.astimezone(UTC) if one.begins else None)
    return replace(part, outcome="idle") if part.number in event.idle else part


def _propose(
    part: Part, parts: Sequence[Part], at: datetime, community: Community
) -> Iterator[Effect]:
    expert = next((one.account for one in parts if one.number == part.expert), None)
    if expert is None or part.begins is None:
        return
    rules = community.rules.propose_match or ProposeMatchRules()
    zone = ZoneInfo(community.rules.community.time_zone)
    match = Match(
        id=mixed(f"{part.round}\n{part.account}\n{expert}"),
        learner=part.account,
        expert=expert,
        topic=part.topic,
        slot=slot_of(part.begins.astimezone(zone)),
        proposed=at,
        expires=at + timedelta(hours=rules.expires_hours),
    )
    yield from propose(match, community, begins=part.begins)
    yield KeepPart(part=replace(part, match=match.id))


def _outcome(part: Part, community: Community) -> DirectMessage:
    """They said yes, so they hear what came of it."""
    what = "not_needed" if part.outcome == "idle" else f"left_{reason(part)}"
    fields: dict[str, Value] = {"topic": Topics((part.topic,))} if part.topic else {}
    if what in HOUR_HELPS and part.begins is not None and part.opens:
        zone = ZoneInfo(community.rules.community.time_zone)
        slot = slot_of(part.begins.astimezone(zone))
        what = f"{what}_hour"
        fields |= {"slot": Term(f"common-slot-{slot}"), "opens": part.opens}
    message = Message(f"{STEM}-{what}", fields, community.language_of(part.account))
    return DirectMessage(key=key_of(part, "outcome"), account=part.account, message=message)
