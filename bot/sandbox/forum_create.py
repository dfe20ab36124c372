"""``POST /posts.json``: topics, replies and private messages, with every guard in front of them.

Sources: ``app/controllers/posts_controller.rb#create``, ``lib/post_creator.rb``,
``lib/validators/post_validator.rb``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.errors import YourMistake
from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_acts import Acts
from bot.sandbox.forum_api import Ask, Operations, Say
from bot.sandbox.forum_guards import Guards
from bot.sandbox.forum_model import PRIVATE, REGULAR, WHISPER, Member, Opening, Post, Refusal, Topic
from bot.sandbox.forum_shapes import Json, stamp, written_post
from bot.sandbox.forum_state import ForumState
from bot.sandbox.forum_tagging import tags_for_saving
from bot.sandbox.forum_topic_shapes import may_reply
from bot.sandbox.mischief import Mischief


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a moderator's approval."""

    id: int
    author: Member
    params: Mapping[str, Any]


class Creation:
    """What the API creates, and what it remembers to refuse doubles."""

    def __init__(self, state: ForumState, acts: Acts, mischief: Mischief) -> None:
        self.waiting: dict[int, Waiting] = {}
        self._state = state
        self._acts = acts
        self._guards = Guards(state)
        self._mischief = mischief
        self._memo: dict[str, tuple[datetime, Json]] = {}

    def operations(self) -> Operations:
        """The one route."""
        return {("POST", "/posts"): ("posts#create", self.create)}

    def create(self, ask: Ask) -> Say:
        """Identical creates within two minutes get the first answer again, a 422 as well."""
        author, now = ask.member, self._state.now()
        if not str(ask.params.get("raw") or ""):
            raise rules.missing("raw")
        same = f"{author.id} {ask.agent} {rules.flat(ask.params, 'nested_post')}"
        at, content = self._memo.get(same, (None, {}))
        kept = timedelta(seconds=self._state.settings.memo_seconds)
        if at is None or now - at >= kept:
            content = self._first(author, ask.params)
            self._memo[same] = (now, content)
        if not content.get("success"):
            return Say(content, 422)
        bare = not ask.flag("nested_post") and content["action"] != "enqueued"
        return Say(content["post"] if bare else content)

    def _first(self, author: Member, params: Mapping[str, Any]) -> Json:
        if not author.staff and self._held():
            return self._enqueue(author, params)
        try:
            post = self._post(author, params)
        except Refusal as refusal:
            if refusal.status != 422 or isinstance(refusal.content, str):  # noqa: PLR2004
                raise
            return dict(refusal.content)
        return {
            "action": "create_post",
            "post": written_post(self._state, post, author),
            "success": True,
        }

    # --- the moderation queue

    def _held(self) -> bool:
        trick = self._mischief.take("posts#create", "enqueue")
        return self._state.settings.approve_posts or trick is not None

    def _enqueue(self, author: Member, params: Mapping[str, Any]) -> Json:
        number = max(self.waiting, default=0) + 1
        self.waiting[number] = Waiting(number, author, dict(params))
        pending = {
            "id": number,
            "raw": params["raw"],
            "title": params.get("title"),
            "created_at": stamp(self._state.now()),
            "topic_id": params.get("topic_id"),
        }
        return {
            "success": True,
            "action": "enqueued",
            "pending_post": pending,
            "pending_count": len(self.waiting),
        }

    def approve(self, number: int) -> Post:
        """A moderator lets a waiting post through: only now is it created."""
        held = self.waiting.pop(number)
        return self._post(held.author, held.params)

    # --- the guards

    def _post(self, author: Member, params: Mapping[str, Any]) -> Post:
        free = rules.truthy(params.get("skip_validations", ""))
        if params.get("topic_id"):
            return self._reply(author, params, free=free)
        return self._open(author, params, free=free)

    def _reply(self, author: Member, params: Mapping[str, Any], *, free: bool) -> Post:
        topic = self._topic(author, params)
        raw = str(params["raw"])
        if not free:
            faults = rules.raw_faults(raw, self._state.settings, private=topic.private)
            faults += self._guards.doubled(author, raw, private=topic.private)
            faults += self._guards.alone(author, topic)
            if faults:
                raise rules.not_created(faults)
            self._guards.pace(author, "posts")
        whisper = rules.truthy(params.get("whisper", "")) and author.staff
        reply_to = int(params.get("reply_to_post_number") or 0)
        there = 0 < reply_to <= len(topic.post_ids)
        return self._acts.reply(
            author,
            topic,
            raw,
            reply_to=reply_to if there else None,
            post_type=WHISPER if whisper else REGULAR,
        )

    def _topic(self, author: Member, params: Mapping[str, Any]) -> Topic:
        number = str(params["topic_id"])
        topic = self._state.topics.get(int(number)) if number.isdecimal() else None
        allowed = topic is not None and self._state.may_see_topic(topic, author)
        if topic is None or not allowed or not may_reply(topic, author):
            raise rules.not_created([rules.CANNOT_REPLY])
        return topic

    def _open(self, author: Member, params: Mapping[str, Any], *, free: bool) -> Post:
        private = params.get("archetype") == PRIVATE
        opening = self._private(params) if private else self._public(author, params)
        faults = self._guards.opening(opening, private=private)
        if not free and not faults:
            faults = rules.raw_faults(opening.raw, self._state.settings, private=private)
            faults += self._guards.doubled(author, opening.raw, private=private)
        if faults:
            raise rules.not_created(faults)
        if not free:
            self._guards.pace(author, "topics")
            self._guards.pace(author, "posts")
        return self._acts.open(author, opening)

    def _public(self, author: Member, params: Mapping[str, Any]) -> Opening:
        place = params.get("category")
        if place in (None, ""):
            raise rules.not_created(["Category can't be blank"])
        try:
            category = self._state.category(str(place))
        except YourMistake:
            raise rules.invalid("category") from None
        if not self._state.may_read(category, author):
            raise rules.not_permitted()
        return Opening(
            title=str(params.get("title") or ""),
            raw=str(params["raw"]),
            category_id=category.id,
            tags=self._tags(params.get("tags")),
            external_id=params.get("external_id") or None,
        )

    def _tags(self, wanted: object) -> list[str]:
        if not wanted:
            return []
        if not self._state.settings.bot_may_tag:
            raise rules.not_created(["You are not permitted to tag topics."])
        most = self._state.settings.max_tags_per_topic
        if self._state.tag_objects and isinstance(wanted, list) and len(wanted) > most:
            raise rules.not_created([f"You can use at most {most} tags per topic."])
        return tags_for_saving(self._state, wanted)

    def _private(self, params: Mapping[str, Any]) -> Opening:
        names = params.get("target_recipients") or params.get("target_usernames") or ""
        wanted = tuple(name.strip() for name in str(names).split(",") if name.strip())
        if not wanted:
            raise rules.not_created(["You must select a valid recipient."])
        unknown = [name for name in wanted if name.lower() not in self._state.members]
        if unknown:
            raise rules.not_created([f"Sorry, {unknown[0]} does not exist."])
        return Opening(
            title=str(params.get("title") or ""),
            raw=str(params["raw"]),
            external_id=params.get("external_id") or None,
            recipients=wanted,
        )
