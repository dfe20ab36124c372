"""Conversations on their way to the forum, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matchers.model import Account
from matchers.transfers import Transfer


@dataclass(frozen=True)
class Transferring:
    """What ``bot.community.Threads`` says of transfers."""

    transfers: Mapping[str, Transfer] = field(default_factory=dict)

    def transfer(self, key: str) -> Transfer | None:
        return self.transfers.get(key)

    def transfer_to(self, topic: str) -> Transfer | None:
        return next((t for t in self.transfers.values() if t.topic == topic), None)

    def carried(self, platform: str) -> Sequence[str]:
        return [t.thread for t in self.transfers.values() if t.wanted]

    def transfers_with(self, account: Account) -> Sequence[Transfer]:
        return [t for t in self.transfers.values() if t.wanted and t.of([account])]
