"""What a reaction may know of how members fare with each other."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.check_ins import check_ins_of
from matchers.checking_in import CheckIn


class CheckInView:
    """Fulfils ``bot.community.checking_in.CheckingIn`` on one connection."""

    _connection: sa.Connection

    def check_ins(self, match: str) -> Sequence[CheckIn]:
        """What is kept of everybody in a match, by account."""
        return check_ins_of(self._connection, (match,))
