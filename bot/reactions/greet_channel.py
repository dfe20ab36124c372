"""Taken into a channel, the bot says once who it is, what it reads and how to stop it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect, Message, Post
from bot.events import BotInvited


def greet_channel(event: BotInvited, community: Community) -> Iterator[Effect]:
    """Say what is true here: in a channel that is not on the list, nothing is read."""
    listens = event.place.key in community.rules.community.slack_channels
    what = "greet_channel-listening" if listens else "greet_channel-not_listening"
    key = f"greet_channel:{event.place.key}"
    yield Post(key=key, place=event.place, message=Message(what, {}, event.language))
