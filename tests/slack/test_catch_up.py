"""What was said while nobody listened is read once, through the same door, at Slack's pace."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Refused, Unsent
from bot.events import AnswerGiven, QuestionAsked, QuestionEdited
from bot.slack.history import GAP
from tests.slack.room import Room, listening, room, run

PLACE = "slack:T111/CFRAGEN"


async def catch_up(r: Room) -> int:
    """Let time pass as fast as the pace allows."""
    task = asyncio.create_task(r.door.catch_up())
    while not task.done():
        await asyncio.sleep(0.002)
        if r.clock._waiting:
            r.clock.pass_time(GAP.total_seconds())
    return task.result()


def test_it_begins_now(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await _deaf(r, r.world.say("ada", "fragen", "Wie geht das mit Excel?"))
            assert await catch_up(r) == 0
            assert await r.store.marked(PLACE) == f"{r.clock.now().timestamp():.6f}"
            assert not r.calls("conversations.history")

    run(story())


def test_what_was_missed_is_read_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            old = (await r.heard())[0].question.thread.key.rpartition("/")[2]
            await r.believe()
            await catch_up(r)
            r.clock.pass_time(600)
            first = await _deaf(r, r.world.say("ada", "fragen", "Wie lerne ich R?"))
            await _deaf(r, r.world.say("ben", "fragen", "Mit einem Buch.", first))
            await _deaf(r, r.world.say("ben", "fragen", "Etwas spät, aber: so.", old))
            second = await _deaf(r, r.world.say("ben", "fragen", "Kuchen ist da."))
            r.clock.pass_time(60)
            await _deaf(r, r.world.edit("ben", "fragen", second, "Wie geht Python?"))
            assert await catch_up(r) >= 4
            kept = {(type(e), e.key) for e in await r.heard()}
            expected = {
                (QuestionAsked, f"asked:{PLACE}/{first}"),
                (QuestionAsked, f"asked:{PLACE}/{second}"),
            }
            assert expected <= kept
            assert sum(kind is AnswerGiven for kind, _ in kept) == 2
            assert sum(kind is QuestionEdited for kind, _ in kept) == 1
            await r.believe()
            waiting = await r.turns.look(lambda c: len(c.unanswered()))
            read_to = float(await r.store.marked(PLACE))
            assert 0 <= r.clock.now().timestamp() - read_to <= 120
            assert await catch_up(r) > 0  # the last minute once more: it changes nothing
            await r.believe()
            assert await r.turns.look(lambda c: len(c.unanswered())) == waiting
            r.clock.pass_time(600)
            await catch_up(r)
            assert await catch_up(r) == 0

    run(story())


def test_many_pages_at_slacks_pace(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            r.clock.pass_time(60)
            url, r.world.events_url = r.world.events_url, ""
            for number in range(450):
                await r.world.say("ada", "fragen", f"Wie geht Aufgabe {number} mit Excel?")
            r.world.events_url = url
            began = r.clock.now()
            r.world.mischief.add("conversations.history", "busy", seconds=5)
            assert await catch_up(r) == 450
            assert (r.clock.now() - began).total_seconds() >= 5 + 4 * GAP.total_seconds()
            assert len(r.calls("conversations.history")) == 4

    run(story())


def test_what_broke_off_is_read_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            r.clock.pass_time(60)
            await _deaf(r, r.world.say("ada", "fragen", "Wie geht das mit Excel?"))
            before = await r.store.marked(PLACE)
            r.world.mischief.add("conversations.history", "status")
            with pytest.raises(Unsent):
                await catch_up(r)
            assert await r.store.marked(PLACE) == before
            assert await catch_up(r) == 1

    run(story())


def test_a_channel_that_became_private_is_not_read(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            r.clock.pass_time(400)
            r.world.channels["CFRAGEN"].kind = "group"
            assert await catch_up(r) == 0
            assert not r.calls("conversations.history")

    run(story())


def test_a_channel_without_the_bot_holds_no_other_up(tmp_path: Path) -> None:
    async def story() -> None:
        rules = replace(listening(), slack_channels=("aaa", "fragen"))
        async with room(tmp_path, rules=rules) as r:
            there = r.world.channels["CFRAGEN"]
            r.world.channels["CAAA"] = replace(there, id="CAAA", name="aaa", members=set())
            await catch_up(r)  # both begin now
            r.clock.pass_time(600)
            before = await r.store.marked("slack:T111/CAAA")
            await _deaf(r, r.world.say("ada", "fragen", "Wie lerne ich R?"))
            with pytest.raises(Refused, match="not_in_channel"):
                await catch_up(r)
            assert [type(event) for event in await r.heard()] == [QuestionAsked]
            assert await r.store.marked("slack:T111/CAAA") == before != await r.store.marked(PLACE)

    run(story())


def test_a_thread_that_cannot_be_read_holds_no_other_up(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            asked = [await r.world.say("ada", "fragen", f"Wie geht Excel {n}?") for n in range(2)]
            await r.heard()
            await r.believe()
            r.clock.pass_time(600)
            before = await r.store.marked(PLACE)
            for ts in asked:
                await _deaf(r, r.world.say("ben", "fragen", "Mit einem Buch.", ts))
            r.world.mischief.add("conversations.replies", "status")  # the first of the two
            with pytest.raises(Unsent):
                await catch_up(r)
            assert [type(event) for event in await r.heard()].count(AnswerGiven) == 1
            assert await r.store.marked(PLACE) == before, "it is read the next time"
            await catch_up(r)
            assert len({e.key for e in await r.heard() if isinstance(e, AnswerGiven)}) == 2

    run(story())


async def _deaf(r: Room, act: Any) -> Any:
    """Something happens while the bot does not hear."""
    url, r.world.events_url = r.world.events_url, ""
    try:
        return await act
    finally:
        r.world.events_url = url


def test_where_nothing_was_said_a_clock_that_is_ahead_moves_no_mark(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            before = await r.store.marked(PLACE)
            r.clock.pass_time(3600)
            await catch_up(r)
            assert await r.store.marked(PLACE) == before
            r.clock.pass_time(-3600)
            r.clock.pass_time(60)
            asked = await _deaf(r, r.world.say("ada", "fragen", "Wie lerne ich R?"))
            await catch_up(r)
            kept = [event.key for event in await r.heard() if isinstance(event, QuestionAsked)]
            assert kept == [f"asked:{PLACE}/{asked}"]

    run(story())


def test_a_clock_that_was_ahead_lets_nothing_be_missed(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            r.clock.pass_time(600)
            first = await _deaf(r, r.world.say("ada", "fragen", "Wie lerne ich R?"))
            r.clock.pass_time(3600)
            await catch_up(r)
            r.clock.pass_time(-3600)
            r.clock.pass_time(60)
            second = await _deaf(r, r.world.say("ada", "fragen", "Wie geht das mit Excel?"))
            await catch_up(r)
            kept = [event.key for event in await r.heard() if isinstance(event, QuestionAsked)]
            assert kept == [f"asked:{PLACE}/{first}", f"asked:{PLACE}/{second}"]
            assert float(await r.store.marked(PLACE)) <= r.clock.now().timestamp()

    run(story())
