"""Public threads that were answered: what a new question is compared with.

Titles and topics that are held anyway, of threads that we follow and of what was read in of the
past; what is forgotten there is forgotten here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from heapq import merge
from itertools import islice
from typing import Any

import sqlalchemy as sa

from bot.store.database import upsert
from bot.store.schema import GIVEN, lesson, mark, tag, thread
from matchers.archive import Entry
from matchers.model import QuestionKind
from matchers.states import voices_wanted

_VERSION = "answered"
_KNOWN = sa.select(mark.c.value).where(mark.c.name == _VERSION)
_WANTED = sa.case({kind.value: voices_wanted(kind) for kind in QuestionKind}, value=thread.c.kind)
_HELD = (
    thread.c.visibility == "public",
    thread.c.gone.is_(False),
    thread.c.aside.is_(None),
    thread.c.guarded.is_(False),
    thread.c.title != "",
    sa.or_(thread.c.accepted.is_not(None), thread.c.voices >= _WANTED),
)
_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_TITLE = sa.select(thread.c.title).where(thread.c.key == _ITS, *_HELD)
PAST = (
    lesson.c.permalink != "",
    lesson.c.title != "",
    ~sa.exists().where(thread.c.key == lesson.c.thread),
)
"""What was read in and may be shown; a thread that we follow by now has its own say."""
_BEFORE = sa.select(lesson).where(lesson.c.thread == _ITS, *PAST)
_LOOK = sa.select(_TITLE.scalar_subquery().label("title"), _BEFORE.exists().label("past"))
_TOPICS = sa.select(tag.c.topic).distinct().where(tag.c.thread == _ITS, GIVEN)


def version(connection: sa.Connection) -> str:
    """Moves whenever what was answered may be something else now; one look by a key."""
    return str(connection.scalar(_KNOWN) or "")


def answered_anew(connection: sa.Connection) -> None:
    """What was answered has changed."""
    now = int(version(connection) or 0) + 1
    upsert(connection, mark, {"name": _VERSION, "value": str(now)})


def entry_of(connection: sa.Connection, key: str) -> Entry | None:
    """What is found of a thread; ``None``: it answers nothing, or may not be shown."""
    found = connection.execute(_LOOK, {"its": key}).one()
    if found.title is None:
        return _entry(connection.execute(_BEFORE, {"its": key}).one()) if found.past else None
    return Entry(key, found.title, tuple(sorted(connection.scalars(_TOPICS, {"its": key}))))


def answered(connection: sa.Connection, most: int) -> list[Entry]:
    """The newest threads that were answered, ``most`` of them, the newest first."""
    ours, before = _of_threads(connection, most), _of_the_past(connection, most)
    return [one for _, _, one in islice(merge(ours, before, key=lambda row: row[:2]), most)]


_Dated = tuple[float, str, Entry]
"""An entry with what it is ordered by: its age, and its thread."""


def _of_the_past(connection: sa.Connection, most: int) -> Iterator[_Dated]:
    query = sa.select(lesson).where(*PAST).order_by(lesson.c.at.desc(), lesson.c.thread)
    for past in connection.execute(query.limit(most)):
        yield -past.at, past.thread, _entry(past)


def _entry(past: sa.Row[Any]) -> Entry:
    topics = {*json.loads(past.topics), *json.loads(past.topics_found)}
    return Entry(past.thread, past.title, tuple(sorted(topics)))


def _of_threads(connection: sa.Connection, most: int) -> Iterator[_Dated]:
    newest = (
        sa.select(thread.c.key, thread.c.title, thread.c.started)
        .where(*_HELD)
        .order_by(thread.c.started.desc(), thread.c.key)
        .limit(most)
    )
    held = newest.subquery()
    given = (
        sa.select(tag.c.thread, tag.c.topic)
        .distinct()
        .join(held, held.c.key == tag.c.thread)
        .where(GIVEN)
        .order_by(tag.c.topic)
    )
    topics = defaultdict[str, list[str]](list)
    for row in connection.execute(given):
        topics[row.thread].append(row.topic)
    for one in connection.execute(newest):
        yield -one.started, one.key, Entry(one.key, one.title, tuple(topics[one.key]))


def titles(connection: sa.Connection, keys: Collection[str]) -> dict[str, str]:
    """The titles of those threads that answer something now, and may be shown."""
    ours = sa.select(thread.c.key, thread.c.title).where(thread.c.key.in_(keys), *_HELD)
    before = sa.select(lesson.c.thread, lesson.c.title).where(lesson.c.thread.in_(keys), *PAST)
    rows = [row for query in (ours, before) for row in connection.execute(query)]
    return {row[0]: row[1] for row in rows}
