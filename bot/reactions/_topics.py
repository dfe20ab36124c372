"""Topics as people type them, and what they become on a forum's thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from bot.community import Community
from bot.effects import ApplyTags
from matchers.model import Thread

NAMED_ALIKE = 80.0
"""How alike (0-100) a mistyped topic must be to the one that is meant."""


def named_topic(text: str, community: Community, *, alike: float = NAMED_ALIKE) -> str | None:
    """The topic that somebody typed, by its id, a name or an alias, small typos forgiven."""
    names = {
        name.casefold(): topic.id
        for topic in community.topics.values()
        for name in (topic.id, topic.de, topic.en, *topic.aliases)
    }
    wanted = text.casefold().strip()
    if wanted in names:
        return names[wanted]
    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=alike)
    return names[found[0]] if found else None


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
