"""What a reaction may know of topics that were suggested to moderators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.schema import outbox
from bot.store.suggestions import suggestions_of, threads_asked_by, unwanted_names
from bot.store.view_doubts import DoubtView
from matchers.model import Account
from matchers.suggesting import Suggestion, Unwanted


class SuggestionView(DoubtView):
    """Fulfils ``bot.community.suggesting.Suggesting`` on one connection."""

    _connection: sa.Connection

    def suggestions(self, thread: str) -> Sequence[Suggestion]:
        """What moderators are asked about a thread, in order."""
        return suggestions_of(self._connection, thread)

    def suggested_of(self, account: Account) -> Sequence[str]:
        """A member's threads that moderators are asked about."""
        return threads_asked_by(self._connection, account)

    def unwanted(self) -> Unwanted:
        """Topics with the names for which they are never suggested."""
        return unwanted_names(self._connection)

    def posts_of(self, reaction: str, since: datetime) -> int:
        """How many messages a feature wanted posted since then."""
        wanted = (outbox.c.kind == "Post") & (outbox.c.reaction == reaction)
        query = sa.select(sa.func.count()).select_from(outbox)
        since_then = outbox.c.at > since.timestamp()
        return int(self._connection.scalar(query.where(wanted, since_then)) or 0)
