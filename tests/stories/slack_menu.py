"""What members do in the menus of messages, and what they read then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.stories.slack_acts import EXCEL, lotse, says
from tests.stories.stage import Staged


async def use(s: Staged, who: str, shortcut: str, ts: str, channel: str = "#hilfe") -> str:
    """Choose an entry in a message's menu; what only the member reads then."""
    shown = len(s.slack.ephemerals(who))
    await s.slack.shortcut(who, shortcut, channel, ts)
    await soon(lambda: len(s.slack.ephemerals(who)) > shown)
    await s.settle()
    return s.slack.ephemerals(who)[-1].text


async def soon(there: Callable[[], bool]) -> None:
    """The door tells it beside the answer, on the real clock."""
    async with asyncio.timeout(20):
        while not there():  # noqa: ASYNC110  (only the sandbox sees it)
            await asyncio.sleep(0.02)


async def asked(s: Staged, text: str = EXCEL, by: str = "mira") -> str:
    """Somebody writes in #hilfe."""
    ts = await s.slack.say(by, "#hilfe", text)
    await s.settle()
    return ts


async def is_open(s: Staged) -> bool:
    """Whether `/lotse offen` lists anything."""
    return not says(s, await lotse(s, "tom", "offen"), "answer_command-open", count=0)
