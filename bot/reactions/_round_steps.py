"""The steps of a round that several things lead to: solved again, let go out, told why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Effect, KeepRound, Later, LookAt
from bot.events import Notice, RoundReleased
from bot.reactions._helping import awake
from bot.reactions._round_groups import group_of
from bot.rules import ProposeMatchRules
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part, week_in
from matchers.rhythm import meeting_week
from matchers.weeks import due_in

SAME = {
    "hours": "profile",
    "languages": "profile",
    "slots": "profile",
    "opted_out": "profile",
    "capacity": "taken",
}
"""Reasons that are told like another one."""

OUT = frozenset({"profile", "minor", "paused", "asking"})
"""Why somebody could not be in it: their own affair."""


def solve_again(held: HeldRound, at: datetime, community: Community) -> Iterator[Effect]:
    """Have it solved from what is true now; not where its study group holds no rounds any more."""
    held = in_time(held, at, community)
    anew = replace(held, state="closed", tries=held.tries + 1, version="")
    if group_of(held.name, community) is None:
        yield from release(anew, at, community, dropped=True)
        return
    year, _, week = week_in(held.name).partition("-W")
    ids = {"year": int(year), "week": int(week), "tries": anew.tries}
    key = f"round_draft:{held.name}:{anew.tries}"
    yield KeepRound(round=anew)
    yield LookAt(notice=Notice(key=key, at=at, kind="round", ids=ids, group=held.group))


def has_moved(held: HeldRound, at: datetime, community: Community) -> bool:
    """Whether what it was solved from is not so any more, or its week has begun."""
    if in_time(held, at, community) != held:
        return True
    snapshot = community.round_snapshot(held.name)
    return snapshot is None or snapshot.version != held.version


def in_time(held: HeldRound, at: datetime, community: Community) -> HeldRound:
    """The round, in a later week where the one that it was made for has begun."""
    zone = ZoneInfo(community.rules.community.time_zone)
    monday = due_in(held.week, 0, 0, zone)
    if monday is None or at < monday:
        return held
    return replace(held, week=meeting_week(at, hours_to_answer(community), zone))


def hours_to_answer(community: Community) -> int:
    """How long it takes at most until all said yes: one after the other where learners choose."""
    hours = (community.rules.propose_match or ProposeMatchRules()).expires_hours
    return hours * (1 if (community.rules.hold_rounds or HoldRoundsRules()).choose_from == 1 else 2)


def release(
    held: HeldRound, at: datetime, community: Community, *, dropped: bool = False
) -> Iterator[Effect]:
    """It goes out now, or where people sleep, in the morning; so does that it was ``dropped``."""
    yield KeepRound(round=replace(held, state="dropped" if dropped else "released"))
    key = f"round_released:{held.name}:{held.tries}"
    when = awake(at, community)
    yield Later(event=RoundReleased(key=key, at=when, round=held.name, tries=held.tries))


def proposed_together(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Those with a seat: each pair, circle and tandem as one, in the order of its first learner."""
    found: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        if part.outcome == "seat" and part.begins is not None:
            found.setdefault(_of(part), []).append(part)
    return [tuple(one) for one in found.values()]


def _of(part: Part) -> tuple[object, ...]:
    match part.form:
        case "pair":
            return part.form, part.number
        case "circle":
            return part.form, part.expert
        case "tandem":
            return part.form, *sorted((part.number, part.expert))


def reason(part: Part) -> str:
    """Which words tell why somebody is left over."""
    return SAME.get(part.why, part.why)
