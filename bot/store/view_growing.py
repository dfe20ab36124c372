"""What a reaction may know of words that no topic goes by, and of what moderators added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.additions import additions
from bot.store.codec import adapter
from bot.store.schema import answer, profile, thread
from bot.store.view_asking import PUBLIC
from bot.store.view_threads import ThreadView
from matchers.additions import Addition
from matchers.model import Profile
from matchers.text import folded_words
from matchers.unknown import Asked

_FORUM = "discourse:"
"""What begins the account of whom the forum calls by a name; Slack calls people by numbers."""


class GrowingView(ThreadView):
    """The part of ``View`` that topics grow by."""

    def asked_since(self, since: datetime, most: int) -> Sequence[Asked]:
        """Titles of the newest public questions since then, who asked, and where."""
        query = (
            sa.select(thread.c.title, thread.c.asker, thread.c.place)
            .where(*PUBLIC, thread.c.started >= since.timestamp())
            .order_by(thread.c.started.desc(), thread.c.key)
        )
        rows = self._connection.execute(query.limit(most)).all()
        return [Asked(row.title, row.asker, row.place) for row in rows]

    def called(self) -> frozenset[str]:
        """What members are called."""
        payloads = self._connection.scalars(sa.select(profile.c.payload)).all()
        names = [adapter(Profile).validate_json(payload).name for payload in payloads]
        for column in (thread.c.asker, answer.c.by):
            query = sa.select(column).distinct().where(column.startswith(_FORUM))
            names += [name.removeprefix(_FORUM) for name in self._connection.scalars(query)]
        return frozenset(word for name in names for word in folded_words(name.replace("_", " ")))

    def additions(self) -> Sequence[Addition]:
        """What moderators added."""
        return additions(self._connection)
