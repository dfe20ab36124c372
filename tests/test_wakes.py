"""What is done again and again, on the real clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.clock import Wake, Waker


def test_a_wake_that_takes_long_is_not_called_meanwhile_and_nobody_is_warned(
    caplog: pytest.LogCaptureFixture,
) -> None:
    began: list[str] = []
    going_on = asyncio.Event()

    async def long() -> None:
        began.append("long")
        await going_on.wait()

    async def short() -> None:
        began.append("short")

    async def story() -> None:
        tick = timedelta(seconds=0.05)
        waker = Waker([Wake("long", tick, long), Wake("short", tick, short)])
        waker.start()
        async with asyncio.timeout(20):
            while began.count("short") < 6:  # noqa: ASYNC110  (the scheduler's own clock)
                await asyncio.sleep(0.02)
            assert began.count("long") == 1
            going_on.set()
            while began.count("long") < 3:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await waker.stop()

    asyncio.run(story())
    assert caplog.records == []


def test_a_wake_that_fails_harms_no_other_and_is_called_again() -> None:
    calls: list[str] = []

    async def good() -> None:
        calls.append("good")

    async def bad() -> None:
        calls.append("bad")
        raise RuntimeError("on purpose")

    async def story() -> None:
        tick = timedelta(seconds=0.1)
        waker = Waker([Wake("bad", tick, bad), Wake("good", tick, good)])
        waker.start()
        async with asyncio.timeout(20):
            while min(calls.count("good"), calls.count("bad")) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await waker.stop()
        heard = len(calls)
        await asyncio.sleep(0.2)
        assert len(calls) == heard, "it goes on after stop"

    asyncio.run(story())
    assert calls.count("good") >= 2
    assert calls.count("bad") >= 2


def test_after_the_clock_was_set_back_all_is_called_now_and_then_in_turn() -> None:
    calls: list[str] = []

    async def call() -> None:
        calls.append("call")

    async def story() -> None:
        waker = Waker([Wake("call", timedelta(hours=1), call)])
        waker.start()
        await asyncio.sleep(0.1)
        assert len(calls) == 1, "once at the start"
        waker.call_now()
        await asyncio.sleep(0.1)
        await waker.stop()

    asyncio.run(story())
    assert len(calls) == 2
