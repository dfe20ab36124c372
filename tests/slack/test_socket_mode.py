"""Socket Mode: the same events and answers, kept before the envelope is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.effects import Answer, Message
from bot.events import CommandGiven, Event, QuestionAsked
from tests.slack.room import APP_TOKEN, Room, room, run


async def connected(r: Room) -> None:
    for _ in range(400):
        if r.world.sockets.connected:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody connected")


def test_events_and_commands(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, app_token=APP_TOKEN) as r:
            await connected(r)
            r.world.events_url = ""
            await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            assert [type(e) for e in await r.heard()] == [QuestionAsked]

            async def answers(_: Event) -> Sequence[Answer]:
                return (Answer(message=Message("room-line", {"what": "da"})),)

            r.answers = answers
            told = await r.world.command("ada", "fragen", "/lotse", "what is a payload?")
            assert isinstance(told, dict)
            assert told["text"] == "Das Thema ist da."
            assert [type(e) for e in r.reacted] == [CommandGiven]

    run(story())


def test_what_is_not_kept_is_not_acknowledged(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, app_token=APP_TOKEN, answer_within=0.3) as r:
            await connected(r)
            r.world.events_url = ""
            r.disk_full = True
            await r.world.say("ada", "fragen", "Wie geht das mit Excel?")
            assert r.door.counts["not kept"] >= 1
            r.disk_full = False
            for _ in range(7):
                r.clock.pass_time(60)
                await asyncio.sleep(0.1)
            assert [type(e) for e in await r.heard()] == [QuestionAsked]

    run(story())
