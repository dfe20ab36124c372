"""What a reaction may know of how members fare with each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from matchers.checking_in import CheckIn


class CheckingIn(Protocol):
    """What each told us alone: to decide by, never to be told to anybody else."""

    def check_ins(self, match: str) -> Sequence[CheckIn]:
        """What is kept of everybody in the match with this id, by account."""
        ...
