"""Which tags a topic gets when somebody submits some: the part most likely to go wrong.

Sources: ``lib/discourse_tagging.rb``, ``lib/post_revisor.rb``, ``topics_controller.rb``.
"""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_state import ForumState


def names_of(state: ForumState, submitted: object) -> list[str]:
    """Names as this version understands them.

    Since 2026.1 objects are found by id, then by name. Older versions know strings only: an object
    turns into its own text, which is how un-normalised objects make junk tags.
    """
    entries = submitted if isinstance(submitted, list) else [submitted]
    names = [_name_of(state, entry) for entry in entries]
    return [name for name in names if name.strip()]


def _name_of(state: ForumState, entry: Any) -> str:
    if not isinstance(entry, dict) or not state.tag_objects:
        return str(entry)
    by_id = (tag.name for tag in state.tags.values() if tag.id == entry.get("id"))
    return next(by_id, str(entry.get("name") or ""))


def clean_tag(name: str, most: int) -> str:
    """Lower case, hyphens for spaces, no signs, cut to ``most`` characters."""
    hyphened = re.sub(r"\s+", "-", name.strip().lower())
    return re.sub(r"[/?#\[\]@!$&'()*+,;=.%\\`^|{}\"<>:]+", "", hyphened)[:most]


def tags_for_saving(state: ForumState, submitted: object) -> list[str]:
    """The names that will be kept.

    Unknown ones are made where the bot may, dropped silently where not, and all beyond
    ``max_tags_per_topic`` are cut off silently. Raises 422 where nothing submitted is left.
    """
    settings = state.settings
    wanted = names_of(state, submitted)
    known = [name for name in wanted if name in state.tags]
    if settings.bot_may_create_tags:
        fresh = [clean_tag(name, settings.max_tag_length) for name in wanted if name not in known]
        known += [name for name in fresh if name]
    kept = list(dict.fromkeys(known))[: settings.max_tags_per_topic]
    if wanted and not kept:
        raise rules.refused(422, "The tags you selected cannot be used", "record_invalid")
    for name in kept:
        state.add_tag(name)
    return kept
