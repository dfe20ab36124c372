"""The stage of the stories: bot and sandbox meet over TCP only, on either database.

    async with stage(database) as s:
        ts = await s.slack.say("mira", "#hilfe", "Wie …?")
        await s.settle()
        assert …

People act through the sandbox's human side; what the bot did is read from the sandbox. No story
calls ``keep`` or ``react_now``.
"""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from unittest.mock import patch

from rich.console import Console

from bot import settings
from bot.sandbox import story
from bot.sandbox.discrete import DiscreteClock, pass_time
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from bot.slack import answering, knowing, telling
from bot.theatre import Theatre, opened
from tests.conftest import ROOT

PATIENCE = 30.0
"""Real seconds that Slack and the bot give each other on this stage, instead of three.

A story tells what is said, however busy the machine is; ``tests/slack/test_three_seconds.py`` tells
that it is said in time.
"""


class Staged:
    """One story's stage. ``slack`` and ``forum`` are the sandbox's two worlds."""

    def __init__(self, theatre: Theatre, told: io.StringIO) -> None:
        self.theatre = theatre
        self.slack = theatre.slack
        self.forum = theatre.forum
        self.bot = theatre.bot
        self.questions = theatre.questions
        self._told = told

    @property
    def transcript(self) -> str:
        """What a reader of the demo would have seen."""
        return self._told.getvalue()

    async def settle(self) -> None:
        """Let bot and sandbox finish what can be done at this moment and the next seconds."""
        await self.pass_time(seconds=5)

    async def pass_time(self, **time: float) -> None:
        """Let time pass, stopping wherever somebody has something to do."""
        await self.until(self.theatre.clock.now() + timedelta(**time))

    async def until(self, when: datetime) -> None:
        """The same, up to a moment."""
        await pass_time(when, self.theatre.stage())

    def lines(self, channel: str, ts: str) -> list[str]:
        """What the bot says in a thread now."""
        place = self.slack.channel(channel).id
        return [m.text for m in self.slack.thread(place, ts) if m.bot_id and not m.deleted]


@cache
def _shipped() -> Settings:
    """The demo's settings, read once: nobody can change them."""
    return settings.for_demo({**os.environ, "LOTSE_CONFIG": str(ROOT / "config")})


@asynccontextmanager
async def patience() -> AsyncIterator[None]:
    """Nobody on this stage is hurried by the real clock."""
    with (
        patch.object(answering, "AT_ONCE", PATIENCE),
        patch.object(telling, "OPEN_SECONDS", PATIENCE),
        patch.object(knowing, "EVENT_SECONDS", PATIENCE),
        patch.object(knowing, "DEED_SECONDS", PATIENCE),
    ):
        yield


@asynccontextmanager
async def stage(
    database: str, change: Callable[[Settings], Settings] = lambda given: given
) -> AsyncIterator[Staged]:
    """A furnished sandbox and a started bot on ``database``, on Monday morning of the story."""
    told = io.StringIO()
    clock = DiscreteClock(story.START)
    transcript = Transcript(Console(file=told, width=200), clock, story.ZONE)
    given = change(_shipped().model_copy(update={"database_url": database}))
    async with patience(), opened(given, clock, transcript) as theatre:
        theatre.slack.wait_for_answers(PATIENCE)
        await theatre.slack.invite_bot("#hilfe", by="petra")
        await theatre.slack.invite_bot("#vorstellung", by="petra")
        staged = Staged(theatre, told)
        await staged.settle()
        yield staged
        assert theatre.slack.alarms == [], "in no story does the bot say what it must never say"
