"""Posts and members as JSON: the REST answers and the bodies of webhooks."""

from __future__ import annotations

import html
from datetime import datetime
from typing import Any

from bot.sandbox.forum_model import Member, Post, Topic
from bot.sandbox.forum_rules import strip_comments
from bot.sandbox.forum_state import ForumState

Json = dict[str, Any]
HIDDEN_WORDS = "<p>This post was flagged by the community and is temporarily hidden.</p>"


def stamp(at: datetime | None) -> str | None:
    """A moment as Discourse writes it: ``2026-11-23T08:15:00.000Z``."""
    return (
        None if at is None else at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
    )


def avatar(member: Member) -> str:
    """A template for the picture of a member, which the sandbox does not serve."""
    return f"/letter_avatar_proxy/v4/letter/{member.username[:1].lower()}/b3f665/{{size}}.png"


def basic_member(member: Member) -> Json:
    """A member in the few words that go with other things."""
    return {
        "id": member.id,
        "username": member.username,
        "name": member.name,
        "avatar_template": avatar(member),
    }


def cooked(raw: str) -> str:
    """The raw as HTML, in plain paragraphs; the sandbox knows no more of Markdown."""
    parts = [part.strip() for part in strip_comments(raw).split("\n\n") if part.strip()]
    return "\n".join(
        f"<p>{html.escape(part, quote=False)}</p>".replace("\n", "<br>\n") for part in parts
    )


def excerpt(raw: str) -> str:
    """The first 300 characters, escaped."""
    return html.escape(strip_comments(raw).strip()[:300], quote=False)


def post_core(state: ForumState, post: Post) -> Json:
    """What every answer and every webhook says of a post."""
    topic = state.topics[post.topic_id]
    core: Json = {
        "id": post.id,
        **_author(post.author),
        "created_at": stamp(post.at),
        "cooked": cooked(post.raw),
        "post_number": post.number,
        "post_type": post.post_type,
        "posts_count": len(state.counted(topic)),
        "updated_at": stamp(post.updated_at),
        "reply_count": sum(
            other.reply_to == post.number for other in state.posts_of(topic) if not other.deleted_at
        ),
        "reply_to_post_number": post.reply_to,
        **dict.fromkeys(("quote_count", "incoming_link_count", "reads", "score"), 0),
        "topic_id": topic.id,
        "topic_slug": topic.slug,
        "version": post.version,
        "bookmarked": False,
        "hidden": post.hidden,
        "deleted_at": stamp(post.deleted_at),
        "user_deleted": post.user_deleted,
        "edit_reason": post.edit_reason,
        "wiki": False,
        "reviewable_id": None,
        "reviewable_score_count": 0,
        "reviewable_score_pending_count": 0,
        "post_url": f"/t/{topic.slug}/{topic.id}/{post.number}",
    }
    return core | _only_if_there(state, topic, post)


def _author(author: Member) -> Json:
    return {
        "name": author.name,
        "username": author.username,
        "avatar_template": avatar(author),
        "display_username": author.name,
        **dict.fromkeys(("primary_group_name", "flair_name", "flair_group_id", "user_title")),
        "moderator": author.moderator,
        "admin": author.admin,
        "staff": author.staff,
        "user_id": author.id,
        "trust_level": author.trust_level,
    }


def _only_if_there(state: ForumState, topic: Topic, post: Post) -> Json:
    more: Json = {}
    if post.action_code:
        more["action_code"] = post.action_code
    if post.reply_to is not None:
        replied = state.posts_of(topic)[post.reply_to - 1].author
        more["reply_to_user"] = basic_member(replied)
    return more


def solved_fields(topic: Topic, post: Post) -> Json:
    """What the solved plugin adds to a post; the OpenAPI file knows no plugin."""
    return {
        "can_accept_answer": False,
        "can_unaccept_answer": False,
        "accepted_answer": topic.accepted == post.id,
        "topic_accepted_answer": topic.accepted is not None,
    }


def webhook_post(state: ForumState, post: Post) -> Json:
    """A post as the system account sees it: raw included, tags not, nothing left out."""
    topic = state.topics[post.topic_id]
    category = state.category_of(topic)
    counted = len(state.counted(topic))
    body = post_core(state, post) | {
        "topic_title": topic.title,
        "category_id": topic.category_id,
        "raw": post.raw,
        "topic_posts_count": counted,
        "topic_filtered_posts_count": counted,
        "topic_archetype": topic.archetype,
        "user_cakedate": "2026-01-01",
        **solved_fields(topic, post),
    }
    if category is not None:
        body["category_slug"] = category.slug
    return body


def api_post(state: ForumState, post: Post, viewer: Member | None, *, raw: bool) -> Json:
    """A post in a REST answer; ``raw`` only where the call gives it."""
    may_edit = viewer is not None and state.may_edit(post, viewer)
    may_delete = viewer is not None and may_delete_post(state, post, viewer)
    body = post_core(state, post) | {
        "readers_count": 0,
        "yours": viewer is not None and viewer.id == post.author.id,
        **dict.fromkeys(("flair_url", "flair_bg_color", "flair_color")),
        "badges_granted": [],
        "can_edit": may_edit,
        "can_delete": may_delete,
        "can_recover": False,
        "can_see_hidden_post": viewer is not None and viewer.staff,
        "can_wiki": may_edit,
        "actions_summary": [],
        "can_view_edit_history": True,
        **solved_fields(state.topics[post.topic_id], post),
    }
    if post.hidden and not body["can_see_hidden_post"] and not body["yours"]:
        return body | {"cooked": HIDDEN_WORDS}
    return body | ({"raw": post.raw} if raw else {})


def may_delete_post(state: ForumState, post: Post, viewer: Member) -> bool:
    """Staff delete what they see, authors their own replies."""
    if viewer.staff:
        return state.may_see_post(post, viewer)
    return viewer.id == post.author.id and post.number > 1


def written_post(state: ForumState, post: Post, author: Member) -> Json:
    """A post as create and edit answer it."""
    return api_post(state, post, author, raw=True) | {
        "draft_sequence": 0,
        "post_localizations": [],
        "mentioned_users": [],
    }


def streamed_post(state: ForumState, post: Post, viewer: Member | None, *, raw: bool) -> Json:
    """A post within the stream of its topic."""
    body = api_post(state, post, viewer, raw=raw)
    for name in ("posts_count", "flair_group_id", "badges_granted", "post_url"):
        del body[name]
    return body | {"link_counts": [], "read": True, "reviewable_id": 0}


def listed_post(state: ForumState, post: Post, viewer: Member | None) -> Json:
    """A post in ``/posts.json``, across all topics."""
    topic = state.topics[post.topic_id]
    return api_post(state, post, viewer, raw=True) | {
        "topic_title": topic.title,
        "topic_html_title": html.escape(topic.title, quote=False),
        "category_id": topic.category_id,
        "excerpt": excerpt(post.raw),
        "truncated": False,
    }
