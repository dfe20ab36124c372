"""What a reaction may know about open questions: a few statements, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.community.threads import IN_VIEW
from bot.store.reading import Reading
from bot.store.schema import GIVEN, tag, thread
from matchers.model import Account, OpenQuestion, Place, QuestionKind, Thread, Visibility

OF_ONE = 100
"""Far more topics than any thread has."""


class OpenView(Reading):
    """The part of ``View`` that reads what nobody answered yet."""

    def __init__(self, connection: sa.Connection, now: float) -> None:
        super().__init__(connection)
        self._now = now

    def open_of(self, account: Account) -> Sequence[OpenQuestion]:
        """A member's open questions in public places, oldest first."""
        return self._open(thread.c.asker == account)

    def unanswered(self) -> Sequence[OpenQuestion]:
        """Open questions in public places, oldest first; of more than ``IN_VIEW`` the newest."""
        return self._open(self._awake)

    def unanswered_keys(self, start: str = "") -> Sequence[str]:
        """The threads of open questions in public places whose keys begin so, oldest first."""
        query = sa.select(thread.c.key).where(thread.c.open.is_(True), self._awake)
        if start:
            query = query.where(thread.c.key.startswith(start, autoescape=True))
        query = query.order_by(thread.c.started, thread.c.key)
        return list(self._connection.scalars(query).all())

    @property
    def _awake(self) -> sa.ColumnElement[bool]:
        """What moderators do not let rest for now."""
        return sa.or_(thread.c.rests.is_(None), thread.c.rests <= self._now)

    def _open(self, which: sa.ColumnElement[bool]) -> Sequence[OpenQuestion]:
        earlier = thread.alias()
        asked_before = sa.exists().where(
            earlier.c.asker == thread.c.asker, earlier.c.started < thread.c.started
        )
        first = (thread.c.asker.is_not(None) & ~asked_before).label("first")
        query = _newest(sa.select(thread, first).where(thread.c.open.is_(True), which))
        rows = self._connection.execute(query).mappings().all()
        topics = self._topics_of_open(which) if rows else {}
        return [
            open_question(row, tuple(topics.get(row["key"], ())), first=bool(row["first"]))
            for row in reversed(rows)
        ]

    def _topics_of_open(self, which: sa.ColumnElement[bool]) -> Mapping[str, Iterable[str]]:
        """The topics of these open questions, surest first, in one query."""
        newest = _newest(sa.select(thread.c.key).where(thread.c.open.is_(True), which)).subquery()
        its, both = with_topics(newest, newest.c.key, self._connection.dialect.name)
        query = sa.select(newest.c.key, its.c.topic).select_from(both)
        query = query.order_by(its.c.confidence.desc(), its.c.topic)
        found: dict[str, dict[str, None]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.key, {})[row.topic] = None
        return found


def with_topics(
    threads: sa.FromClause,
    key: sa.ColumnElement[str],
    dialect: str,
    which: sa.ColumnElement[bool] = GIVEN,
) -> tuple[sa.FromClause, sa.FromClause]:
    """The topics of ``threads`` (``which`` of them), and both side by side.

    Of some thousand threads Postgres would look for theirs by reading all topics of all threads,
    which takes ever longer: a limit within makes it look for those of each thread.
    """
    its = tag.c.thread == key
    if dialect == "sqlite":
        return tag, threads.join(tag, its & which)
    held = sa.select(tag.c.topic, tag.c.confidence, tag.c.by).where(its, which)
    topics = held.limit(OF_ONE).lateral()
    return topics, threads.join(topics, sa.true())


def _newest(query: sa.Select[tuple[str]]) -> sa.Select[tuple[str]]:
    return query.order_by(thread.c.started.desc(), thread.c.key.desc()).limit(IN_VIEW)


def time_of(seconds: float) -> datetime:
    """The moment, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def open_question(
    row: sa.RowMapping, topics: tuple[str, ...], *, first: bool = False
) -> OpenQuestion:
    """A question as lists and digests tell it."""
    return OpenQuestion(
        thread=thread_of(row),
        title=row["title"],
        kind=QuestionKind(row["kind"]),
        topics=topics,
        voices=row["voices"],
        asker=row["asker"],
        first=first,
        language=row["language"],
    )


def thread_of(row: sa.RowMapping) -> Thread:
    """The pointers of a kept thread."""
    return Thread(
        key=row["key"],
        place=Place(row["place"], Visibility(row["visibility"])),
        permalink=row["permalink"],
        started=time_of(row["started"]),
    )
