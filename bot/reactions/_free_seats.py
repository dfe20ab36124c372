"""A seat in a circle that goes on is free: who of its round could take it, if anybody.

Only as long as the round is looked at again, and where moderators do not look first. Who of it said
yes and learns with nobody is asked alone, whoever waits longest first; who said no in it, or
nothing, is left in peace.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import Later
from bot.events import SeatFreed
from bot.reactions._helping import awake
from bot.reactions._round_groups import rounds_of_all
from bot.reactions._together import together, where_all_are
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, Part
from matchers.rounds.entering import id_of
from matchers.rounds.refilling import Running, who_fits
from matchers.together import Together

LOOK_BACK = 5
"""The circle came out of one of so many rounds."""
ENOUGH_TO_WAIT = 2
"""With fewer who learn nobody waits for another: it is dissolved."""


def freed(circle: str, match: str, at: datetime, community: Community) -> Later:
    """There is a seat where this match was: somebody is asked, by day."""
    key = f"seat_freed:{circle}:{match}"
    return Later(event=SeatFreed(key=key, at=awake(at, community), match=circle))


def is_looked_at(held: HeldRound, at: datetime, community: Community) -> bool:
    """Whether its seats are still offered on: its group has no newer round, nor is it too late."""
    rules = community.rules.hold_rounds or HoldRoundsRules()
    newest = next(iter(community.rounds(1, held.group)), held)
    return newest.name == held.name and at < held.closes + timedelta(days=rules.again_days)


def may_wait(left: Together, at: datetime, community: Community) -> bool:
    """Whether a circle with too few may go on: somebody is asked to join, or can be."""
    whole = together(left.id, community)
    if whole is None or len(left.matches) < ENOUGH_TO_WAIT:
        return False
    return bool(whole.offered) or next_one(whole, left, at, community) is not None


def next_one(whole: Together, stay: Together, at: datetime, community: Community) -> Part | None:
    """Who is asked next: never twice for one circle, and nobody who was in it."""
    held = _round_of(whole, at, community)
    snapshot = community.round_snapshot(held.name, at) if held is not None else None
    if held is None or snapshot is None:
        return None
    parts = {part.account: part for part in community.parts(held.name)}
    if not parts.keys() >= set(stay.accounts):
        return None
    newest = max(stay.matches, key=lambda match: match.begins or match.proposed)
    running = Running(
        id_of(parts[stay.expert].number),
        tuple(id_of(parts[match.learner].number) for match in stay.matches),
        newest.topic,
        newest.begins or newest.proposed,
    )
    asked = {match.learner for match in whole.matches}
    found = {id_of(part.number): part for part in parts.values() if part.account not in asked}
    fitting = (found[one] for one in who_fits(snapshot, running) if one in found)
    return next((one for one in fitting if _can_meet(one, stay, community)), None)


def _can_meet(part: Part, stay: Together, community: Community) -> bool:
    return where_all_are((*stay.accounts, part.account), community) is not None


def _round_of(whole: Together, at: datetime, community: Community) -> HeldRound | None:
    """The round that it came out of, while that one is out and looked at again."""
    ids, rules = {match.id for match in whole.matches}, community.rules.hold_rounds
    if rules is None or rules.approve or whole.form != "circle":
        return None
    for held in rounds_of_all(LOOK_BACK, community):
        if any(part.match in ids for part in community.parts(held.name)):
            out = held.looks is not None and (held.again or held.state == "out")
            return held if out and is_looked_at(held, at, community) else None
    return None
