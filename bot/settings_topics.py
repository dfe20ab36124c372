"""``config/topics.toml`` -> topics, from ``[topics.<id>] de en aliases forum_tag``.

No two topics may share a name: a word in a question must point at one topic only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.settings_toml import Fault, Toml, did_you_mean, read_toml
from matchers.model import Topic
from matchers.naming import clashes, is_id

_KEYS = ("de", "en", "aliases", "forum_tag")


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
    return topics, faults


def _topic(id: str, table: dict[str, Any]) -> Topic:
    return Topic(
        id=id,
        de=table["de"],
        en=table["en"],
        aliases=tuple(table.get("aliases", ())),
        forum_tag=table.get("forum_tag", ""),
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
    if not isinstance(table.get("forum_tag", ""), str):
        yield toml.fault((*path, "forum_tag"), "This is no text.", 'Write forum_tag = "…"')
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list) or not all(_is_name(alias) for alias in aliases):
        remedy = 'Write aliases = ["one", "two"], none of them empty.'
        yield toml.fault((*path, "aliases"), "These are no names.", remedy)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _clashes(toml: Toml, topics: Mapping[str, Topic]) -> Iterator[Fault]:
    for topic, named, owner in clashes(topics):
        what = f'"{named.name}" is also a name of [topics.{owner}].'
        remedy = "Keep it in one of the two: a word can only point at one topic."
        yield toml.fault(("topics", topic.id, named.part), what, remedy, holding=named.name)
    tags: dict[str, str] = {}
    for topic in topics.values():
        owner = tags.setdefault(topic.forum_tag, topic.id) if topic.forum_tag else topic.id
        if owner != topic.id:
            what = f'The forum tag "{topic.forum_tag}" also belongs to [topics.{owner}].'
            remedy = "Give each topic a forum tag of its own."
            yield toml.fault(("topics", topic.id, "forum_tag"), what, remedy)
