"""The clock of the machine, as the bot waits by it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.times import RealClock


def test_the_real_clock_waits_until_the_moment_and_not_for_the_past() -> None:
    async def story() -> float:
        clock = RealClock()
        await clock.wait_until(clock.now() - timedelta(days=1))
        began = clock.now()
        await clock.wait_until(began + timedelta(seconds=0.1))
        return (clock.now() - began).total_seconds()

    assert 0.1 <= asyncio.run(story()) < 5


def test_a_clock_that_is_set_back_holds_nobody_up_for_as_long() -> None:
    class SetBack(RealClock):
        looks = 0

        def now(self) -> datetime:
            self.looks += 1
            return super().now() - timedelta(hours=self.looks > 2)

    async def story() -> None:
        clock = SetBack()
        async with asyncio.timeout(5):
            await clock.wait_until(clock.now() + timedelta(seconds=0.1))

    asyncio.run(story())
