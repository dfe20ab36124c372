"""What members do on the forum's stage, and what can be seen of it: there and in the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.community import Community
from bot.sandbox.forum_model import Call, Post
from bot.store.schema import metadata, outbox
from tests.stories.stage import Staged

TITLE = "Wie finde ich doppelte Einträge in Excel?"
RAW = "Ich habe zwei lange Listen mit Mitgliedern und möchte die Dubletten finden."
MINUTE = timedelta(minutes=1)


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a story."""
    asyncio.run(story())


# --- what members do


async def ask(
    s: Staged,
    who: str = "heinz",
    *,
    tags: Sequence[str] = (),
    place: str = "Fragen",
    title: str = TITLE,
) -> int:
    """Open a topic about duplicates in Excel, and let the bot answer; the topic's id."""
    topic = await s.forum.open_topic(who, place, title, RAW, tags)
    await s.settle()
    return topic


async def write(s: Staged, who: str, text: str, title: str = "Eine Frage") -> int:
    """Write to Lotse alone, and let it answer; the id of the conversation."""
    topic = await s.forum.private_message(who, s.forum.bot.username, title, text)
    await s.settle()
    return topic


async def catch_up(s: Staged) -> None:
    """Let the bot read what it missed; it takes its time over that, and time has to pass."""
    reading = asyncio.create_task(s.bot.catch_up())
    while not reading.done():
        await s.pass_time(seconds=30)
    await reading


def first_of(s: Staged, topic: int) -> int:
    """The id of a topic's first post."""
    return s.forum.topic(topic).post_ids[0]


# --- what can be seen in the forum


def posts_of_bot(s: Staged, topic: int) -> list[Post]:
    """All that the bot ever posted in a topic, also what it took back."""
    return [post for post in s.forum.posts(topic) if post.author is s.forum.bot]


def lines(s: Staged, topic: int) -> list[str]:
    """What the bot says in a topic now, without the hidden marker."""
    shown = (p for p in posts_of_bot(s, topic) if not (p.deleted_at or p.user_deleted))
    return [post.raw.partition("\n\n<!--")[0] for post in shown]


def tags(s: Staged, topic: int) -> set[str]:
    """A topic's tags now."""
    return set(s.forum.topic(topic).tags)


def writes(s: Staged, operation: str = "") -> list[Call]:
    """What the bot wrote or tried to write, by Rails' name of the action."""
    wrote = (call for call in s.forum.calls if call.method != "GET")
    return [call for call in wrote if operation in ("", call.operation)]


def busiest_minute(calls: Iterable[Call]) -> int:
    """The most calls in any sixty seconds."""
    times = sorted(call.at for call in calls)
    return max((sum(0 <= (t - at) / MINUTE < 1 for t in times) for at in times), default=0)


def told(s: Staged, who: str) -> list[str]:
    """What the bot tells a member in private messages."""
    messages = s.forum.pms_of(who)
    return [post.raw for topic in messages for post in posts_of_bot(s, topic.id)]


def written(s: Staged, topic: int) -> list[str]:
    """What the bot wrote in a conversation, without the hidden marker, as it reads now."""
    return [post.raw.partition("\n\n<!--")[0] for post in posts_of_bot(s, topic)]


# --- what can be seen in the database


async def known(s: Staged, topic: int) -> Any:
    """What reactions know about a topic; ``None``: nothing."""

    def look(community: Community) -> Any:
        return community.thread(f"discourse:t/{topic}")

    return await s.bot.turns.look(look)


async def is_open(s: Staged, topic: int) -> bool:
    """Whether a topic counts as unanswered: it would stand in the digest."""

    def look(community: Community) -> list[str]:
        return [question.thread.key for question in community.unanswered()]

    return f"discourse:t/{topic}" in await s.bot.turns.look(look)


async def fates(s: Staged, start: str) -> set[str]:
    """What became of the deliveries whose key begins with ``start``."""
    query = sa.select(outbox.c.status).where(outbox.c.key.startswith(start, autoescape=True))
    return set(await s.bot.store.read(lambda c: list(c.scalars(query).all())))


async def dump(s: Staged, without: Sequence[str] = ()) -> str:
    """Every column of every table, in words; ``without`` names tables to leave out."""
    found = [table for table in metadata.sorted_tables if table.name not in without]

    def look(connection: sa.Connection) -> str:
        rows = ((t.name, row) for t in found for row in connection.execute(t.select()))
        return "\n".join(f"{name}: {tuple(row)!r}" for name, row in rows)  # a Row's own text is cut

    return await s.bot.store.read(look)
