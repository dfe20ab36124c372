"""What keeps people and bots from saying too much, or the same thing twice. Staff are exempt.

Sources: ``lib/validators/post_validator.rb``, ``lib/rate_limiter.rb``, ``app/models/topic.rb``.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_model import Member, Opening, Topic
from bot.sandbox.forum_state import ForumState


class Guards:
    """The guards in front of everything that is created."""

    def __init__(self, state: ForumState) -> None:
        self._state = state
        self._last: dict[tuple[str, int], datetime] = {}

    def opening(self, opening: Opening, *, private: bool) -> list[str]:
        """What is wrong with a title or an external id; the latter is taken for good."""
        settings = self._state.settings
        faults = rules.title_faults(opening.title, settings, private=private)
        if not private and not settings.allow_duplicate_titles and self._titled(opening.title):
            faults.append("Title has already been used")
        if opening.external_id:
            faults += rules.external_id_faults(opening.external_id)
            if self._state.by_external_id(opening.external_id):
                faults.append("External has already been taken")
        return faults

    def _titled(self, title: str) -> bool:
        return any(
            topic.title.lower() == title.lower()
            for topic in self._state.topics.values()
            if not topic.private and topic.deleted_at is None
        )

    def doubled(self, author: Member, raw: str, *, private: bool) -> list[str]:
        """The same words by the same author anywhere within five minutes; staff may."""
        since = self._state.now() - timedelta(seconds=self._state.settings.unique_posts_seconds)
        words = "".join(raw.split())
        if author.staff:
            return []
        for post in reversed(self._state.posts.values()):
            if post.at <= since:
                break
            same = post.author.id == author.id and "".join(post.raw.split()) == words
            if same and self._state.topics[post.topic_id].private == private:
                return ["Body is too similar to what you recently posted"]
        return []

    def alone(self, author: Member, topic: Topic) -> list[str]:
        """Too many replies in a row, in somebody else's public topic."""
        most = self._state.settings.max_consecutive_replies
        last = self._state.counted(topic)[-most:]
        if author.staff or topic.private or topic.author.id == author.id or not most:
            return []
        if len(last) < most or any(post.author.id != author.id for post in last):
            return []
        return [f"No more than {most} consecutive replies are allowed."]

    def pace(self, author: Member, what: Literal["posts", "topics"]) -> None:
        """Raises 429 where the last one is too recent; counts this one otherwise."""
        settings, now = self._state.settings, self._state.now()
        apart = {"posts": settings.seconds_between_posts, "topics": settings.seconds_between_topics}
        last = self._last.get((what, author.id))
        if not author.staff and last is not None:
            wait = (last + timedelta(seconds=apart[what]) - now).total_seconds()
            if wait > 0:
                raise rules.too_many(wait, "")
        self._last[what, author.id] = now
