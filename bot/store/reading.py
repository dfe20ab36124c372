"""What one transaction has read is not read again, until something is changed in it.

Reactions to one event ask the same things, each for itself: how its thread stands, what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import sqlalchemy as sa

T = TypeVar("T")

_ONCE = "once"


def once(connection: sa.Connection, what: str, read: Callable[[], T]) -> T:
    """``read()``, unless this transaction did so: dozens of turns in it ask the same.

    Only within ``reading_once``; whoever changes ``what`` says so (``read_again``).
    """
    kept: dict[str, Any] | None = connection.info.get(_ONCE)
    if kept is None:
        return read()
    if what not in kept:
        kept[what] = read()
    return cast("T", kept[what])


def read_again(connection: sa.Connection) -> None:
    """Something was changed, or undone, that is read once in a transaction."""
    if not connection.invalidated and _ONCE in connection.info:
        connection.info[_ONCE] = {}


@contextmanager
def reading_once(connection: sa.Connection) -> Iterator[None]:
    """One transaction: what ``once`` reads in it holds until its end."""
    info = connection.info  # of a connection that was cut nothing can be asked any more
    info[_ONCE] = {}
    try:
        yield
    finally:
        info.pop(_ONCE, None)


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
