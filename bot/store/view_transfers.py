"""What a reaction may know of conversations on their way to the forum."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store.links import accounts_of
from bot.store.reading import Reading
from bot.store.transfers import carried, transfer_of, transfer_to, transfers_with
from matchers.model import Account
from matchers.transfers import Transfer


class TransferView(Reading):
    """The part of ``View`` that reads transfers."""

    def transfer(self, key: str) -> Transfer | None:
        """The way of the thread with this key to the forum."""
        return self._once("transfer", key, lambda its: transfer_of(self._connection, its))

    def transfer_to(self, topic: str) -> Transfer | None:
        """The one that stands in the forum's thread with this key."""
        return transfer_to(self._connection, topic)

    def carried(self, platform: str) -> Sequence[str]:
        """The keys of threads that stand in the forum, too, or are on their way there."""
        return carried(self._connection, platform)

    def transfers_with(self, account: Account) -> Sequence[Transfer]:
        """Those that carry something of a member's, or ask for it."""
        return transfers_with(self._connection, accounts_of(self._connection, account))
