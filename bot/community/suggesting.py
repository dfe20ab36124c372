"""What a reaction may know of topics that were suggested to moderators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from matchers.model import Account
from matchers.suggesting import Suggestion, Unwanted


class Suggesting(Protocol):
    """What moderators were asked, and answered. Nobody is named in it."""

    def suggestions(self, thread: str) -> Sequence[Suggestion]:
        """What they are asked about the thread with this key, in the order in which they read."""
        ...

    def suggested_of(self, account: Account) -> Sequence[str]:
        """The keys of this member's threads that moderators are asked about, with any account."""
        ...

    def unwanted(self) -> Unwanted:
        """Topics, with the names for the sake of which they are never suggested."""
        ...

    def posts_of(self, reaction: str, since: datetime) -> int:
        """How many messages a feature wanted posted since then, those taken back among them."""
        ...
