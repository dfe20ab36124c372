"""What corrections taught about asking, for a door: looked up once a minute at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Clock, Look
from matchers.leaning import Leaning

EVERY = timedelta(minutes=1)
"""Nobody waits for a correction to be known, and most messages are no questions."""


class Leant:
    """Remembers the answer for that long."""

    def __init__(self, look: Look, clock: Clock) -> None:
        self._look, self._clock = look, clock
        self._known: Leaning = {}
        self._looked: datetime | None = None

    async def __call__(self) -> Leaning:
        """Where each cue leans, as of a minute ago or later."""
        now = self._clock.now()
        if self._looked is None or abs(now - self._looked) >= EVERY:
            self._looked = now
            self._known = await self._look(lambda community: community.leaning())
        return self._known
