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
from typing import Any, NamedTuple

import sqlalchemy as sa

from bot.store import versions
from bot.store.schema import GIVEN, lesson, tag, thread
from matchers.archive import Entry
from matchers.model import QuestionKind
from matchers.states import voices_wanted

_VERSION = "answered"
_WANTED = sa.case({kind.value: voices_wanted(kind) for kind in QuestionKind}, value=thread.c.kind)
_READABLE = (
    thread.c.visibility == "public",
    thread.c.gone.is_(False),
    thread.c.aside.is_(None),
    thread.c.guarded.is_(False),
    thread.c.title != "",
)
_ANSWERS = sa.or_(thread.c.accepted.is_not(None), thread.c.voices >= _WANTED)
_HELD = (*_READABLE, _ANSWERS)
_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_TITLE = sa.select(thread.c.title).where(thread.c.key == _ITS, *_READABLE)
_ANSWERED = sa.exists().where(thread.c.key == _ITS, *_HELD)
PAST = (
    lesson.c.permalink != "",
    lesson.c.title != "",
    ~sa.exists().where(thread.c.key == lesson.c.thread),
)
"""What was read in and may be shown; a thread that we follow by now has its own say."""
_BEFORE = sa.select(lesson).where(lesson.c.thread == _ITS, *PAST)
_LOOK = sa.select(
    _TITLE.scalar_subquery().label("title"),
    _ANSWERED.label("answers"),
    _BEFORE.exists().label("past"),
)
_TOPICS = sa.select(tag.c.topic).distinct().where(tag.c.thread == _ITS, GIVEN)


def version(connection: sa.Connection) -> str:
    """Moves whenever what was answered may be something else now; one look by a key."""
    return versions.version(connection, _VERSION)


def answered_anew(connection: sa.Connection) -> None:
    """What was answered has changed."""
    versions.move(connection, _VERSION)


class Shown(NamedTuple):
    """What everybody may read of a thread: its title (empty: nothing), and whether it answers."""

    title: str = ""
    answers: bool = False


class Known(NamedTuple):
    """A thread as others are told of it, and what is found of it (``None``: it answers nothing)."""

    title: str
    entry: Entry | None


def known_of(connection: sa.Connection, key: str) -> Known:
    """What is told and found of a thread now."""
    found = connection.execute(_LOOK, {"its": key}).one()
    if found.past:
        past = _entry(connection.execute(_BEFORE, {"its": key}).one())
        return Known(past.title, past)
    if not found.answers:
        return Known(found.title or "", None)
    topics = tuple(sorted(connection.scalars(_TOPICS, {"its": key})))
    return Known(found.title, Entry(key, found.title, topics))


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


def shown(connection: sa.Connection, keys: Collection[str]) -> dict[str, Shown]:
    """Those of these threads that everybody may read now."""
    columns = thread.c.key, thread.c.title, _ANSWERS.label("answers")
    ours = sa.select(*columns).where(thread.c.key.in_(keys), *_READABLE)
    before = sa.select(lesson.c.thread, lesson.c.title).where(lesson.c.thread.in_(keys), *PAST)
    past = {row.thread: Shown(row.title, answers=True) for row in connection.execute(before)}
    now = {row.key: Shown(row.title, bool(row.answers)) for row in connection.execute(ours)}
    return past | now
