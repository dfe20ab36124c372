"""What is set for later comes once, at its moment, and goes with what it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from bot.effects import (
    DropThread,
    Later,
    Switch,
)
from bot.events import AnswerAged, QuestionWaited
from bot.store.inbox import row_of
from bot.store.schema import inbox
from tests.store.test_community import KEY, change, question
from tests.store.test_scale import about, grown, listening, plan
from tests.store.world import START, World, run, thread, world

HOUR = timedelta(hours=1)
LATER = START + 2 * HOUR


def waited(at: object = LATER, key: str = "w", of: str = KEY) -> QuestionWaited:
    named = f"waited:{of}:{key}"  # as bot/reactions/_choosing.py names them
    return QuestionWaited(key=named, at=at, thread=of, step=0, since=START)  # type: ignore[arg-type]


def noted(event: QuestionWaited, _: object) -> list[object]:
    return []


async def waiting(w: World) -> list[str]:
    ready = sa.select(inbox.c.key).where(inbox.c.status == "ready")
    keys = await w.store.read(lambda c: list(c.scalars(ready).all()))
    return [key.rpartition(":")[2] for key in keys]


noted.__name__ = "suggest_helpers"


def test_what_is_set_for_later_comes_once_and_then(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionWaited: (noted,)}) as w:
            await change(w, Later(event=waited()), Later(event=waited(LATER + HOUR)))
            assert await w.store.next_due() == LATER, "the demo's clock jumps here"
            w.clock.pass_time(7000)
            await w.run_turns()
            assert w.traces == []
            w.clock.pass_time(200)
            await w.run_turns()
            assert [trace.event.key for trace in w.traces] == [waited().key]
            await change(w, Later(event=waited()))
            await w.run_turns()
            assert len(w.traces) == 1, "a key happens once"
        async with world(database, {QuestionWaited: (noted,)}) as w:
            assert await waiting(w) == []

    run(story)


def test_it_outlives_a_restart_and_is_as_of_when_it_comes(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, Later(event=waited()))
        async with world(database, {QuestionWaited: (noted,)}) as w:
            w.clock.pass_time(5 * 3600)
            await w.run_turns()
            (came,) = [trace.event for trace in w.traces]
            assert isinstance(came, QuestionWaited)
            assert (came.at, came.due, came.late) == (START + 5 * HOUR, LATER, 3 * HOUR)

    run(story)


def test_of_a_ladder_only_the_newest_rung_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            more = replace(waited(key="more"), further=False)
            await change(w, Later(event=waited(key="old")), Later(event=more))
            for other in (11, 2):  # whose keys come before and after, in the order of bytes
                await change(w, Later(event=waited(key=str(other), of=thread(other).key)))
            await change(w, Later(event=waited(LATER + HOUR, key="new")))
            assert await waiting(w) == ["more", "11", "2", "new"]
            await change(w, Later(event=waited(LATER + HOUR, key="new")))
            assert await waiting(w) == ["more", "11", "2", "new"]

    run(story)


def rungs(threads: int) -> list[dict[str, object]]:
    """One that waits in each of so many other threads."""
    return [row_of(waited(of=thread(n).key)) | {"due": LATER.timestamp()} for n in range(threads)]


def test_a_ladder_begins_anew_without_a_look_at_all_that_wait(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await w.store.write(lambda c: c.execute(sa.insert(inbox), rungs(5_000)))
            await grown(w)
            with listening(w.store._write_engine) as heard:
                await change(w, Later(event=waited(key="new")))
            told = await plan(w, about(heard, "UPDATE inbox"))
            assert "ix_inbox_rungs" in told
            assert re.search(r"Index Cond.*key ~>=~.*key ~<~|key>\? AND key<\?", told), told

    run(story)


def test_it_goes_with_its_thread_and_with_no_other(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            other = thread(11).key
            aged = AnswerAged(key="a", at=LATER, thread=KEY)
            await change(w, question(1), question(11))
            await change(w, Later(event=waited()), Later(event=aged))
            await change(w, Later(event=waited(key="o", of=other)))
            await change(w, DropThread(thread=KEY))
            assert await waiting(w) == ["o"]

    run(story)


def test_while_stopped_it_waits_and_then_it_comes_at_once(database: str) -> None:
    async def story() -> None:
        async with world(database, {QuestionWaited: (noted,)}) as w:
            await change(w, Later(event=waited()))
            await change(w, Switch(name="stopped", on=True, by=None, at=START))
            for _ in range(3):
                w.clock.pass_time(7300)
                await w.run_turns()
            assert w.traces == []
            await change(w, Switch(name="stopped", on=False, by=None, at=START))
            await w.run_turns()
            assert [trace.event.at for trace in w.traces] == [w.clock.now()]

    run(story)
