"""The engine: turns, look-ups and deliveries go on side by side; nothing is lost when it stops."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from bot.errors import Busy, OurFault, Refused, Unsent
from bot.events import Event, Notice
from bot.store.inbox import ATTEMPTS
from bot.store.schema import inbox, outbox
from tests.clocks import START
from tests.engine.town import SOON, notice, town
from tests.store.world import asked, reply, run


def test_turns_and_look_ups_lead_to_deliveries_side_by_side(database: str) -> None:
    async def look_up(found: Notice) -> Sequence[Event]:
        return [asked(found.ids["post"])]

    async def story() -> None:
        async with town(database, look_up) as t:
            for n in range(10):
                await t.world.store.keep([asked(n), notice(n + 10), notice(n)])
            await t.rest()
            assert sorted(t.door.applied) == sorted(reply(n).key for n in range(20))
            assert sorted(t.looked) == sorted(f"notice:{n}" for n in range(20))
            assert set((await t.statuses(inbox)).values()) == {"done"}

    run(story)


def test_a_slow_look_up_holds_up_no_turn_and_no_other_look_up(database: str) -> None:
    slow = asyncio.Event()

    async def look_up(found: Notice) -> Sequence[Event]:
        if found.key == "notice:0":
            await slow.wait()
        return [asked(found.ids["post"])]

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(0), notice(1), asked(2)])
            await t.until(lambda: len(t.door.applied) == 2)
            assert not t.engine.resting, "a look-up is under way"
            slow.set()
            await t.rest()
            assert reply(0).key in t.door.applied

    run(story)


def test_one_look_up_at_a_time_of_each_topic_and_those_that_can_wait_come_last(
    database: str,
) -> None:
    """What was read later is kept later: else an older state would be set after a newer one."""
    reading: list[int] = []
    slow = asyncio.Event()

    async def look_up(found: Notice) -> Sequence[Event]:
        topic = found.ids["topic"]
        assert topic not in reading
        reading.append(topic)
        await slow.wait()
        await asyncio.sleep(0.01)
        reading.remove(topic)
        return []

    def about(topic: int, number: int, *, patient: bool = False) -> Notice:
        key = f"notice:{topic}/{number}"
        return Notice(key=key, at=START, kind="t", ids={"topic": topic}, patient=patient)

    async def story() -> None:
        async with town(database, look_up) as t:
            patient = [about(topic, 0, patient=True) for topic in (7, 8)]
            await t.world.store.keep([*patient, *(about(1, n) for n in range(6)), about(2, 0)])
            await t.until(lambda: len(reading) == 4)
            assert sorted(reading) == [1, 2, 7, 8]
            assert t.looked == ["notice:1/0", "notice:2/0", "notice:7/0", "notice:8/0"]
            slow.set()
            await t.rest()
            assert [key for key in t.looked if "1/" in key] == [f"notice:1/{n}" for n in range(6)]
            assert set((await t.statuses(inbox)).values()) == {"done"}

    run(story)


def test_a_failing_look_up_is_tried_again_and_dead_after_eight_times(database: str) -> None:
    away = [True]

    async def look_up(found: Notice) -> Sequence[Event]:
        if found.key == "notice:1" and away[0]:
            raise Unsent("the forum is away")
        if found.key == "notice:2":
            raise KeyError("a defect of ours")
        return [asked(found.ids["post"])]

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1), notice(2), notice(3)])
            await t.rest()
            assert t.door.applied == [reply(3).key], "the others' failure is theirs"
            for _ in range(20):
                await t.pass_time(4000)
            assert [t.looked.count(f"notice:{n}") for n in (1, 2, 3)] == [21, ATTEMPTS, 1]
            (dead,) = await t.world.store.dead_keys()
            assert (dead.key, dead.reason) == ("notice:2", "OurFault")
            assert await t.world.store.replay("notice:2")
            away[0] = False
            await t.pass_time(4000)
            assert t.looked.count("notice:2") == ATTEMPTS + 1
            assert reply(1).key in t.door.applied, "a forum that is away loses nothing"

    run(story)


def test_a_refused_notice_counts_refusals_only_and_stays_replayable(database: str) -> None:
    refusals: list[Exception] = [Unsent("away")] * 20 + [Refused("422")] * ATTEMPTS

    async def look_up(_: Notice) -> Sequence[Event]:
        if refusals:
            raise refusals.pop(0)
        return [asked(1)]

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1)])
            await t.rest()
            for _ in range(19 + ATTEMPTS):
                assert await t.world.store.dead_keys() == []
                await t.pass_time(1800)
            assert refusals == []
            (dead,) = await t.world.store.dead_keys()
            assert (dead.key, dead.reason) == ("notice:1", "422")
            await t.pass_time(8 * 86_400)
            await t.world.store.prune()
            assert await t.world.store.replay("notice:1"), "it holds no words: there is no hurry"
            await t.pass_time(1)
            assert t.door.applied == [reply(1).key]
            assert await t.world.store.dead_keys() == []

    run(story)


def test_who_is_away_is_asked_ever_more_rarely_but_every_half_hour(database: str) -> None:
    when: list[float] = []

    async def story() -> None:
        async def look_up(_: Notice) -> Sequence[Event]:
            when.append((t.world.clock.now() - START).total_seconds())
            raise Unsent("away")

        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1)])
            for _ in range(7200):
                await t.rest()
                due = await t.world.store.next_due()
                assert due is not None
                if due > START + timedelta(hours=3):
                    break
                await t.pass_time((due - t.world.clock.now()).total_seconds())
            assert when == [0, 2, 10, 42, 170, *range(682, 10_800, 1800)]

    run(story)


def test_a_look_up_without_budget_waits_and_counts_no_attempt(database: str) -> None:
    refusals = iter([Busy("empty", seconds=30)] * 20)

    async def look_up(_: Notice) -> Sequence[Event]:
        for refusal in refusals:
            raise refusal
        return [asked(1)]

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1)])
            await t.rest()
            for _ in range(20):
                await t.pass_time(29)
                assert t.door.applied == []
                await t.pass_time(1)
            assert t.door.applied == [reply(1).key]
            assert len(t.looked) == 21

    run(story)


def test_an_arrival_wakes_it_without_time_passing(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            for n in range(5):
                await t.rest()
                await t.world.store.keep([asked(n)])
                await t.until(lambda: len(t.door.applied) == n + 1)  # noqa: B023
            assert t.world.clock.now() == START, "no poll was waited for"

    run(story)


def test_rest_returns_only_when_nothing_is_due_or_under_way(database: str) -> None:
    async def story() -> None:
        async with town(database, shut=True) as t:
            await t.rest()
            await t.world.store.keep([asked(1)])
            resting = asyncio.create_task(t.engine.rest())
            await t.until(lambda: t.door.begun == [reply(1).key])
            done, _ = await asyncio.wait([resting], timeout=0.1)
            assert not done, "a delivery is under way"
            t.door.open.set()
            await asyncio.wait_for(resting, SOON)
            assert t.door.applied == [reply(1).key]

    run(story)


def test_what_is_due_later_is_done_when_its_time_comes(database: str) -> None:
    async def look_up(_: Notice) -> Sequence[Event]:
        raise Busy("empty", seconds=0.5)

    async def story() -> None:
        async with town(database, look_up) as t:
            await t.world.store.keep([notice(1)])
            await t.rest()
            assert len(t.looked) == 1
            due = await t.world.store.next_due()
            assert due == START + timedelta(seconds=0.5)
            await t.until(lambda: bool(t.world.clock._waiting))
            t.world.clock.pass_time(0.5)
            await t.until(lambda: len(t.looked) == 2)

    run(story)


def test_stop_lets_what_is_under_way_finish_and_claims_nothing_more(database: str) -> None:
    async def story() -> None:
        async with town(database, shut=True) as t:
            await t.world.store.keep([asked(1), asked(2)])
            await t.until(lambda: len(t.door.begun) == 1)
            stopping = asyncio.create_task(t.stop())
            await asyncio.sleep(0.05)
            t.door.open.set()
            await stopping
            assert t.door.applied == [reply(1).key], "the second waits in the same lane"
            assert await t.statuses(outbox) == {reply(1).key: "sent", reply(2).key: "live"}

    run(story)


def test_stop_leaves_what_takes_too_long_uncertain(database: str) -> None:
    async def story() -> None:
        async with town(database, shut=True) as t:
            await t.world.store.keep([asked(1)])
            await t.until(lambda: len(t.door.begun) == 1)
            await t.stop(within=0.1)
            assert (t.door.applied, len(t.door.begun)) == ([], 1)
            tried = sa.select(outbox.c.tried, outbox.c.status)
            row = await t.world.store.read(lambda c: c.execute(tried).one())
            assert (row.tried, row.status) == (START.timestamp(), "live")

    run(story)


def test_stop_at_any_moment_leaves_nothing_running(database: str) -> None:
    async def story() -> None:
        for wait in range(12):
            async with town(database) as t:
                await t.world.store.keep([asked(100 + 2 * wait), asked(101 + 2 * wait)])
                for _ in range(wait):
                    await asyncio.sleep(0.001)
                await t.stop()
                left = [*t.engine._lanes, *t.engine._notices]
                assert left == [], "what was claimed is finished before the store is closed"

    run(story)


def test_a_broken_round_is_not_the_last_one(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            await t.rest()
            work, t.world.turns.take_turns = t.world.turns.take_turns, _away  # type: ignore[method-assign]
            await t.world.store.keep([asked(1)])
            await t.until(lambda: bool(t.world.clock._waiting))
            assert not t.running.done(), "the database was away for a while"
            t.world.turns.take_turns = work  # type: ignore[method-assign]
            t.world.clock.pass_time(1)
            await t.until(lambda: t.door.applied == [reply(1).key])

    run(story)


async def _away(_: int) -> int:
    raise OurFault("the database is away")
