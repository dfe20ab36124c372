"""The forum's settings, with Discourse's defaults, and the refusals that follow from them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.sandbox.forum_model import Refusal

NOT_FOUND_PAGE: Final = "<div class='page-not-found'><h1>Oops! That page doesn’t exist.</h1></div>"  # noqa: RUF001 -- the typographic sign is Discourse's
CANNOT_REPLY: Final = (
    "Something has gone wrong. Perhaps this topic was closed or deleted while you were "
    "looking at it?"
)


@dataclass(slots=True)
class SiteSettings:
    """What an admin of the forum may set; mutable, since tests turn the knobs while it runs.

    Lengths in characters of the stripped raw, times in seconds. Sources: config/site_settings.yml
    and discourse_defaults.conf of Discourse. Daily limits are not simulated.
    """

    min_post_length: int = 20
    min_message_length: int = 10
    max_post_length: int = 32_000
    min_title_length: int = 15
    min_message_title_length: int = 2
    max_title_length: int = 255
    body_min_entropy: int = 7
    title_min_entropy: int = 10
    allow_duplicate_titles: bool = False
    unique_posts_seconds: float = 300
    max_consecutive_replies: int = 3
    memo_seconds: float = 120
    max_tags_per_topic: int = 5
    max_tag_length: int = 20
    editing_grace_seconds: float = 300
    editing_grace_characters: int = 100
    editing_grace_characters_trusted: int = 400
    trusted_users_can_edit_others: bool = True
    """Trust level 4 edits what it likes, when it likes (now ``edit_all_post_groups``)."""
    post_edit_time_limit: int = 1_440
    tl2_post_edit_time_limit: int = 43_200
    """Minutes for which authors may edit their own words, the second from trust level 2 on."""
    seconds_between_posts: float = 5
    seconds_between_topics: float = 15
    requests_per_minute: int = 60
    """Shared by all keys of the site (``admin_api_min``); 0 switches the limit off."""
    key_for_all: bool = False
    """The bot's key is one for "All Users": it must name whom it acts as, and that is anybody."""
    bot_may_tag: bool = True
    bot_may_create_tags: bool = True
    approve_posts: bool = False
    """The moderation queue: what non-staff create waits for approval."""
    read_only: bool = False
    maintenance: bool = False
    """An HTML page with 503 in front of everything, as a proxy shows it."""
    detailed_404: bool = False
    posts_paging: Literal["below", "window"] = "below"
    """How ``/posts.json?before=`` pages: ``below`` = id < before, 50 rows (current versions);
    ``window`` = before-50 < id <= before, which may be empty (3.1)."""
    retry_web_hook_events: bool = False


def refused(status: int, error: str, kind: str = "", **more: Any) -> Refusal:
    """A refusal in Discourse's usual JSON: ``errors``, and ``error_type`` where it has one."""
    content: dict[str, Any] = {"errors": [error]}
    if kind:
        content["error_type"] = kind
    return Refusal(status, {**content, **more})


def not_permitted() -> Refusal:
    """403 as for a wrong key, a foreign username, or something this key may not see."""
    return refused(
        403,
        "You are not permitted to view the requested resource. The API username or key is invalid.",
        "invalid_access",
    )


def too_late_to_edit() -> Refusal:
    """422 without a type, before it is looked at who may edit (``posts_controller.rb``)."""
    words = "That post was created too long ago. It can no longer be edited or deleted."
    return refused(422, words)


def not_found(*, topic: bool = False) -> Refusal:
    """404; on ``/t/`` it carries a page for browsers as well."""
    words = "The requested URL or resource could not be found."
    return refused(
        404, words, "not_found", **({"extras": {"html": NOT_FOUND_PAGE}} if topic else {})
    )


def gone() -> Refusal:
    """410, which only a forum with ``detailed_404`` says of deleted topics."""
    return refused(410, "The requested URL or resource has been deleted.", "not_found")


def invalid(name: str) -> Refusal:
    """400 for a parameter that means nothing."""
    words = f"You supplied invalid parameters to the request: {name}"
    return refused(400, words, "invalid_parameters")


def missing(name: str) -> Refusal:
    """400 for a parameter that is not there."""
    return refused(400, f"param is missing or the value is empty: {name}")


def edit_conflict() -> Refusal:
    """409: somebody was faster."""
    words = "That post was edited by another user and your changes can no longer be saved."
    return refused(409, words)


def too_many(seconds: float, code: str) -> Refusal:
    """429 as the API words it. ``seconds`` until it may be tried again."""
    wait = max(1, math.ceil(seconds))
    words = (
        "You’ve performed this action too many times. "  # noqa: RUF001 -- the typographic sign is Discourse's
        f"Please wait {wait} seconds before trying again."
    )
    extras = {"wait_seconds": wait, "time_left": f"{wait} seconds"}
    refusal = refused(429, words, "rate_limit", extras=extras)
    refusal.headers = {"Retry-After": str(wait)}
    if code:
        refusal.headers["Discourse-Rate-Limit-Error-Code"] = code
    return refusal


def slow_down(seconds: float) -> Refusal:
    """429 as the limit per IP says it: plain text, the same headers."""
    wait = max(1, math.ceil(seconds))
    words = (
        "Slow down, you're making too many requests.\n"
        f"Please retry again in {wait} seconds.\nError code: ip_10_secs_limit."
    )
    code = {"Retry-After": str(wait), "Discourse-Rate-Limit-Error-Code": "ip_10_secs_limit"}
    return Refusal(429, words, code)


def read_only() -> Refusal:
    """503 while the site takes no changes."""
    words = "The site is in read only mode. Interactions are disabled."
    return refused(503, words, "read_only")


def not_created(errors: list[str]) -> Refusal:
    """422 of ``POST /posts.json``, which names its action instead of an error type."""
    return Refusal(422, {"action": "create_post", "errors": errors})


def title_faults(title: str, settings: SiteSettings, *, private: bool) -> list[str]:
    """What is wrong with a title by itself, in Discourse's words."""
    if not title.strip():
        return ["Title can't be blank"]
    least = settings.min_message_title_length if private else settings.min_title_length
    if len(title.strip()) < least:
        return [f"Title is too short (minimum is {least} characters)"]
    if len(title) > settings.max_title_length:
        return [f"Title is too long (maximum is {settings.max_title_length} characters)"]
    if not private and len(set(title)) < settings.title_min_entropy:
        return ["Title seems unclear, is it a complete sentence?"]
    return []


def raw_faults(raw: str, settings: SiteSettings, *, private: bool) -> list[str]:
    """What is wrong with a post's raw by itself, in Discourse's words."""
    stripped = strip_comments(raw).strip()
    if not stripped:
        return ["Body can't be blank"]
    least = settings.min_message_length if private else settings.min_post_length
    if len(stripped) < least:
        return [f"Body is too short (minimum is {least} characters)"]
    if len(raw) > settings.max_post_length:
        most = settings.max_post_length
        return [f"Body is limited to {most} characters; you entered {len(raw)}."]
    if not private and len(set(stripped)) < settings.body_min_entropy:
        return ["Body seems unclear, is it a complete sentence?"]
    return []


def external_id_faults(external_id: str) -> list[str]:
    r"""What is wrong with an ``external_id``: ``\A[\w-]+\z``, at most 50 characters."""
    if len(external_id) > 50:  # noqa: PLR2004 -- the length is the rule, said once
        return ["External is too long (maximum is 50 characters)"]
    return [] if re.fullmatch(r"[\w-]+", external_id) else ["External is invalid"]


def strip_comments(raw: str) -> str:
    """The raw without HTML comments, which are kept in raw but never shown or counted."""
    return re.sub(r"<!--.*?-->", "", raw, flags=re.DOTALL)


def truthy(value: object) -> bool:
    """Rails' idea of yes: ``true``, ``"true"``, ``1``, ``"1"``, ``"t"``."""
    return str(value).lower() in {"true", "1", "t"}


def flat(params: Mapping[str, Any], *leave_out: str) -> str:
    """Parameters in one line that is the same for the same call."""
    kept = {name: str(value) for name, value in params.items() if name not in leave_out}
    return repr(sorted(kept.items()))
