"""Topics onto a forum thread: read, union, write, read back.

``tags`` replaces the whole set, a 200 may mean that nothing happened, and an old forum cuts the
list at ``max_tags_per_topic`` without a word [A]: so what was written is read again, a person's
tag that got lost is put back, and what did not happen is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.discourse.client import ForumClient
from bot.discourse.forum import topic_of
from bot.discourse.tag_book import Tags
from bot.discourse.tags import ForumTag, Plan, form, forum_name, plan
from bot.errors import Refused, Unsent
from bot.ports import Mark, Marked
from matchers.model import Topic

COST = 4
"""Requests of one attempt: the list of tags, the topic, the write, the topic again."""


@dataclass(frozen=True, slots=True)
class Retagger:
    """Writes tags. Remembers by ``mark`` which ones it wrote: only these it ever removes."""

    client: ForumClient
    tags: Tags
    topics: Mapping[str, Topic]
    mark: Mark
    marked: Marked

    async def apply(self, topic_id: int, add: Iterable[str], remove: Iterable[str]) -> None:
        """Set and unset tags (forum tag names, or topic ids). Raises a ``SendFailed``.

        Repeating it is harmless: what is there already is not written again, and so the webhook
        about our own write leads to no further one.
        """
        own = await self._own(topic_id)
        book = await self.tags.book(self.client)
        before = await self._read(topic_id)
        wanted = plan(
            before,
            [book.resolve(self._name(name)) for name in add],
            [book.resolve(self._name(name)) for name in remove],
            own,
        )
        if wanted.empty:
            return
        # remembered first: whatever happens now, a tag of ours is not taken for a person's
        await self._remember(topic_id, own | {tag.folded for tag in wanted.adding})
        try:
            await self._write(topic_id, wanted)
        except Refused:
            await self._remember(topic_id, own)
            raise
        await self._check(topic_id, wanted, own)

    async def _write(self, topic_id: int, wanted: Plan) -> None:
        """``PUT /t/-/{id}``: scope topics:update; ``/t/{id}/tags`` has no scope [B].

        ``original_tags`` makes it a compare-and-set where the forum knows it (409 otherwise).
        """
        objects = await self._objects(wanted.before)
        body = {"tags": form(wanted.wanted, objects=objects)}
        if objects:
            body["original_tags"] = form(wanted.before, objects=True)
        await self.client.write("PUT", f"/t/-/{topic_id}.json", body)

    async def _check(self, topic_id: int, wanted: Plan, own: frozenset[str]) -> None:
        after = await self._read(topic_id)
        there = {tag.folded for tag in after}
        if any(tag.folded not in there for tag in wanted.theirs):
            objects = await self._objects(wanted.before)
            back = {"tags": form(wanted.before, objects=objects)}
            await self.client.write("PUT", f"/t/-/{topic_id}.json", back)
            await self._remember(topic_id, own)
            raise Refused("the forum dropped somebody's tag: all tags were put back")
        added = {tag.folded for tag in wanted.adding if tag.folded in there}
        removed = {tag.folded for tag in wanted.removing if tag.folded not in there}
        await self._remember(topic_id, (own | added) - removed)
        if not added and not removed:
            raise Refused("tags unchanged: may this key tag topics?")
        if len(added) + len(removed) < len(wanted.adding) + len(wanted.removing):
            raise Refused("only some tags were taken: do they all exist on the forum?")

    async def _read(self, topic_id: int) -> tuple[ForumTag, ...]:
        topic = topic_of(await self.client.get(f"/t/{topic_id}.json"))
        if topic is None:
            raise Unsent("this is no topic")
        return topic.tags

    async def _objects(self, before: tuple[ForumTag, ...]) -> bool:
        """How this forum writes tags: as the topic shows it, else as the list of tags does."""
        if before:
            return any(tag.id for tag in before)
        return await self.tags.objects(self.client)

    def _name(self, name: str) -> str:
        """The forum's name of a topic; a forum tag's name stands for itself."""
        if any(forum_name(topic) == name for topic in self.topics.values()):
            return name
        return forum_name(self.topics[name]) if name in self.topics else name

    async def _own(self, topic_id: int) -> frozenset[str]:
        told = await self.marked(written_in(topic_id))
        return frozenset(told.split(",")) - {""}

    async def _remember(self, topic_id: int, own: Iterable[str]) -> None:
        await self.mark(written_in(topic_id), ",".join(sorted(own)))


def written_in(topic_id: int) -> str:
    """The mark that holds the tags of a topic that we wrote ourselves, with commas between."""
    return f"discourse:tags/t/{topic_id}"
