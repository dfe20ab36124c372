"""What the API changes and removes: posts, titles, categories, tags, the closed state."""

from __future__ import annotations

import html
from typing import Any

from bot.errors import YourMistake
from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_acts import Acts
from bot.sandbox.forum_api import Ask, Operations, Say
from bot.sandbox.forum_find import Finding
from bot.sandbox.forum_model import Member, Refusal, Topic, TopicEdit
from bot.sandbox.forum_shapes import Json, may_delete_post, written_post
from bot.sandbox.forum_state import ForumState
from bot.sandbox.forum_tagging import names_of, tags_for_saving
from bot.sandbox.forum_topic_shapes import tags_json
from bot.sandbox.mischief import Mischief


class Editing:
    """The operations that change what is there."""

    def __init__(self, state: ForumState, acts: Acts, mischief: Mischief) -> None:
        self._state = state
        self._acts = acts
        self._mischief = mischief
        self._find = Finding(state)

    def operations(self) -> Operations:
        """Method and path, the action's name, and what it does."""
        return {
            ("PUT", "/posts/{id:int}"): ("posts#update", self.revise_post),
            ("DELETE", "/posts/{id:int}"): ("posts#destroy", self.destroy_post),
            ("PUT", "/t/-/{id:int}"): ("topics#update", self.revise_topic),
            ("PUT", "/t/{id:int}"): ("topics#update", self.revise_topic),
            ("PUT", "/t/{id:int}/tags"): ("topics#update_tags", self.set_tags),
            ("PUT", "/t/{id:int}/status"): ("topics#status", self.set_status),
            ("DELETE", "/t/{id:int}"): ("topics#destroy", self.destroy_topic),
        }

    def revise_post(self, ask: Ask) -> Say:
        """New raw; ``original_text`` that is not what stands there is a conflict."""
        editor, wish = ask.member, ask.params.get("post")
        if not isinstance(wish, dict):
            raise rules.missing("post")
        post = self._find.post(ask.ids["id"], editor)
        if not self._state.may_edit(post, editor):
            if post.author.id == editor.id and self._state.too_late_to_edit(post, editor):
                raise rules.too_late_to_edit()
            raise rules.not_permitted()
        original = wish.get("original_text") or wish.get("raw_old")
        if original and original != post.raw:
            raise rules.edit_conflict()
        raw = wish.get("raw")
        private = self._state.topics[post.topic_id].private
        if raw is not None:
            faults = rules.raw_faults(str(raw), self._state.settings, private=private)
            if faults:
                raise Refusal(422, {"errors": faults})
        self._acts.revise(editor, post, raw=raw, reason=wish.get("edit_reason") or None)
        return Say({"post": written_post(self._state, post, editor)})

    def destroy_post(self, ask: Ask) -> Say:
        """Staff delete, authors mark their own reply as deleted."""
        member = ask.member
        post = self._find.post(ask.ids["id"], member)
        if not may_delete_post(self._state, post, member):
            raise rules.not_permitted()
        self._acts.destroy(member, post)
        return Say()

    def revise_topic(self, ask: Ask) -> Say:
        """Top-level ``title``, ``category_id``, ``tags``; what is nested is not seen at all.

        Tags that may not be written are left out without a word: still 200, and still a
        ``topic_edited`` webhook. Tags that are there already are nothing submitted.
        """
        editor, topic = ask.member, self._topic(ask)
        self._check_originals(ask, topic)
        title = ask.params.get("title")
        edit = TopicEdit(
            title=None if title in (None, topic.title) else str(title),
            category_id=self._category(ask, topic),
            tags=self._tags(ask, topic),
        )
        if edit.title is not None:
            faults = rules.title_faults(edit.title, self._state.settings, private=topic.private)
            if faults:
                raise Refusal(422, {"errors": faults})
        if edit.submitted:
            self._acts.revise_topic(editor, topic, edit)
        return Say(self._basic(topic, tags="tags" in ask.params))

    def set_tags(self, ask: Ask) -> Say:
        """The whole set at once; unlike the other way this one refuses with 403.

        Before 2026 an empty list counts as missing, so it cannot clear tags there.
        """
        editor, topic = ask.member, self._topic(ask)
        if not self._state.settings.bot_may_tag:
            raise rules.not_permitted()
        submitted = ask.params.get("tags") or []
        if not submitted and not self._state.tag_objects:
            raise rules.missing("tags")
        if set(names_of(self._state, submitted)) != set(topic.tags):
            kept = tags_for_saving(self._state, submitted)
            silent = self._mischief.take("topics#update_tags", "tag_noop") is not None
            edit = TopicEdit(tags=list(topic.tags) if silent else kept)
            self._acts.revise_topic(editor, topic, edit)
        return Say(self._basic(topic, tags=True))

    def set_status(self, ask: Ask) -> Say:
        """Close and reopen; of the other states the sandbox knows nothing."""
        member, topic = ask.member, self._find.topic(ask.ids["id"], ask.viewer)
        if ask.params.get("status") != "closed":
            raise rules.invalid("status")
        trusted = member.staff or member.trust_level >= 4  # noqa: PLR2004 -- leaders
        if not trusted:
            raise rules.not_permitted()
        self._acts.close(member, topic, closed=ask.flag("enabled"))
        return Say({"success": "OK", "topic_status_update": None})

    def destroy_topic(self, ask: Ask) -> Say:
        """Staff only, in this forum."""
        member, topic = ask.member, self._find.topic(ask.ids["id"], ask.viewer)
        if not member.staff:
            raise rules.refused(422, "You cannot delete that topic.")
        self._acts.destroy(member, self._state.first_post(topic))
        return Say()

    # --- what an edit is made of

    def _topic(self, ask: Ask) -> Topic:
        editor: Member = ask.member
        topic = self._find.topic(ask.ids["id"], editor)
        if not self._state.may_edit_topic(topic, editor):
            raise rules.not_permitted()
        return topic

    def _check_originals(self, ask: Ask, topic: Topic) -> None:
        """``original_title`` and ``original_tags`` must still be true (2026 only)."""
        if not self._state.tag_objects:
            return
        title, tags = ask.params.get("original_title"), ask.params.get("original_tags")
        if title is not None and title != topic.title:
            raise rules.edit_conflict()
        if tags is not None and set(names_of(self._state, tags)) != set(topic.tags):
            raise rules.edit_conflict()

    def _category(self, ask: Ask, topic: Topic) -> int | None:
        wanted = ask.params.get("category_id")
        if wanted is None or str(wanted) == str(topic.category_id):
            return None
        try:
            category = self._state.category(str(wanted))
        except YourMistake:
            raise rules.refused(422, "Category not found") from None
        if not self._state.may_read(category, ask.viewer):
            raise rules.not_permitted()
        return category.id

    def _tags(self, ask: Ask, topic: Topic) -> list[str] | None:
        if "tags" not in ask.params:
            return None
        submitted = ask.params["tags"] or []
        if set(names_of(self._state, submitted)) == set(topic.tags):
            return None
        silent = self._mischief.take("topics#update", "tag_noop") is not None
        if silent or not self._state.settings.bot_may_tag:
            return list(topic.tags)
        return tags_for_saving(self._state, submitted)

    def _basic(self, topic: Topic, *, tags: bool) -> Json:
        basic: dict[str, Any] = {
            "id": topic.id,
            "title": topic.title,
            "fancy_title": html.escape(topic.title),
            "slug": topic.slug,
            "posts_count": len(self._state.counted(topic)),
        }
        if tags and self._state.tag_objects:
            basic["tags"] = tags_json(self._state, topic.tags)
        return {"basic_topic": basic}
