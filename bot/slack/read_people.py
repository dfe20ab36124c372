"""Reactions, members who come and go, and what happens to the bot itself."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.errors import NotForUs
from bot.events import (
    AccountClosed,
    AnswerAccepted,
    AnswerUnaccepted,
    AppRemoved,
    BotInvited,
    Event,
    HomeOpened,
    MemberJoined,
    TagsRejected,
)
from bot.slack.keys import checked_id, checked_ts, hashed, message_key, moment
from bot.slack.payload import SLACKBOT, Known, Payload, inner, words

CHECKS = frozenset({"white_check_mark", "heavy_check_mark", "ballot_box_with_check"})
CROSSES = frozenset({"x", "negative_squared_cross_mark", "heavy_multiplication_x"})

LAST_SECOND = 253_402_300_799
"""The last second of the year 9999: a later one is no time."""


def read_reaction(_: Payload, event: Payload, known: Known) -> Event:
    """A check mark accepts an answer; a cross on our own line takes its topics back."""
    item, added = inner(event, "item"), words(event, "type") == "reaction_added"
    name = words(event, "reaction")
    if words(item, "type") != "message" or name not in CHECKS | CROSSES:
        raise NotForUs("reaction")
    if words(event, "user") == known.bot:
        raise NotForUs("own reaction")
    known.listened_place(item.get("channel"))
    ours = words(event, "item_user") == known.bot
    if name in CHECKS and not ours:
        return _judged(event, added=added, known=known)
    if name in CROSSES and ours and added and known.item_thread:
        return _rejected(event, known)
    raise NotForUs("reaction")


def _judged(event: Payload, *, added: bool, known: Known) -> Event:
    item, when = inner(event, "item"), checked_ts(event.get("event_ts"))
    answer = message_key(known.team, checked_id(item["channel"]), checked_ts(item.get("ts")))
    kind, verb = (AnswerAccepted, "accepted") if added else (AnswerUnaccepted, "unaccepted")
    return kind(
        key=f"{verb}:{answer}:{when}",
        at=moment(when),
        thread=known.item_thread or answer,
        answer=answer,
        by=known.account(event.get("user")),
        by_moderator=known.moderator,
    )


def _rejected(event: Payload, known: Known) -> Event:
    when = checked_ts(event.get("event_ts"))
    return TagsRejected(
        key=f"rejected:{known.item_thread}:{when}",
        at=moment(when),
        thread=known.item_thread,
        by=known.account(event.get("user")),
        by_moderator=known.moderator,
    )


def read_member_joined(payload: Payload, event: Payload, known: Known) -> Event:
    """Somebody is new in the workspace."""
    member = inner(event, "user")
    if member.get("is_bot") or words(member, "id") == SLACKBOT:
        raise NotForUs("bot")
    account = known.account(member.get("id"))
    when = _when(payload, event, known)
    key = f"joined:slack:{hashed(account, when.isoformat())}"
    return MemberJoined(key=key, at=when, account=account)


def read_user_change(payload: Payload, event: Payload, known: Known) -> Event:
    """Only a closed account concerns us; faces, names and moods do not."""
    member = inner(event, "user")
    if member.get("deleted") is not True:
        raise NotForUs("profile change")
    account = known.account(member.get("id"))
    when = _when(payload, event, known)
    key = f"closed:slack:{hashed(account, str(member.get('updated') or when.isoformat()))}"
    return AccountClosed(key=key, at=when, account=account)


def read_member_joined_channel(payload: Payload, event: Payload, known: Known) -> Event:
    """Only our own arrival concerns us."""
    if words(event, "user") != known.bot:
        raise NotForUs("somebody else joined")
    place = known.place(event.get("channel"))
    when = _when(payload, event, known)
    key = f"invited:{place.key}:{when.timestamp():.6f}"
    return BotInvited(key=key, at=when, place=place, language=known.language)


def read_home_opened(payload: Payload, event: Payload, known: Known) -> Event:
    """A member looks at our home tab (the messages tab opens with the same event)."""
    if words(event, "tab") not in {"", "home"}:
        raise NotForUs("another tab")
    account = known.account(event.get("user"))
    when = _when(payload, event, known)
    key = f"home:slack:{hashed(account, when.isoformat())}"
    return HomeOpened(
        key=key, at=when, account=account, language=known.language, moderator=known.moderator
    )


def read_app_removed(payload: Payload, event: Payload, known: Known) -> Event:
    """We are no longer welcome. A member's own token that was revoked is not ours."""
    reason = words(event, "type")
    if reason == "tokens_revoked" and not inner(event, "tokens").get("bot"):
        raise NotForUs("another token")
    when = _when(payload, event, known)
    key = f"removed:slack:{known.team}:{reason}:{when.timestamp():.6f}"
    return AppRemoved(key=key, at=when, platform="slack", reason=reason)


def _when(payload: Payload, event: Payload, known: Known) -> datetime:
    """When it happened: ``event_ts``, else ``event_time``, which every envelope carries."""
    ts = event.get("event_ts")
    if isinstance(ts, str):
        return moment(checked_ts(ts))
    seconds = payload.get("event_time")
    if type(seconds) is int and 0 <= seconds <= LAST_SECOND:
        return datetime.fromtimestamp(seconds, UTC)
    return known.now
