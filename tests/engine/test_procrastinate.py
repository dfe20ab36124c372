"""Many workers on Postgres: each lane in order, all lanes side by side, nothing twice or lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Effect, Message, Post
from bot.events import QuestionAsked
from bot.store.inbox import keep_arrival
from matchers.model import Place, Visibility
from tests.clocks import START
from tests.engine.crew import crew, cut_all, postgres
from tests.engine.town import tag_question
from tests.store.world import PUBLIC, asked, reply, run

TABLE = {QuestionAsked: (tag_question,)}


@postgres
def test_what_one_keeps_another_does_at_once(database: str) -> None:
    async def story() -> None:
        async with crew(database, TABLE) as c:
            door, worker = c.hand(), c.hand()
            worker.work()
            await asyncio.sleep(1.5)  # it looks for itself once a second: let that not be why
            for n in range(5):
                began = asyncio.get_running_loop().time()
                await door.store.keep([asked(n)])
                await c.until(n + 1)
                assert asyncio.get_running_loop().time() - began < 0.9
            assert c.applied == [reply(n).key for n in range(5)]

    run(story)


@postgres
def test_job_and_row_are_one_transaction(database: str) -> None:
    async def story() -> None:
        async with crew(database, TABLE) as c:
            door = c.hand()

            def fails(connection: sa.Connection) -> None:
                keep_arrival(connection, asked(1))
                raise KeyError("a defect of ours")

            with pytest.raises(KeyError):
                await door.store.write(fails)
            assert c.rows("SELECT * FROM procrastinate_jobs") == []
            await door.store.keep([asked(1)])
            await door.store.keep([asked(1), asked(2)])
            jobs = c.rows("SELECT lock, queueing_lock, args ->> 'lane' FROM procrastinate_jobs")
            assert len(jobs) == 2, "one per lane, however often it is woken"
            lanes = {str(row[0]) for row in c.rows("SELECT lane FROM inbox")}
            assert {lane for job in jobs for lane in job} == lanes

    run(story)


def suggest_helpers(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """One channel for each thread."""
    number = event.question.thread.key.rsplit("/", 1)[1]
    place = Place(f"slack:T1/C{number}", Visibility.PUBLIC)
    yield Post(key=f"post:{event.key}", place=place, message=Message("m"))


@postgres
def test_three_workers_do_everything_once_and_each_lane_in_order(database: str) -> None:
    events = [replace(asked(n), key=f"{n}.{k}") for k in range(6) for n in range(8)]

    async def story() -> None:
        async with crew(database, {QuestionAsked: (suggest_helpers,)}) as c:
            door = c.hand()
            for worker in (c.hand(), c.hand(), c.hand()):
                worker.work()
            await c.wait(lambda: len(c.rows("SELECT id FROM procrastinate_workers")) == 3)
            for event in events:
                await door.store.keep([event])
            await c.until(len(events))
            assert sorted(c.applied) == sorted(f"post:{event.key}" for event in events)
            for n in range(8):
                said = [key for key in c.applied if key.startswith(f"post:{n}.")]
                assert said == [f"post:{n}.{k}" for k in range(6)]
            assert len([hand for hand in c.hands if hand.door.begun]) > 1, "they share the work"
            assert c.rows("SELECT * FROM inbox WHERE status <> 'done'") == []

    run(story)


@postgres
def test_what_nobody_was_woken_for_is_found(database: str) -> None:
    async def story() -> None:
        async with crew(database, TABLE) as c:
            door, worker = c.hand(), c.hand()
            await door.store.keep([asked(1), asked(2)])
            await door.store.write(lambda x: x.exec_driver_sql("DELETE FROM procrastinate_jobs"))
            await door.store.write(
                lambda x: x.exec_driver_sql("UPDATE inbox SET lane = '' WHERE seq = 1")
            )
            worker.work()
            await c.until(2)

    run(story)


@postgres
def test_it_goes_on_after_every_connection_was_cut(database: str) -> None:
    async def story() -> None:
        async with crew(database, TABLE) as c:
            door, worker = c.hand(), c.hand()
            worker.work()
            await door.store.keep([asked(1)])
            await c.until(1)
            await asyncio.to_thread(cut_all, database)
            await door.store.keep([asked(2)])
            await c.until(2)
            await asyncio.sleep(1)
            await door.store.keep([asked(3)])
            await c.until(3)
            assert c.applied == [reply(n).key for n in (1, 2, 3)]

    run(story)


@postgres
@pytest.mark.parametrize("in_turn", [True, False], ids=["in turn", "at once"])
def test_two_events_that_decide_on_the_same_rows_cannot_both_win(
    *, in_turn: bool, database: str
) -> None:
    """The first one to be reacted to, of forty in forty lanes, has the one place there is.

    That is not what the turnstile sees to, which is a courtesy: it is so without, too.
    """

    def suggest_helpers(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if not community.posts_of("suggest_helpers", START - timedelta(days=1)):
            yield Post(key=f"first:{event.key}", place=PUBLIC, message=Message("m"))

    async def story() -> None:
        async with crew(database, {QuestionAsked: (suggest_helpers,)}) as c:
            door = c.hand()
            for _ in range(3):
                c.hand(in_turn=in_turn).work()
            await door.store.keep([asked(n) for n in range(40)])
            await c.settled()
            await c.until(1)
            assert len(c.rows("SELECT key FROM outbox")) == 1
            assert c.rows("SELECT key FROM inbox WHERE status = 'dead' OR attempts > 0") == []

    run(story)


@postgres
def test_stop_finishes_what_is_under_way_and_takes_nothing_more_on(database: str) -> None:
    async def story() -> None:
        async with crew(database, TABLE) as c:
            door, worker = c.hand(), c.hand()
            worker.door.open.clear()
            worker.work()
            await door.store.keep([asked(1), asked(2)])
            await c.wait(lambda: worker.door.begun)
            stopping = asyncio.create_task(worker.stop(5.0))
            await asyncio.sleep(0.1)
            worker.door.open.set()
            await stopping
            assert len(c.applied) == 1, "the second waits in the same lane"
            assert c.rows("SELECT * FROM procrastinate_workers") == [], "it said goodbye"
            assert c.rows("SELECT * FROM procrastinate_jobs WHERE status = 'doing'") == []

    run(story)
