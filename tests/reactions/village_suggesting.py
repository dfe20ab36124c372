"""What moderators of the small community were asked about topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import KeptThread
from matchers.model import Account
from matchers.suggesting import Suggestion, Unwanted


@dataclass(frozen=True, kw_only=True)
class SuggestingVillage:
    """Fulfils ``bot.community.suggesting.Suggesting`` from plain data."""

    threads: Mapping[str, KeptThread] = field(default_factory=dict)
    suggested: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    unwanted_there: Unwanted = frozenset()
    posted: int = 0

    def suggestions(self, thread: str) -> Sequence[Suggestion]:
        return self.suggested.get(thread, ())

    def suggested_of(self, account: Account) -> Sequence[str]:
        mine = (key for key, one in self.threads.items() if one.asker == account)
        return [key for key in mine if key in self.suggested]

    def unwanted(self) -> Unwanted:
        return self.unwanted_there

    def posts_of(self, reaction: str, since: datetime) -> int:
        return self.posted
