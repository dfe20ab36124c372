"""Whether what comes in really comes from the platform: two marks per door, for ``doctor``.

``heard:slack`` is when something with our signature last came in, ``refused:slack`` when something
came that was signed with another secret. Each is written at most once an hour, and ``heard`` at
once where the other one is newer: a stranger who knocks proves nothing for longer than that.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.ports import Clock, Mark

log = structlog.get_logger("bot.hearing")

SELDOM = timedelta(hours=1)


class Hearing:
    """One door's ear. Telling it costs a comparison, and never fails: keeping matters more."""

    def __init__(self, platform: str, mark: Mark, clock: Clock) -> None:
        self._platform = platform
        self._mark = mark
        self._clock = clock
        self._last: dict[str, datetime] = {}
        self._doubted = False

    async def heard(self) -> None:
        """Something came in that the platform signed."""
        if self._doubted or self._is_long_ago("heard"):
            self._doubted = False
            await self._note("heard")

    async def refused(self) -> None:
        """Something came that says it is the platform's, and is signed with another secret."""
        if self._is_long_ago("refused"):
            self._doubted = True
            await self._note("refused")

    def _is_long_ago(self, what: str) -> bool:
        last = self._last.get(what)
        return last is None or self._clock.now() - last >= SELDOM

    async def _note(self, what: str) -> None:
        self._last[what] = now = self._clock.now()
        try:
            await self._mark(f"{what}:{self._platform}", now.isoformat())
        except Exception:
            self._last.pop(what, None)
            log.exception("mark_failed", what=what, platform=self._platform)
