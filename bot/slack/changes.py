"""What an event says is no longer as it was: about a channel, or about people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.slack.payload import Payload, inner, words

CHANNELS, PEOPLE = "channels", "people"

MEMBERSHIP = frozenset({"member_joined_channel", "member_left_channel", "user_change"})
SMALL_TALK = frozenset({"join", "leave", "topic", "purpose", "posting_permissions"})
"""What happens in a channel without changing its name or who may read there."""


def happened_to_a_channel(kind: str, event: Payload) -> str:
    """``rename`` of an event ``channel_rename``, ``join`` of a message ``group_join``; or empty."""
    for name in (kind, words(event, "subtype")):
        room, _, what = name.partition("_")
        if room in ("channel", "group"):
            return what
    return ""


def changed(payload: Mapping[str, Any], us: str) -> Iterator[str]:
    """What other processes have to ask Slack about anew; ``us``: the bot's own account."""
    event = inner(payload, "event")
    kind = words(event, "type")
    about_us = kind in MEMBERSHIP and words(event, "user") == us
    what = happened_to_a_channel(kind, event)
    if about_us or (what and what not in SMALL_TALK):
        yield CHANNELS
    if kind in MEMBERSHIP:
        yield PEOPLE
