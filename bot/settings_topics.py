"""``config/topics.toml`` -> topics, one section ``[topics.<id>]`` each.

No two topics may share a name: a word in a question must point at one topic only. What keeps a name
from being met is looked for in ``settings_names.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from bot.settings_toml import Fault, Toml, did_you_mean, read_toml
from matchers.flaws import holds
from matchers.model import Topic
from matchers.naming import clashes, is_id

_KEYS = ("de", "en", "aliases", "parent", "not_when", "forum_tag", "forum_category", "was")
_Word = TypeVar("_Word", str, int)


def read_topics(file: Path) -> tuple[Mapping[str, Topic], list[Fault]]:
    """The topics in ``file`` by id, and everything that is wrong with it."""
    toml = read_toml(file)
    if isinstance(toml, Fault):
        return {}, [toml]
    faults = [
        toml.fault((name,), "No such section.", "Every topic is a section [topics.<id>].")
        for name in toml.values
        if name != "topics"
    ]
    tables = toml.values.get("topics", {})
    if not isinstance(tables, dict) or not tables:
        faults.append(toml.fault(("topics",), "There is no topic.", "Add a [topics.<id>]."))
        return {}, faults
    topics: dict[str, Topic] = {}
    for topic, table in tables.items():
        wrong = list(_faults_of(toml, topic, table))
        faults += wrong
        if not wrong:
            topics[topic] = _topic(topic, table)
    faults += _clashes(toml, topics)
    faults += _families(toml, topics, tables.keys())
    faults += _renamed(toml, topics, tables.keys())
    return topics, faults


def _topic(id: str, table: dict[str, Any]) -> Topic:
    return Topic(
        id=id,
        de=table["de"],
        en=table["en"],
        aliases=tuple(table.get("aliases", ())),
        forum_tag=table.get("forum_tag", ""),
        parent=table.get("parent", ""),
        not_when={name: tuple(told) for name, told in table.get("not_when", {}).items()},
        forum_category=table.get("forum_category", 0),
        was=tuple(table.get("was", ())),
    )


def _faults_of(toml: Toml, id: str, table: Any) -> Iterator[Fault]:
    path = ("topics", id)
    if not isinstance(table, dict):
        yield toml.fault(path, "This is no topic.", f"Write it as a section: [topics.{id}]")
        return
    if not is_id(id):
        yield toml.fault(path, "No good id.", "Use a-z, 0-9 and single hyphens: open-data.")
    for key in table:
        if key not in _KEYS:
            yield toml.fault((*path, key), "No such key.", did_you_mean(key, _KEYS))
    for key in ("de", "en"):
        if not _is_name(table.get(key, "")):
            remedy = f'Write the name that people read: {key} = "…"'
            yield toml.fault((*path, key), "The name is empty.", remedy)
    yield from _forum_faults(toml, path, table)
    if not _are_names(table.get("was", [])):
        yield toml.fault((*path, "was"), "These are no old ids.", 'Write was = ["old-id"].')
    if not _are_names(table.get("aliases", [])):
        remedy = 'Write aliases = ["one", "two"], none of them empty.'
        yield toml.fault((*path, "aliases"), "These are no names.", remedy)
    else:
        both = filter(_is_name, (table.get("de"), table.get("en")))
        names = [*both, *table.get("aliases", [])]
        yield from _not_when(toml, (*path, "not_when"), names, table.get("not_when", {}))


def _forum_faults(toml: Toml, path: tuple[str, ...], table: dict[str, Any]) -> Iterator[Fault]:
    """What is wrong with what is said of other topics and of the forum."""
    for key in ("forum_tag", "parent"):
        if not isinstance(table.get(key, ""), str):
            yield toml.fault((*path, key), "This is no text.", f'Write {key} = "…"')
    category = table.get("forum_category", 1)
    if type(category) is not int or category < 1:
        what = "This is no number of a category."
        remedy = "Write forum_category = 5, the number at the end of its address: /c/maps/5."
        yield toml.fault((*path, "forum_category"), what, remedy)


def _not_when(
    toml: Toml, path: tuple[str, ...], names: Sequence[str], table: Any
) -> Iterator[Fault]:
    if not isinstance(table, dict):
        what = "These are no phrases by name."
        yield toml.fault(path, what, 'Write not_when = { "name" = ["a phrase that holds it"] }.')
        return
    for name, phrases in table.items():
        here = (*path, name)
        if name not in names:
            yield toml.fault(here, "The topic has no such name.", did_you_mean(name, names))
        elif not _are_names(phrases) or not phrases:
            remedy = f'Write "{name}" = ["a phrase that holds it"], none of them empty.'
            yield toml.fault(here, "These are no phrases.", remedy)
        else:
            for phrase in phrases:
                if not holds(name, phrase):
                    what = f'"{phrase}" does not hold "{name}", so it keeps nothing from being met.'
                    remedy = f'Write the phrase with "{name}" in it, or leave it out.'
                    yield toml.fault(here, what, remedy, holding=phrase)
                elif not holds(name, name, not_when=phrase):
                    what = f'"{phrase}" is "{name}" itself, which would never be met.'
                    remedy = "Write the words that stand beside it."
                    yield toml.fault(here, what, remedy, holding=phrase)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_name, value))


def _renamed(toml: Toml, topics: Mapping[str, Topic], ids: Collection[str]) -> Iterator[Fault]:
    """Old ids that cannot be told apart from what there is."""
    owners: dict[str, str] = {}
    for topic in topics.values():
        for old in topic.was:
            what = remedy = ""
            if not is_id(old):
                what = f'"{old}" was never an id.'
                remedy = "Write the id that stood in [topics.…], not a name."
            elif old == topic.id:
                what = f'"{old}" is the topic\'s own id.'
                remedy = "Leave it out: only ids that it had before belong here."
            elif old in ids:
                what = f'There is a topic "{old}".'
                remedy = (
                    f"Take out [topics.{old}] if it has become this one, else take it out here."
                )
            elif owner := _owner(owners, old, topic):
                what = f'"{old}" is also an old id of [topics.{owner}].'
                remedy = "Leave it with one of the two: what was held of it goes to one topic only."
            if what:
                yield toml.fault(("topics", topic.id, "was"), what, remedy, holding=old)


def _families(toml: Toml, topics: Mapping[str, Topic], ids: Collection[str]) -> Iterator[Fault]:
    for topic in topics.values():
        path = ("topics", topic.id, "parent")
        if topic.parent and topic.parent not in ids:
            remedy = did_you_mean(topic.parent, set(ids) - {topic.id})
            yield toml.fault(path, f'There is no topic "{topic.parent}".', remedy)
            continue
        way = [topic.id, *islice(_up(topic, topics), len(topics))]
        if topic.id in way[1:]:
            told = " -> ".join(way[: way.index(topic.id, 1) + 1])
            what = f"The topic would be a part of itself: {told}."
            yield toml.fault(path, what, "Take out one of these parents.")


def _up(topic: Topic, topics: Mapping[str, Topic]) -> Iterator[str]:
    """The parents above a topic; without end where they go round."""
    while topic.parent:
        yield topic.parent
        if topic.parent not in topics:
            return
        topic = topics[topic.parent]


def _clashes(toml: Toml, topics: Mapping[str, Topic]) -> Iterator[Fault]:
    for topic, named, owner in clashes(topics):
        what = f'"{named.name}" is also a name of [topics.{owner}].'
        remedy = "Keep it in one of the two: a word can only point at one topic."
        yield toml.fault(("topics", topic.id, named.part), what, remedy, holding=named.name)
    tags: dict[str, str] = {}
    categories: dict[int, str] = {}
    for topic in topics.values():
        path = ("topics", topic.id)
        if owner := _owner(tags, topic.forum_tag, topic):
            what = f'The forum tag "{topic.forum_tag}" also belongs to [topics.{owner}].'
            remedy = "Give each topic a forum tag of its own."
            yield toml.fault((*path, "forum_tag"), what, remedy)
        if owner := _owner(categories, topic.forum_category, topic):
            what = f"The forum category {topic.forum_category} also belongs to [topics.{owner}]."
            remedy = "Leave it with one of the two: a category stands for one topic."
            yield toml.fault((*path, "forum_category"), what, remedy)


def _owner(owners: dict[_Word, str], word: _Word, topic: Topic) -> str:
    """The other topic that ``word`` belongs to already, if any."""
    owner = owners.setdefault(word, topic.id) if word else topic.id
    return "" if owner == topic.id else owner
