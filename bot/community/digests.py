"""What a reaction may know for digests: counts, what was answered, and what people said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from matchers.model import Account, OpenQuestion
from matchers.wishes import Draft, Wish


class Digests(Protocol):
    """Counts name nobody. What is guarded, gone or not public is in none of these."""

    def newly_answered(
        self, start: datetime, end: datetime, at_most: int
    ) -> Sequence[OpenQuestion]:
        """Questions that got their first answer in ``start <= t < end`` and are open no more."""
        ...

    def helpers_by_topic(self) -> Mapping[str, int]:
        """How many members said that they can help with a topic."""
        ...

    def askers_by_topic(self, start: datetime, end: datetime) -> Mapping[str, int]:
        """How many different members asked about a topic in ``start <= t < end``."""
        ...

    def draft(self, week: str) -> Draft | None:
        """What moderators said about the digest of a week; ``None``: nothing yet."""
        ...

    def wish(self, account: Account) -> Wish | None:
        """When a member wants a digest of their own; ``None``: they want none."""
        ...
