"""The methods of Slack's Web API that this code calls: scopes they need, errors we name.

``needs`` is what *our* use takes; ``optional`` widens it to private channels where the workspace
grants that. A test compares this with the calls in the code, the manifest and Slack's reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """One method: bot scopes, and the errors that our code tells apart."""

    needs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


METHODS: Mapping[str, Method] = {
    "auth.test": Method(errors=("internal_error", "invalid_auth")),
    # app-level token with connections:write, called by the SDK's Socket Mode client
    "apps.connections.open": Method(errors=("internal_error", "invalid_auth")),
    "chat.delete": Method(("chat:write",), errors=("message_not_found",)),
    "chat.getPermalink": Method(),
    "chat.postEphemeral": Method(("chat:write",)),
    "chat.postMessage": Method(("chat:write",), errors=("rate_limited", "message_limit_exceeded")),
    "chat.update": Method(("chat:write",), errors=("message_limit_exceeded",)),
    "conversations.history": Method(("channels:history", "im:history"), ("groups:history",)),
    "conversations.info": Method(
        ("channels:read",),
        ("groups:read",),
        ("channel_not_found", "channel_is_limited_access", "missing_scope"),
    ),
    "conversations.list": Method(("channels:read",), ("groups:read",)),
    # only the moderators' private channel is asked for its members
    "conversations.members": Method((), ("groups:read",)),
    "conversations.open": Method(("im:write", "mpim:write")),
    "conversations.replies": Method(
        ("channels:history",), ("groups:history",), ("thread_not_found", "channel_not_found")
    ),
    # only for a member who asks for a file with their own data
    "files.completeUploadExternal": Method(("files:write",)),
    "files.getUploadURLExternal": Method(("files:write",)),
    "users.info": Method(("users:read",)),
    "views.open": Method(),
    "views.publish": Method(),
    "views.update": Method(),
}

EVENTS: Mapping[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "channel_deleted": ("channels:read",),
    "channel_rename": ("channels:read",),
    "channel_shared": ("channels:read",),
    "channel_unshared": ("channels:read",),
    "member_joined_channel": ("channels:read",),
    "member_left_channel": ("channels:read",),
    "message.channels": ("channels:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "team_join": ("users:read",),
    "tokens_revoked": (),
    "user_change": ("users:read",),
}
"""The events we subscribe to, and the scopes without which they do not come."""

COMMAND_SCOPE = "commands"
