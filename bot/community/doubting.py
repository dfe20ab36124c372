"""What a reaction may know of names of topics that misled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from matchers.doubting import Doubt
from matchers.model import Account


class Doubting(Protocol):
    """Where names misled, and what moderators say of them. Nobody is named in it."""

    def misled_in(self, thread: str) -> Sequence[tuple[str, str]]:
        """Topics that people took back in a thread, each with a name that it was found by."""
        ...

    def misled_by(self, topic: str, name: str, since: datetime) -> Sequence[str]:
        """The keys of the threads where this name misled since then, the newest first."""
        ...

    def doubt(self, topic: str, name: str) -> Doubt | None:
        """What moderators were asked of a name, and say of it."""
        ...

    def doubts_about(self, threads: Collection[str]) -> Sequence[Doubt]:
        """What moderators were asked for the sake of one of these threads."""
        ...

    def doubted_of(self, account: Account) -> Sequence[str]:
        """A member's threads for the sake of which moderators were asked."""
        ...
