"""Discrete-event time: nothing sleeps; when nobody has anything to do, the clock jumps.

Pace, Retry-After and time-outs stay in force: what is due in three seconds happens three seconds
later on this clock, however little time passes on the wall.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

STEP = timedelta(milliseconds=1)
"""What is due at this very moment and still not done is asked again a moment later."""


class DiscreteClock:
    """A clock that stands still until ``jump``; it never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._waiting: dict[asyncio.Future[None], datetime] = {}

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._now

    async def wait_until(self, when: datetime) -> None:
        """Return once the clock has jumped there."""
        while self._now < when:
            waiter = asyncio.get_running_loop().create_future()
            self._waiting[waiter] = when
            try:
                await waiter
            finally:
                del self._waiting[waiter]

    def jump(self, to: datetime) -> None:
        """Let it be ``to``, and wake whoever waited for that."""
        self._now = max(self._now, to.astimezone(UTC))
        for waiter, when in list(self._waiting.items()):
            if when <= self._now and not waiter.done():
                waiter.set_result(None)


Scene = Callable[[], Awaitable[None]]
"""Something that people do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story: at this moment, this happens."""

    at: datetime
    scene: Scene


@dataclass(frozen=True, slots=True)
class Stage:
    """Whom the play waits for between two moments.

    ``settle`` returns when bot and sandbox have nothing to do at this moment; ``next_due`` says
    when they have something to do next; ``passed`` is called after each jump.
    """

    clock: DiscreteClock
    settle: Callable[[], Awaitable[None]]
    next_due: Callable[[], Awaitable[datetime | None]]
    passed: Callable[[], Awaitable[None]]


async def play(lines: Sequence[Line], until: datetime, stage: Stage) -> None:
    """Play a story to its end, as fast as everybody can act."""
    for line in sorted(lines, key=lambda line: line.at):
        await pass_time(line.at, stage)
        await line.scene()
    await pass_time(until, stage)


async def pass_time(until: datetime, stage: Stage) -> None:
    """Let time pass to ``until``, stopping wherever somebody has something to do."""
    while True:
        await stage.settle()
        now = stage.clock.now()
        due = await stage.next_due()
        if due is None or due > until:
            if now >= until:
                return
            stage.clock.jump(until)
        else:
            stage.clock.jump(max(due, now + STEP))
        await stage.passed()


TICK = 0.5
"""Seconds between two looks at the wall's clock; what arrives is reacted to at once."""


async def live(stage: Stage, one_at_a_time: asyncio.Lock) -> None:
    """Go on at the wall's pace after the story, until cancelled.

    ``one_at_a_time`` is held while the clock moves: somebody else may let a week pass.
    """
    loop = asyncio.get_running_loop()
    before = loop.time()
    while True:
        await asyncio.sleep(TICK)
        async with one_at_a_time:
            now = loop.time()
            stage.clock.jump(stage.clock.now() + timedelta(seconds=now - before))
            before = now
            await stage.passed()
