"""What moderators of the small community were asked about topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from matchers.suggesting import Suggestion, Unwanted


@dataclass(frozen=True, kw_only=True)
class SuggestingVillage:
    """Fulfils ``bot.community.suggesting.Suggesting`` from plain data."""

    suggested: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    unwanted_there: Unwanted = frozenset()
    posted: int = 0

    def suggestions(self, thread: str) -> Sequence[Suggestion]:
        return self.suggested.get(thread, ())

    def unwanted(self) -> Unwanted:
        return self.unwanted_there

    def posts_of(self, reaction: str, since: datetime) -> int:
        return self.posted
