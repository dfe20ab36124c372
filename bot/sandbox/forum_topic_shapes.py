"""Topics as JSON: alone, in lists, and in webhooks."""

from __future__ import annotations

import html
from typing import Any

from bot.sandbox.forum_model import SMALL_ACTION, Member, Post, Topic
from bot.sandbox.forum_shapes import Json, basic_member, excerpt, stamp, streamed_post
from bot.sandbox.forum_state import ForumState

CHUNK = 20
"""How many posts ``/t/{id}.json`` carries; the others are asked for by id."""

_RIGHTS = (
    "can_edit",
    "can_move_posts",
    "can_delete",
    "can_remove_allowed_users",
    "can_create_post",
    "can_reply_as_new_topic",
    "can_convert_topic",
    "can_review_topic",
    "can_close_topic",
    "can_archive_topic",
    "can_split_merge_topic",
    "can_edit_staff_notes",
    "can_toggle_topic_visibility",
    "can_pin_unpin_topic",
    "can_moderate_category",
)


def tags_json(state: ForumState, names: list[str]) -> list[Any]:
    """Tags as this version writes them: objects since 2026.1, plain names before."""
    if not state.tag_objects:
        return list(names)
    return [{"id": state.tags[name].id, "name": name, "slug": name} for name in names]


def topic_core(state: ForumState, topic: Topic) -> Json:
    """What lists, the topic itself and webhooks say of a topic."""
    counted = state.counted(topic)
    last = counted[-1] if counted else state.first_post(topic)
    return {
        "tags": tags_json(state, topic.tags),
        "tags_descriptions": {},
        "id": topic.id,
        "title": topic.title,
        "fancy_title": html.escape(topic.title),
        "slug": topic.slug,
        "posts_count": len(counted),
        "reply_count": sum(post.reply_to is not None for post in counted),
        "highest_post_number": last.number,
        "created_at": stamp(topic.at),
        "last_posted_at": stamp(last.at),
        "archetype": topic.archetype,
        "views": 0,
        "like_count": 0,
        "visible": topic.visible,
        "closed": topic.closed,
        "archived": topic.archived,
        "pinned": False,
        "pinned_globally": False,
        "unpinned": None,
        "featured_link": None,
        "category_id": topic.category_id,
    }


def whole_topic(state: ForumState, topic: Topic) -> Json:
    """What ``/t/{id}.json`` and the webhook share beyond the core."""
    counted = state.counted(topic)
    body = topic_core(state, topic) | {
        "word_count": sum(len(post.raw.split()) for post in counted),
        "deleted_at": stamp(topic.deleted_at),
        "user_id": topic.author.id,
        "pinned_at": None,
        "pinned_until": None,
        "deleted_by": None,
        "has_deleted": any(post.deleted_at for post in state.posts_of(topic)),
        "bookmarked": False,
        "participant_count": len({post.author.id for post in counted}),
        "thumbnails": None,
    }
    if topic.external_id:
        body["external_id"] = topic.external_id
    return body | solution(state, topic)


def solution(state: ForumState, topic: Topic) -> Json:
    """The accepted answer: a list since 2026, one object before."""
    if topic.accepted is None:
        return {}
    post = state.posts[topic.accepted]
    answer = {
        "post_number": post.number,
        "username": post.author.username,
        "name": post.author.name,
        "excerpt": excerpt(post.raw),
    }
    return {"accepted_answers": [answer]} if state.tag_objects else {"accepted_answer": answer}


def webhook_topic(state: ForumState, topic: Topic) -> Json:
    """A topic as the system account sees it; a webhook carries no word of its posts."""
    counted = state.counted(topic) or [state.first_post(topic)]
    return whole_topic(state, topic) | {
        "queued_posts_count": 0,
        "pending_posts": [],
        "created_by": basic_member(topic.author),
        "last_poster": basic_member(counted[-1].author),
    }


def topic_view(state: ForumState, topic: Topic, viewer: Member | None, *, raw: bool) -> Json:
    """``GET /t/{id}.json``: the topic with its first posts, and the ids of all of them."""
    stream = state.stream(topic, viewer)
    return whole_topic(state, topic) | {
        "post_stream": {
            "posts": [streamed_post(state, post, viewer, raw=raw) for post in stream[:CHUNK]],
            "stream": [post.id for post in stream],
        },
        "timeline_lookup": [[1, 0]],
        "suggested_topics": [],
        "has_summary": False,
        **dict.fromkeys(("image_url", "draft", "topic_timer", "slow_mode_enabled_until")),
        "slow_mode_seconds": 0,
        "draft_key": f"topic_{topic.id}",
        "draft_sequence": 0,
        "current_post_number": 1,
        "actions_summary": [],
        "chunk_size": CHUNK,
        "bookmarks": [],
        "message_bus_last_id": 0,
        "show_read_indicator": False,
        "details": _details(state, topic, viewer, stream),
    }


def _details(state: ForumState, topic: Topic, viewer: Member | None, stream: list[Post]) -> Json:
    staff = viewer is not None and viewer.staff
    last = stream[-1].author if stream else topic.author
    return {
        **dict.fromkeys(_RIGHTS, staff),
        "can_edit": viewer is not None and state.may_edit_topic(topic, viewer),
        "can_create_post": viewer is not None and may_reply(topic, viewer),
        "notification_level": 1,
        "can_remove_self_id": 0 if viewer is None else viewer.id,
        "participants": _participants(stream),
        "created_by": basic_member(topic.author),
        "last_poster": basic_member(last),
        **_readers(state, topic),
    }


def _readers(state: ForumState, topic: Topic) -> Json:
    """Private messages list whom they let in (``topic_view_details_serializer.rb``)."""
    if not topic.private:
        return {}
    people = [state.members[name] for name in sorted(topic.allowed)]
    return {"allowed_users": [basic_member(person) for person in people], "allowed_groups": []}


def _participants(stream: list[Post]) -> list[Json]:
    counts: dict[int, int] = {}
    for post in stream:
        counts[post.author.id] = counts.get(post.author.id, 0) + 1
    people = {post.author.id: post.author for post in stream}
    return [
        basic_member(person)
        | dict.fromkeys(
            ("primary_group_name", "flair_name", "flair_url", "flair_color", "flair_bg_color")
        )
        | {
            "post_count": counts[number],
            "flair_group_id": None,
            "admin": person.admin,
            "moderator": person.moderator,
            "trust_level": person.trust_level,
        }
        for number, person in people.items()
    ]


def may_reply(topic: Topic, author: Member) -> bool:
    """Nobody replies in a deleted topic; staff and trust level 4 do in a closed one."""
    if topic.deleted_at is not None:
        return False
    trusted = author.staff or author.trust_level >= 4  # noqa: PLR2004 -- leaders
    return trusted or not (topic.closed or topic.archived)


def topic_row(state: ForumState, topic: Topic) -> Json:
    """A topic in ``/latest.json``."""
    people = list({post.author.id: post.author for post in state.counted(topic)}.values())
    last = (state.counted(topic) or [state.first_post(topic)])[-1]
    return topic_core(state, topic) | {
        "bumped": True,
        "bumped_at": stamp(topic.bumped_at or topic.at),
        "unseen": False,
        "bookmarked": False,
        "liked": False,
        "has_summary": False,
        "last_poster_username": last.author.username,
        "op_like_count": 0,
        "has_accepted_answer": topic.accepted is not None,
        "can_have_answer": any(post.post_type != SMALL_ACTION for post in state.counted(topic)),
        "posters": [
            {
                "extras": "latest" if person is people[-1] else None,
                "description": "Original Poster" if person is people[0] else "Frequent Poster",
                "user_id": person.id,
                "primary_group_id": None,
            }
            for person in people
        ],
    }
