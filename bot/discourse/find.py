"""Is it there already? Looks on the forum for what an earlier attempt may have left."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from bot.discourse.client import ForumClient, Params
from bot.discourse.faults import Gone
from bot.discourse.forum import ForumPost, ForumTopic, post_of, topic_of
from bot.discourse.render import marker
from bot.discourse.shapes import rows, table
from bot.errors import Uncertain
from bot.ports import Ref

PAGE = 20
"""How many posts one request brings (``chunk_size``)."""

PAGES = 5
"""How far back a thread is read for a reply: further replies hardly arrive in the meantime."""

SLACK = timedelta(minutes=70)
"""Our clock may have been ahead of the forum's by an hour: see `bot/slack/find.py`."""


async def find_topic(client: ForumClient, mark: str) -> Ref | None:
    """The topic or private message that carries ``mark`` as its ``external_id``."""
    try:
        number = await client.topic_with(mark)
        topic = topic_of(await client.get(f"/t/{number}.json")) if number else None
    except Gone:
        return None
    if topic is None or topic.first is None:
        return None
    return ref_of(client.access.url, topic.first, topic.slug)


async def find_reply(
    client: ForumClient, topic_id: int, mark: str, since: datetime | None
) -> Ref | None:
    """The bot's own reply with the hidden ``mark``, near the end of a topic."""
    try:
        topic = topic_of(await client.get(f"/t/{topic_id}.json", {"include_raw": 1}))
    except Gone:
        return None
    if topic is None:
        raise Uncertain("this is no topic")
    async for post in _backwards(client, topic):
        if marker(mark) in post.raw and client.access.is_own(post.author):
            return ref_of(client.access.url, post, topic.slug)
        if since is not None and post.created < since - SLACK:
            return None
    return None


def ref_of(url: str, post: ForumPost, slug: str) -> Ref:
    """Where a post is, in the forum's own terms."""
    return Ref(
        {
            "post_id": str(post.id),
            "topic_id": str(post.topic),
            "post_number": str(post.number),
            "url": f"{url}/t/{slug or '-'}/{post.topic}/{post.number}",
        }
    )


async def _backwards(client: ForumClient, topic: ForumTopic) -> AsyncIterator[ForumPost]:
    """The topic's posts, newest first; those that came with it cost nothing more."""
    here = {post.id: post for post in topic.posts}
    stream = topic.stream or tuple(here)
    tail = stream[-PAGE * PAGES :]
    for end in range(len(tail), 0, -PAGE):
        wanted = tail[max(0, end - PAGE) : end]
        if any(post not in here for post in wanted):
            here |= {post.id: post for post in await posts_of(client, topic.id, wanted)}
        for post in reversed(wanted):
            if post in here:
                yield here[post]


async def posts_of(client: ForumClient, topic_id: int, wanted: Sequence[int]) -> list[ForumPost]:
    """Posts of a topic by their ids, raw included: 20 at most, in one request."""
    query: Params = {"post_ids[]": list(wanted), "include_raw": 1}
    told = await client.get(f"/t/{topic_id}/posts.json", query)
    found = (post_of(row) for row in rows(table(table(told).get("post_stream")).get("posts")))
    return [post for post in found if post is not None]
