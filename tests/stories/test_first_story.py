"""The main joint: one question, one line."""

from __future__ import annotations

import asyncio

from tests.stories.stage import stage


def test_a_question_gets_its_topics_once(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", "Wie finde ich doppelte Einträge in Excel?")
            await s.settle()
            (line,) = s.lines("#hilfe", ts)
            assert "Dubletten" in line
            assert "Excel" in line
            assert s.slack.alarms == []

    asyncio.run(tell())
