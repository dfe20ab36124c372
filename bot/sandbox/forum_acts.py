"""What can happen in the forum, each with the webhooks that the real one emits for it.

Both sides come through here: the people of a story, and the REST calls once they are allowed.
"""

from __future__ import annotations

from datetime import timedelta
from difflib import SequenceMatcher

from bot.sandbox.forum_hooks import Webhooks
from bot.sandbox.forum_model import (
    PRIVATE,
    REGULAR,
    SMALL_ACTION,
    WHISPER,
    Member,
    Opening,
    Post,
    Topic,
    TopicEdit,
)
from bot.sandbox.forum_shapes import Json, webhook_post
from bot.sandbox.forum_state import ForumState
from bot.sandbox.forum_topic_shapes import webhook_topic

DELETED_WORDS = "(post deleted by author)"


class Acts:
    """The state transitions; plain functions, so that each happens at once or not at all."""

    def __init__(self, state: ForumState, webhooks: Webhooks) -> None:
        self._state = state
        self._webhooks = webhooks

    # --- creating

    def open(self, author: Member, opening: Opening) -> Post:
        """A new topic with its first post; ``topic_created`` leaves just before the post."""
        now = self._state.now()
        topic = self._state.add_topic(
            Topic(
                id=0,
                title=opening.title,
                author=author,
                at=now,
                category_id=opening.category_id,
                tags=list(opening.tags),
                external_id=opening.external_id,
                bumped_at=now,
            )
        )
        if opening.category_id is None:
            topic.archetype = PRIVATE
            topic.allowed = {name.lower() for name in (author.username, *opening.recipients)}
        post = self._write(author, topic, opening.raw)
        self._topic_event("topic_created", topic)
        self._post_event("post_created", post)
        self._state.record("private_message" if topic.private else "topic", author, topic, post)
        return post

    def reply(
        self,
        author: Member,
        topic: Topic,
        raw: str,
        *,
        reply_to: int | None = None,
        post_type: int = REGULAR,
        action_code: str | None = None,
    ) -> Post:
        """A further post. Whispers and small actions are delivered like any other."""
        post = self._write(
            author, topic, raw, reply_to=reply_to, post_type=post_type, action_code=action_code
        )
        if post_type not in {SMALL_ACTION, WHISPER}:
            topic.bumped_at = post.at
        self._post_event("post_created", post)
        what = {WHISPER: "whisper", SMALL_ACTION: "small_action"}.get(post_type, "reply")
        self._state.record(what, author, topic, post)
        return post

    def _write(
        self,
        author: Member,
        topic: Topic,
        raw: str,
        *,
        reply_to: int | None = None,
        post_type: int = REGULAR,
        action_code: str | None = None,
    ) -> Post:
        post = Post(0, topic.id, 0, author, raw.rstrip(), self._state.now(), post_type, reply_to)
        post.action_code = action_code
        return self._state.add_post(post)

    # --- changing

    def revise(
        self, editor: Member, post: Post, *, raw: str | None = None, reason: str | None = None
    ) -> bool:
        """New words for a post; returns whether anything changed.

        Small edits by the same hand within the grace time keep the version number, and are
        delivered all the same (``lib/post_revisor.rb#ninja_edit?``).
        """
        new = post.raw if raw is None else raw.rstrip()
        if new == post.raw and (reason is None or reason == post.edit_reason):
            return False
        topic = self._state.topics[post.topic_id]
        if self._new_version(editor, post, new, reason):
            post.version += 1
            post.version_at = self._state.now()
            post.raw_of_version = new
            post.edit_reason = reason
        post.raw, post.editor_id, post.updated_at = new, editor.id, self._state.now()
        if topic.deleted_at is None:
            self._post_event("post_edited", post)
        self._state.record("edit", editor, topic, post)
        return True

    def _new_version(self, editor: Member, post: Post, new: str, reason: str | None) -> bool:
        settings = self._state.settings
        since = self._state.now() - (post.version_at or post.at)
        if editor.id != post.editor_id or reason not in {None, post.edit_reason}:
            return True
        trusted = editor.staff or editor.trust_level > 1
        most = (
            settings.editing_grace_characters_trusted
            if trusted
            else settings.editing_grace_characters
        )
        late = since > timedelta(seconds=settings.editing_grace_seconds)
        return late or _characters_changed(post.raw_of_version, new) > most

    def revise_topic(self, editor: Member, topic: Topic, edit: TopicEdit) -> None:
        """Title, category or tags.

        ``topic_edited`` follows whatever was submitted, even where nothing came of it
        (``lib/post_revisor.rb#topic_changed?``); it says neither what changed nor who did it.
        """
        before = (topic.title, topic.category_id, list(topic.tags))
        if edit.title is not None:
            topic.title = edit.title
        if edit.category_id is not None:
            topic.category_id = edit.category_id
        if edit.tags is not None:
            topic.tags = list(edit.tags)
        if before != (topic.title, topic.category_id, topic.tags):
            first = self._state.first_post(topic)
            if self._new_version(editor, first, first.raw, None):
                first.version += 1
                first.version_at = self._state.now()
            first.editor_id, first.updated_at = editor.id, self._state.now()
        if topic.deleted_at is None:
            self._topic_event("topic_edited", topic)
        self._state.record("topic_edit", editor, topic)

    def close(self, by: Member, topic: Topic, *, closed: bool) -> None:
        """Close or reopen; the forum writes a small action, which is delivered as a post."""
        topic.closed = closed
        self._topic_event("topic_closed_status_updated", topic)
        code = "closed.enabled" if closed else "closed.disabled"
        self.reply(by, topic, "", post_type=SMALL_ACTION, action_code=code)
        self._state.record("close" if closed else "reopening", by, topic)

    def list_topic(self, by: Member, topic: Topic, *, visible: bool) -> None:
        """Hide or show a topic; a small action tells of it, as with closing."""
        topic.visible = visible
        self._topic_event("topic_visible_status_updated", topic)
        code = "visible.enabled" if visible else "visible.disabled"
        self.reply(by, topic, "", post_type=SMALL_ACTION, action_code=code)
        self._state.record("showing" if visible else "hiding", by, topic)

    # --- removing and bringing back

    def destroy(self, by: Member, post: Post) -> None:
        """Staff delete; authors only mark their words, which goes out as an edit as well.

        The bodies were written before the deletion: ``deleted_at`` is still null in them
        (``lib/post_destroyer.rb``).
        """
        topic = self._state.topics[post.topic_id]
        of_post, of_topic = webhook_post(self._state, post), webhook_topic(self._state, topic)
        if by.staff:
            post.deleted_at = self._state.now()
            if post.number == 1:
                topic.deleted_at = self._state.now()
            if topic.accepted == post.id:
                topic.accepted = None
        else:
            self._mark_deleted(by, post)
        self._webhooks.emit("post_destroyed", "post", of_post)
        if post.number == 1:
            self._webhooks.emit("topic_destroyed", "topic", of_topic)
        self._state.record("topic_deletion" if post.number == 1 else "deletion", by, topic, post)

    def _mark_deleted(self, by: Member, post: Post) -> None:
        post.version_at = post.at - timedelta(days=1)
        self.revise(by, post, raw=DELETED_WORDS)
        post.user_deleted = True

    def recover(self, by: Member, post: Post) -> None:
        """What staff deleted is there again; a first post brings its topic back."""
        topic = self._state.topics[post.topic_id]
        post.deleted_at, post.user_deleted = None, False
        if post.number == 1:
            topic.deleted_at = None
        self._post_event("post_recovered", post)
        if post.number == 1:
            self._topic_event("topic_recovered", topic)
        self._state.record("recovery", by, topic, post)

    # --- solving

    def accept(self, by: Member, post: Post) -> None:
        """Mark a post as the solution; one that stood there before goes without a word."""
        topic = self._state.topics[post.topic_id]
        topic.accepted = post.id
        self._solved_event("accepted_solution", post)
        self._state.record("solution", by, topic, post)

    def unaccept(self, by: Member, post: Post) -> None:
        """Take the mark away."""
        topic = self._state.topics[post.topic_id]
        topic.accepted = None
        self._solved_event("unaccepted_solution", post)
        self._state.record("no_solution", by, topic, post)

    # --- telling

    def tell(self, event: str, kind: str, payload: Json) -> None:
        """Any other event: users, categories, tags."""
        self._webhooks.emit(event, kind, payload)

    def _post_event(self, event: str, post: Post) -> None:
        self._webhooks.emit(event, "post", webhook_post(self._state, post))

    def _topic_event(self, event: str, topic: Topic) -> None:
        self._webhooks.emit(event, "topic", webhook_topic(self._state, topic))

    def _solved_event(self, event: str, post: Post) -> None:
        self._webhooks.emit(event, "solved", webhook_post(self._state, post))


def _characters_changed(before: str, after: str) -> int:
    same = sum(block.size for block in SequenceMatcher(None, before, after).get_matching_blocks())
    return len(before) + len(after) - 2 * same
