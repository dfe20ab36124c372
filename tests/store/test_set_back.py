"""Our clock was an hour ahead and is right again: what it put off does not wait for that hour."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.effects import Later
from bot.errors import Busy
from bot.events import QuestionAsked
from bot.ports import Pace, Ref
from bot.store.set_back import BEYOND
from tests.engine.town import notice
from tests.store.test_budgets import Costly
from tests.store.test_community import change
from tests.store.test_later import LATER, waited, waiting
from tests.store.test_turns import Mishap
from tests.store.unasked import EVENING, news, said
from tests.store.world import World, asked, claim, put, reply, run, world

HOUR, PACE = 3600.0, 2.0
REF = Ref({"channel": "C1", "ts": "1.1"})


def ahead(w: World) -> None:
    w.clock.pass_time(HOUR)


def right(w: World) -> None:
    w.clock.pass_time(-HOUR)


async def put_right(w: World) -> None:
    await w.store.bring_back(HOUR)


def test_a_lane_keeps_its_pace_from_now_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1), reply(2))
            ahead(w)
            (first,) = await claim(w)
            await w.parcels.sent(first, REF)
            right(w)
            w.clock.pass_time(60)
            assert await claim(w) == [], "an hour is left"
            await put_right(w)
            assert [one.delivery.key for one in await claim(w)] == [reply(2).key]

    run(story)


def test_an_empty_lane_does_not_hold_what_comes_next(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            ahead(w)
            (first,) = await claim(w)
            await w.parcels.sent(first, REF)
            right(w)
            await put_right(w)
            await put(w, reply(2))
            assert await claim(w) == [], "a lane keeps its pace"
            w.clock.pass_time(PACE)
            assert [one.delivery.key for one in await claim(w)] == [reply(2).key]

    run(story)


def test_what_may_have_arrived_is_looked_for_once_a_call_must_be_over(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            ahead(w)
            await claim(w)
            right(w)
            await put_right(w)
            now = w.clock.now()
            w.clock.pass_time(10)
            assert await claim(w) == [], "the request may still be on its way"
            w.clock.pass_time(1)
            (again,) = await claim(w)
            assert again.uncertain_since == now

    run(story)


def test_a_budget_is_there_again_after_its_minute(database: str) -> None:
    pace = Pace(gaps={}, per_minute={"discourse": 30}, senders={"discourse": Costly(4)})

    async def story() -> None:
        async with world(database, pace=pace) as w:
            ahead(w)
            await w.parcels.spend("discourse", 30)
            await w.parcels.rest("discourse", 20)
            right(w)
            await put_right(w)
            with pytest.raises(Busy) as empty:
                await w.parcels.spend("discourse", 1)
            assert empty.value.seconds == 20.0, "it is left alone for as long as it wished"
            w.clock.pass_time(20)
            with pytest.raises(Busy) as empty:
                await w.parcels.spend("discourse", 1)
            assert empty.value.seconds == 40.0, "no minute sees more than 30"
            w.clock.pass_time(40)
            await w.parcels.spend("discourse", 30)

    run(story)


def test_what_is_tried_again_waits_no_longer_and_what_has_a_moment_waits_for_it(
    database: str,
) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap,)}) as w:
            await w.store.keep([asked(1), notice(1), notice(2)])
            await change(w, Later(event=waited()))
            ahead(w)
            assert await w.turns.take_turns(16) == 1
            one, other = await w.turns.due_notices(16, ())
            await w.turns.notice_later(one, 30.0)
            await w.turns.notice_failed(other, "500")
            right(w)
            assert await w.turns.due_notices(16, ()) == []
            await put_right(w)
            assert await w.turns.due_notices(16, ()) == [], "it is no attempt too many"
            w.clock.pass_time(30)
            assert await w.turns.due_notices(16, ()) == [other, one]
            mishap.broken = False
            assert await w.turns.retry_failures(16) == 1
            assert await w.turns.take_turns(16) == 0
            assert waited().key.endswith("w")
            assert "w" in await waiting(w)
            w.clock.pass_time((LATER - w.clock.now()).total_seconds())
            assert await w.turns.take_turns(16) == 1, "it came at its own moment"

    run(story)


def test_quiet_hours_make_it_wait_anew(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING)
            await put(w, news(1))
            assert await said(w) == []
            await put_right(w)
            assert await said(w) == [], "it is asked again, and it is still night"
            due = await w.store.next_due()
            assert due is not None
            assert due > w.clock.now()

    run(story)


def test_at_the_start_only_what_nothing_of_ours_puts_off_so_long(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            (first,) = await claim(w)
            for seconds, back in ((BEYOND, False), (BEYOND + 1, True)):
                await w.parcels.wait(first, seconds, uncertain=False)
                await w.store.bring_back()
                moved = await w.store.next_due() == now(w)
                assert moved is back, seconds
            w.clock.pass_time(EVENING)
            await put(w, news(1))
            assert [key for key in await said(w) if "news" in key] == []
            night = await w.store.next_due()
            await w.store.bring_back()
            assert await w.store.next_due() == night, "it is out of manners that it waits"

    run(story)


def test_one_process_of_a_machine_does_it_and_a_little_later_only_what_is_left(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, reply(1))
            (first,) = await claim(w)
            start = w.store.now()

            async def due_in() -> float:
                due = await w.store.next_due()
                assert due is not None
                return due.timestamp() - w.store.now()

            await w.parcels.wait(first, HOUR + 600, uncertain=False)
            await put_right(w)
            assert await due_in() == 600
            await put_right(w)
            assert await due_in() == 600, "another process of the machine"
            w.clock.pass_time(15)
            await w.store.bring_back(HOUR, again=True)
            assert await due_in() == 585, "that the right clock may have put off"
            w.clock.pass_time(15)
            await w.parcels.wait(first, HOUR + 30, uncertain=False)
            await w.store.bring_back(HOUR, again=True)
            assert await due_in() == 30, "and that it hardly has"
            assert w.store.now() == start + 30

    run(story)


def now(w: World) -> datetime:
    return datetime.fromtimestamp(w.store.now(), UTC)
