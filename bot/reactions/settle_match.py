"""All yeses bring members together; a no, or silence, ends it without blame.

A decline is never shown: whoever said yes reads the same words as when the time ran out. A state
is read again at every click; whatever was settled before stays settled. A circle comes to be once
its expert and at least three learners said yes, and nobody's answer is waited for any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.community import Community
from bot.effects import Answer, AnswerMatch, Effect, Message, SettleMatch
from bot.events import AccountClosed, ButtonPressed, FormSent, MatchAccepted, MatchExpired
from bot.reactions import _offers as offers
from bot.reactions._offered_seat import answered, lapsed
from bot.reactions._parting import edit, fail, not_this_time, part
from bot.reactions._profile_form import STEP_1
from bot.reactions._together import get_along, together, worded
from bot.rules import ProposeMatchRules
from bot.rules_rounds import HoldRoundsRules
from matchers.model import Account, Form, Match, MatchState
from matchers.together import Side, Together, seats

YES = "settle_match-yes"
NO = "settle_match-no"


def settle_match(
    event: ButtonPressed | MatchExpired | FormSent | AccountClosed, community: Community
) -> Iterator[Effect]:
    """Take an answer, or notice that none came, or that somebody cannot be in it any more."""
    match event:
        case ButtonPressed():
            if event.button in (YES, NO):
                yield from _answered(event, community)
            elif event.button in (offers.TAKE, offers.NONE):
                yield from offers.choose(event, community)
        case MatchExpired():
            found = together(event.match, community)
            match = community.match(event.match)
            if match is not None and match.state is MatchState.OFFERED:
                yield from offers.time_is_up(match, event.at, community)
            elif found and match is not None and match.state is MatchState.PROPOSED:
                yield from _time_is_up(found, match, event.at, community)
        case FormSent():
            profile = community.profile(event.account) if event.form == STEP_1 else None
            if profile is not None and profile.minor:
                which = _is_no_circle_to_learn_in(event.account, community)
                yield from part(event.account, event.at, community, which)
        case AccountClosed():
            yield from part(event.account, event.at, community)
        case _:
            assert_never(event)


def _answered(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    whole = together(event.value, community)
    side = whole.side_of(event.account) if whole else None
    if whole is None or side is None:
        yield _tell(event, "gone")
        return
    open_ = whole.asked
    if side.match.state is MatchState.ACCEPTED:
        yield _tell(event, "both_already", whole.form)
    elif side.match.state is not MatchState.PROPOSED or event.at >= side.match.expires:
        yield _tell(event, "over")
    elif side.match in whole.offered:
        says = event.button == YES
        yield from answered(whole, side, says=says, at=event.at, community=community)
    elif open_ is None:
        yield _tell(event, "gone")
    elif event.button == NO:
        yield from _said(open_, side, says=False)
        yield from _declined(open_, side, event.at, community)
    elif open_.says(side):
        yield _tell(event, "already", whole.form)
    else:
        yield from _said(open_, side, says=True)
        yield from _agreed(_with_yes(open_, event.account), side, event.at, community)


def _said(whole: Together, side: Side, *, says: bool) -> Iterator[AnswerMatch]:
    """One answer stands for all that somebody is in it."""
    for match in whole.matches:
        if match.learner == side.account:
            yield AnswerMatch(match=match.id, role="learner", says=says)
        if match.expert == side.account:
            yield AnswerMatch(match=match.id, role="expert", says=says)


def _with_yes(whole: Together, account: Account) -> Together:
    """It as it is with somebody's yes."""
    told = [
        replace(
            match,
            learner_says=True if match.learner == account else match.learner_says,
            expert_says=True if match.expert == account else match.expert_says,
        )
        for match in whole.matches
    ]
    return replace(whole, matches=tuple(told))


def _agreed(whole: Together, side: Side, at: datetime, community: Community) -> Iterator[Effect]:
    if whole.all_agreed and whole.has_enough:
        yield from _conclude(whole, at, community)
    else:
        yield edit(whole, side, "waiting", community)


def _declined(whole: Together, side: Side, at: datetime, community: Community) -> Iterator[Effect]:
    """A circle may come to be without one of its learners; nothing else without anybody."""
    left = whole.without(side.account) if whole.form == "circle" else None
    if left is None or side.role == "expert":
        yield from fail(whole, MatchState.DECLINED, community, declined=side.account)
        return
    yield SettleMatch(match=side.match.id, state=MatchState.DECLINED)
    yield edit(whole, side, "thanks_for_telling", community)
    if not left.has_enough:
        yield from fail(left, MatchState.DECLINED, community)
    elif left.all_agreed:
        yield from _conclude(left, at, community)


def _time_is_up(
    found: Together, match: Match, at: datetime, community: Community
) -> Iterator[Effect]:
    """Whoever said yes may still be enough for a circle."""
    if match in found.offered:
        yield from lapsed(found, match, at, community)
        return
    whole = found.asked or found
    agreed = whole.only(one for one in whole.matches if one.learner_says and one.expert_says)
    circle = whole.form == "circle" and at >= match.expires
    if not circle or agreed is None or not agreed.has_enough:
        early = at < match.expires  # somebody pauses: that is nobody's silence
        yield from fail(whole, MatchState.ENDED if early else MatchState.EXPIRED, community)
        return
    yield from _let_go(whole, agreed, community)
    yield from _conclude(agreed, at, community)


def _let_go(whole: Together, kept: Together, community: Community) -> Iterator[Effect]:
    """Learners for whom there is no place in it after all."""
    for side in whole.sides:
        if side.role == "learner" and side.match not in kept.matches:
            yield SettleMatch(match=side.match.id, state=MatchState.EXPIRED)
            yield from not_this_time(whole, side, community)


def _conclude(agreed: Together, at: datetime, community: Community) -> Iterator[Effect]:
    fits = _fitting(agreed, community)
    if fits is None:
        yield from fail(agreed, MatchState.EXPIRED, community)
        return
    yield from _let_go(agreed, fits, community)
    for match in fits.matches:
        yield SettleMatch(match=match.id, state=MatchState.ACCEPTED)
    for side in fits.sides:
        yield edit(fits, side, "accepted", community)
    yield MatchAccepted(key=f"accepted:{fits.id}", at=at, match=fits.id)


def _fitting(agreed: Together, community: Community) -> Together | None:
    """Those for whom the seat is still there, and between whom nothing has come since."""
    kept: list[Match] = []
    for match in agreed.matches:
        more = agreed.only([*kept, match])
        if more is not None and get_along(more, community):
            kept.append(match)
    fits = agreed.only(kept)
    if fits is None or not fits.has_enough:
        return None
    experts = {match.expert for match in fits.matches}
    return fits if all(_has_a_seat(one, fits, community) for one in experts) else None


def _has_a_seat(expert: Account, whole: Together, community: Community) -> bool:
    """A tandem comes on top of the seats; nobody gives more hours than they have."""
    rules, profile = community.rules.propose_match or ProposeMatchRules(), community.profile(expert)
    busy = [
        other
        for other in community.matches_of(expert)
        if other.is_pair and other.state is MatchState.ACCEPTED and other.stands_with != whole.id
    ]
    given = (m for m in busy if m.expert == expert and m.form != "tandem")
    free = whole.form == "tandem" or seats(given) < rules.seats
    hours = 0 if profile is None else profile.hours
    return free and (seats(busy) + 1) * rules.hours_per_seat <= hours


def _is_no_circle_to_learn_in(account: Account, community: Community) -> Callable[[Together], bool]:
    """Under 18 people are with several others, or with nobody."""
    circles = (community.rules.hold_rounds or HoldRoundsRules()).circles
    return lambda whole: not (circles and whole.form == "circle" and whole.expert != account)


def _tell(event: ButtonPressed, what: str, form: Form = "pair") -> Answer:
    return Answer(message=Message(worded(f"settle_match-{what}", form), {}, event.language))
