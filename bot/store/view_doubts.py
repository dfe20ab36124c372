"""What a reaction may know of names that misled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.doubts import doubt_of, doubts_about, threads_of
from bot.store.tags import misled_by, misled_in
from matchers.doubting import Doubt
from matchers.model import Account


class DoubtView:
    """Fulfils ``bot.community.doubting.Doubting`` on one connection."""

    _connection: sa.Connection

    def misled_in(self, thread: str) -> Sequence[tuple[str, str]]:
        """Topics that people took back in a thread, each with a name that it was found by."""
        return misled_in(self._connection, thread)

    def misled_by(self, topic: str, name: str, since: datetime) -> Sequence[str]:
        """The threads where this name misled since then, the newest first."""
        return misled_by(self._connection, topic, name, since.timestamp())

    def doubt(self, topic: str, name: str) -> Doubt | None:
        """What moderators were asked of a name, and say of it."""
        return doubt_of(self._connection, topic, name)

    def doubts_about(self, threads: Collection[str]) -> Sequence[Doubt]:
        """What moderators were asked for the sake of one of these threads."""
        return doubts_about(self._connection, threads)

    def doubted_of(self, account: Account) -> Sequence[str]:
        """A member's threads for the sake of which moderators were asked."""
        return threads_of(self._connection, account)
