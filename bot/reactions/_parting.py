"""Somebody cannot be in a pair, circle or tandem any more, or does not wish to.

What is left of a circle goes on while there are three who learn; if not, it is dissolved kindly,
and so is a pair or a tandem. Nobody is told who left, nor why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.community import Community
from bot.effects import DirectMessage, Edit, Effect, SettleMatch, Unsay
from bot.events import MatchAccepted
from bot.reactions import _offers as offers
from bot.reactions._together import all_of, groups_of, message
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
        proposed = whole.of_state(MatchState.PROPOSED)
        accepted = whole.of_state(MatchState.ACCEPTED)
        if proposed is not None and proposed.side_of(account):
            yield from step_back(proposed, account, community)
        if accepted is not None and accepted.side_of(account):
            yield from _leave(accepted, account, at, community)


def step_back(proposed: Together, account: Account, community: Community) -> Iterator[Effect]:
    """Without them before all had answered: what is left may still come to be."""
    if left_of(proposed, account) is None:
        yield from fail(proposed, MatchState.ENDED, community, without=account)
    else:
        yield from end(proposed, account)


def left_of(whole: Together, account: Account) -> Together | None:
    """What can go on without somebody: a circle with enough others, if they did not lead it."""
    left = whole.without(account) if whole.form == "circle" else None
    enough = left is not None and left.has_enough and account != whole.expert
    return left if enough else None


def end(whole: Together, account: Account) -> Iterator[SettleMatch]:
    """They are in it no more, and nobody is in it where nothing can go on."""
    alone = left_of(whole, account) is not None
    for match in whole.matches:
        if match.learner == account or not alone:
            yield SettleMatch(match=match.id, state=MatchState.ENDED)


def end_unopened(accepted: Together, account: Account) -> Iterator[Effect]:
    """The same; and a group that was not opened yet is not opened any more."""
    yield from end(accepted, account)
    for group in groups_of(accepted):
        yield Unsay(key=f"{STEM}:{group}:unsaid", instead_of=group, said_stays=True)


def go_on(
    left: Together, gone: Side, at: datetime, community: Community
) -> Iterator[DirectMessage | MatchAccepted]:
    """A circle goes on: all in it hear so, and their group is opened if it was not yet."""
    for side in left.sides:
        yield DirectMessage(
            key=f"{STEM}:{left.key_of(side)}:goes_on:{gone.match.id}",
            account=side.account,
            message=message(f"{STEM}-goes_on", left, side.account, community),
        )
    yield MatchAccepted(key=f"accepted:{left.id}:{gone.match.id}", at=at, match=left.id)


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
    yield from end_unopened(accepted, account)
    left, gone = left_of(accepted, account), accepted.side_of(account)
    if left is not None and gone is not None:
        yield from go_on(left, gone, at, community)
    elif accepted.matches[0].is_pair:  # one question brought two together: that is over anyway
        for side in accepted.sides:
            if side.account != account:
                circle = accepted.form == "circle"
                which = accepted.key_of(side) if circle else accepted.id
                yield DirectMessage(
                    key=f"{STEM}:{which}:ended",
                    account=side.account,
                    message=message(f"{STEM}-ended", accepted, side.account, community),
                )
