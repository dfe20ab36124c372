"""Categories, tags and profiles as JSON, and what every forum says of itself."""

from __future__ import annotations

import html
from typing import Any

from bot.sandbox.forum_model import (
    MODERATOR_ACTION,
    REGULAR,
    SMALL_ACTION,
    WHISPER,
    Category,
    Member,
    Tag,
)
from bot.sandbox.forum_shapes import Json, basic_member, stamp
from bot.sandbox.forum_state import ForumState

SYSTEM_ID = -1

_NOTIFICATIONS = (  # noqa: SIM905 -- names read better than quoted ones
    "mentioned replied quoted edited liked private_message invited_to_private_message "
    "invitee_accepted posted moved_post linked granted_badge invited_to_topic custom "
    "group_mentioned group_message_summary watching_first_post topic_reminder liked_consolidated "
    "post_approved code_review_commit_approved membership_request_accepted "
    "membership_request_consolidated bookmark_reminder reaction votes_released event_reminder "
    "event_invitation chat_mention chat_message chat_invitation chat_group_mention chat_quoted "
    "assigned question_answer_user_commented watching_category_or_tag new_features admin_problems "
    "linked_consolidated chat_watched_thread"
).split()

_LEVELS = ("newuser", "basic", "member", "regular", "leader")
_PICTURES = (
    "uploaded_logo",
    "uploaded_logo_dark",
    "uploaded_background",
    "uploaded_background_dark",
)
_NOTHING_OF_CATEGORY = (
    "topic_template",
    "topic_title_placeholder",
    "subcategory_count",
    "sort_order",
    "sort_ascending",
    "default_view",
    *_PICTURES,
)


def profile(state: ForumState, member: Member, viewer: Member | None) -> Json:
    """A member's public profile."""
    written = [post for post in state.posts.values() if post.author.id == member.id]
    topics = [topic for topic in state.topics.values() if topic.author.id == member.id]
    accepted = sum(topic.accepted in {p.id for p in written} for topic in state.topics.values())
    mine = viewer is not None and viewer.id == member.id
    return basic_member(member) | {
        "last_posted_at": stamp(written[-1].at) if written else None,
        "last_seen_at": stamp(written[-1].at) if written else None,
        "created_at": "2026-01-01T00:00:00.000Z",
        "trust_level": member.trust_level,
        "moderator": member.moderator,
        "admin": member.admin,
        "title": None,
        "badge_count": 0,
        "user_fields": {},
        "custom_fields": {},
        "can_send_private_messages": viewer is not None,
        "can_send_private_message_to_user": viewer is not None and not mine,
        "can_edit": mine,
        "staged": False,
        "groups": [],
        "post_count": len(written),
        "topic_count": sum(not topic.private for topic in topics),
        "accepted_answers": accepted,
    }


def private_profile(state: ForumState, member: Member) -> Json:
    """A member as webhooks carry one: with the address, which nobody ought to keep."""
    mail = f"{member.username.lower()}@example.org"
    return profile(state, member, None) | {"email": mail, "secondary_emails": [], "user_option": {}}


def tag_json(state: ForumState, tag: Tag) -> Any:
    """A tag as this version writes it."""
    return {"id": tag.id, "name": tag.name, "slug": tag.name} if state.tag_objects else tag.name


def category_json(state: ForumState, category: Category) -> Json:
    """What every answer and webhook says of a category."""
    topics = [
        t for t in state.topics.values() if t.category_id == category.id and t.deleted_at is None
    ]
    return dict.fromkeys(_NOTHING_OF_CATEGORY) | {
        "id": category.id,
        "name": category.name,
        "color": "0088CC",
        "text_color": "FFFFFF",
        "style_type": "square",
        "emoji": None,
        "icon": None,
        "slug": category.slug,
        "topic_count": len(topics),
        "post_count": sum(len(state.counted(topic)) for topic in topics),
        "position": category.id,
        "description": html.escape(category.name),
        "description_text": category.name,
        "description_excerpt": category.name,
        "topic_url": f"/t/about-the-{category.slug}-category/{category.id}",
        "read_restricted": category.read_restricted,
        "permission": 1,
        "notification_level": 1,
        "can_edit": False,
        "has_children": False,
        "show_subcategory_list": False,
        "num_featured_topics": 3,
        "subcategory_list_style": "rows_with_featured_topics",
        "default_top_period": "all",
        "default_list_filter": "all",
        "minimum_required_tags": 0,
        "navigate_to_first_post_after_read": False,
    }


def on_site() -> Json:
    """What ``/site.json`` adds to a category."""
    return {
        "allow_global_tags": False,
        "required_tag_groups": [],
        "read_only_banner": None,
        "custom_fields": {},
    }


def on_list() -> Json:
    """What ``/categories.json`` adds to a category."""
    counts = ("topics_day", "topics_week", "topics_month", "topics_year", "topics_all_time")
    return dict.fromkeys(counts, 0) | {"subcategory_ids": [], "subcategory_list": None}


_EMPTY = (  # noqa: SIM905 -- names read better than quoted ones
    "groups filters periods top_menu_items anonymous_top_menu_items homepage_choices user_fields "
    "post_action_types topic_flag_types topic_featured_link_allowed_category_ids user_themes "
    "user_color_schemes censored_regexp auth_providers"
).split()

CONSTANT: Json = {name: [] for name in _EMPTY} | {
    "default_archetype": "regular",
    "notification_types": {name: at for at, name in enumerate(_NOTIFICATIONS, 1)},
    "post_types": {
        "regular": REGULAR,
        "moderator_action": MODERATOR_ACTION,
        "small_action": SMALL_ACTION,
        "whisper": WHISPER,
    },
    "trust_levels": {name: level for level, name in enumerate(_LEVELS)},
    "archetypes": [{"id": "regular", "name": "Regular Topic", "options": []}],
    "uncategorized_category_id": SYSTEM_ID,
    "user_field_max_length": 2048,
    "email_configured": True,
    "default_light_color_scheme": None,
    "default_dark_color_scheme": None,
    "custom_emoji_translation": {},
    "watched_words_replace": None,
    "watched_words_link": None,
    "full_name_required_for_signup": False,
    "full_name_visible_in_signup": True,
}
"""What ``/site.json`` says of every forum, whoever asks."""
