"""When a process may be sent something: every kind that listens, also where others do the work."""

from __future__ import annotations

import asyncio

import pytest

from bot import settings
from bot.app import build
from bot.bot import Role
from tests.clocks import StillClock
from tests.conftest import ROOT


@pytest.mark.parametrize("role", ["run", "web"])
def test_it_is_ready_from_its_start_until_it_is_told_to_end(database: str, role: Role) -> None:
    given = settings.for_demo({"LOTSE_CONFIG": str(ROOT / "config")})
    given = given.model_copy(update={"database_url": database, "topics": {}})

    async def story() -> None:
        bot = build(given, clock=StillClock(), role=role)
        assert not bot.is_ready()
        await bot.start()
        assert bot.is_ready()
        await bot.finish()
        assert not bot.is_ready()
        await bot.close()

    asyncio.run(story())
