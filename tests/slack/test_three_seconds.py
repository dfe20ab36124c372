"""Slack waits three seconds, and so lives a trigger: whatever is slow, the answer is out before."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

from bot.effects import Answer
from bot.events import Event
from bot.slack.answering import AT_ONCE
from bot.slack.telling import OPEN_SECONDS
from tests.slack.room import room, run
from tests.slack.test_answering import form

SLACK_WAITS = 3.0
ON_THE_WAY = 0.25
"""What the request itself takes there and back, verifying and rendering."""


def test_waiting_and_opening_a_form_leave_room_for_the_way() -> None:
    assert AT_ONCE + OPEN_SECONDS <= SLACK_WAITS - ON_THE_WAY


def test_a_slow_reaction_and_a_slow_slack_are_answered_in_time(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:

            async def slow(_: Event) -> Sequence[Answer]:
                await asyncio.sleep(AT_ONCE - 0.1)
                return (Answer(form=form()),)

            r.answers = slow
            r.world.mischief.add("views.open", "delay", seconds=5)
            began = time.monotonic()
            told = await r.world.command("ada", "fragen", "/lotse", "profil")
            took = time.monotonic() - began
            assert AT_ONCE - 0.1 < took < SLACK_WAITS, "the form may open, it is not waited for"
            assert told == "", "and no error is shown"

    run(story())
