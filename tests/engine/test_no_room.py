"""No room for one thing: everything else goes on, and nothing is tried over and over at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.courier import Courier
from bot.effects import Effect
from bot.errors import NoRoom
from bot.events import Event, Notice, QuestionAsked
from bot.ports import Claim, Pace, Parcel, Ref
from bot.store.lanes import lane_of
from bot.store.schema import inbox, outbox
from tests.engine.crew import crew, postgres
from tests.engine.town import SOON, Door, Town, notice, tag_question, town
from tests.store import cramped
from tests.store.cramped import fill, free
from tests.store.world import asked, put, reply, run, world

WHILE = 2.5
"""Seconds in which somebody who tries at once again tries hundreds of times."""
FEW = 6


class Much:
    """Has no room for its first question; counts how often it was tried."""

    __name__ = "tag_question"

    def __init__(self) -> None:
        self.tried = 0

    def __call__(self, event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if event.key.endswith("/1"):
            self.tried += 1
            yield from cramped.tag_question(event, community)
        else:
            yield from tag_question(event, community)


async def woken_until(t: Town, there: Callable[[], bool]) -> None:
    """What rests goes by the machine's clock; the engine's stands still, and wakes nobody."""
    async with asyncio.timeout(SOON):
        while not there():
            t.engine.wake()
            await asyncio.sleep(0.1)


def test_one_process_goes_on_with_everything_else(database: str) -> None:
    much = Much()

    async def story() -> None:
        async with town(database, reaction=much) as t:
            await fill(t.world.store)
            await put(t.world, reply(7))
            await t.world.store.keep([asked(1)])
            await t.until(lambda: reply(7).key in t.door.applied)
            await asyncio.sleep(WHILE)
            t.world.clock.pass_time(1)
            assert 0 < much.tried <= FEW
            assert await t.statuses(inbox) == {asked(1).key: "ready"}
            await free(t.world.store)
            await woken_until(t, lambda: reply(1).key in t.door.applied)

    run(story)


@pytest.mark.parametrize("error", [NoRoom, RuntimeError])
@pytest.mark.parametrize("word", ["written", "unwritten"])
def test_a_look_up_without_room_is_not_repeated_at_once(
    error: type[Exception], word: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``word``: whether it can be written down that it failed."""
    failing = [True]

    async def look_up(_: Notice) -> Sequence[Event]:
        if failing[0]:
            raise error("the database has no room")
        return [asked(1)]

    async def failed(*_: object, **__: object) -> None:
        raise error("the database has no room")

    async def story() -> None:
        async with town(database, look_up) as t:
            if word == "unwritten":
                monkeypatch.setattr(t.world.turns, "notice_failed", failed)
            await t.world.store.keep([notice(1)])
            await asyncio.sleep(WHILE)
            assert 0 < len(t.looked) <= FEW
            failing[0] = False
            t.world.clock.pass_time(60)
            await woken_until(t, lambda: reply(1).key in t.door.applied)

    run(story)


@postgres
@pytest.mark.parametrize("error", [NoRoom, RuntimeError])
def test_a_worker_does_not_repeat_a_look_up_at_once_either(
    error: type[Exception], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[str]()

    async def look_up(found: Notice) -> Sequence[Event]:
        looked.append(found.key)
        raise error("the database has no room")

    async def failed(*_: object, **__: object) -> None:
        raise error("the database has no room")

    async def story() -> None:
        async with crew(database, {QuestionAsked: (tag_question,)}, look_up) as c:
            worker = c.hand()
            monkeypatch.setattr(worker.turns, "notice_failed", failed)
            await worker.store.keep([notice(n) for n in range(40)])
            await worker.store.keep([asked(1)])
            worker.work()
            await c.until(1)
            await asyncio.sleep(WHILE)
            assert 0 < max(Counter(looked).values()) <= FEW

    run(story)


def test_claims_without_room_are_not_repeated_at_once_and_turns_go_on(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = list[int]()
    failing = [True]

    async def story() -> None:
        async with town(database) as t:
            claim = t.engine._courier.claim

            async def claims(busy: Collection[str], limit: int, only: str = "") -> list[Claim]:
                if failing[0]:
                    asked_for.append(limit)
                    raise NoRoom("the database has no room")
                return await claim(busy, limit, only)

            monkeypatch.setattr(t.engine._courier, "claim", claims)
            for number in range(1, 6):
                await t.world.store.keep([asked(number)])
                await asyncio.sleep(WHILE / 5)
            assert set((await t.statuses(inbox)).values()) == {"done"}
            assert 0 < len(asked_for) <= FEW
            failing[0] = False
            await woken_until(t, lambda: len(t.door.applied) == 5)

    run(story)


def test_a_quiet_night_keeps_nobody_waiting_behind_what_has_no_room(database: str) -> None:
    """More in one lane than are taken at once, and then somebody else's question."""
    busy = lane_of(asked(0))
    numbers = [n for n in range(100, 4_000) if lane_of(asked(n)) == busy][:20]
    other = next(n for n in range(1, 99) if lane_of(asked(n)) != busy)

    def much(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if lane_of(event) == busy:
            yield from cramped.tag_question(event, community)
        else:
            yield from tag_question(event, community)

    much.__name__ = "tag_question"

    async def story() -> None:
        async with town(database, reaction=much) as t:
            await t.engine.stop()
            await t.running
            await fill(t.world.store)
            await t.world.store.keep([asked(n) for n in (*numbers, other)])
            t.engine._stopping = False
            t.running = asyncio.create_task(t.engine.run())
            await t.until(lambda: reply(other).key in t.door.applied)

    run(story)


def test_a_delivery_without_room_is_no_attempt_and_not_repeated_at_once(database: str) -> None:
    cramped = [True]

    async def story() -> None:
        async with town(database) as t:
            send = t.door.send

            async def sends(parcel: Parcel) -> Ref:
                if cramped[0]:
                    t.door.begun.append(parcel.delivery.key)
                    raise NoRoom("the database has no room")
                return await send(parcel)

            t.door.send = sends  # type: ignore[method-assign]
            await put(t.world, reply(1))
            for _ in range(FEW):
                t.engine.wake()
                await asyncio.sleep(WHILE / FEW)
                t.world.clock.pass_time(60)
            assert 0 < len(t.door.begun) <= FEW
            cramped[0] = False
            await t.until(lambda: t.door.applied == [reply(1).key])
            counted = sa.select(outbox.c.attempts)
            assert await t.world.store.read(lambda c: c.scalar(counted)) == 1

    run(story)


@postgres
def test_many_processes_try_a_lane_without_room_now_and_then(database: str) -> None:
    much = Much()

    async def story() -> None:
        async with crew(database, {QuestionAsked: (much,)}) as c:
            door, *workers = (c.hand() for _ in range(3))
            await fill(door.store)
            for worker in workers:
                worker.work()
            await door.store.keep([asked(1), asked(2)])
            await c.until(1)
            await asyncio.sleep(WHILE)
            assert 0 < much.tried <= FEW
            assert c.applied == [reply(2).key]
            await free(door.store)
            await c.until(3)
            await c.settled()

    run(story)


def test_without_room_before_it_was_sent_a_delivery_is_as_new(database: str) -> None:
    """Otherwise it would be looked for, and what cannot be looked for would be given up."""
    cramped = [True]

    async def is_public(_: str) -> bool:
        if cramped[0]:
            raise NoRoom("the database has no room")
        return True

    async def story() -> None:
        pace = Pace(gaps={}, per_minute={}, senders={})
        async with world(database, pace=pace) as w:
            door = Door()
            door.open.set()
            courier = Courier(
                letters=w.parcels,
                senders={"slack": door},
                is_public=is_public,
                is_private=is_public,
                keep=w.store.keep,
                clock=w.clock,
            )
            await put(w, reply(1))
            (claim,) = await courier.claim((), 9)
            await courier.carry(claim)
            assert await courier.claim((), 9) == []
            w.clock.pass_time(1)
            (claim,) = await courier.claim((), 9)
            assert (claim.attempt, claim.uncertain_since) == (1, None)
            cramped[0] = False
            await courier.carry(claim)
            assert door.applied == [reply(1).key]

    run(story)
