"""The forum's tags: two ways of writing them, synonyms, and what a union keeps (pure).

Names up to 2025.12, objects ``{id, name, slug}`` since 2026.1 [B].
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.discourse.shapes import rows, table, whole, words
from matchers.model import Topic

_VERSION = re.compile(r"(\d+)\.(\d+)")
OBJECTS_SINCE = (2026, 1)


@dataclass(frozen=True, slots=True)
class ForumTag:
    """A tag by name; ``id`` is 0 where the forum does not number its tags (before 2026.1)."""

    name: str
    id: int = 0

    @property
    def folded(self) -> str:
        """What tells two tags apart: the forum ignores case, and has hyphens for spaces."""
        return "-".join(self.name.casefold().split())


@dataclass(frozen=True, slots=True)
class TagBook:
    """All tags of a forum by folded name, and the tag that each synonym stands for."""

    tags: Mapping[str, ForumTag] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    known: bool = False

    def find(self, name: str) -> ForumTag | None:
        """The tag that the forum would write for ``name``."""
        folded = ForumTag(name).folded
        return self.tags.get(self.targets.get(folded, folded))

    def resolve(self, name: str) -> ForumTag:
        """The same; a tag of that name where the forum has none yet."""
        return self.find(name) or ForumTag("-".join(name.split()))

    @property
    def numbered(self) -> bool:
        """Whether this forum numbers its tags."""
        return any(tag.id for tag in self.tags.values())


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write: ``wanted`` in order (people's first: old forums cut the end off)."""

    before: tuple[ForumTag, ...]
    adding: tuple[ForumTag, ...]
    removing: tuple[ForumTag, ...]

    @property
    def wanted(self) -> tuple[ForumTag, ...]:
        """What the topic should carry."""
        return (*self.theirs, *self.adding)

    @property
    def theirs(self) -> tuple[ForumTag, ...]:
        """What was there and stays."""
        return tuple(tag for tag in self.before if tag not in self.removing)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be written."""
        return not self.adding and not self.removing


def forum_name(topic: Topic) -> str:
    """The tag that stands for a topic on the forum: its id, unless it names another."""
    return topic.forum_tag or topic.id


class TopicTags:
    """Which of our topics a tag stands for: by the tag that we would write, by id and by name.

    Old ids count behind present ones. In this order: a topic's own tag is never taken for another
    one's name. Where the forum made names of several topics synonyms of one tag, it stands for all
    of them.
    """

    def __init__(self, topics: Iterable[Topic], book: TagBook) -> None:
        known = tuple(topics)
        owners: dict[str, str] = {}
        own = ((topic, (forum_name(topic),)) for topic in known)
        ids = ((topic, (topic.id,)) for topic in known)
        old = ((topic, topic.was) for topic in known)
        named = ((topic, (topic.de, topic.en)) for topic in known)
        for topic, names in (*own, *ids, *old, *named):
            for name in names:
                owners.setdefault(ForumTag(name).folded, topic.id)
        self._targets = book.targets
        self._topics: dict[str, set[str]] = defaultdict(set)
        for name, topic_id in owners.items():
            self._topics[self._target(name)].add(topic_id)

    def topics_of(self, tags: Iterable[ForumTag]) -> tuple[str, ...]:
        """Our topics, sorted; tags that are none of ours do not count."""
        found = (self._topics.get(self._target(tag.folded), set()) for tag in tags)
        return tuple(sorted(set().union(*found)))

    def _target(self, folded: str) -> str:
        return self._targets.get(folded, folded)


def plan(
    before: Sequence[ForumTag],
    add: Iterable[ForumTag],
    remove: Iterable[ForumTag],
    own: frozenset[str],
) -> Plan:
    """The union: ``add`` joins; of ``remove`` only what we wrote ourselves (``own``) goes."""
    there = {tag.folded for tag in before}
    adding = {tag.folded: tag for tag in add if tag.folded not in there}
    leaving = {tag.folded for tag in remove} & own
    removing = tuple(tag for tag in before if tag.folded in leaving)
    return Plan(tuple(before), tuple(adding.values()), removing)


def tags_of(value: Any) -> tuple[ForumTag, ...]:
    """Tags in either form, in their order."""
    return tuple(_tags(value)) if isinstance(value, list) else ()


def book_of(told: Any) -> TagBook:
    """The answer of ``/tags.json``: the tags at the top, and those in groups and categories."""
    listing = table(told)
    extras = table(listing.get("extras"))
    groups = [listing, *rows(extras.get("tag_groups")), *rows(extras.get("categories"))]
    tags: dict[str, ForumTag] = {}
    targets: dict[str, str] = {}
    for row in (row for group in groups for row in rows(group.get("tags"))):
        for tag in _tags([{**row, "name": row.get("name") or row.get("text")}]):
            target = row.get("target_tag")
            stands_for = words(target) or words(table(target).get("name"))
            tags[tag.folded] = tag
            if stands_for:
                targets[tag.folded] = ForumTag(stands_for).folded
    return TagBook(tags, targets, known=True)


def form(tags: Sequence[ForumTag], *, objects: bool) -> list[Any]:
    """Tags as this forum takes them.

    Before 2026.1 an empty list is dropped on the way: ``[""]`` clears.
    """
    if objects:
        return [{"id": tag.id, "name": tag.name} if tag.id else {"name": tag.name} for tag in tags]
    return [tag.name for tag in tags] or [""]


def takes_objects(version: str) -> bool:
    """Whether a forum of this version writes tags as objects: ``3.1.0.beta2``, ``2026.1``."""
    found = _VERSION.match(version)
    return found is not None and (int(found[1]), int(found[2])) >= OBJECTS_SINCE


def _tags(values: list[Any]) -> Iterator[ForumTag]:
    for value in values:
        name = words(value) or words(table(value).get("name"))
        if name:
            yield ForumTag(name, whole(table(value).get("id")))
