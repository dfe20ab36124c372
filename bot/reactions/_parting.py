"""Somebody cannot be in a pair, circle or tandem any more, or does not wish to.

What is left of a circle goes on while there are three who learn, or two and somebody of their
round who may take the seat; if not, it is dissolved kindly, and so is a pair or a tandem. Nobody is
told who left, nor why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.community import Community
from bot.effects import DirectMessage, Edit, Effect, Later, SettleMatch, Unsay
from bot.events import MatchAccepted
from bot.reactions import _offers as offers
from bot.reactions._free_seats import freed, may_wait
from bot.reactions._together import all_of, groups_of, message, together
from matchers.model import Account, MatchState
from matchers.together import Side, Together

STEM = "settle_match"


def part(
    account: Account,
    at: datetime,
    community: Community,
    which: Callable[[Together], bool] = lambda _: True,
) -> Iterator[Effect]:
    """End for somebody all that is open and that they cannot be in any more."""
    yield from offers.leave(account, at, community, which)
    for whole in filter(which, all_of(account, community)):
        proposed = whole.asked
        accepted = whole.of_state(MatchState.ACCEPTED)
        if proposed is not None and proposed.side_of(account):
            yield from step_back(proposed, account, community)
        for match in whole.offered:
            if match.learner == account:
                yield SettleMatch(match=match.id, state=MatchState.ENDED)
                yield freed(whole.id, match.id, at, community)
        if accepted is not None and accepted.side_of(account):
            yield from _leave(accepted, account, at, community)


def step_back(proposed: Together, account: Account, community: Community) -> Iterator[Effect]:
    """Without them before all had answered: what is left may still come to be."""
    if left_of(proposed, account) is None:
        yield from fail(proposed, MatchState.ENDED, community, without=account)
    else:
        yield from end(proposed, account, alone=True)


def left_of(whole: Together, account: Account) -> Together | None:
    """What can go on without somebody: a circle with enough others, if they did not lead it."""
    left = whole.without(account) if whole.form == "circle" else None
    enough = left is not None and left.has_enough and account != whole.expert
    return left if enough else None


def runs_on(
    accepted: Together, account: Account, at: datetime, community: Community
) -> Together | None:
    """What goes on of one that came to be: also with two, where somebody may take the seat."""
    left = left_of(accepted, account)
    if left is not None or accepted.form != "circle" or account == accepted.expert:
        return left
    fewer = accepted.without(account)
    return fewer if fewer is not None and may_wait(fewer, at, community) else None


def end(whole: Together, account: Account, *, alone: bool) -> Iterator[SettleMatch]:
    """They are in it no more; nor is anybody, unless they leave it ``alone``."""
    for match in whole.matches:
        if match.learner == account or not alone:
            yield SettleMatch(match=match.id, state=MatchState.ENDED)


def end_unopened(
    accepted: Together, account: Account, community: Community, *, alone: bool
) -> Iterator[Effect]:
    """The same; and a group that was not opened yet is not opened any more."""
    yield from end(accepted, account, alone=alone)
    if not alone:
        yield from call_off(accepted, community)
    for group in groups_of(accepted, community):
        yield Unsay(key=f"{STEM}:{group}:unsaid", instead_of=group, said_stays=True)


def go_on(
    left: Together, gone: Side, at: datetime, community: Community
) -> Iterator[DirectMessage | MatchAccepted | Later]:
    """A circle goes on: all in it hear so, and their group is opened if it was not yet."""
    what = "goes_on" if left.has_enough else "looks_on"
    for side in left.sides:
        yield DirectMessage(
            key=f"{STEM}:{left.key_of(side)}:{what}:{gone.match.id}",
            account=side.account,
            message=message(f"{STEM}-{what}", left, side.account, community),
        )
    yield MatchAccepted(key=f"accepted:{left.id}:{gone.match.id}", at=at, match=left.id)
    yield freed(left.id, gone.match.id, at, community)


def call_off(accepted: Together, community: Community) -> Iterator[Effect]:
    """It is over: whoever is asked to join it has nothing to answer any more."""
    whole = together(accepted.id, community)
    for match in whole.offered if whole is not None else ():
        yield SettleMatch(match=match.id, state=MatchState.ENDED)
        yield edit(accepted, Side(match.learner, "learner", match), "closed", community)


def dissolve(accepted: Together, community: Community) -> Iterator[Effect]:
    """Nobody was found to join it: whoever is in it hears that it is over, and of no cause."""
    for match in accepted.matches:
        yield SettleMatch(match=match.id, state=MatchState.ENDED)
    for side in accepted.sides:
        yield _ended(accepted, side, community)


def fail(
    whole: Together,
    state: MatchState,
    community: Community,
    *,
    declined: Account | None = None,
    without: Account | None = None,
) -> Iterator[Effect]:
    """It comes to nothing. All requests lose their buttons; only who said yes hears of it."""
    for match in whole.matches:
        yield SettleMatch(match=match.id, state=state)
    for side in whole.sides:
        if side.account == declined:
            yield edit(whole, side, "thanks_for_telling", community)
        elif side.account != without:
            yield from not_this_time(whole, side, community)


def not_this_time(whole: Together, side: Side, community: Community) -> Iterator[Effect]:
    """For one of them it comes to nothing, in the same words whatever the cause."""
    yield edit(whole, side, "closed", community)
    if whole.says(side):
        yield DirectMessage(
            key=f"{STEM}:{whole.key_of(side)}:not_this_time",
            account=side.account,
            message=message(f"{STEM}-not_this_time_{side.role}", whole, side.account, community),
        )


def edit(whole: Together, side: Side, what: str, community: Community) -> Edit:
    """Say something else where one of them was asked."""
    key = whole.key_of(side)
    return Edit(
        key=f"{STEM}:{key}:{what}",
        instead_of=f"propose_match:{key}",
        message=message(f"{STEM}-{what}", whole, side.account, community),
    )


def _leave(
    accepted: Together, account: Account, at: datetime, community: Community
) -> Iterator[Effect]:
    """They are gone; whoever is left hears of it, not of whom."""
    left, gone = runs_on(accepted, account, at, community), accepted.side_of(account)
    yield from end_unopened(accepted, account, community, alone=left is not None)
    if left is not None and gone is not None:
        yield from go_on(left, gone, at, community)
    elif accepted.matches[0].is_pair:  # one question brought two together: that is over anyway
        for side in accepted.sides:
            if side.account != account:
                yield _ended(accepted, side, community)


def _ended(accepted: Together, side: Side, community: Community) -> DirectMessage:
    which = accepted.key_of(side) if accepted.form == "circle" else accepted.id
    return DirectMessage(
        key=f"{STEM}:{which}:ended",
        account=side.account,
        message=message(f"{STEM}-ended", accepted, side.account, community),
    )
