"""What a reaction may know for digests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.digests import draft_of, wish_of
from bot.store.schema import GIVEN, answer, tag, teaches, thread
from bot.store.view_open import open_question
from bot.store.view_threads import ThreadView
from matchers.model import Account, OpenQuestion, Visibility
from matchers.wishes import Draft, Wish

_SHOWN = (
    thread.c.gone.is_(False)
    & thread.c.guarded.is_(False)
    & (thread.c.visibility == Visibility.PUBLIC.value)
)


OF_ONE = 100
"""Far more topics than any thread has."""


class DigestView(ThreadView):
    """The part of ``View`` that digests are made of."""

    def newly_answered(
        self, start: datetime, end: datetime, at_most: int
    ) -> Sequence[OpenQuestion]:
        """What got its first answer then and is open no more, the newest answer first."""
        others = sa.or_(answer.c.by.is_(None), answer.c.by != thread.c.asker)
        first = sa.func.min(answer.c.at)
        lately = sa.select(answer.c.thread).where(
            answer.c.at >= start.timestamp(), answer.c.at < end.timestamp()
        )
        keys = (
            sa.select(thread.c.key, first.label("first"))
            .join(answer, answer.c.thread == thread.c.key)
            .where(answer.c.gone.is_(False), others, _SHOWN, thread.c.open.is_(False))
            .where(thread.c.title != "", thread.c.key.in_(lately))
            .group_by(thread.c.key)
            .having(first >= start.timestamp(), first < end.timestamp())
            .subquery()
        )
        query = (
            sa.select(thread)
            .join(keys, keys.c.key == thread.c.key)
            .order_by(keys.c.first.desc(), thread.c.key)
            .limit(at_most)
        )
        return [open_question(row, ()) for row in self._connection.execute(query).mappings().all()]

    def helpers_by_topic(self) -> Mapping[str, int]:
        """How many members said that they can help with a topic."""
        query = sa.select(teaches.c.topic, sa.func.count()).group_by(teaches.c.topic)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def askers_by_topic(self, start: datetime, end: datetime) -> Mapping[str, int]:
        """How many different members asked about a topic."""
        topic, both = _topic_of_each(self._connection.dialect.name)
        query = (
            sa.select(topic, sa.func.count(sa.distinct(thread.c.asker)))
            .select_from(both)
            .where(_SHOWN, thread.c.asker.is_not(None))
            .where(thread.c.started >= start.timestamp(), thread.c.started < end.timestamp())
            .group_by(topic)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def draft(self, week: str) -> Draft | None:
        """What moderators said about the digest of a week."""
        return draft_of(self._connection, week)

    def wish(self, account: Account) -> Wish | None:
        """When a member wants a digest of their own."""
        return wish_of(self._connection, account)


def _topic_of_each(dialect: str) -> tuple[sa.ColumnElement[str], sa.FromClause]:
    """The topics of threads, beside them.

    Of some thousand threads Postgres would look for theirs by reading all topics of all threads,
    which takes ever longer: a limit within makes it look for those of each thread.
    """
    its = tag.c.thread == thread.c.key
    if dialect == "sqlite":
        return tag.c.topic, thread.join(tag, its & GIVEN)
    topics = sa.select(tag.c.topic).where(its, GIVEN).limit(OF_ONE).lateral()
    return topics.c.topic, thread.join(topics, sa.true())
