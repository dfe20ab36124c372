"""What moderators add to the topics of the file while Lotse runs, and what is in force of it.

The file has the last word: what it says itself by now is in force as it stands there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matchers.model import Topic
from matchers.naming import names_of, owners, same
from matchers.renaming import renamed

Kind = Literal["topic", "alias", "unused", "ignored"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A topic, another name of one, or a word that is to be none; ``kind`` and ``name`` name it.

    What is ``unused`` is named by its topic, too.
    ``name`` is the new topic's id, the other name, or the ignored word (folded). ``topic``: whose
    other name it is; ``unused``: that it is so no more. ``de``, ``en`` and ``aliases`` are what a
    new topic goes by.
    """

    kind: Kind
    name: str
    topic: str = ""
    de: str = ""
    en: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overruled:
    """An addition that is not (wholly) in force, as ``by`` has its id or name.

    ``by`` is empty where the topic that it belongs to is not there any more.
    """

    addition: Addition
    by: str


@dataclass(frozen=True, slots=True)
class InForce:
    """All topics by id, those of the file first, and what is not in force of the additions."""

    topics: Mapping[str, Topic]
    overruled: tuple[Overruled, ...] = ()


def in_force(file: Mapping[str, Topic], added: Sequence[Addition]) -> InForce:
    """The topics of the file, and with them what was added."""
    topics, overruled = dict(file), list[Overruled]()
    for addition in _topics_first(carried(added, renamed(file))):
        by = _add(addition, topics)
        if by is not None:
            overruled.append(Overruled(addition, by))
    return InForce(topics, tuple(overruled))


def carried(added: Sequence[Addition], now: Mapping[str, str]) -> list[Addition]:
    """What was added, to the topics as they are called ``now``.

    An added topic that became another one leaves it its names.
    """
    found: dict[tuple[Kind, str, str], Addition] = {}
    for one in added:
        for after in _carried(one, now):
            whose = after.topic if after.kind == "unused" else ""
            found.setdefault((after.kind, after.name, whose), after)
    return list(found.values())


def _carried(one: Addition, now: Mapping[str, str]) -> Iterator[Addition]:
    if one.kind == "topic" and one.name in now:
        names = {same(name): name for name in (*reversed(one.aliases), one.en, one.de)}
        for name in reversed(names.values()):
            yield Addition("alias", name, now[one.name])
    elif one.kind in ("alias", "unused"):
        yield replace(one, topic=now.get(one.topic, one.topic))
    else:
        yield one


def _topics_first(added: Iterable[Addition]) -> Iterator[Addition]:
    kept = list(added)
    yield from (one for one in kept if one.kind == "topic")
    yield from (one for one in kept if one.kind in ("alias", "unused"))


def _add(addition: Addition, topics: dict[str, Topic]) -> str | None:
    """Put it among ``topics``; what it cannot be beside, or ``None``."""
    if addition.kind == "unused":
        _leave_out(addition, topics)
        return None
    taken = owners(topics)
    if addition.kind == "alias":
        return _add_alias(addition, topics, taken)
    if addition.name in topics:
        return addition.name
    for name in (addition.de, addition.en):
        if same(name) in taken:
            return taken[same(name)]
    free = tuple(name for name in addition.aliases if same(name) not in taken)
    topics[addition.name] = Topic(addition.name, addition.de, addition.en, free)
    lost = [taken[same(name)] for name in addition.aliases if same(name) in taken]
    return lost[0] if lost else None


def _add_alias(
    addition: Addition, topics: dict[str, Topic], taken: Mapping[str, str]
) -> str | None:
    if addition.topic not in topics:
        return ""
    if same(addition.name) in taken:
        return taken[same(addition.name)]
    topic = topics[addition.topic]
    topics[addition.topic] = replace(topic, aliases=(*topic.aliases, addition.name))
    return None


def _leave_out(addition: Addition, topics: dict[str, Topic]) -> None:
    """A topic goes by this name no more; those that it is called by stay."""
    topic = topics.get(addition.topic)
    if topic is None:
        return
    left = tuple(name for name in topic.aliases if same(name) != same(addition.name))
    phrases = {n: of for n, of in topic.not_when.items() if same(n) != same(addition.name)}
    topics[topic.id] = replace(topic, aliases=left, not_when=phrases)


def settled(file: Mapping[str, Topic], added: Sequence[Addition]) -> list[Addition]:
    """What the file says all by itself by now: a name that is used no more is in it no more."""
    given = in_force(file, [one for one in added if one.kind != "unused"]).topics
    return [one for one in added if in_file(given if one.kind == "unused" else file, one)]


def in_file(file: Mapping[str, Topic], addition: Addition) -> bool:
    """Whether the file says all of it itself by now."""
    if addition.kind == "ignored":
        return False
    own, names = addition.topic, [addition.name]
    if addition.kind == "topic":
        own, names = addition.name, [addition.de, addition.en, *addition.aliases]
    taken = owners(file)
    if addition.kind == "unused":
        return taken.get(same(addition.name)) != addition.topic
    return all(taken.get(same(name)) == own for name in names)


def as_toml(file: Mapping[str, Topic], topics: Mapping[str, Topic]) -> str:
    """Whole sections for ``config/topics.toml`` of what is not in ``file`` as it is in ``topics``.

    Read after the file's own and in the place of those of the same id, they give ``topics``.
    """
    told = [_section(topic, file) for topic in topics.values() if file.get(topic.id) != topic]
    return "\n".join(told)


def _section(topic: Topic, file: Mapping[str, Topic]) -> str:
    lines = [f"[topics.{topic.id}]"]
    if topic.id in file:
        lines.insert(0, f"# In the place of [topics.{topic.id}] as it is now:")
    names = {named.part: named.name for named in names_of(topic) if named.part != "aliases"}
    lines += [f"{part} = {_text(name)}" for part, name in names.items()]
    if topic.aliases:
        lines.append(f"aliases = [{', '.join(map(_text, topic.aliases))}]")
    if topic.parent:
        lines.append(f"parent = {_text(topic.parent)}")
    if topic.was:
        lines.append(f"was = [{', '.join(map(_text, topic.was))}]")
    if topic.forum_tag:
        lines.append(f"forum_tag = {_text(topic.forum_tag)}")
    if topic.forum_category:
        lines.append(f"forum_category = {topic.forum_category}")
    phrases = (
        f"{_text(name)} = [{', '.join(map(_text, of))}]" for name, of in topic.not_when.items()
    )
    if topic.not_when:
        lines.append(f"not_when = {{ {', '.join(phrases)} }}")
    return "\n".join([*lines, ""])


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's, but for the one sign it leaves out."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
