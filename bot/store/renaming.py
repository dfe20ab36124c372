"""A topic that has another id by now takes along what the store holds of it.

Done at every start, in one transaction; the second time there is nothing left to carry. What is
read meanwhile without a start (``learn``, ``eval``, ``import``) is read as if it were done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from bot.store.additions import additions, replace_additions, settle
from bot.store.answered import answered_anew
from bot.store.codec import adapter, encode
from bot.store.lessons import taught_anew
from bot.store.schema import (
    doubt,
    evidence,
    failure,
    inbox,
    inquiry,
    lesson,
    logbook,
    match,
    outbox,
    part,
    profile,
    shadow,
    suggestion,
    tag,
    teaches,
    unwanted,
)
from matchers.additions import carried
from matchers.model import Profile, Topic
from matchers.renaming import profile_under, renamed, under

Json = Any

PLAIN: tuple[sa.Column[str], ...] = (
    tag.c.topic,
    teaches.c.topic,
    evidence.c.topic,
    match.c.topic,
    match.c.taught_as,
    inquiry.c.topic,
    part.c.topic,
    part.c.taught_as,
    suggestion.c.topic,
    unwanted.c.topic,
    doubt.c.topic,
)
"""Columns that hold one topic's id."""
WAITING = (inbox.c.payload, failure.c.payload, outbox.c.payload)
"""Events and deliveries, as JSON: ids stand under ``NAMING`` in them."""
NAMING = frozenset({"topic", "topics", "taught_as", "ids", "add", "remove"})


def settle_topics(connection: sa.Connection, file: Mapping[str, Topic]) -> None:
    """Bring the store up to the topics of the file, as they are called and merged by now."""
    settle_renamed(connection, file)
    settle(connection, file)


def settle_renamed(connection: sa.Connection, file: Mapping[str, Topic]) -> None:
    """Let all that names an old id name the topic that it is now. Two become one for good."""
    now = renamed(file)
    if not now:
        return
    before = list(additions(connection))
    if (after := carried(before, now)) != before:
        replace_additions(connection, after)
    for old, new in now.items():
        _keep_surer(connection, old, new)
    moved = [_move(connection, column, old, new) for old, new in now.items() for column in PLAIN]
    _given_is_not_rejected(connection, set(now.values()))
    taught = [
        _in_json(connection, column, now, lambda told: _sorted(told, now))
        for column in (lesson.c.topics, lesson.c.topics_found)
    ]
    if any([*taught, *moved]):
        answered_anew(connection)
        taught_anew(connection)
    _in_json(connection, part.c.others, now, lambda told: _told(told, now))
    _in_json(connection, shadow.c.names, now, lambda told: list(under(told, now)))
    _in_json(connection, logbook.c.about, now, lambda told: _noted(told, now), quoted=False)
    for column in WAITING:
        _in_json(connection, column, now, lambda told: _told(told, now))
    _in_profiles(connection, now)


def _keep_surer(connection: sa.Connection, old: str, new: str) -> None:
    """Where both were found, the surer one stays."""
    other = tag.alias("other")
    here = (other.c.thread == tag.c.thread) & (other.c.by == tag.c.by) & (other.c.topic == old)
    surer = sa.select(other.c.confidence).where(here).scalar_subquery()
    less = (tag.c.topic == new) & (tag.c.confidence < surer)
    connection.execute(sa.update(tag).where(less).values(confidence=surer))


def _given_is_not_rejected(connection: sa.Connection, topics: set[str]) -> None:
    """One of the two was right: then the topic that they are now is."""
    other = tag.alias("other")
    given = sa.exists().where(
        other.c.thread == tag.c.thread,
        other.c.topic == tag.c.topic,
        other.c.by.in_(("lotse", "people")),
    )
    wrong = (tag.c.by == "rejected") & tag.c.topic.in_(topics)
    connection.execute(sa.delete(tag).where(wrong, given))


def _move(connection: sa.Connection, column: sa.Column[str], old: str, new: str) -> bool:
    """Rows of the old id go on under the new one, unless the same is there; whether any did."""
    table = column.table
    assert isinstance(table, sa.Table)
    if column.primary_key:
        other = table.alias("other")
        keys = [key.name for key in table.primary_key if key.name != column.name]
        same = [other.c[key] == table.c[key] for key in keys]
        there = sa.exists().where(other.c[column.name] == new, *same)
        connection.execute(sa.delete(table).where(column == old, there))
    query = sa.update(table).where(column == old).values({column.name: new})
    return bool(connection.execute(query).rowcount)


def _in_json(
    connection: sa.Connection,
    column: sa.Column[str],
    now: Mapping[str, str],
    rename: Callable[[Json], Json],
    *,
    quoted: bool = True,
) -> bool:
    """Rewrite what a JSON column names; whether there was anything to."""
    table = column.table
    assert isinstance(table, sa.Table)
    keys = list(table.primary_key)
    written = [f'"{old}"' if quoted else old for old in now]
    named = sa.or_(*(column.contains(one, autoescape=True) for one in written))
    some = False
    for *row, text in connection.execute(sa.select(*keys, column).where(named)).all():
        told = json.loads(text)
        if (after := rename(told)) != told:
            some = True
            its = (key == held for key, held in zip(keys, row, strict=True))
            query = sa.update(table).where(*its)
            connection.execute(query.values({column.name: json.dumps(after)}))
    return some


def _sorted(told: Json, now: Mapping[str, str]) -> Json:
    return sorted(under(told, now))


def _noted(told: Json, now: Mapping[str, str]) -> Json:
    """A line of the logbook: its topics stand side by side."""
    ids = told.get("topics")
    return {**told, "topics": ",".join(under(ids.split(","), now))} if ids else told


def _told(told: Json, now: Mapping[str, str], name: str = "") -> Json:
    """An event or a delivery; words of people stand under no such name."""
    if isinstance(told, dict):
        inner = {key: _told(value, now, key) for key, value in told.items()}
        if "add" in inner and "remove" in inner:
            inner["remove"] = [one for one in inner["remove"] if one not in inner["add"]]
        return inner
    if isinstance(told, list):
        if name in NAMING and all(isinstance(one, str) for one in told):
            return list(under(told, now))
        return [_told(one, now) for one in told]
    return now.get(told, told) if name in NAMING and isinstance(told, str) else told


def _in_profiles(connection: sa.Connection, now: Mapping[str, str]) -> None:
    named = sa.or_(*(profile.c.payload.contains(f'"{old}"', autoescape=True) for old in now))
    query = sa.select(profile.c.account, profile.c.payload).where(named)
    for account, payload in connection.execute(query).all():
        after = profile_under(adapter(Profile).validate_json(payload), now)
        its = sa.update(profile).where(profile.c.account == account)
        connection.execute(its.values(payload=encode(after)))
