"""What of a message's thread we hold already: asked of our own memory, never of Slack."""

from __future__ import annotations

from bot.community import Community
from bot.ports import Look


async def holds(look: Look, key: str) -> bool:
    """Whether a message opens a thread that we hold."""
    return await look(lambda community: community.thread(key) is not None)


async def carries(look: Look, thread: str) -> bool:
    """Whether a conversation stands in the forum, too, or is on its way there."""

    def carried(community: Community) -> bool:
        transfer = community.transfer(thread)
        return transfer is not None and transfer.wanted

    return await look(carried)


async def thread_of(look: Look, key: str) -> str:
    """The key of the thread that holds a message; empty where we do not know."""

    def found(community: Community) -> str:
        kept = community.thread(key) or community.thread_of_answer(key)
        return kept.thread.key if kept is not None else ""

    return await look(found)
