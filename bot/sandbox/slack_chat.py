"""``chat.*``: posting, editing, deleting, whispering."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.sandbox.slack_args import Args
from bot.sandbox.slack_blocks import characters, message_faults, with_ids
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_limits import (
    MESSAGE_CHARACTERS,
    METADATA_BYTES,
    TEXT_CUT_AT,
    TEXT_TO_EDIT,
)
from bot.sandbox.slack_nouns import Channel, Json, Message, SlackError, Whispered

Blocks = Sequence[Mapping[str, Any]]


def place_of(world: Clicks, name: str, *, outside: str = "channel_not_found") -> Channel:
    """The place with this id or ``#name``. ``outside``: the error where the bot is no member."""
    place = world.channels.get(name) or world.named(name)
    if place is None or (place.kind != "channel" and world.bot_user not in place.members):
        raise SlackError("channel_not_found")
    if world.bot_user not in place.members and outside:
        raise SlackError(outside)
    return place


def _post(world: Clicks, args: Args) -> Json:
    place = _to_write(world, args.text("channel"))
    text, blocks = _said(world, args, "chat.postMessage", TEXT_CUT_AT)
    metadata = _metadata(args)
    message = Message(
        place.id,
        world.new_ts(),
        world.bot_user,
        text,
        blocks=blocks,
        metadata=metadata or {},
        bot_id=world.bot_id,
    )
    parent = _parent(world, place, args.text("thread_ts"))
    if parent is not None:
        message.thread_ts, message.parent_user = parent.ts, parent.user
        message.subtype = "thread_broadcast" if args.flag("reply_broadcast") else ""
    world.post(message)
    return {"channel": place.id, "ts": message.ts, "message": message.as_json(metadata=True)}


def _rewrite(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"))
    message = _mine(world, place, args.text("ts"), "cant_update_message")
    if len(args.text("text")) > TEXT_TO_EDIT:
        raise SlackError("msg_too_long")
    text, blocks = _said(world, args, "chat.update", TEXT_TO_EDIT)
    metadata = _metadata(args)
    if args.given.get("blocks") is None:
        blocks = message.blocks
    kept = message.metadata if metadata is None else metadata
    world.rewrite(message, world.bot_user, text=text, blocks=blocks, metadata=kept)
    answer = {"channel": place.id, "ts": message.ts, "text": text}
    return {**answer, "message": message.as_json(metadata=True)}


def _delete(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"))
    message = _mine(world, place, args.text("ts"), "cant_delete_message")
    world.remove(message)
    return {"channel": place.id, "ts": message.ts}


def _whisper(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="not_in_channel")
    if place.archived:
        raise SlackError("is_archived")
    if args.text("user") not in place.members:
        raise SlackError("user_not_in_channel")
    if len(args.text("text")) > TEXT_CUT_AT:
        raise SlackError("msg_too_long")
    text, blocks = _said(world, args, "chat.postEphemeral", TEXT_CUT_AT)
    about = (place.id, args.text("user"), world.new_ts(), text, blocks, args.text("thread_ts"))
    whispered = Whispered(*about)
    world.whisper(whispered)
    return {"message_ts": whispered.ts}


def _permalink(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="")
    message = world.find(place.id, args.text("message_ts"))
    if message is None or message.deleted:
        raise SlackError("message_not_found")
    link = f"https://sandbox.slack.com/archives/{place.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={place.id}"
    return {"channel": place.id, "permalink": link}


def _to_write(world: Clicks, name: str) -> Channel:
    """Where a message goes; a member's id means the DM with them."""
    member = world.members.get(name)
    if member is not None and member.id != world.bot_user and not member.deleted:
        return world.private({member.id})
    public = "chat:write.public" in world.scopes
    place = place_of(world, name, outside="" if public else "not_in_channel")
    if place.archived:
        raise SlackError("is_archived")
    return place


def _said(world: Clicks, args: Args, method: str, most: int) -> tuple[str, Blocks]:
    """The text, shortened as Slack does, and the checked blocks."""
    blocks = args.json("blocks", "invalid_blocks_format") or []
    text = args.text("text")[:most]
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if not text and not blocks:
        raise SlackError("no_text")
    if faults := message_faults(blocks):
        messages = {"messages": faults}
        raise SlackError("invalid_blocks", errors=faults, response_metadata=messages)
    if characters(blocks) > MESSAGE_CHARACTERS:
        long = method == "chat.postMessage"
        raise SlackError("msg_blocks_too_long" if long else "msg_too_long")
    world.inspect(text, blocks, method)
    if args.flag("link_names") or args.text("parse") == "full":
        world.alarms.append(f"{method}: names are linked, so @here would call everybody")
    if args.given.get("attachments") or args.given.get("markdown_text"):
        world.alarms.append(f"{method}: the sandbox shows neither attachments nor markdown_text")
    return text, with_ids(blocks)


def _metadata(args: Args) -> Json | None:
    """The metadata, an empty object to remove it, or ``None`` to keep what is there."""
    given = args.json("metadata", "invalid_metadata_format")
    if given is None or given == {}:
        return None if given is None else {}
    if not isinstance(given, dict) or not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not given["event_type"]:
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(given).encode()) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return given


def _parent(world: Clicks, place: Channel, ts: str) -> Message | None:
    """The message that is replied to; the thread's first where a reply was named.

    What Slack does with an unknown ``thread_ts`` is not documented: here it is refused.
    """
    if not ts:
        return None
    message = world.find(place.id, ts)
    if message is None:
        raise SlackError("cannot_reply_to_message")
    if message.is_reply:
        world.alarms.append("chat.postMessage: thread_ts names a reply, not its parent")
        return world.find(place.id, message.thread_ts)
    return message


def _mine(world: Clicks, place: Channel, ts: str, otherwise: str) -> Message:
    message = world.find(place.id, ts)
    if message is None or message.deleted:
        raise SlackError("message_not_found")
    if message.bot_id != world.bot_id:
        raise SlackError(otherwise)
    return message


CHAT: Mapping[str, Callable[[Clicks, Args], Json]] = {
    "chat.postMessage": _post,
    "chat.update": _rewrite,
    "chat.delete": _delete,
    "chat.postEphemeral": _whisper,
    "chat.getPermalink": _permalink,
}
