"""What one transaction has read is not read again, until something is changed in it.

Reactions to one event ask the same things, each for itself: how its thread stands, what was said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import sqlalchemy as sa

T = TypeVar("T")


class Reading:
    """The base of ``View``: one connection, and what was read on it since the last change."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[str, str], Any] = {}

    def _once(self, what: str, key: str, read: Callable[[str], T]) -> T:
        """``read(key)``, unless it was read before. What it gives must not be changed."""
        at = (what, key)
        if at not in self._read:
            self._read[at] = read(key)
        return cast("T", self._read[at])

    def read_anew(self) -> None:
        """Something was changed: what was read before may not be so any more."""
        self._read.clear()

    def said_more(self) -> None:
        """Something is to be said: how threads stand is as it was."""
        self._read = {at: found for at, found in self._read.items() if at[0] == THREAD}


THREAD = "thread"
"""What is read of a thread: nothing of it depends on what is still to be said."""
