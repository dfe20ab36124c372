"""Careful steps into a payload: whatever is missing or of another kind is simply not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.errors import NotForUs, Unsent
from bot.slack.keys import account, checked_id, place_key
from matchers.leaning import Leaning
from matchers.model import Account, Language, Place, Visibility

Payload = Mapping[str, Any]
NOTHING: Payload = {}


def inner(payload: object, *path: str) -> Payload:
    """The mapping at ``path``; an empty one where there is none."""
    for step in path:
        payload = payload.get(step) if isinstance(payload, Mapping) else None
    return payload if isinstance(payload, Mapping) else NOTHING


def words(payload: Payload, name: str) -> str:
    """The text at ``name``; empty where there is none."""
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def rows(payload: Payload, name: str) -> list[Payload]:
    """The mappings in the list at ``name``."""
    value = payload.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def next_page(answer: Payload, cursor: str) -> str:
    """Where a list goes on after ``cursor``; empty at its end. Raises ``Unsent`` in a circle."""
    found = words(inner(answer, "response_metadata"), "next_cursor")
    if found and found == cursor:
        raise Unsent("Slack gives the same page again and again")
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """What the door knew when a payload came: reading itself asks nobody.

    ``bot`` is our member id, ``url`` the workspace's address with its slash. ``listened`` and
    ``public`` are channel ids. ``moderator``: whether who did this is one. ``item_thread`` is the
    key of the thread that holds the message somebody reacted to, where it could be found.
    ``aloud`` is where a word for all belongs. ``channels``: known ids by name. ``held``:
    whether the message that was edited opens a question that we hold. ``carried``: whether its
    conversation stands in the forum, too, or is on its way there. ``leaning``: what corrections
    taught about asking.
    """

    team: str
    bot: str
    url: str
    now: datetime
    listened: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    moderator: bool = False
    item_thread: str = ""
    aloud: Place | None = None
    channels: Mapping[str, str] = field(default_factory=dict)
    held: bool = False
    carried: bool = False
    leaning: Leaning = field(default_factory=dict)
    language: Language = "de"

    def account(self, member: object) -> Account:
        """A member's account. Raises ``NotForUs`` for what is no id."""
        return account(self.team, checked_id(member))

    def place(self, channel: object) -> Place:
        """A channel, public only if that was made sure."""
        public = channel in self.public if isinstance(channel, str) else False
        visibility = Visibility.PUBLIC if public else Visibility.PRIVATE
        return Place(place_key(self.team, checked_id(channel)), visibility)

    def listened_place(self, channel: object) -> Place:
        """A public channel that we listen to. Raises ``NotForUs`` for all others."""
        place = self.place(channel)
        if channel not in self.listened:
            raise NotForUs("not listened to")
        if not place.public:
            raise NotForUs("not public")
        return place

    def is_ours(self, message: Payload) -> bool:
        """Whether we said this ourselves."""
        return words(message, "user") == self.bot


SLACKBOT = "USLACKBOT"
"""Slack's own voice: ``is_bot`` is false for it."""


def is_bots(message: Payload) -> bool:
    """Whether a bot said this."""
    return bool(message.get("bot_id")) or words(message, "user") == SLACKBOT


def team_of(payload: Payload) -> str:
    """The workspace that a payload is for; empty where it does not say."""
    team = payload.get("team_id")
    if isinstance(team, str):
        return team
    return words(inner(payload, "team"), "id") or words(inner(payload, "user"), "team_id")
