"""A payload of the Events API -> one event, or the reason why it is none. Pure.

Source of the shapes: https://docs.slack.dev/reference/events
"""

from __future__ import annotations

from bot.errors import NotForUs
from bot.events import Event
from bot.slack.keys import checked_id
from bot.slack.payload import Known, Payload, inner, team_of, words
from bot.slack.read_message import read_message
from bot.slack.read_people import (
    read_app_removed,
    read_home_opened,
    read_member_joined,
    read_member_joined_channel,
    read_reaction,
    read_user_change,
)

READERS = {
    "message": read_message,
    "app_mention": read_message,
    "reaction_added": read_reaction,
    "reaction_removed": read_reaction,
    "team_join": read_member_joined,
    "user_change": read_user_change,
    "member_joined_channel": read_member_joined_channel,
    "app_home_opened": read_home_opened,
    "app_uninstalled": read_app_removed,
    "tokens_revoked": read_app_removed,
}
"""What we read. Everything else that Slack may send is counted and forgotten."""


def read(payload: Payload, known: Known) -> Event:
    """What happened. Raises ``NotForUs`` with a countable reason for everything else.

    Keys are built from what is meant, never from ``event_id``: a mention comes twice, as
    ``message`` and as ``app_mention``, with two event ids and one meaning.
    """
    event = inner(payload, "event")
    if checked_id(team_of(payload)) != known.team:
        raise NotForUs("another workspace")
    reader = READERS.get(words(event, "type"))
    if reader is None:
        raise NotForUs("unknown event")
    return reader(payload, event, known)
