"""The third pane's memory: what the bot's maker tells us it did, and why; and who is to hear."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["event", "reaction", "delivery", "refused"]

KEPT = 400
"""How many lines are remembered: some weeks of a small community."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a sentence in both languages, and what stands behind it as name and value."""

    at: datetime
    kind: Kind
    de: str
    en: str
    details: Sequence[tuple[str, str]] = ()


class Diary:
    """Collects entries, and wakes every page that looks on when anything may have changed."""

    def __init__(self) -> None:
        self.entries: deque[Entry] = deque(maxlen=KEPT)
        self._lookers: set[asyncio.Event] = set()
        self._closed = False

    def tell(self, entry: Entry) -> None:
        """Write a line."""
        self.entries.append(entry)
        self.changed()

    def changed(self, *_: object) -> None:
        """Something is to be seen that was not before, here or in one of the worlds."""
        for looker in self._lookers:
            looker.set()

    def close(self) -> None:
        """Nothing more is coming: let go of who looks on."""
        self._closed = True
        self.changed()

    async def changes(self, pause: float) -> AsyncIterator[None]:
        """Once at first, then after each change, at most every ``pause`` seconds."""
        looker = asyncio.Event()
        looker.set()
        self._lookers.add(looker)
        try:
            while not self._closed:
                await looker.wait()
                looker.clear()
                yield
                await asyncio.sleep(pause)
        finally:
            self._lookers.discard(looker)
