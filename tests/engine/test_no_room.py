"""No room for one thing: everything else goes on, and nothing is tried over and over at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from bot.community import Community
from bot.effects import Effect
from bot.errors import NoRoom
from bot.events import Event, Notice, QuestionAsked
from bot.ports import Parcel, Ref
from bot.store.schema import inbox, outbox
from tests.engine.crew import crew, postgres
from tests.engine.town import notice, tag_question, town
from tests.store import cramped
from tests.store.cramped import fill, free
from tests.store.world import asked, put, reply, run

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
            await t.pass_time(1)
            await t.until(lambda: reply(1).key in t.door.applied)

    run(story)


def test_a_look_up_without_room_is_not_repeated_at_once(database: str) -> None:
    cramped = [True]

    async def look_up(_: Notice) -> Sequence[Event]:
        if cramped[0]:
            raise NoRoom("the database has no room")
        return [asked(1)]

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1)])
            await asyncio.sleep(WHILE)
            assert 0 < len(t.looked) <= FEW
            cramped[0] = False
            await t.until(lambda: reply(1).key in t.door.applied)

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
