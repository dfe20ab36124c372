"""What a reaction may know of names of topics that misled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from matchers.doubting import Doubt


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
