"""A notice -> what is true now on the forum, as events.

The forum is asked outside any transaction. Unreachable is a retry (``Unsent``), never a drop; gone
and refused are believed only of a forum that answers otherwise, so that a revoked key deletes
nothing here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from bot.community import KeptThread
from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied, Gone
from bot.discourse.find import PAGE, posts_of
from bot.discourse.forum import ForumPost, ForumTopic, account_of, post_of, topic_of
from bot.discourse.held import Held, held_of, is_as_read, may_be_shown
from bot.discourse.prose import without_calls
from bot.discourse.read import AGAIN, POST
from bot.discourse.replies import called, given, is_bots, replies_now, replies_of, told_by
from bot.discourse.site import Site
from bot.discourse.tag_book import Tags
from bot.discourse.tags import forum_name
from bot.errors import Refused, SendFailed, Unsent
from bot.events import (
    AnswerDeleted,
    Event,
    Notice,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
    ThreadSeen,
)
from bot.ports import Clock, Look
from bot.rules import Rules
from matchers.asking import asks
from matchers.model import Question, QuestionKind, Thread, Topic, Visibility

NEW_FOR = timedelta(days=7)
"""A thread that we meet by a change of its state is a question to us only while it is young."""


@dataclass(frozen=True, slots=True)
class LookUps:
    """Reads what notices point at."""

    access: DiscourseAccess
    client: ForumClient
    site: Site
    tags: Tags
    clock: Clock
    look: Look
    rules: Rules
    topics: Mapping[str, Topic]

    async def __call__(self, notice: Notice) -> list[Event]:
        """The events of one notice. Empty: not for us.

        Raises ``Unsent`` where the forum is away, slow or takes our key no more: try again later,
        without end. Raises ``Refused`` where it answers otherwise and refuses this one.
        """
        try:
            # what is told is dated by when it was true, not by when the notice came
            return await self._read(replace(notice, at=self.clock.now()))
        except Refused:
            await self._check_forum()
            raise

    async def _check_forum(self) -> None:
        """Raises ``Unsent`` where the forum refuses everything, or nobody can tell now."""
        try:
            await self.site.ask(self.client)
        except SendFailed as error:  # also where our budget is empty: else we would ask on and on
            raise Unsent(str(error)) from None

    async def _read(self, notice: Notice) -> list[Event]:
        key = f"discourse:t/{notice.ids['topic']}"
        # before the forum is asked: what it shows then is newer than a tombstone known by now
        held = await self.look(partial(held_of, key=key))
        gone = ThreadDeleted(key=f"gone:{notice.key}", at=notice.at, thread=key)
        topic = await self._topic(notice.ids["topic"])
        if topic is None:
            return [gone]
        visibility = await self.site.visibility(self.client, topic.category)
        if not topic.shown or visibility is Visibility.PRIVATE:
            return [gone] if held.any else []
        if held.forgotten or is_bots(self.access, topic.author, topic.author_id):
            return []
        thread = topic.thread(self.access.url, visibility)
        is_reply = notice.kind == POST and notice.ids.get("number") != 1
        reply = await self._reply(notice, topic, thread) if is_reply else []
        if held.past is not None and (is_reply or not notice.key.endswith("/created")):
            return [*reply, *await self._past(notice, topic, thread, held.past)]
        if is_reply and held.tombstone is None:
            return reply
        return [*await self._opening(notice, topic, thread, held), *reply]

    async def _past(
        self, notice: Notice, topic: ForumTopic, thread: Thread, past: KeptThread
    ) -> list[Event]:
        """What was read in of the past, where it reads differently now or is not solved."""
        listened = self.rules.community.forum_categories
        if not may_be_shown(topic) or (listened and topic.category not in listened):
            return [ThreadDeleted(key=f"gone:{notice.key}", at=notice.at, thread=thread.key)]
        accepted = await self._solution(topic, None)
        if is_as_read(past, topic, thread, accepted):
            return []
        return [await self._seen(notice, topic, thread, None)]

    # --- the opening, and the thread's state

    async def _opening(
        self, notice: Notice, topic: ForumTopic, thread: Thread, held: Held
    ) -> list[Event]:
        if topic.first is None:
            raise Refused("a topic without its first post")
        kept = held.kept
        if topic.first.vanished:
            return [ThreadDeleted(key=f"gone:{notice.key}", at=notice.at, thread=thread.key)]
        if kept is None and not self._is_for_us(notice, topic, held):
            return []
        if kept is None:
            back = _is_recovery(notice) or held.tombstone is not None
            told = list(self._asked(notice, topic, topic.first, thread, held, recovered=back))
        else:
            told = list(self._edited(notice, topic, topic.first, thread, kept))
            if _is_again(notice):
                told += replies_now(notice, topic, thread, kept, self.access)
        if notice.key.endswith("/created"):
            told += called(topic.first, topic, thread, self.access)
        if kept is None and not told:
            return []
        seen = await self._seen(notice, topic, thread, kept.accepted if kept else None)
        return [*told, seen]

    def _is_for_us(self, notice: Notice, topic: ForumTopic, held: Held) -> bool:
        """Whether a thread that we do not hold (any more) may still become a question of ours."""
        listened = self.rules.community.forum_categories
        if topic.closed or (listened and topic.category not in listened):
            return False
        created = notice.kind == POST and notice.key.endswith("/created")
        was_ours = held.tombstone is not None and held.tombstone.was_question
        return created or was_ours or self.clock.now() - topic.created < NEW_FOR

    def _asked(
        self,
        notice: Notice,
        topic: ForumTopic,
        post: ForumPost,
        thread: Thread,
        held: Held,
        *,
        recovered: bool,
    ) -> Iterator[Event]:
        """The question; one that is there again, with the replies that came along."""
        body = without_calls(post.raw, self.access.api_username)
        asking = asks(topic.title, body, forum=True, leaning=held.leaning)
        if asking is None:
            return
        question = Question(
            thread,
            account_of(topic.author),
            topic.title,
            body,
            kind=asking.kind,
            language=asking.language,
        )
        key = f"asked:{thread.key}" + (f":{notice.key}" if recovered else "")
        yield QuestionAsked(key=key, at=thread.started, question=question, recovered=recovered)
        if recovered:
            for reply in replies_of(topic, self.access):
                yield given(notice, reply, thread, recovered=True)

    def _edited(
        self,
        notice: Notice,
        topic: ForumTopic,
        post: ForumPost,
        thread: Thread,
        kept: KeptThread,
    ) -> Iterator[Event]:
        """The opening as it reads now, once for each version and wording.

        An edit that also changes title or tags comes as ``topic_edited`` alone [A], so any change
        of the topic may be one of its words; a change of tags raises the version as well.
        """
        revised = post.version > 1 or topic.title != kept.title
        if not revised and "/edited/" not in notice.key:  # the grace period keeps the version
            return
        body = without_calls(post.raw, self.access.api_username)
        asking = asks(topic.title, body, forum=True)
        question = Question(
            thread,
            account_of(topic.author),
            topic.title,
            body,
            kind=asking.kind if asking else QuestionKind.FACT,
            language=asking.language if asking else kept.language,
        )
        wording = hashlib.sha256(f"{topic.title}\n{post.raw}".encode()).hexdigest()[:16]
        key = f"edited:{thread.key}/v{post.version}/{wording}"
        yield QuestionEdited(key=key, at=notice.at, question=question)

    async def _seen(
        self, notice: Notice, topic: ForumTopic, thread: Thread, accepted: str | None
    ) -> ThreadSeen:
        return ThreadSeen(
            key=f"seen:{notice.key}",  # the same state may come back: the notice tells it apart
            at=notice.at,
            thread=thread,
            asker=account_of(topic.author),
            title=topic.title,
            closed=topic.closed,
            tags=await self._names(topic),
            accepted=await self._solution(topic, accepted),
        )

    async def _names(self, topic: ForumTopic) -> tuple[str, ...]:
        """The topic's tags, and those of ours that are synonyms of one of them."""
        names = [tag.name for tag in topic.tags]
        if names:
            book = await self.tags.book(self.client)
            ours = (forum_name(topic) for topic in self.topics.values())
            names += [name for name in ours if (tag := book.find(name)) and tag.name in names]
        return tuple(dict.fromkeys(names))

    async def _solution(self, topic: ForumTopic, known: str | None) -> str | None:
        """The accepted answer's key, from the post's number: all that the topic tells.

        Numbers have holes where posts were moved away; what cannot be found stays as ``known``.
        """
        if not topic.solved_by:
            return None
        end = topic.solved_by
        posts = topic.posts
        if all(post.number != end for post in posts):
            posts = (
                *await posts_of(self.client, topic.id, topic.stream[max(0, end - PAGE) : end]),
            )
        found = next((post.id for post in posts if post.number == end), 0)
        return f"discourse:p/{found}" if found else known

    # --- replies

    async def _reply(self, notice: Notice, topic: ForumTopic, thread: Thread) -> list[Event]:
        answer = f"discourse:p/{notice.ids['post']}"
        post = await self._post(notice.ids["post"], topic)
        if post is None or post.topic != topic.id or (post.regular and post.vanished):
            gone = f"gone:{notice.key}"
            return [AnswerDeleted(key=gone, at=notice.at, thread=thread.key, answer=answer)]
        listened = self.rules.community.forum_categories
        if not post.regular or is_bots(self.access, post.author, post.author_id):
            return []
        if listened and topic.category not in listened:
            return []
        back = _is_recovery(notice)
        return list(told_by(notice, post, topic, thread, self.access, recovered=back))

    # --- asking the forum

    async def _topic(self, id: int) -> ForumTopic | None:
        try:
            topic = topic_of(await self.client.get(f"/t/{id}.json", {"include_raw": 1}))
        except (Gone, Denied):
            await self._check_forum()
            return None
        if topic is None:
            raise Refused("this is no topic")
        return topic

    async def _post(self, id: int, topic: ForumTopic) -> ForumPost | None:
        """The post out of the topic, if it came along; each further request costs budget."""
        for post in topic.posts:
            if post.id == id:
                return post
        try:
            return post_of(await self.client.get(f"/posts/{id}.json"))
        except (Gone, Denied):
            await self._check_forum()
            return None


def _is_recovery(notice: Notice) -> bool:
    """Whether somebody brought back what was deleted: a tombstone is then no longer true."""
    return "/recovered/" in notice.key


def _is_again(notice: Notice) -> bool:
    """Whether nobody told of anything: then everything about the thread is compared."""
    return f"/{AGAIN}" in notice.key
