"""What a reaction may know for digests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.digests import draft_of, wish_of
from bot.store.schema import teaches, thread
from bot.store.view_open import open_question, with_topics
from bot.store.view_threads import ThreadView, first_answered
from matchers.model import Account, OpenQuestion, Visibility
from matchers.wishes import Draft, Wish

_SHOWN = (
    thread.c.gone.is_(False)
    & thread.c.guarded.is_(False)
    & (thread.c.visibility == Visibility.PUBLIC.value)
)


class DigestView(ThreadView):
    """The part of ``View`` that digests are made of."""

    def newly_answered(
        self, start: datetime, end: datetime, at_most: int
    ) -> Sequence[OpenQuestion]:
        """What got its first answer then and is open no more, the newest answer first."""
        told = _SHOWN & thread.c.open.is_(False) & (thread.c.title != "")
        keys = first_answered(start, end, told)
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
        its, both = with_topics(thread, thread.c.key, self._connection.dialect.name)
        query = (
            sa.select(its.c.topic, sa.func.count(sa.distinct(thread.c.asker)))
            .select_from(both)
            .where(_SHOWN, thread.c.asker.is_not(None))
            .where(thread.c.started >= start.timestamp(), thread.c.started < end.timestamp())
            .group_by(its.c.topic)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def draft(self, week: str) -> Draft | None:
        """What moderators said about the digest of a week."""
        return draft_of(self._connection, week)

    def wish(self, account: Account) -> Wish | None:
        """When a member wants a digest of their own."""
        return wish_of(self._connection, account)
