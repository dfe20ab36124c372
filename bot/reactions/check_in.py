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
    SettleMatch,
)
from bot.events import (
    ButtonPressed,
    CheckInDue,
    CommandGiven,
    DeliveryWithheld,
    MatchAccepted,
    MatchOver,
)
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
from bot.reactions._together import all_of, group_reads, together
from bot.reactions.report_match import BUTTONS as TYPED
from bot.reactions.report_match import REPORT, UNFIT
from matchers.checking_in import CheckIn
from matchers.model import MatchState
from matchers.together import Together

WORTH_FOR = timedelta(days=3)
"""A question that comes later than this would only puzzle people."""

Deed = ButtonPressed | CommandGiven
Events = MatchAccepted | CheckInDue | MatchOver | DeliveryWithheld | Deed


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
        case CommandGiven() | ButtonPressed():
            yield from _done(event, community)


def _done(event: Deed, community: Community) -> Iterator[Effect]:
    """What one of them typed or pressed."""
    parted: list[Together] = []
    if isinstance(event, CommandGiven):
        if event.command in TYPED:
            parted += all_of(event.account, community)
    elif event.button in answers.BUTTONS:
        yield from answers.take(event, community)
    elif event.button in (UNFIT, REPORT):
        found = together(event.value, community)
        parted += [found] if found is not None and found.side_of(event.account) else []
    for whole in parted:
        yield from _ended(whole, community)


def _begin(event: MatchAccepted, community: Community) -> Iterator[Effect]:
    whole = _running(event.match, community)
    if whole is None or not whole.matches[0].is_pair:
        return
    if known := community.check_ins(whole.id):  # a circle goes on without somebody, or with
        ends, asked = max(one.ends for one in known), {one.account for one in known}
        for account in (one for one in whole.accounts if one not in asked):
            yield KeepCheckIn(check_in=CheckIn(whole.id, account, ends))
        yield from answers.those_left_go_on(whole, event.at, community)
        return
    rules = rules_of(community)
    ends = event.at + timedelta(weeks=rules.weeks)
    for account in whole.accounts:
        yield KeepCheckIn(check_in=CheckIn(whole.id, account, ends))
    met = awake(event.at + timedelta(days=rules.ask_days), community)
    felt = awake(ends - timedelta(days=rules.before_days), community)
    key = f"{STEM}:{whole.id}"
    yield Later(event=CheckInDue(key=f"{key}:met", at=met, match=whole.id, step="met"))
    yield Later(event=CheckInDue(key=f"{key}:felt", at=felt, match=whole.id, step="felt"))
    yield Later(event=MatchOver(key=f"match_over:{whole.id}", at=ends, match=whole.id))


# --- asking


def _ask(event: CheckInDue, community: Community) -> Iterator[Effect]:
    """Everybody in it, each alone; of what is over nobody is asked."""
    whole = _running(event.match, community)
    if whole is None or event.late > WORTH_FOR:
        return
    for told in community.check_ins(whole.id):
        if whole.side_of(told.account) is None:
            continue  # they left
        buttons = (Button(GOOD, whole.id), Button(SO_SO, whole.id), Button(HARD, whole.id))
        if event.step == "met":
            buttons = (Button(MET, whole.id), Button(NOT_YET, whole.id), Button(UNFIT, whole.id))
        yield say.ask(
            event.step,
            whole,
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
    whole = together(which, community) if feature == STEM else None
    sides = whole.sides if whole is not None else ()
    mine = (one for one in sides if whole is not None and whole.key_of(one) == f"{which}:{role}")
    member = next((one.account for one in mine), None)
    if whole is None or member is None:
        return
    sent = list(say.call_each(whole, member, community))
    yield from sent
    if not sent:
        key, account = f"{event.delivery}:nobody", reached(member, community)
        message = worded("nobody_there", whole, member, community)
        yield DirectMessage(key=key, account=account, message=message)


# --- the end


def _end(event: MatchOver, community: Community) -> Iterator[Effect]:
    """The seat is free again; whoever is in it reads so where they met, and nobody is blamed."""
    whole = _running(event.match, community)
    if whole is None or any(one.ends > event.at for one in community.check_ins(whole.id)):
        return
    for match in whole.matches:
        yield SettleMatch(match=match.id, state=MatchState.ENDED)
    report = Button(REPORT, whole.id, "danger")
    yield group_reads("check_in-over", whole, f"{STEM}:{whole.id}:over", report, community)


def _ended(whole: Together, community: Community) -> Iterator[Effect]:
    """Somebody said that it does not fit: who is in it no more is asked no more."""
    for told in community.check_ins(whole.id):
        side = whole.side_of(told.account)
        if side is None or side.match.state is not MatchState.ENDED:
            continue
        for step, answered in (("met", told.met is not None), ("felt", told.felt is not None)):
            asked = key_of(whole, told.account, step)
            closed = f"{asked}:closed"
            if community.said(asked) and not answered and not community.said(closed):
                message = worded("closed", whole, told.account, community)
                yield Edit(key=closed, instead_of=asked, message=message)


# --- what is so


def _running(id: str, community: Community) -> Together | None:
    """What goes on of it, with those who are still in it."""
    whole = together(id, community)
    return whole.of_state(MatchState.ACCEPTED) if whole is not None else None
