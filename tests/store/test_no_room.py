"""No room in the database: nothing counts as tried, however long it lasts, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import DropThread, Effect, KeepQuestion
from bot.errors import NoRoom
from bot.events import QuestionAsked
from bot.manners import Manners
from bot.ports import Claim, Pace
from bot.store import resting
from bot.store.inbox import ATTEMPTS
from bot.store.lanes import lane_of
from bot.store.parcels import Parcels
from bot.store.schema import failure, inbox, outbox
from tests.store import cramped
from tests.store.cramped import fill, free
from tests.store.test_community import change
from tests.store.world import World, all_on, asked, put, reply, run, world

DAY = 86_400
PACE = Pace(gaps={}, per_minute={}, senders={})


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing rests: each call tries again."""
    monkeypatch.setattr(resting, "RESTING", 0.0)


def record_evidence(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """Needs hardly any room."""
    yield from ()


async def standing(w: World) -> tuple[list[tuple[str, int]], int, int]:
    """Events with their attempts, and how many failures and deliveries there are."""

    def look(connection: sa.Connection) -> tuple[list[tuple[str, int]], int, int]:
        events = connection.execute(sa.select(inbox.c.status, inbox.c.attempts)).all()
        failures, deliveries = (
            connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (failure, outbox)
        )
        return [(row.status, row.attempts) for row in events], failures, deliveries

    return await w.store.read(look)


def test_a_turn_waits_for_room_for_as_long_as_it_takes(database: str) -> None:
    async def story() -> None:
        table = {QuestionAsked: (record_evidence, cramped.tag_question)}
        async with world(database, table) as w:
            await w.store.keep([asked(1)])
            await fill(w.store)
            for _ in range(ATTEMPTS + 1):
                assert await w.turns.take_turns(16) == 1
                with pytest.raises(NoRoom):
                    await w.turns.take_turns(16, lane_of(asked(1)))
                w.clock.pass_time(DAY)
            assert await standing(w) == ([("ready", 0)], 0, 0)
            await free(w.store)
            await w.run_turns()
            assert await standing(w) == ([("done", 0)], 0, 2)

    run(story)


def test_however_many_have_no_room_the_others_get_their_turn(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "RESTING", 60.0)
    busy = lane_of(asked(0))
    numbers = [n for n in range(1, 2_000) if lane_of(asked(n)) == busy][:20]
    others = [n for n in range(1, 40) if lane_of(asked(n)) != busy][:10]

    def tag_question(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if lane_of(event) == busy:
            yield from cramped.tag_question(event, community)

    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            await w.store.keep([asked(n) for n in numbers])
            await w.store.keep([asked(n) for n in others])
            await fill(w.store)
            assert not w.turns.is_cramped()
            assert await w.turns.take_turns(16) == 16, "the oldest"
            assert w.turns.is_cramped()
            assert await w.turns.take_turns(16) == len(others)
            assert await w.turns.take_turns(16) == 0
            monkeypatch.setattr(resting, "monotonic", lambda: time.monotonic() + 61)
            assert not w.turns.is_cramped()
            await free(w.store)
            await w.run_turns()
            assert len(w.traces) == len(numbers) + len(others)

    run(story)


class Mishap:
    """Fails by itself until it is mended; then it says something long."""

    __name__ = "tag_question"

    def __init__(self) -> None:
        self.broken = True

    def __call__(self, event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if self.broken:
            raise ValueError
        yield from cramped.tag_question(event, community)


def test_a_reaction_that_is_tried_again_waits_for_room_too(database: str) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap,)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            mishap.broken = False
            await fill(w.store)
            for _ in range(ATTEMPTS + 1):
                w.clock.pass_time(DAY)
                with pytest.raises(NoRoom):
                    await w.turns.retry_failures(16)
            assert await standing(w) == ([("done", 0)], 1, 0)
            await free(w.store)
            w.clock.pass_time(DAY)
            await w.run_turns()
            assert await standing(w) == ([("done", 0)], 0, 2)

    run(story)


def test_one_retry_without_room_keeps_no_other_waiting(database: str) -> None:
    mishap = Mishap()

    def tag_question(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if mishap.broken or event.key == asked(1).key:
            yield from mishap(event, community)

    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            await w.store.keep([asked(n) for n in range(1, 5)])
            await w.run_turns()
            mishap.broken = False
            await fill(w.store)
            w.clock.pass_time(DAY)
            with pytest.raises(NoRoom):
                await w.turns.retry_failures(16)
            assert await standing(w) == ([("done", 0)] * 4, 1, 0)
            assert await w.turns.retry_failures(16) == 0, "not at once again"

    run(story)


def test_what_is_behind_it_in_its_lane_does_not_overtake_it(database: str) -> None:
    order = []

    def tag_question(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if event.question.title == "much":
            yield from cramped.tag_question(event, community)
        else:
            yield reply(int(event.key.rsplit("/", 1)[1]))

    async def story() -> None:
        async with world(database, {QuestionAsked: (tag_question,)}) as w:
            much, little = asked(1, title="much"), asked(1, title="little")
            little = replace(little, key=f"edited:{little.key}")
            elsewhere = next(
                one for one in map(asked, range(2, 99)) if lane_of(one) != lane_of(much)
            )
            await w.store.keep([much, little, elsewhere])
            await fill(w.store)
            assert await w.turns.take_turns(16) == 3
            assert {trace.event.key for trace in w.traces} == {elsewhere.key}
            await free(w.store)
            await w.run_turns()
            order.extend(trace.event.key for trace in w.traces)
            assert order == [elsewhere.key, much.key, little.key]

    run(story)


@asynccontextmanager
async def unsent(database: str) -> AsyncIterator[tuple[World, Claim]]:
    """A claim of which there was no room to write down that nothing was sent."""
    async with world(database) as w:
        await put(w, reply(1))
        (claim,) = await w.parcels.claim((), 9)
        write = w.store.write

        async def without_room(*_: object, **__: object) -> None:
            raise NoRoom("the database has no room")

        w.store.write = without_room  # type: ignore[method-assign,assignment]
        for told in (
            w.parcels.hold(claim, "no room", 1.0),
            w.parcels.wait(claim, 1.0, uncertain=False),
            w.parcels.later(claim, "away", uncertain=False),
        ):
            with pytest.raises(NoRoom):
                await told
        w.store.write = write  # type: ignore[method-assign]
        yield w, claim


def test_what_was_never_sent_need_not_be_looked_for(database: str) -> None:
    async def story() -> None:
        async with unsent(database) as (w, _):
            assert await w.parcels.claim((), 9) == [], "it was to wait"
            due = await w.store.next_due()
            assert due is not None
            assert due > w.clock.now(), "or whoever looks for what is due would look all the time"
            w.clock.pass_time(2)
            (claim,) = await w.parcels.claim((), 9)
            assert claim.uncertain_since is None, "as the first one"
            w.clock.pass_time(60)
            (claim,) = await w.parcels.claim((), 9)
            assert claim.uncertain_since is not None, "this time it may have been"

    run(story)


def test_what_another_process_had_meanwhile_is_looked_for(database: str) -> None:
    async def story() -> None:
        async with unsent(database) as (w, _):
            other = Parcels(w.store, pace=PACE, timeout=10.0, manners=Manners.of(all_on()))
            w.clock.pass_time(60)
            assert await other.claim((), 9), "it may send it, and end before it says so"
            w.clock.pass_time(60)
            (claim,) = await w.parcels.claim((), 9)
            assert claim.uncertain_since is not None

    run(story)


def test_what_was_never_sent_into_a_thread_that_is_gone_is_not_sent(database: str) -> None:
    async def story() -> None:
        async with unsent(database) as (w, _):
            await change(w, KeepQuestion(question=asked(1).question))
            await change(w, DropThread(thread=asked(1).question.thread.key))
            w.clock.pass_time(2)
            assert await w.parcels.claim((), 9) == []

    run(story)


def test_a_claim_that_could_not_be_taken_back_is_no_attempt(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            for _ in range(ATTEMPTS):
                (claim,) = await w.parcels.claim((), 9)
                w.parcels.untried(claim)
                w.clock.pass_time(60)
            (claim,) = await w.parcels.claim((), 9)
            assert claim.attempt == 1
            assert not await w.parcels.later(claim, "away", uncertain=False)
            w.clock.pass_time(60)
            (claim,) = await w.parcels.claim((), 9)
            assert claim.attempt == 2

    run(story)
