"""Shortcuts that do not exist: acknowledged, counted, and told kindly to whoever used one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.stories.slack_acts import EXCEL, run, says, told
from tests.stories.stage import stage

UNKNOWN = "slack-unknown_shortcut"


async def soon(there: Callable[[], bool]) -> None:
    """The door tells it beside the answer, on the real clock."""
    async with asyncio.timeout(10):
        while not there():  # noqa: ASYNC110  (only the sandbox sees it)
            await asyncio.sleep(0.02)


def test_an_unknown_shortcut_is_no_error(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            door = s.bot.slack
            assert door is not None
            counts = door.counts
            await s.slack.shortcut("mira", "from-an-old-manifest")
            await soon(lambda: told(s, "mira") != [])
            assert says(s, told(s, "mira")[-1], UNKNOWN), "there is no place to whisper in"
            assert counts["unknown shortcut"] == 1

            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await s.slack.shortcut("jonas", "tag-this", "#hilfe", asked)
            await soon(lambda: s.slack.ephemerals("jonas") != [])
            assert says(s, s.slack.ephemerals("jonas")[-1].text, UNKNOWN)
            assert told(s, "jonas") == []
            assert counts["unknown shortcut"] == 2
            assert counts["nobody listens"] == 0

    run(story)
