"""Rounds: who is in this time, and who could learn from whom, for everybody at once.

It opens with a private question to each member, and to whoever becomes one while it is open; when
the answers end, the best round is looked for outside of any turn. What people hear of it is in the
files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect
from bot.events import (
    ButtonPressed,
    CommandGiven,
    FormSent,
    OpeningMissed,
    RoundClosed,
    RoundLooked,
    RoundOpened,
    RoundReleased,
    RoundSolved,
    SeatFreed,
)
from bot.reactions import _round_again as again
from bot.reactions import _round_asking as asking
from bot.reactions import _round_groups as groups
from bot.reactions import _round_newcomers as newcomers
from bot.reactions import _round_preview as preview
from bot.reactions import _round_refill as refill
from bot.reactions import _round_results as results
from bot.reactions import _round_status as status
from bot.reactions import _round_wishes as wishes
from bot.reactions._features import moderates
from matchers.held import group_in

Deed = ButtonPressed | CommandGiven | FormSent
Events = (
    RoundOpened
    | OpeningMissed
    | RoundClosed
    | RoundLooked
    | RoundSolved
    | RoundReleased
    | SeatFreed
    | Deed
)


def hold_rounds(event: Events, community: Community) -> Iterator[Effect]:
    """Ask, take answers, close, keep what came out, tell it."""
    match event:
        case RoundOpened() | OpeningMissed():
            yield from _open(event, community)
        case RoundClosed():
            yield from results.close(event, community)
        case RoundLooked():
            yield from again.look(event, community)
        case RoundSolved():
            yield from results.take(event, community)
        case RoundReleased():
            yield from results.go_out(event, community)
        case SeatFreed():
            yield from refill.refill(event, community)
        case CommandGiven():
            yield from _commanded(event, community)
        case ButtonPressed():
            yield from _pressed(event, community)
        case FormSent():
            yield from newcomers.note_newcomer(event, community)
            yield from wishes.change(event, community)


def _commanded(event: CommandGiven, community: Community) -> Iterator[Effect]:
    event, group = groups.meant(event, community)
    if group is None and event.command in groups.OF_ONE:
        if moderates(event, community):
            yield groups.ask_which(event, community)
        return
    yield from preview.decide(event, community, group)
    yield from wishes.change(event, community, group)
    yield from status.answer(event, community, group)


def _pressed(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    if event.button in (asking.YES, asking.NO, asking.PAUSE):
        yield from asking.answer(event, community)
    elif event.button == asking.BACK:
        yield from asking.come_back(event, community)
    else:
        yield from preview.decide(event, community)
        yield from wishes.change(event, community)


def _open(event: RoundOpened | OpeningMissed, community: Community) -> Iterator[Effect]:
    """One round of a group takes answers at a time; what nobody decided about had its time."""
    if isinstance(event, OpeningMissed):
        yield from newcomers.ask_newcomer(event, community)
        return
    if groups.group_of(event.round, community) is None:
        return
    newest = community.rounds(status.LOOK_BACK, group_in(event.round))
    before = [one for one in newest if one.name != event.round]
    if any(one.state == "open" for one in before):
        return
    for held in before:
        if held.state == "drafted":
            yield from preview.lapse(held, event.at, community)
    yield from asking.open_round(event, community)
