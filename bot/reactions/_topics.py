"""What topics become on a forum's thread, and the way to change them below a thread in Slack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.community import Community
from bot.effects import ApplyTags, Button, Message
from matchers.model import Thread

CORRECT = "change_topics-open"
"""The button below the quiet line; what it opens is in ``change_topics.py``."""


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


def has_button(thread: Thread, community: Community) -> bool:
    """Whether topics are changed by a button there; a forum has its tags beside the title."""
    return thread.place.platform == "slack" and community.rules.change_topics is not None


def correctable(message: Message, thread: Thread, community: Community) -> Message:
    """A thread's line, with the button that changes its topics where there is one."""
    if not has_button(thread, community):
        return message
    return replace(message, buttons=(Button(CORRECT, thread.key),))


def forum_tag(topic: str, community: Community) -> str:
    """What the forum calls a topic."""
    known = community.topics.get(topic)
    return known.forum_tag if known and known.forum_tag else topic
