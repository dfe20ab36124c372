"""When the sandbox closes, what is under way still arrives, and what waits for later is let go."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox import slack_deliver
from bot.sandbox.mischief import Mischief
from bot.sandbox.slack_deliver import Deliveries, NotDelivered, Parcel
from bot.sandbox.slack_nouns import Json
from bot.sandbox.time import RealClock

EVENT: Json = {"event": {"type": "message"}}


class Slow:
    """A bot that takes its time, and answers nothing good to a second attempt."""

    def __init__(self, *, takes: bool) -> None:
        self._takes = takes
        self.ended = 0

    async def send(self, parcel: Parcel) -> Json | str:
        await asyncio.sleep(0.2)
        self.ended += 1
        if not self._takes:
            raise NotDelivered("http_error")
        return ""


def test_who_is_speaking_may_finish() -> None:
    async def story() -> None:
        deliveries, line = Deliveries(RealClock(), Mischief()), Slow(takes=True)
        deliveries.start(line, EVENT)
        await asyncio.sleep(0)
        await deliveries.aclose()
        assert line.ended == 1

    asyncio.run(story())


def test_what_waits_for_another_attempt_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slack_deliver, "PARTING", 3600.0)

    async def story() -> None:
        deliveries = Deliveries(RealClock(), Mischief(), retries=[3600.0])
        line = Slow(takes=False)
        await deliveries.start(line, EVENT)
        async with asyncio.timeout(60):
            await deliveries.aclose()
        assert line.ended == 1

    asyncio.run(story())


def test_nothing_begins_once_it_is_over() -> None:
    async def story() -> None:
        deliveries, line = Deliveries(RealClock(), Mischief()), Slow(takes=True)
        await deliveries.aclose()
        await deliveries.start(line, EVENT)
        await asyncio.sleep(0.3)
        assert line.ended == 0
        assert deliveries.pending == 0

    asyncio.run(story())
