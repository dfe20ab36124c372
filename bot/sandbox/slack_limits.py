"""The sandbox's own tables of Slack: methods, scopes, errors, limits.

Written down independently of ``bot/slack``; tests hold both against the contracts.
Source of all of it: https://docs.slack.dev/reference/methods and /reference/block-kit/blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: its rate tier, scopes of which one is enough, and required arguments.

    ``json``: reads arguments from a JSON body too; the others take forms and queries only.
    ``tier`` 0: special, not counted by the minute.
    """

    tier: int = 0
    scopes: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    json: bool = True


def _of(kind: str) -> tuple[str, ...]:
    return tuple(f"{place}:{kind}" for place in ("channels", "groups", "im", "mpim"))


METHODS: Mapping[str, Method] = {
    "auth.test": Method(),
    "team.info": Method(3, ("team:read",)),
    "chat.postMessage": Method(0, ("chat:write",), ("channel",)),
    "chat.update": Method(3, ("chat:write",), ("channel", "ts")),
    "chat.delete": Method(3, ("chat:write",), ("channel", "ts")),
    "chat.postEphemeral": Method(4, ("chat:write",), ("channel", "user")),
    "chat.getPermalink": Method(0, (), ("channel", "message_ts"), json=False),
    "conversations.open": Method(3, ("im:write", "mpim:write")),
    "conversations.replies": Method(3, _of("history"), ("channel", "ts"), json=False),
    "conversations.history": Method(3, _of("history"), ("channel",)),
    "conversations.list": Method(2, _of("read"), json=False),
    "conversations.members": Method(4, _of("read"), ("channel",), json=False),
    "conversations.info": Method(3, _of("read"), ("channel",), json=False),
    "conversations.join": Method(3, ("channels:join",), ("channel",)),
    "files.getUploadURLExternal": Method(4, ("files:write",), ("filename", "length"), json=False),
    "files.completeUploadExternal": Method(4, ("files:write",), ("files",)),
    "users.info": Method(4, ("users:read",), ("user",), json=False),
    "users.list": Method(2, ("users:read",), json=False),
    "views.open": Method(4, (), ("view",)),
    "views.update": Method(4, (), ("view",)),
    "views.publish": Method(4, (), ("user_id", "view")),
    "views.push": Method(4, (), ("view",)),
    "reactions.add": Method(3, ("reactions:write",), ("channel", "name", "timestamp")),
    "reactions.remove": Method(2, ("reactions:write",), ("name",)),
    "apps.connections.open": Method(3),
}

COMMON_ERRORS = frozenset(
    {
        "not_authed",
        "invalid_auth",
        "token_revoked",
        "account_inactive",
        "missing_scope",
        "not_allowed_token_type",
        "ratelimited",
        "invalid_arguments",
        "invalid_json",
        "unknown_method",
    }
)
"""What every method may answer."""

_CHAT = "channel_not_found invalid_blocks invalid_blocks_format no_text"
_META = "invalid_metadata_format metadata_too_large"
_PAGE = "invalid_cursor invalid_ts_oldest invalid_ts_latest"
_VIEW = "view_too_large"
_TRIGGER = "expired_trigger_id exchanged_trigger_id invalid_trigger_id"

ERRORS: Mapping[str, frozenset[str]] = {
    name: frozenset(errors.split())
    for name, errors in {
        "chat.postMessage": f"{_CHAT} {_META} not_in_channel is_archived msg_blocks_too_long",
        "chat.update": f"{_CHAT} {_META} message_not_found cant_update_message msg_too_long",
        "chat.delete": "channel_not_found message_not_found cant_delete_message",
        "chat.postEphemeral": (
            f"{_CHAT} not_in_channel is_archived msg_too_long user_not_in_channel"
        ),
        "chat.getPermalink": "channel_not_found message_not_found",
        "conversations.open": (
            "channel_not_found user_not_found user_disabled user_not_visible "
            "too_many_users users_list_not_supplied"
        ),
        "conversations.replies": f"channel_not_found thread_not_found {_PAGE}",
        "conversations.history": f"channel_not_found not_in_channel {_PAGE}",
        "conversations.list": "invalid_types invalid_cursor",
        "conversations.members": "channel_not_found invalid_cursor",
        "conversations.info": "channel_not_found",
        "conversations.join": (
            "channel_not_found is_archived method_not_supported_for_channel_type"
        ),
        "files.completeUploadExternal": "channel_not_found file_not_found",
        "users.info": "user_not_found",
        "users.list": "invalid_cursor",
        "views.open": f"{_TRIGGER} {_VIEW}",
        "views.update": f"not_found hash_conflict {_VIEW}",
        "views.publish": f"hash_conflict {_VIEW}",
        "views.push": f"{_TRIGGER} {_VIEW} push_limit_reached not_found",
        "reactions.add": (
            "channel_not_found message_not_found already_reacted invalid_name bad_timestamp"
        ),
        "reactions.remove": (
            "channel_not_found message_not_found no_reaction invalid_name no_item_specified"
        ),
    }.items()
}
"""What a method of ours may answer besides `COMMON_ERRORS`; anything else is a fault of ours."""

MINIMAL_SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:write",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users:read",
)

TIERS: Mapping[int, int] = {1: 1, 2: 20, 3: 50, 4: 100}
"""Requests a minute and method that Slack guarantees."""

LIMITS: Mapping[str, int] = {
    "text.max_length": 3000,
    "action_id.max_length": 255,
    "block_id.max_length": 255,
    "button.text.max_length": 75,
    "button.url.max_length": 3000,
    "button.value.max_length": 2000,
    "button.accessibility_label.max_length": 75,
    "confirmation.title.max_length": 100,
    "confirmation.text.max_length": 300,
    "confirmation.confirm.max_length": 30,
    "confirmation.deny.max_length": 30,
    "option.text.max_length": 75,
    "option.value.max_length": 150,
    "option.description.max_length": 75,
    "option.url.max_length": 3000,
    "option_group.label.max_length": 75,
    "option_group.options.max_items": 100,
    "select.placeholder.max_length": 150,
    "select.options.max_items": 100,
    "select.option_groups.max_items": 100,
    "overflow.options.max_items": 5,
    "checkboxes.options.max_items": 10,
    "radio_buttons.options.max_items": 10,
    "plain_text_input.max_length.max": 3000,
    "actions.elements.max_items": 25,
    "context.elements.max_items": 10,
    "header.text.max_length": 150,
    "image.image_url.max_length": 3000,
    "image.alt_text.max_length": 2000,
    "input.label.max_length": 2000,
    "input.hint.max_length": 2000,
    "markdown.text.max_length": 12000,
    "section.text.max_length": 3000,
    "section.fields.max_items": 10,
    "section.fields.item_max_length": 2000,
    "view.blocks.max_items": 100,
    "view.private_metadata.max_length": 3000,
    "view.callback_id.max_length": 255,
    "view.title.max_length": 24,
    "view.close.max_length": 24,
    "view.submit.max_length": 24,
}
"""Block Kit's limits, in code points and items."""

MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 13_200  # undocumented; seen at slackapi/bolt-js#2509: msg_blocks_too_long
TEXT_CUT_AT = 40_000  # chat.postMessage shortens what is longer, without a word
TEXT_TO_EDIT = 4_000  # chat.update refuses what is longer
VIEW_BYTES = 250_000
METADATA_BYTES = 1_024  # Slack names no number; this is the least that anybody relies on
STACKED_VIEWS = 3
GROUP_MEMBERS = 8
PAGE, PAGE_MOST = 100, 999
TRIGGER_SECONDS = 3.0
RESPONSE_MINUTES, RESPONSE_POSTS = 30, 5
RETRY_SECONDS = (0.0, 60.0, 300.0)
