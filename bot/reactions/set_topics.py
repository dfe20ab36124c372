"""`/lotse tag LINK THEMEN`: a moderator says what a question is about, and that holds.

The line below it, the forum's tags and what was learnt of whoever helped there follow. What people
tagged by themselves in the forum stays; and we find no topics of our own there any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import (
    Answer,
    Effect,
    Link,
    Message,
    RejectTags,
    TagThread,
    Topics,
    Value,
    WriteLogbook,
)
from bot.events import CommandGiven, TopicsChosen
from bot.reactions._features import moderates
from bot.reactions._moderating import SHOWN, question
from bot.reactions._similar import reworded
from bot.reactions._topic_names import named, near
from bot.reactions._topics import apply_tags
from matchers.model import Tag

AT_MOST = 5
"""The wording says so, too."""
NONE = frozenset({"keine", "keins", "none", "-"})


def set_topics(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Set them, or name what is wrong."""
    if event.command != "tag" or not moderates(event, community):
        return
    kept, link, rest = question(event, community)
    topics = _named(rest, community)
    if not link or (not rest and kept is not None):
        yield _tell("how", event)
    elif kept is None:
        yield _tell("unknown_question", event, word=link)
    elif isinstance(topics, str):
        yield _unknown(topics, event, community)
    elif len(topics) > AT_MOST:
        yield _tell("too_many", event)
    else:
        yield from _set(topics, kept, event, community)


def _set(
    topics: tuple[str, ...], kept: KeptThread, event: CommandGiven, community: Community
) -> Iterator[Effect]:
    thread = kept.thread
    theirs = [t for t in kept.theirs if t not in kept.ours]
    on_forum = thread.place.platform == "discourse"
    people = tuple(dict.fromkeys([*topics, *(theirs if on_forum else ())]))
    yield TagThread(thread=thread.key, tags=tuple(Tag(t, 1.0) for t in people), by="people")
    wrong = tuple(t for t in kept.ours if t not in topics)
    yield RejectTags(thread=thread.key, topics=wrong)
    added = [t for t in topics if t not in kept.theirs]
    yield from apply_tags(
        thread, f"set_topics:{event.key}:tags", community, add=added, remove=wrong
    )
    yield from _line(people, kept, event, community)
    yield TopicsChosen(key=f"topics:{event.key}", at=event.at, thread=thread.key)
    about = {"thread": thread.key, "topics": ",".join(people)}
    what = "tagged" if people else "cleared"
    yield WriteLogbook(what=what, by=event.account, at=event.at, about=about)
    link: Value = Link(thread.permalink, "", thread.place.key)
    if people:
        yield _tell("set", event, thread=link, topics=Topics(people))
    else:
        yield _tell("cleared", event, thread=link)


def _line(
    topics: tuple[str, ...], kept: KeptThread, event: CommandGiven, community: Community
) -> Iterator[Effect]:
    """What we said there is said anew; where nothing was, nothing is."""
    line = f"tag_question:{kept.thread.key}"
    if not community.said(line) or community.said(f"{line}:unsaid"):
        return
    fields: dict[str, Value] = {"topics": Topics(topics), "count": len(topics)}
    told = Message("set_topics-line", fields, kept.language) if topics else None
    yield from reworded(f"set_topics:{event.key}", told, kept, community)


def _named(text: str, community: Community) -> tuple[str, ...] | str:
    """The topics that are named, or the first word that names none."""
    if text.casefold().strip(" .") in NONE:
        return ()
    found: list[str] = []
    for word in _words(text, community):
        topic = named(word, community)
        if topic is None:
            return word
        found.append(topic)
    return tuple(dict.fromkeys(found))


def _words(text: str, community: Community) -> list[str]:
    """Parted by commas, or by blanks where the whole is no topic."""
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if len(parts) != 1 or named(parts[0], community):
        return parts
    return parts[0].split()


def _unknown(word: str, event: CommandGiven, community: Community) -> Answer:
    perhaps = near(word, community)
    if perhaps is None:
        return _tell("unknown_topic", event, word=word[:SHOWN])
    return _tell("unknown_topic_near", event, word=word[:SHOWN], topic=Topics((perhaps,)))


def _tell(what: str, event: CommandGiven, **fields: Value) -> Answer:
    return Answer(message=Message(f"set_topics-{what}", fields, event.language))
