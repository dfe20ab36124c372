"""What Slack tells a bot about a change: the inner events, and the envelope around them.

A bot hears of a place only as a member of it, with the scope of the event, and with a
subscription: the sandbox's app has none for DMs (``message.im``, ``message.mpim``).
Source: https://docs.slack.dev/reference/events
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import assert_never

from bot.sandbox.slack_changes import Acted, Change, Deleted, Edited, Posted, Reacted, Shown
from bot.sandbox.slack_nouns import Json, Message, Whispered
from bot.sandbox.slack_state import SlackState

APP = "A0LOTSE"
SPOKEN = frozenset({"", "file_share", "thread_broadcast"})


def events_of(state: SlackState, scopes: Collection[str], change: Change) -> list[Json]:
    """The inner events that the bot gets for a change; none for what it may not hear."""
    match change:
        case Shown() | Whispered() | Acted():
            return []
        case Posted(message) | Edited(message) | Deleted(message) | Reacted(message):
            place = state.channels[message.channel]
        case _:
            assert_never(change)
    if state.bot_user not in place.members:
        return []
    if isinstance(change, Reacted):
        return [_reaction(state, change)] if "reactions:read" in scopes else []
    heard = place.kind in {"channel", "group"} and f"{place.scopes}:history" in scopes
    found = [_said(state, change, place.kind)] if heard else []
    if isinstance(change, Posted) and "app_mentions:read" in scopes:
        found += _mention(state, change.message, place.kind)
    return found


def _said(state: SlackState, change: Posted | Edited | Deleted, kind: str) -> Json:
    message = change.message
    where: Json = {"channel": message.channel, "channel_type": kind}
    if isinstance(change, Posted):
        return {**_spoken(state, message), **where, "event_ts": message.ts}
    ts = message.edited["ts"] if isinstance(change, Edited) else state.new_ts()
    hidden: Json = {"type": "message", "hidden": True, "ts": ts, "event_ts": ts, **where}
    if isinstance(change, Edited):
        now = {**message.as_json(), "team": state.team}
        before = {**now, "text": change.before}
        before.pop("edited", None)
        hidden |= {"subtype": "message_changed", "message": now, "previous_message": before}
    else:
        before = {**message.as_json(), "team": state.team}
        hidden |= {"subtype": "message_deleted", "deleted_ts": message.ts}
        hidden |= {"previous_message": before}
    return hidden


def _spoken(state: SlackState, message: Message) -> Json:
    spoken = {**message.as_json(), "team": state.team}
    if message.bot_id:
        return {**spoken, "app_id": APP, "bot_profile": {"id": message.bot_id, "app_id": APP}}
    if message.subtype in SPOKEN:
        spoken["client_msg_id"] = f"00000000-0000-4000-8000-{message.ts[-6:]:>012}"
        text = {"type": "text", "text": message.text}
        section = {"type": "rich_text_section", "elements": [text]}
        spoken["blocks"] = [{"type": "rich_text", "block_id": "typed", "elements": [section]}]
    return spoken


def _mention(state: SlackState, message: Message, kind: str) -> list[Json]:
    """A mention comes a second time, with an event id of its own and the same ``ts``."""
    named = f"<@{state.bot_user}>" in message.text and message.user != state.bot_user
    if not named or kind not in {"channel", "group"} or message.subtype not in SPOKEN:
        return []
    spoken = {**_spoken(state, message), "type": "app_mention"}
    spoken.pop("subtype", None)
    return [{**spoken, "channel": message.channel, "event_ts": message.ts}]


def _reaction(state: SlackState, change: Reacted) -> Json:
    message = change.message
    return {
        "type": "reaction_added" if change.added else "reaction_removed",
        "user": change.member,
        "reaction": change.name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": state.new_ts(),
    }


def callback(state: SlackState, event: Json, now: datetime) -> Json:
    """The ``event_callback`` around an inner event, with an id of its own."""
    bot = {
        "enterprise_id": None,
        "team_id": state.team,
        "user_id": state.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": "verification-token",
        "team_id": state.team,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": state.new_id("Ev"),
        "event_time": int(now.timestamp()),
        "authorizations": [bot],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event['type']}-{state.team}",
    }
