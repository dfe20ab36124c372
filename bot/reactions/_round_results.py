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
from bot.effects import (
    DirectMessage,
    Effect,
    KeepPart,
    KeepRound,
    Later,
    LookAt,
    Message,
    Topics,
    Value,
)
from bot.events import Notice, RoundClosed, RoundReleased, RoundSolved
from bot.reactions._helping import awake
from bot.reactions._proposing import propose
from bot.reactions._round_asking import STEM, key_of, leave_in_peace
from bot.reactions._transfers import mixed
from bot.rules import ProposeMatchRules
from matchers.held import HeldRound, Part
from matchers.model import Match
from matchers.rounds.entering import slot_of

SAME = {
    "hours": "profile",
    "languages": "profile",
    "slots": "profile",
    "opted_out": "profile",
    "capacity": "taken",
}
"""Reasons that are told like another one."""

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


def solve_again(held: HeldRound, at: datetime) -> Iterator[Effect]:
    """Have it solved from what is true now."""
    anew = replace(held, state="closed", tries=held.tries + 1, version="")
    year, _, week = held.name.partition("-W")
    ids = {"year": int(year), "week": int(week), "tries": anew.tries}
    key = f"round_draft:{held.name}:{anew.tries}"
    yield KeepRound(round=anew)
    yield LookAt(notice=Notice(key=key, at=at, kind="round", ids=ids))


def take(event: RoundSolved, community: Community) -> Iterator[Effect]:
    """Keep what came out, unless what it was made of has changed since."""
    held = community.held_round(event.round)
    if held is None or held.state != "closed" or held.tries != event.tries:
        return
    if has_moved(replace(held, version=event.version), community):
        yield from solve_again(held, event.at)
        return
    for part in community.parts(held.name):
        if part.says == "yes":
            yield KeepPart(part=_with_outcome(part, event))
    held = replace(held, version=event.version, state="drafted")
    yield from release(held, event.at, community)


def has_moved(held: HeldRound, community: Community) -> bool:
    """Whether what it was solved from is not so any more."""
    snapshot = community.round_snapshot(held.name)
    return snapshot is None or snapshot.version != held.version


def release(held: HeldRound, at: datetime, community: Community) -> Iterator[Effect]:
    """It goes out now, or where people sleep, in the morning."""
    yield KeepRound(round=replace(held, state="released"))
    key = f"round_released:{held.name}:{held.tries}"
    when = awake(at, community)
    yield Later(event=RoundReleased(key=key, at=when, round=held.name, tries=held.tries))


def go_out(event: RoundReleased, community: Community) -> Iterator[Effect]:
    """Both of each pair are asked, and everybody else hears why not."""
    held = community.held_round(event.round)
    if held is None or held.state != "released" or held.tries != event.tries:
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


def reason(part: Part) -> str:
    """Which words tell why somebody is left over."""
    return SAME.get(part.why, part.why)


def _with_outcome(part: Part, event: RoundSolved) -> Part:
    part = Part(part.round, part.account, part.number, part.says)
    for seat in event.seats:
        if seat.learner == part.number:
            begins = seat.begins.astimezone(UTC)
            found = replace(part, outcome="seat", topic=seat.topic, expert=seat.expert)
            return replace(found, begins=begins)
    for one in event.left:
        if one.number == part.number:
            return replace(part, outcome="left", why=one.why, topic=one.topic)
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
    message = Message(f"{STEM}-{what}", fields, community.language_of(part.account))
    return DirectMessage(key=key_of(part, "outcome"), account=part.account, message=message)
