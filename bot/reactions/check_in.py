"""How those fare whom we brought together: asked once each, alone, and answered with a press.

Some days after they met: did they make a date? Shortly before their time is over: how was it? A
match ends by itself, so that a seat is free again; if everybody in it wishes to go on it lasts once
more. Silence costs nothing. What one says, the other never reads, nor can guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community
from bot.effects import (
    Button,
    DirectMessage,
    Edit,
    Effect,
    KeepCheckIn,
    Later,
    Message,
    SettleMatch,
    Topics,
)
from bot.events import ButtonPressed, CheckInDue, DeliveryWithheld, MatchAccepted, MatchOver
from bot.reactions import _check_in_answers as answers
from bot.reactions import _check_in_words as say
from bot.reactions._check_in_answers import rules_of
from bot.reactions._check_in_words import (
    GOOD,
    HARD,
    MET,
    NOT_YET,
    SO_SO,
    STEM,
    key_of,
    worded,
)
from bot.reactions._helping import awake, reached
from bot.reactions.report_match import REPORT, UNFIT, newest_group
from matchers.checking_in import CheckIn, people
from matchers.model import Match, MatchState

WORTH_FOR = timedelta(days=3)
"""A question that comes later than this would only puzzle people."""

Events = MatchAccepted | CheckInDue | MatchOver | ButtonPressed | DeliveryWithheld


def check_in(event: Events, community: Community) -> Iterator[Effect]:
    """Note when to ask, ask, take answers, and let the time end."""
    match event:
        case MatchAccepted():
            yield from _begin(event, community)
        case CheckInDue():
            yield from _ask(event, community)
        case MatchOver():
            yield from _end(event, community)
        case DeliveryWithheld():
            yield from _instead(event, community)
        case ButtonPressed(button=button):
            if button in (UNFIT, REPORT):
                yield from _ended(event, community)
            elif button in answers.BUTTONS:
                yield from answers.take(event, community)


def _begin(event: MatchAccepted, community: Community) -> Iterator[Effect]:
    match = _running(event.match, community)
    if match is None or not match.is_pair:
        return
    rules = rules_of(community)
    ends = event.at + timedelta(weeks=rules.weeks)
    for account in people(match):
        yield KeepCheckIn(check_in=CheckIn(match.id, account, ends))
    met = awake(event.at + timedelta(days=rules.ask_days), community)
    felt = awake(ends - timedelta(days=rules.before_days), community)
    key = f"{STEM}:{match.id}"
    yield Later(event=CheckInDue(key=f"{key}:met", at=met, match=match.id, step="met"))
    yield Later(event=CheckInDue(key=f"{key}:felt", at=felt, match=match.id, step="felt"))
    yield Later(event=MatchOver(key=f"match_over:{match.id}", at=ends, match=match.id))


# --- asking


def _ask(event: CheckInDue, community: Community) -> Iterator[Effect]:
    """Everybody in it, each alone; of what is over nobody is asked."""
    match = _running(event.match, community)
    if match is None or event.late > WORTH_FOR:
        return
    for told in community.check_ins(match.id):
        buttons = (Button(GOOD, match.id), Button(SO_SO, match.id), Button(HARD, match.id))
        if event.step == "met":
            buttons = (Button(MET, match.id), Button(NOT_YET, match.id), Button(UNFIT, match.id))
        yield say.ask(
            event.step,
            match,
            told.account,
            ends=told.ends,
            until=min(event.at + WORTH_FOR, told.ends),
            buttons=buttons,
            community=community,
        )


# --- a talk that was wished for


def _instead(event: DeliveryWithheld, community: Community) -> Iterator[Effect]:
    """The moderators' channel is private no more, or gone: each of them is told alone."""
    feature, _, rest = event.delivery.partition(":")
    which, _, role = rest.removesuffix(":talk").rpartition(":")
    match = community.match(which) if feature == STEM else None
    member = (
        next((one for one in people(match) if match.role_of(one) == role), None) if match else None
    )
    if match is None or member is None:
        return
    sent = list(say.call_each(match, member, community))
    yield from sent
    if not sent:
        key, account = f"{event.delivery}:nobody", reached(member, community)
        message = worded("nobody_there", match, member, community)
        yield DirectMessage(key=key, account=account, message=message)


# --- the end


def _end(event: MatchOver, community: Community) -> Iterator[Effect]:
    """The seat is free again; whoever is in it reads so where they met, and nobody is blamed."""
    match = _running(event.match, community)
    told = community.check_ins(event.match)
    if match is None or any(one.ends > event.at for one in told):
        return
    yield SettleMatch(match=match.id, state=MatchState.ENDED)
    yield Edit(
        key=f"{STEM}:{match.id}:over",
        instead_of=newest_group(match, community),
        message=Message(
            "check_in-over",
            {"topic": Topics((match.topic,))},
            community.rules.community.language,
            buttons=(Button(REPORT, match.id, "danger"),),
        ),
    )


def _ended(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Somebody said that it does not fit: what we asked about it is asked no more."""
    match = community.match(event.value)
    if match is None or match.role_of(event.account) is None or match.state is not MatchState.ENDED:
        return
    for told in community.check_ins(match.id):
        for step, answered in (("met", told.met is not None), ("felt", told.felt is not None)):
            asked = key_of(match, told.account, step)
            if community.said(asked) and not answered:
                message = worded("closed", match, told.account, community)
                yield Edit(key=f"{asked}:closed", instead_of=asked, message=message)


# --- what is so


def _running(id: str, community: Community) -> Match | None:
    match = community.match(id)
    return match if match is not None and match.state is MatchState.ACCEPTED else None
