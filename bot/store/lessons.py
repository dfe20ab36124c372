"""What past questions teach: titles of public ones with the topics that people gave them.

Of the threads that we follow the title and the tags are held already; what was asked before we
came is read in once (``python -m bot import``). Nothing else is held of either, so what is
forgotten there is forgotten here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice

import sqlalchemy as sa

from bot.store import versions
from bot.store.database import upsert
from bot.store.schema import lesson, mark, tag, thread
from matchers.model import Account
from matchers.school import Lesson

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)


@dataclass(frozen=True, slots=True)
class Past:
    """A public question of the past. ``at`` is when it was asked, in seconds.

    ``permalink`` leads to its answer, in ``place``; empty where nobody may be shown any. ``found``
    are topics that we find in its title: it is found by them, but they teach nothing.
    """

    thread: str
    title: str
    topics: tuple[str, ...]
    asker: Account | None
    at: float
    place: str = ""
    permalink: str = ""
    found: tuple[str, ...] = ()


def keep_past(connection: sa.Connection, questions: Iterable[Past]) -> None:
    """Hold them, or hold them as they are now."""
    some = False
    for one in questions:
        row = {
            "thread": one.thread,
            "title": one.title,
            "topics": json.dumps(sorted(set(one.topics))),
            "asker": one.asker,
            "at": one.at,
            "place": one.place,
            "permalink": one.permalink,
            "topics_found": json.dumps(sorted(set(one.found))),
        }
        upsert(connection, lesson, row)
        some = True
    if some:
        taught_anew(connection)


def solved_no_more(connection: sa.Connection, thread: str) -> None:
    """What answered it is taken back: nobody is led there."""
    its = sa.update(lesson).where(lesson.c.thread == thread)
    connection.execute(its.values(place="", permalink=""))


def retell(connection: sa.Connection, thread: str, title: str, place: str) -> None:
    """It has another title by now, or is elsewhere in public."""
    its = sa.update(lesson).where(lesson.c.thread == thread)
    connection.execute(its.where(lesson.c.permalink != "").values(place=place))
    if connection.execute(its.where(lesson.c.title != title).values(title=title)).rowcount:
        taught_anew(connection)


def drop_past(connection: sa.Connection, thread: str) -> None:
    """It is gone, or not public any more."""
    if connection.execute(sa.delete(lesson).where(lesson.c.thread == thread)).rowcount:
        taught_anew(connection)


def forget_past(connection: sa.Connection, account: Account) -> None:
    """What a forgotten member asked teaches nothing any more."""
    if connection.execute(sa.delete(lesson).where(lesson.c.asker == account)).rowcount:
        taught_anew(connection)


def prune_past(connection: sa.Connection, old: float, members: sa.Select[tuple[str]]) -> None:
    """Whoever asked before ``old`` and never agreed to anything is nobody to us any more."""
    named = (lesson.c.at < old) & lesson.c.asker.is_not(None) & lesson.c.asker.not_in(members)
    connection.execute(sa.update(lesson).where(named).values(asker=None))


# --- has anything changed?

_VERSION = "taught"
_BY_PEOPLE = sa.or_(tag.c.by == "people", sa.and_(tag.c.by == "rejected", tag.c.confidence > 0))
"""What they chose, and what they said is wrong."""
_TEACHES = sa.select(
    sa.or_(
        sa.exists().where(tag.c.thread == _ITS, _BY_PEOPLE),
        sa.exists().where(lesson.c.thread == _ITS),
    )
)


def version(connection: sa.Connection) -> str:
    """Moves whenever what teaches may be something else now; one look by a key."""
    return versions.version(connection, _VERSION)


def taught_anew(connection: sa.Connection) -> None:
    """What teaches has changed."""
    versions.move(connection, _VERSION)


def touched(connection: sa.Connection, key: str) -> None:
    """Something about this thread has changed: that matters if it is one that teaches.

    To be called while what people said about it is still there.
    """
    if connection.scalar(_TEACHES, {"its": key}):
        taught_anew(connection)


# --- what there is to be learnt

_WRITTEN = sa.literal("discourse:tags/") + sa.func.substr(thread.c.key, len("discourse:") + 1)
"""The mark under which the forum's door remembers the tags that it wrote itself."""


def lessons(connection: sa.Connection, most: int) -> list[Lesson]:
    """The newest questions that teach, ``most`` of them, the newest first."""
    ours, before = _of_threads(connection, most), _of_the_past(connection, most)
    return [one for _, _, one in islice(merge(ours, before, key=lambda row: row[:2]), most)]


_Dated = tuple[float, str, Lesson]
"""A lesson with what it is ordered by: its age, and its thread."""


def _of_threads(connection: sa.Connection, most: int) -> Iterator[_Dated]:
    """Threads that we follow, by the topics that people chose, left standing, or crossed out.

    A forum shows our own tags to us like anybody's: where nobody changed anything about them they
    are no word of people's, else we would learn from ourselves.
    """
    query = (
        sa.select(thread.c.key, thread.c.title, thread.c.started, thread.c.rejected, mark.c.value)
        .outerjoin(mark, mark.c.name == _WRITTEN)
        .where(thread.c.visibility == "public", thread.c.gone.is_(False), thread.c.title != "")
        .where(thread.c.aside.is_(None), thread.c.guarded.is_(False))
        .where(sa.exists().where(tag.c.thread == thread.c.key, _BY_PEOPLE))
        .order_by(thread.c.started.desc(), thread.c.key)
    )
    topics = _topics_by_people(connection)
    for row in connection.execute(query.limit(most)):
        given, wrong = topics[row.key, "people"], topics[row.key, "rejected"]
        if given and (row.rejected or len(given) > _many(row.value)):
            yield -row.started, row.key, Lesson(row.key, row.title, tuple(given))
        elif wrong and not given:
            yield -row.started, row.key, Lesson(row.key, row.title, (), tuple(wrong))


def _topics_by_people(connection: sa.Connection) -> dict[tuple[str, str], list[str]]:
    query = sa.select(tag.c.thread, tag.c.by, tag.c.topic).where(_BY_PEOPLE).order_by(tag.c.topic)
    found = defaultdict[tuple[str, str], list[str]](list)
    for row in connection.execute(query):
        found[row.thread, row.by].append(row.topic)
    return found


def _many(written: str | None) -> int:
    return len(written.split(",")) if written else 0


def _of_the_past(connection: sa.Connection, most: int) -> Iterator[_Dated]:
    """What was read in, but for threads that we follow by now: they have their own say."""
    query = (
        sa.select(lesson)
        .where(~sa.exists().where(thread.c.key == lesson.c.thread))
        .where(lesson.c.title != "", lesson.c.topics != "[]")
        .order_by(lesson.c.at.desc(), lesson.c.thread)
        .limit(most)
    )
    for row in connection.execute(query):
        yield -row.at, row.thread, Lesson(row.thread, row.title, tuple(json.loads(row.topics)))
