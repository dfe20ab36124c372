"""Who becomes a member while a round is open is asked about it, too.

So is whoever another group asked on the day on which it opened: a day later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community
from bot.effects import Effect, KeepPart, Later
from bot.events import FormSent, OpeningMissed
from bot.reactions._helping import awake
from bot.reactions._profile_form import STEP_3
from bot.reactions._round_asking import is_asked, key_of, question
from bot.reactions._round_groups import rounds_of_all, tomorrow, was_asked_today, within
from matchers.held import HeldRound, Part
from matchers.model import Account, Profile

A_BREATH = timedelta(minutes=5)
"""So long after their profile is whole somebody is asked: by letter, the last question counts."""


def note_newcomer(event: FormSent, community: Community) -> Iterator[Effect]:
    """Whoever completes their profile while it is open hears of it soon, by day and in time."""
    if event.form != STEP_3:
        return
    soon = awake(event.at + A_BREATH, community)
    for held in rounds_of_all(1, community):
        key = f"missed:{event.key}:{held.group}" if held.group else f"missed:{event.key}"
        missed = OpeningMissed(key=key, at=soon, round=held.name, account=event.account)
        if _newcomer(missed, community) is not None:
            yield Later(event=missed)


def ask_newcomer(event: OpeningMissed, community: Community) -> Iterator[Effect]:
    """Ask them, once, in the same words as everybody."""
    held, profile = community.held_round(event.round), _newcomer(event, community)
    if held is None or profile is None:
        return
    if was_asked_today(profile.account, event.at, community):
        key = f"{event.key}:{event.at:%m-%d}"
        yield from tomorrow(held, profile.account, key, event.at, community)
    else:
        part = _next_part(held, profile.account, community)
        yield KeepPart(part=part)
        yield question(held, part, community)


def _newcomer(event: OpeningMissed, community: Community) -> Profile | None:
    """Who was not asked yet, and may be now."""
    held, profile = community.held_round(event.round), community.profile(event.account)
    if held is None or profile is None or not held.takes_answers(event.at):
        return None
    asked = community.part_of(profile.account, held.name) is not None
    silent = community.silences(event.at)
    if asked or not is_asked(within(profile, held.name, community), event.at, silent, community):
        return None
    return profile


def _next_part(held: HeldRound, account: Account, community: Community) -> Part:
    """Their part, with a number that stood for nobody in this round: not for who is forgotten."""
    number = 1 + max((part.number for part in community.parts(held.name)), default=0)
    while community.said(key_of(part := Part(held.name, account, number), "ask")):
        number += 1
    return part
