"""What members answer when we check in on their match, and what each hears of it, alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import BlockPair, Button, DirectMessage, Effect, KeepCheckIn, Later
from bot.events import ButtonPressed, MatchOver
from bot.reactions import _check_in_words as say
from bot.reactions._check_in_words import (
    GO_ON,
    GOOD,
    HARD,
    MET,
    NO_TALK,
    NOT_YET,
    SO_SO,
    TALK,
    key_of,
    worded,
)
from bot.reactions._helping import reached
from bot.reactions._profile_topic import OWN_LEVEL
from bot.reactions._rematch import rematch
from bot.rules_rounds import CheckInRules
from matchers.checking_in import CheckIn, Felt, go_on, learners, partners
from matchers.model import Account, Match, MatchState

FELT: dict[str, Felt] = {GOOD: "good", SO_SO: "so_so", HARD: "hard"}
BUTTONS = frozenset({MET, NOT_YET, *FELT, GO_ON, TALK, NO_TALK})


def take(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """One answer of one member; it is final, and nobody else reads it."""
    match = community.match(event.value)
    told = _told(match, event.account, community) if match else None
    if match is None or told is None:
        yield say.tell(event, "gone")
    elif event.button in (MET, NOT_YET):
        yield from _said_met(event, match, told, community)
    elif event.button in FELT:
        yield from _said_felt(event, match, told, community)
    elif event.button == GO_ON:
        yield from _goes_on(event, match, told, community)
    else:
        yield from _talk(event, match, told, community)


def _said_met(
    event: ButtonPressed, match: Match, told: CheckIn, community: Community
) -> Iterator[Effect]:
    if told.met is not None:
        yield say.tell(event, "already")
        return
    yield KeepCheckIn(check_in=replace(told, met=event.button == MET))
    what = "glad_met" if event.button == MET else "not_met"
    message = worded(what, match, told.account, community, ends=told.ends)
    yield say.reply(event, key_of(match, told.account, "met"), message)


def _said_felt(
    event: ButtonPressed, match: Match, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """Their word stands; nobody else hears it. Who found it hard never meets these again."""
    if told.felt is not None:
        yield say.tell(event, "already")
        return
    felt = FELT[event.button]
    yield KeepCheckIn(check_in=replace(told, felt=felt, felt_at=event.at))
    if felt == "hard":
        for other in partners(match, told.account):
            yield BlockPair(one=told.account, other=other, at=event.at)
    what = {"good": "glad", "so_so": "thanks", "hard": "sorry"}[felt]
    if felt != "hard" and not _may_go_on(match, told, event.at):
        what += "_over"
    buttons = tuple(_after(felt, match, told, event.at, community))
    message = worded(what, match, told.account, community, ends=told.ends, buttons=buttons)
    yield say.reply(event, _asked(match, told.account), message)


def _after(
    felt: Felt, match: Match, told: CheckIn, at: datetime, community: Community
) -> Iterator[Button]:
    """What can come next, for this one member."""
    if felt == "hard":
        yield Button(TALK, match.id)
        yield Button(NO_TALK, match.id)
    elif _may_go_on(match, told, at):
        yield Button(GO_ON, match.id)
    if felt != "good":
        yield from rematch(match, told.account, community)
        return
    profile = community.profile(told.account)
    learns = told.account in learners(match) and community.rules.ask_profile is not None
    if learns and profile is not None and match.topic in profile.learns:
        yield Button(OWN_LEVEL, f"learns:{match.topic}")


def _goes_on(
    event: ButtonPressed, match: Match, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """Once more, when everybody wishes it; until then nobody hears who does."""
    if told.goes_on or told.felt == "hard":
        yield say.tell(event, "already")
        return
    if not _may_go_on(match, told, event.at):
        yield say.tell(event, "too_late")
        return
    mine = replace(told, goes_on=True)
    kept = [mine if one == told else one for one in community.check_ins(match.id)]
    if not go_on(kept):
        yield KeepCheckIn(check_in=mine)
        message = worded("wishes", match, told.account, community, ends=told.ends)
        yield say.reply(event, _asked(match, told.account), message)
        return
    ends = told.ends + timedelta(weeks=rules_of(community).weeks)
    yield Later(event=MatchOver(key=f"match_over:{match.id}:2", at=ends, match=match.id))
    for one in kept:
        yield KeepCheckIn(check_in=replace(one, ends=ends))
        message = worded("longer", match, one.account, community, ends=ends)
        if one.account == told.account:
            yield say.reply(event, _asked(match, one.account), message)
        else:
            key, account = key_of(match, one.account, "longer"), reached(one.account, community)
            yield DirectMessage(key=key, account=account, message=message)


def _talk(
    event: ButtonPressed, match: Match, told: CheckIn, community: Community
) -> Iterator[Effect]:
    """A word with an organiser, for whoever found it hard; only that they want it is told."""
    key = key_of(match, told.account, "talk")
    called = community.said(key) or community.said(f"{key}:1")
    if told.felt != "hard" or called:
        yield say.tell(event, "already" if called else "gone")
        return
    what = "no_word"
    if event.button == TALK:
        sent = list(say.call(match, told.account, community))
        yield from sent
        what = "called" if sent else "nobody_there"
    buttons = rematch(match, told.account, community)
    message = worded(what, match, told.account, community, buttons=buttons)
    yield say.reply(event, _asked(match, told.account), message)


def _may_go_on(match: Match, told: CheckIn, at: datetime) -> bool:
    return match.state is MatchState.ACCEPTED and at < told.ends and not told.goes_on


def _asked(match: Match, account: Account) -> str:
    return key_of(match, account, "felt")


def _told(match: Match, account: Account, community: Community) -> CheckIn | None:
    home = community.home_of(account)
    return next((one for one in community.check_ins(match.id) if one.account == home), None)


def rules_of(community: Community) -> CheckInRules:
    """The rules in force."""
    return community.rules.check_in or CheckInRules()
