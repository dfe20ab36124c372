"""What topics become on a forum's thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.community import Community
from bot.effects import ApplyTags
from matchers.model import Thread


def apply_tags(
    thread: Thread,
    key: str,
    community: Community,
    *,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    again: bool = False,
) -> Iterator[ApplyTags]:
    """Have a forum's thread carry these topics, and those no more. Slack has no tags."""
    if thread.place.platform != "discourse":
        return
    added, removed = (tuple(forum_tag(t, community) for t in topics) for topics in (add, remove))
    if added or removed:
        yield ApplyTags(key=key, thread=thread, add=added, remove=removed, again=again)


def forum_tag(topic: str, community: Community) -> str:
    """What the forum calls a topic."""
    known = community.topics.get(topic)
    return known.forum_tag if known and known.forum_tag else topic
