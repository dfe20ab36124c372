"""What members write to Lotse alone: a private conversation is looked at, and read only if it is.

The webhook delivers every private message of the forum. Whose it is, only the forum can tell: this
account sees its own and no other, so most look-ups end in a refusal, which is remembered. A key of
an administrator would see all of them; so the list of readers decides, not what can be seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied, Gone
from bot.discourse.find import posts_of
from bot.discourse.forum import ForumPost, ForumTopic, account_of, topic_of
from bot.discourse.prose import addressed, letter_of
from bot.discourse.read import letter_notice
from bot.discourse.replies import is_bots
from bot.discourse.shapes import moment, rows, table, whole, words
from bot.discourse.site import Site
from bot.errors import Refused
from bot.events import LetterWritten, Notice
from bot.ports import Clock
from matchers.model import Place

FOREIGN_AT_MOST = 5_000
"""Conversations of others that are remembered, so that each is asked about once."""

LATEST = 20
"""Posts of a conversation that are looked at when some may have been missed."""

ALONE = 2
"""Readers of a conversation of one member with us."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Reads what notices of private conversations point at."""

    access: DiscourseAccess
    client: ForumClient
    site: Site
    clock: Clock
    foreign: dict[int, None] = field(default_factory=dict)

    def is_foreign(self, topic: int, raw: str) -> bool:
        """Whether a conversation is known to be none of ours (and nobody calls us into it now)."""
        called = f"@{self.access.api_username.casefold()}" in raw.casefold()
        return topic in self.foreign and not called

    async def __call__(self, notice: Notice) -> list[LetterWritten]:
        """What was written to us; empty: it was not, or nobody can read it any more."""
        topic = await self._topic(notice.ids["topic"])
        if topic is None:
            self._remember(notice.ids["topic"])
            return []
        self.foreign.pop(topic.id, None)
        post = await self._post(topic, notice.ids["post"])
        if post is None or not post.regular or post.vanished:
            return []
        if is_bots(self.access, post.author, post.author_id):
            return []
        letter = self._letter(topic, post)
        return [] if letter is None else [letter]

    def _letter(self, topic: ForumTopic, post: ForumPost) -> LetterWritten | None:
        """Where others read along, only what begins with our name is for us."""
        named = addressed(post.raw, self.access.api_username)
        alone = is_alone(topic, post.author, self.access)
        text = letter_of(post.raw) if alone and named is None else named
        if text is None or (not text and named is None):
            return None
        return LetterWritten(
            key=f"letter:discourse:p/{post.id}",
            at=post.created,
            account=account_of(post.author),
            text=text,
            conversation=conversation_of(topic.id) if alone else "",
            place=Place(conversation_of(topic.id)),
            named=named is not None,
        )

    async def missed(self, since: datetime) -> list[Notice]:
        """Notices of what was written to us since then, from our own list of messages.

        Of each conversation in which somebody else wrote last, the latest posts are looked at: what
        was read before is known by its key.
        """
        name = self.access.api_username
        told = table(await self.client.get(f"/topics/private-messages/{name}.json"))
        now, found = self.clock.now(), []
        for row in rows(table(told.get("topic_list")).get("topics")):
            topic, last = whole(row.get("id")), moment(row.get("last_posted_at"), now)
            theirs = not self.access.is_own(words(row.get("last_poster_username")))
            if topic and theirs and last > since:
                found += await self._latest(topic, since)
        return found

    async def _latest(self, id: int, since: datetime) -> list[Notice]:
        topic = await self._topic(id)
        if topic is None:
            return []
        wanted = topic.stream[-LATEST:]
        posts = [post for post in topic.posts if post.id in wanted]
        if absent := [number for number in wanted if all(p.id != number for p in posts)]:
            posts += await posts_of(self.client, id, absent)
        return [
            letter_notice(id, post.id, post.created)
            for post in posts
            if post.regular
            and not post.vanished
            and post.created > since
            and not is_bots(self.access, post.author, post.author_id)
        ]

    async def _topic(self, id: int) -> ForumTopic | None:
        """The conversation, if we are one of its readers."""
        try:
            topic = topic_of(await self.client.get(f"/t/{id}.json", {"include_raw": 1}))
        except (Gone, Denied):
            await self.site.facts(self.client)  # raises where the forum refuses our key altogether
            return None
        if topic is None:
            raise Refused("this is no topic")
        return topic if self.access.api_username.casefold() in topic.readers else None

    async def _post(self, topic: ForumTopic, id: int) -> ForumPost | None:
        posts = topic.posts
        if all(post.id != id for post in posts):
            posts = (*await posts_of(self.client, topic.id, [id]),)
        return next((post for post in posts if post.id == id and post.topic == topic.id), None)

    def _remember(self, topic: int) -> None:
        self.foreign[topic] = None
        while len(self.foreign) > FOREIGN_AT_MOST:
            del self.foreign[next(iter(self.foreign))]


def conversation_of(topic: int) -> str:
    """The key of a private conversation."""
    return f"discourse:pm/{topic}"


def is_alone(topic: ForumTopic, username: str, access: DiscourseAccess) -> bool:
    """Whether only this member and we read a conversation."""
    both = frozenset({username.casefold(), access.api_username.casefold()})
    return topic.readers == both and len(both) == ALONE and not topic.open_to_groups
