"""Finding a topic or post for somebody, with the refusals for what they may not see.

Sources: ``topics_controller.rb#show``, ``posts_controller.rb#find_post_using``.
"""

from __future__ import annotations

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_model import Member, Post, Topic
from bot.sandbox.forum_state import ForumState


class Finding:
    """Looks things up the way the controllers do."""

    def __init__(self, state: ForumState) -> None:
        self._state = state

    def topic(self, number: int, viewer: Member | None) -> Topic:
        """A topic, or 404 for what is not there, gone or not theirs.

        A forum with ``detailed_404`` tells which: 410 and 403.
        """
        topic = self._state.topics.get(number)
        detailed = self._state.settings.detailed_404
        if topic is None:
            raise rules.not_found(topic=True)
        if topic.deleted_at is not None and not (viewer is not None and viewer.staff):
            raise rules.gone() if detailed else rules.not_found(topic=True)
        if not self._state.may_see_topic(topic, viewer):
            raise rules.not_permitted() if detailed else rules.not_found(topic=True)
        return topic

    def post(self, number: int, viewer: Member | None) -> Post:
        """A post, or 404 for what is not there or gone, 403 for what is not theirs to see."""
        post = self._state.posts.get(number)
        staff = viewer is not None and viewer.staff
        if post is None:
            raise rules.not_found()
        topic = self._state.topics[post.topic_id]
        if not staff and (post.deleted_at is not None or topic.deleted_at is not None):
            raise rules.not_found()
        if not self._state.may_see_post(post, viewer):
            raise rules.not_permitted()
        return post
