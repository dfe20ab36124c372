"""A digest of one's own, for whoever asks for it: at their hour, what fits them and their time.

Nothing that fits is no message. Each line can be taken over at once, where the ladder of
``suggest_helpers`` is on. It was asked for, so it counts as no unasked message.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    DropWish,
    Effect,
    KeepWish,
    Link,
    Message,
    Moment,
    Value,
)
from bot.events import ButtonPressed, CommandGiven, WishDue
from bot.reactions._helping import TAKE, can_open
from bot.reactions._meeting import is_same
from bot.reactions._wish_when import when
from bot.rules import ProposeMatchRules
from bot.rules_digests import SendPersonalDigestRules
from bot.rules_helpers import SuggestHelpersRules
from matchers.helping import HelperState, minutes_left
from matchers.model import Account, OpenQuestion, Profile
from matchers.own_digest import own_digest, room_for
from matchers.weeks import next_due, week_name
from matchers.wishes import Wish

STOP = "send_personal_digest-stop"
LATE = timedelta(hours=24)
"""After so long it is left out: the next one comes soon enough."""
LOOKED_AT = 50
"""So many questions that fit are looked at closely, at most."""


def send_personal_digest(
    event: WishDue | CommandGiven | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Keep the wish, drop it, or fulfil it."""
    match event:
        case WishDue():
            yield from _fulfil(event, community)
        case CommandGiven(command="digest_mine"):
            yield from _wanted(event, community)
        case CommandGiven(command="digest_off") | ButtonPressed(button="send_personal_digest-stop"):
            yield from _unwanted(event, community)


# --- the wish


def _wanted(event: CommandGiven, community: Community) -> Iterator[Effect]:
    profile = community.profile(event.account)
    if profile is None or not profile.complete:
        yield _tell(event, "no_profile")
    elif not profile.teaches:
        yield _tell(event, "no_topic")
    elif (chosen := _chosen(event, community)) is None:
        yield _tell(event, "unclear")
    else:
        kept = community.wish(event.account)
        name = kept.id if kept else hashlib.blake2b(event.key.encode(), digest_size=8).hexdigest()
        due = _next(event.at, chosen, community)
        wish = Wish(event.account, name, *chosen, due)
        if community.said(_key(wish, community)):  # this week's was told already
            wish = replace(wish, due=_next(due, chosen, community))
        yield KeepWish(wish=wish)
        yield _tell(event, "on", {"due": Moment(wish.due)})


def _chosen(event: CommandGiven, community: Community) -> tuple[int, int] | None:
    """Weekday and hour; what is not named is as before, or as the rules say."""
    rules, kept = _rules(community), community.wish(event.account)
    before = (kept.weekday, kept.hour) if kept else (rules.weekday, rules.hour)
    return when(event.argument, before)


def _unwanted(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    if community.wish(event.account) is None:
        yield _tell(event, "off_already")
        return
    yield DropWish(account=event.account)
    yield _tell(event, "off")


def _next(at: datetime, chosen: tuple[int, int], community: Community) -> datetime:
    return next_due(at, *chosen, _zone(community)).astimezone(UTC)


# --- fulfilling it


def _fulfil(event: WishDue, community: Community) -> Iterator[Effect]:
    wish = community.wish(event.account)
    if wish is None or wish.due != event.due:
        return
    later = _next(event.at, (wish.weekday, wish.hour), community)
    yield KeepWish(wish=replace(wish, due=later))
    profile = community.profile(event.account)
    if profile is None or not profile.complete or profile.pauses(event.at):
        return
    stopped = community.steering().is_stopped("send_personal_digest")
    if stopped or event.at - wish.due > LATE:
        return
    message = _told(profile, event.at, community)
    if message is not None:
        yield DirectMessage(
            key=_key(wish, community),
            account=event.account,
            message=message,
            until=wish.due + LATE,
        )


def _told(profile: Profile, at: datetime, community: Community) -> Message | None:
    """The lines that fit into what is left of the member's week; ``None``: there is none."""
    rules = community.rules.suggest_helpers or SuggestHelpersRules()
    left = _left(profile, at, community)
    most = room_for(left, rules.minutes_per_question, _rules(community).lines)
    found = _fitting(profile, at, community, most)
    if not found:
        return None
    language = community.language_of(profile.account)
    fields: dict[str, Value] = {
        "count": len(found),
        "needed": str(len(found) * rules.minutes_per_question),
        "left": str(int(left)),
    }
    return Message(
        "send_personal_digest-week",
        fields,
        language,
        buttons=(Button(STOP),),
        parts=tuple(_line(question, at, community, profile.account) for question in found),
    )


def _left(profile: Profile, at: datetime, community: Community) -> float:
    """Hours a week, less what matches and questions take."""
    helping = community.rules.suggest_helpers or SuggestHelpersRules()
    matching = community.rules.propose_match or ProposeMatchRules()
    return minutes_left(
        profile,
        community.helping(profile.account, at),
        community.matches_of(profile.account),
        at,
        minutes=helping.minutes_per_question,
        hours_per_seat=matching.hours_per_seat,
    )


def _fitting(
    profile: Profile, at: datetime, community: Community, at_most: int
) -> list[OpenQuestion]:
    """Public questions that nobody looks after yet, and that the member has not answered."""
    shown = [
        q
        for q in community.unanswered()
        if q.title and q.thread.place.public and not is_same(q.asker, profile.account, community)
    ]
    ranked = own_digest(shown, profile, at, community.helpers_by_topic())
    found: list[OpenQuestion] = []
    for question in ranked[:LOOKED_AT]:
        if len(found) >= at_most:
            break
        if _is_free(question, profile.account, community):
            found.append(question)
    return found


def _is_free(question: OpenQuestion, account: Account, community: Community) -> bool:
    if not can_open(account, question.thread.place, community):
        return False
    if question.asker is not None and community.blocked(question.asker, account):
        return False
    own = community.accounts_of(account)
    for helper in community.helpers_in(question.thread.key):
        if helper.state is HelperState.YES:
            return False
        if helper.account in own and helper.state is HelperState.NO:
            return False
    kept = community.thread(question.thread.key)
    return kept is None or all(answer.by not in own for answer in kept.answers)


def _line(question: OpenQuestion, at: datetime, community: Community, account: Account) -> Message:
    link = Link.telling(question.thread, question.title)
    days = max((at - question.thread.started).days, 0)
    fields: dict[str, Value] = {"question": link, "days": days}
    can_take = community.rules.suggest_helpers is not None
    buttons = (Button(TAKE, question.thread.key),) if can_take else ()
    language = community.language_of(account)
    return Message("send_personal_digest-question", fields, language, buttons=buttons)


# --- small things


def _key(wish: Wish, community: Community) -> str:
    """One a week, whatever is changed about its day."""
    return f"send_personal_digest:{wish.id}:{week_name(wish.due.astimezone(_zone(community)))}"


def _rules(community: Community) -> SendPersonalDigestRules:
    return community.rules.send_personal_digest or SendPersonalDigestRules()


def _zone(community: Community) -> ZoneInfo:
    return ZoneInfo(community.rules.community.time_zone)


def _tell(
    event: CommandGiven | ButtonPressed, what: str, fields: dict[str, Value] | None = None
) -> Answer:
    return Answer(message=Message(f"send_personal_digest-{what}", fields or {}, event.language))
