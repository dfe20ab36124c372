"""What the forum says of itself: site, categories, tags, members, version."""

from __future__ import annotations

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_api import Ask, Operations, Say
from bot.sandbox.forum_shapes import basic_member
from bot.sandbox.forum_site_shapes import (
    CONSTANT,
    SYSTEM_ID,
    category_json,
    on_list,
    on_site,
    profile,
    tag_json,
)
from bot.sandbox.forum_state import ForumState

__all__ = ["SYSTEM_ID", "SiteFacts"]


class SiteFacts:
    """The operations that describe the forum."""

    def __init__(self, state: ForumState) -> None:
        self._state = state

    def operations(self) -> Operations:
        """Method and path, the action's name, and what it does."""
        return {
            ("GET", "/site"): ("site#site", self.site),
            ("GET", "/site/basic-info"): ("site#basic_info", self.basic_info),
            ("GET", "/categories"): ("categories#index", self.categories),
            ("GET", "/tags"): ("tags#index", self.tags),
            ("GET", "/about"): ("about#index", self.about),
            ("GET", "/u/{username}"): ("users#show", self.member),
        }

    def site(self, ask: Ask) -> Say:
        """``/site.json``: categories, tags, and what the asker may do with tags."""
        settings, asked_by = self._state.settings, ask.viewer
        may_tag = asked_by is not None and settings.bot_may_tag
        tags = [tag_json(self._state, tag) for tag in self._state.tags.values()]
        facts = {
            "can_tag_topics": may_tag,
            "can_create_tag": may_tag and settings.bot_may_create_tags,
            "can_tag_pms": False,
            "tags_filter_regexp": "[\\/?#\\[\\]@!$&'()*+,;=.%\\\\`^|{}\"<>]+",
            "top_tags": tags if self._state.tag_objects else list(self._state.tags),
            "categories": [
                category_json(self._state, category) | on_site()
                for category in self._state.categories.values()
                if self._state.may_read(category, asked_by)
            ],
        }
        return Say(CONSTANT | facts)

    def basic_info(self, ask: Ask) -> Say:  # noqa: ARG002 -- every operation is asked by somebody
        """``/site/basic-info.json``, which anybody may read; it names no version."""
        pictures = ("logo_url", "logo_small_url", "apple_touch_icon_url", "favicon_url")
        base = self._state.base_url
        return Say(
            {
                **dict.fromkeys((*pictures, "mobile_logo_url"), f"{base}/images/logo.png"),
                "title": "Sandbox",
                "description": "A small forum",
                "header_primary_color": "333333",
                "header_background_color": "ffffff",
                "login_required": False,
                "locale": "de",
                "include_in_discourse_discover": False,
            }
        )

    def categories(self, ask: Ask) -> Say:
        """``/categories.json``: those that the asker may read."""
        listed = [
            category_json(self._state, category) | on_list()
            for category in self._state.categories.values()
            if self._state.may_read(category, ask.viewer)
        ]
        return Say(
            {
                "category_list": {
                    "can_create_category": ask.viewer is not None and ask.viewer.admin,
                    "can_create_topic": ask.viewer is not None,
                    "categories": listed,
                }
            }
        )

    def tags(self, ask: Ask) -> Say:  # noqa: ARG002 -- every operation is asked by somebody
        """``/tags.json``; before 2026 the id of a tag is its name."""
        counts = [name for topic in self._state.topics.values() for name in topic.tags]
        tags = [
            {
                "id": tag.id if self._state.tag_objects else tag.name,
                "text": tag.name,
                "name": tag.name,
                "slug": tag.name,
                "count": counts.count(tag.name),
                "pm_count": 0,
                "target_tag": tag.target,
            }
            for tag in self._state.tags.values()
        ]
        return Say({"tags": tags, "extras": {"categories": []}})

    def about(self, ask: Ask) -> Say:  # noqa: ARG002 -- every operation is asked by somebody
        """``/about.json``: the one place in the API that names the version."""
        people = list(self._state.members.values())
        about = {
            "title": "Sandbox",
            "description": "A small forum",
            "version": self._state.version,
            "https": self._state.base_url.startswith("https"),
            "moderators": [basic_member(m) for m in people if m.moderator],
            "admins": [basic_member(m) for m in people if m.admin],
            "stats": {
                "topics_count": len(self._state.topics),
                "posts_count": len(self._state.posts),
                "users_count": len(people),
            },
        }
        return Say({"users": [], "about": about})

    def member(self, ask: Ask) -> Say:
        """``/u/{username}.json``, as anybody sees a profile."""
        found = self._state.members.get(str(ask.ids["username"]).lower())
        if found is None:
            raise rules.not_found()
        return Say({"user_badges": [], "user": profile(self._state, found, ask.viewer)})
