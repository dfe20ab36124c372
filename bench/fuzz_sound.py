"""What is sound: answers of Slack and of a forum, and what Slack tells through its socket."""

from __future__ import annotations

from typing import Any

MARK = "0" * 32
"""What a delivery carries of ours."""

Json = dict[str, Any]
MESSAGE: Json = {
    "type": "message",
    "user": "U2",
    "text": "Wie zähle ich in Excel?",
    "ts": "1762074000.000100",
    "latest_reply": "1762074001.000100",
    "reactions": [{"name": "white_check_mark", "users": ["U2"], "count": 1}],
    "edited": {"user": "U2", "ts": "1762074002.000000"},
    "metadata": {"event_type": "lotse", "event_payload": {"key": MARK}},
}
CHANNEL: Json = {"id": "C1", "name": "hilfe", "is_channel": True, "is_member": True}
MORE: Json = {"next_cursor": ""}
SLACK: Json = {
    "auth.test": {"team_id": "T1", "user_id": "U1", "bot_id": "B1", "url": "https://t.slack.test/"},
    "chat.delete": {},
    "chat.getPermalink": {"permalink": "https://t.slack.test/archives/C1/p1"},
    "chat.postEphemeral": {},
    "chat.postMessage": {"channel": "C1", "ts": "1762074000.000100"},
    "chat.update": {"channel": "C1", "ts": "1762074000.000100"},
    "conversations.history": {"messages": [MESSAGE], "response_metadata": MORE},
    "conversations.info": {"channel": CHANNEL},
    "conversations.list": {
        "channels": [CHANNEL, {"id": "G9", "name": "moderation", "is_private": True}],
        "response_metadata": MORE,
    },
    "conversations.members": {"members": ["U1", "U2"], "response_metadata": MORE},
    "conversations.open": {"channel": {"id": "D1"}},
    "conversations.replies": {"messages": [MESSAGE], "response_metadata": MORE},
    "files.completeUploadExternal": {},
    "files.getUploadURLExternal": {"upload_url": "/upload", "file_id": "F1"},
    "users.info": {"user": {"id": "U2", "team_id": "T1", "enterprise_user": {"teams": ["T1"]}}},
    "views.publish": {},
}
POST_OF: Json = {
    "id": 9,
    "topic_id": 7,
    "post_number": 1,
    "post_type": 1,
    "username": "heinz",
    "user_id": 3,
    "raw": "Wie lese ich eine CSV ein?",
    "created_at": "2026-11-02T08:00:00Z",
    "version": 2,
    "reply_to_user": {"username": "leyla"},
    "topic_slug": "frage",
    "category_id": 5,
}
LISTED: Json = {
    "id": 7,
    "title": "Wie lese ich eine CSV ein?",
    "archetype": "regular",
    "category_id": 5,
    "created_at": "2026-11-02T08:00:00Z",
    "last_posted_at": "2026-11-02T08:00:00Z",
    "last_poster_username": "heinz",
    "tags": ["r", {"id": 1, "name": "csv"}],
    "posters": [{"user_id": 3}],
    "has_accepted_answer": True,
}
FORUM: Json = {
    "/site.json": {
        "categories": [{"id": 5, "read_restricted": False}],
        "can_tag_topics": True,
        "can_create_tag": True,
    },
    "/about.json": {"about": {"version": "2026.1.0"}},
    "/u/lotse.json": {"user": {"username": "lotse", "trust_level": 3}},
    "/tags.json": {"tags": [{"id": 1, "text": "r", "name": "r", "count": 3}]},
    "/latest.json": {
        "users": [{"id": 3, "username": "heinz"}],
        "topic_list": {"per_page": 30, "topics": [LISTED]},
    },
    "/topics/private-messages/lotse.json": {"topic_list": {"topics": [LISTED]}},
    "/posts.json": {"latest_posts": [POST_OF], **POST_OF},
    "/posts/9.json": POST_OF,
    "/t/7/posts.json": {"post_stream": {"posts": [POST_OF, {**POST_OF, "id": 10}]}},
    "/t/7.json": {
        **LISTED,
        "slug": "frage",
        "details": {
            "created_by": {"username": "heinz"},
            "allowed_users": [{"username": "heinz"}, {"username": "lotse"}],
        },
        "accepted_answer": {"post_number": 2},
        "post_stream": {"stream": [9, 10, 11], "posts": [POST_OF]},
    },
    "/t/external_id/" + MARK + ".json": {"id": 7},
}

EVENT: Json = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {**MESSAGE, "channel": "C1", "channel_type": "channel"},
}
ENVELOPES: tuple[Json, ...] = (
    {"type": "events_api", "envelope_id": "e1", "payload": EVENT},
    {
        "type": "events_api",
        "envelope_id": "e2",
        "payload": {
            **EVENT,
            "event": {
                "type": "reaction_added",
                "user": "U2",
                "reaction": "white_check_mark",
                "item": {"type": "message", "channel": "C1", "ts": "1762074001.000100"},
            },
        },
    },
    {
        "type": "slash_commands",
        "envelope_id": "e3",
        "payload": {
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U2",
            "command": "/lotse",
            "text": "offen",
            "trigger_id": "1.2.3",
            "response_url": "",
        },
    },
    {
        "type": "interactive",
        "envelope_id": "e4",
        "payload": {
            "type": "block_actions",
            "team": {"id": "T1"},
            "user": {"id": "U2", "team_id": "T1"},
            "channel": {"id": "C1"},
            "trigger_id": "1.2.3",
            "container": {"message_ts": "1762074000.000100", "channel_id": "C1"},
            "actions": [
                {
                    "type": "button",
                    "action_id": "explain_why:tags",
                    "value": "slack:T1/C1/1762074000.000100",
                    "action_ts": "1762074003.000100",
                }
            ],
        },
    },
    {"type": "hello", "envelope_id": "e5", "payload": {}},
)
