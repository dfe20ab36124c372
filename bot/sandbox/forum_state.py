"""What the forum remembers, and who may see what of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from bot.errors import YourMistake
from bot.sandbox.forum_model import (
    SMALL_ACTION,
    WHISPER,
    Call,
    Category,
    Change,
    Member,
    Post,
    Tag,
    Topic,
    slugify,
)
from bot.sandbox.forum_rules import SiteSettings


class ForumState:
    """Members, categories, tags, topics and posts, by id, and the questions asked of them."""

    def __init__(
        self, *, now: Callable[[], datetime], base_url: str, settings: SiteSettings, version: str
    ) -> None:
        self.now = now
        self.base_url = base_url.rstrip("/")
        self.settings = settings
        self.version = version
        self.tag_objects = True
        self.members: dict[str, Member] = {}
        self.categories: dict[int, Category] = {}
        self.tags: dict[str, Tag] = {}
        self.topics: dict[int, Topic] = {}
        self.posts: dict[int, Post] = {}
        self.calls: list[Call] = []
        self.changes: list[Change] = []
        self.watchers: list[Callable[[Change], None]] = []
        self._member_ids = itertools.count(1)
        self._category_ids = itertools.count(1)
        self._tag_ids = itertools.count(1)
        self._topic_ids = itertools.count(1)
        self._post_ids = itertools.count(1)

    # --- who and what there is

    def add_member(
        self,
        username: str,
        *,
        name: str = "",
        trust_level: int = 1,
        moderator: bool = False,
        admin: bool = False,
        id: int | None = None,
    ) -> Member:
        """Somebody signs up; a username is unique whatever its case."""
        if username.lower() in self.members:
            raise YourMistake(f"the forum has a member {username} already")
        number = next(self._member_ids) if id is None else id
        member = Member(number, username, name or username, trust_level, moderator, admin)
        self.members[username.lower()] = member
        return member

    def add_category(
        self, name: str, *, slug: str = "", read_restricted: bool = False, readers: Iterable[str]
    ) -> Category:
        """A new category; ``readers`` are the usernames that a restricted one lets in."""
        known = {reader.lower() for reader in readers}
        category = Category(
            next(self._category_ids), name, slug or slugify(name), read_restricted, known
        )
        self.categories[category.id] = category
        return category

    def add_tag(self, name: str) -> Tag:
        """A new tag, or the one there is."""
        return self.tags.setdefault(name, Tag(next(self._tag_ids), name))

    def add_topic(self, topic: Topic) -> Topic:
        """Give a topic its number, and keep it."""
        topic.id = next(self._topic_ids)
        self.topics[topic.id] = topic
        return topic

    def add_post(self, post: Post) -> Post:
        """Give a post its numbers, and keep it in its topic."""
        topic = self.topics[post.topic_id]
        post.id, post.number = next(self._post_ids), len(topic.post_ids) + 1
        post.updated_at = post.version_at = post.at
        post.raw_of_version, post.editor_id = post.raw, post.author.id
        self.posts[post.id] = post
        topic.post_ids.append(post.id)
        return post

    # --- finding

    def member(self, username: str) -> Member:
        """The member of that name. Raises ``YourMistake`` with the names there are."""
        found = self.members.get(username.lower())
        if found is None:
            known = ", ".join(sorted(self.members))
            raise YourMistake(f"the forum knows no member {username!r}; it knows: {known}")
        return found

    def category(self, place: int | str) -> Category:
        """The category with that number, slug or name. Raises ``YourMistake``."""
        for category in self.categories.values():
            if str(place) in {str(category.id), category.slug, category.name}:
                return category
        known = ", ".join(c.slug for c in self.categories.values())
        raise YourMistake(f"the forum has no category {place!r}; it has: {known}")

    def category_of(self, topic: Topic) -> Category | None:
        """The category of a topic; private messages have none."""
        return None if topic.category_id is None else self.categories[topic.category_id]

    def first_post(self, topic: Topic) -> Post:
        """The post that opened a topic."""
        return self.posts[topic.post_ids[0]]

    def posts_of(self, topic: Topic) -> list[Post]:
        """All posts of a topic in order, the deleted ones too."""
        return [self.posts[post_id] for post_id in topic.post_ids]

    def counted(self, topic: Topic) -> list[Post]:
        """The posts that ``posts_count`` counts: small actions yes, whispers no."""
        return [
            post
            for post in self.posts_of(topic)
            if post.deleted_at is None and post.post_type != WHISPER
        ]

    def by_external_id(self, external_id: str) -> Topic | None:
        """The topic with that external id, whatever its case, deleted ones included."""
        wanted = external_id.lower()
        return next(
            (t for t in self.topics.values() if (t.external_id or "").lower() == wanted), None
        )

    # --- who may see what

    def may_read(self, category: Category | None, viewer: Member | None) -> bool:
        """Whether the viewer (None: nobody in particular) may read a category."""
        if category is None or not category.read_restricted:
            return True
        return viewer is not None and (viewer.admin or viewer.username.lower() in category.readers)

    def may_see_topic(self, topic: Topic, viewer: Member | None) -> bool:
        """Whether the viewer may see a topic, deletion aside; moderators see no foreign PM."""
        if topic.private:
            return viewer is not None and (viewer.admin or viewer.username.lower() in topic.allowed)
        return self.may_read(self.category_of(topic), viewer)

    def may_see_post(self, post: Post, viewer: Member | None) -> bool:
        """Whether the viewer may see a post, deletion aside; whispers are for staff."""
        staff = viewer is not None and viewer.staff
        if post.post_type == WHISPER and not staff:
            return False
        return self.may_see_topic(self.topics[post.topic_id], viewer)

    def stream(self, topic: Topic, viewer: Member | None) -> list[Post]:
        """The posts of a topic that the viewer sees, in order."""
        staff = viewer is not None and viewer.staff
        return [
            post
            for post in self.posts_of(topic)
            if (post.deleted_at is None or staff) and self.may_see_post(post, viewer)
        ]

    def may_edit(self, post: Post, editor: Member) -> bool:
        """Authors edit their own words for a while; staff and trust level 4 those of all."""
        if post.post_type == SMALL_ACTION or not self.may_see_post(post, editor):
            return False
        leader = editor.trust_level >= 4 and self.settings.trusted_users_can_edit_others  # noqa: PLR2004
        own = post.author.id == editor.id and not self.too_late_to_edit(post, editor)
        return editor.staff or leader or own

    def too_late_to_edit(self, post: Post, author: Member) -> bool:
        """Whether its author's time for that is over (``app/models/concerns/limited_edit.rb``)."""
        first, later = self.settings.post_edit_time_limit, self.settings.tl2_post_edit_time_limit
        minutes = first if author.trust_level < 2 else later  # noqa: PLR2004 -- members
        return minutes > 0 and self.now() - post.at > timedelta(minutes=minutes)

    def may_edit_topic(self, topic: Topic, editor: Member) -> bool:
        """Whether title, category and tags of a topic are the editor's to change (TL3 and up)."""
        if not self.may_see_topic(topic, editor):
            return False
        trusted = editor.staff or editor.trust_level >= 3  # noqa: PLR2004 -- regulars
        return topic.author.id == editor.id or (trusted and not topic.private)

    # --- the record

    def record(self, what: str, member: Member, topic: Topic, post: Post | None = None) -> Change:
        """Write a line for the transcript."""
        change = Change(
            at=self.now(),
            what=what,
            member=member.username,
            topic_id=topic.id,
            post_id=None if post is None else post.id,
            text=topic.title if post is None else post.raw,
        )
        self.changes.append(change)
        for tell in self.watchers:
            tell(change)
        return change
