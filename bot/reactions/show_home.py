"""The home tab: who you are to Lotse and why, what waits for you, and everything you can change.

It is drawn when somebody opens it, and again after each change that it shows, for those who have
opened it. Moderators see how the community and the bot are doing below their own things.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import assert_never

from bot.community import Community
from bot.effects import Effect, Message, ShowHome
from bot.events import (
    AnswerAccepted,
    AnswerGiven,
    ButtonPressed,
    CommandGiven,
    FormSent,
    HomeOpened,
    InquiryExpired,
    MatchAccepted,
    MatchExpired,
    MatchOver,
    OpeningMissed,
    QuestionAsked,
    RoundClosed,
    RoundLooked,
    RoundOpened,
    RoundReleased,
    RoundSolved,
    SeatFreed,
    ThreadDeleted,
    ThreadSetAside,
)
from bot.reactions._home_parts import Looker, parts_of_home
from bot.reactions._profile_form import STEP_1
from bot.reactions._together import all_of, together
from bot.reactions.report_match import BUTTONS as TYPED
from bot.reactions.report_match import REPORT, UNFIT
from bot.reactions.settle_match import NO, YES
from matchers.model import Account
from matchers.together import Together

InRound = RoundOpened | RoundClosed | RoundLooked | RoundSolved | RoundReleased
InThread = QuestionAsked | AnswerGiven | AnswerAccepted | ThreadDeleted | ThreadSetAside
Change = (
    CommandGiven
    | ButtonPressed
    | FormSent
    | MatchAccepted
    | MatchExpired
    | MatchOver
    | SeatFreed
    | InquiryExpired
    | OpeningMissed
    | InRound
    | InThread
)
"""After these it may look different; what other reactions made of them is seen already."""


def show_home(event: HomeOpened | Change, community: Community) -> Iterator[Effect]:
    """Draw it for whoever opened it, and again where it was shown and would look different now."""
    if isinstance(event, HomeOpened):
        looker = Looker(event.account, event.at, event.language, event.moderator)
        yield _drawn(looker, event.key, community)
        return
    members = dict.fromkeys(_concerned(event, community))
    accounts = (own for one in members for own in community.accounts_of(one))
    for number, account in enumerate(accounts):
        if shown := community.home_shown(account):
            language = community.language_of(account)
            looker = Looker(account, event.at, language, ":moderator:" in shown)
            key = f"{event.key}:{number}" if number else event.key  # two may see the very same
            drawn = _drawn(looker, key, community)
            if _look(drawn.key) != _look(shown):
                yield drawn


def _concerned(event: Change, community: Community) -> Iterator[Account]:
    match event:
        case CommandGiven() | ButtonPressed() | FormSent() | OpeningMissed():
            yield event.account
            yield from (one for whole in _parted(event, community) for one in whole.accounts)
        case MatchAccepted() | MatchExpired() | MatchOver() | SeatFreed():
            found = together(event.match, community)
            if found is not None:
                yield from found.accounts
        case RoundOpened() | RoundClosed() | RoundLooked() | RoundSolved() | RoundReleased():
            yield from (part.account for part in community.parts(event.round))
        case InquiryExpired():
            inquiry = community.inquiry(event.inquiry)
            if inquiry is not None:
                yield from (inquiry.asker, *inquiry.asked)
        case _:
            asker = _asker(event, community)
            if asker is not None:
                yield asker


def _parted(
    event: CommandGiven | ButtonPressed | FormSent | OpeningMissed, community: Community
) -> Iterator[Together]:
    """What begins or ends for others, too, by what somebody did."""
    match event:
        case ButtonPressed() if event.button in (YES, NO, UNFIT, REPORT):
            found = together(event.value, community)
            if found is not None and found.side_of(event.account):
                yield found
        case CommandGiven() if event.command in TYPED:
            yield from all_of(event.account, community)
        case FormSent() if event.form == STEP_1:
            yield from all_of(event.account, community)


def _asker(event: InThread, community: Community) -> Account | None:
    match event:
        case QuestionAsked():
            return event.question.asker
        case ThreadSetAside():
            return event.asker
        case AnswerGiven():
            return community.asker_of(event.thread.key)
        case AnswerAccepted() | ThreadDeleted():
            return community.asker_of(event.thread)
        case _:
            assert_never(event)


def _drawn(looker: Looker, event: str, community: Community) -> ShowHome:
    """Its key tells who looks as what, and how it looks, so that nothing is drawn in vain."""
    parts = parts_of_home(looker, community)
    message = Message("show_home-hello", {}, looker.language, parts=parts)
    look = hashlib.blake2b(repr(message).encode(), digest_size=8).hexdigest()
    role = "moderator" if looker.moderator else "member"
    key = f"show_home:{role}:{look}:{event}"
    return ShowHome(key=key, account=looker.account, message=message)


def _look(key: str) -> str:
    return ":".join(key.split(":")[1:3])
