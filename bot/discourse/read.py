"""A webhook's payload -> a notice: ids only, no word and no name of a person (pure).

Private messages, whispers, small actions, hidden and deleted posts, own posts and those of bots
(ids <= 0) end here. What only the forum knows (restricted categories) is asked at the look-up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.discourse.access import DiscourseAccess
from bot.discourse.shapes import moment, table, whole, words
from bot.errors import NotForUs
from bot.events import Notice

POST = "discourse:post"
LETTER = "discourse:letter"
PRIVATE = "private_message"
TOPIC = "discourse:topic"

AGAIN = "again/"
"""Begins the mark of a notice that nobody sent."""

REGULAR = 1
"""``post_type`` of what people write; 2 moderator action, 3 small action, 4 whisper."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is for us. ``categories``: only these (empty: all); ``restricted``: known to be."""

    access: DiscourseAccess
    categories: Collection[int] = ()
    restricted: Callable[[int], bool] = lambda _category: False

    def post(self, post: Mapping[str, Any], event: str, mark: str, now: datetime) -> Notice:
        """The notice of a post that was created, edited, destroyed or recovered.

        A creation is one by the post's id, an edit also by version and time (an edit within the
        grace period keeps the version); the others are states, looked at again each time.
        """
        self._refuse_private(post.get("topic_archetype", "regular"), post)
        topic, number = whole(post.get("topic_id")), whole(post.get("post_number"))
        own = whole(post.get("id"))
        if not (own and topic and number):
            raise NotForUs("malformed")
        if whole(post.get("post_type")) != REGULAR:
            raise NotForUs("no regular post")
        if not (event == "post_destroyed" and number == 1):  # a thread of ours that went matters
            self._refuse_author(post)
        if event == "post_created" and vanished(post):
            raise NotForUs("hidden or deleted")
        version = whole(post.get("version")) or 1
        key, at = _post_key(post, event, mark, version), _when(post, event, now)
        ids = {"post": own, "topic": topic, "number": number}
        return Notice(key=f"notice:discourse:post/{own}/{key}", at=at, kind=POST, ids=ids)

    def letter(self, post: Mapping[str, Any], now: datetime) -> Notice:
        """The notice of something new in a private conversation. Whose it is, the forum is asked.

        Most are not ours: nothing but numbers is kept, and no word is read here.
        """
        topic, number = whole(post.get("topic_id")), whole(post.get("post_number"))
        own = whole(post.get("id"))
        if not (own and topic and number):
            raise NotForUs("malformed")
        if whole(post.get("post_type")) != REGULAR:
            raise NotForUs("no regular post")
        self._refuse_author(post)
        if vanished(post):
            raise NotForUs("hidden or deleted")
        return letter_notice(topic, own, _when(post, "post_created", now))

    def topic(self, topic: Mapping[str, Any], mark: str, now: datetime) -> Notice:
        """The notice of a thread whose title, tags or state changed. Always looked at again."""
        self._refuse_private(topic.get("archetype"), topic, states=True)
        own = whole(topic.get("id"))
        if not own:
            raise NotForUs("malformed")
        creator = table(topic.get("created_by"))
        self._refuse_author({"user_id": topic.get("user_id"), **_name(creator)})
        return _topic_notice(own, mark, now)

    def solved(self, post: Mapping[str, Any], mark: str, now: datetime) -> Notice:
        """The notice of a thread whose solution changed, whoever wrote the post."""
        self._refuse_private(post.get("topic_archetype", "regular"), post, states=True)
        topic = whole(post.get("topic_id"))
        if not topic:
            raise NotForUs("malformed")
        return _topic_notice(topic, mark, now)

    def _refuse_private(
        self, archetype: Any, row: Mapping[str, Any], *, states: bool = False
    ) -> None:
        """Private messages have another archetype, and no category.

        A thread that moved into a category we do not read still has its ``states`` looked at.
        """
        category = whole(row.get("category_id"))
        if archetype != "regular" or not category:
            raise NotForUs("private message")
        if states:
            return
        if self.restricted(category):
            raise NotForUs("restricted category")
        if self.categories and category not in self.categories:
            raise NotForUs("category")

    def _refuse_author(self, row: Mapping[str, Any]) -> None:
        if not whole(row.get("user_id")):
            raise NotForUs("by a bot")
        if self.access.is_own(words(row.get("username"))):
            raise NotForUs("own")


def again(topic: int, mark: str, now: datetime) -> Notice:
    """A thread that we hold is to be looked at again, though nobody told of it."""
    return replace(_topic_notice(topic, f"{AGAIN}{mark}", now), patient=True)


def letter_notice(topic: int, post: int, at: datetime) -> Notice:
    """A post of a private conversation is to be looked at."""
    key = f"notice:discourse:letter/{post}"
    return Notice(key=key, at=at, kind=LETTER, ids={"post": post, "topic": topic})


def vanished(post: Mapping[str, Any]) -> bool:
    """Whether people cannot read this post (any more)."""
    return bool(post.get("hidden") or post.get("deleted_at") or post.get("user_deleted"))


def digest_of(raw: bytes) -> str:
    """What stands for the event's id where the header is missing."""
    return hashlib.sha256(raw).hexdigest()[:16]


def _post_key(post: Mapping[str, Any], event: str, mark: str, version: int) -> str:
    if event == "post_created":
        return "v1/created"
    if event == "post_edited" and not vanished(post):
        edited = words(post.get("updated_at"))[:32]
        return f"v{version}/edited/{edited}" if edited else f"v{version}/edited/{mark}"
    return f"{event.removeprefix('post_')}/{mark}"


def _when(post: Mapping[str, Any], event: str, now: datetime) -> datetime:
    return moment(post.get("created_at" if event == "post_created" else "updated_at"), now)


def _topic_notice(topic: int, mark: str, now: datetime) -> Notice:
    key = f"notice:discourse:t/{topic}/{mark}"
    return Notice(key=key, at=now, kind=TOPIC, ids={"topic": topic})


def _name(creator: Mapping[str, Any]) -> dict[str, Any]:
    return {"username": creator.get("username")}
