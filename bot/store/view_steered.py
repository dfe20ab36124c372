"""What a reaction may know of how the bot is, and of what it would have done in the shadow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.community.steered import Entry, Health, ShadowLine, Watched
from bot.store import shadows
from bot.store.logbook import entries
from bot.store.steered import health
from matchers.model import Account


class SteeredView:
    """Fulfils the part of ``bot.community.steered.Steered`` that needs no memory."""

    _connection: sa.Connection

    def watched(self, start: datetime, end: datetime) -> Sequence[Watched]:
        """What features in the shadow would have said, by feature."""
        return shadows.watched(self._connection, start, end)

    def shadow_untold(self) -> Sequence[ShadowLine]:
        """What moderators were not told yet, oldest first."""
        return shadows.untold(self._connection)

    def shadow_line(self, key: str) -> ShadowLine | None:
        """What was kept under this key."""
        return shadows.line(self._connection, key)

    def shadow_told(self, note: str) -> Sequence[ShadowLine]:
        """The lines of one message to moderators, oldest first."""
        return shadows.told_in(self._connection, note)

    def shadow_rest(self, note: str) -> int:
        """Of how many more that message only tells that there were some."""
        return shadows.rest_of(self._connection, note)

    def shadow_about(self, thread: str) -> Sequence[ShadowLine]:
        """What is told, or waits to be told, about a thread."""
        return shadows.about(self._connection, thread)

    def shadow_of(self, account: Account) -> Sequence[str]:
        """A member's threads about which something is told, or waits to be."""
        return shadows.threads_of(self._connection, account)

    def logbook(self, at_most: int) -> Sequence[Entry]:
        """What moderators changed, the newest first."""
        return entries(self._connection, at_most)

    def health(self) -> Health:
        """How the bot is now."""
        return health(self._connection)
