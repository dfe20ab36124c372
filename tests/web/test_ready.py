"""When a process may be sent something: and what it takes in there, where others do the work."""

from __future__ import annotations

import asyncio

import pytest
from starlette.routing import Route

from bot import settings
from bot.app import build
from bot.bot import Role
from tests.clocks import StillClock
from tests.conftest import ROOT
from tests.test_settings import FORUM, SLACK


@pytest.mark.parametrize("role", ["run", "web", "clock"])
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


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize("role", ["worker", "clock"])
def test_whoever_only_works_opens_no_door(database: str, role: Role) -> None:
    """Where it tells how it is nothing is taken in: it has neither platform's address."""
    environ = {**SLACK, **FORUM, "LOTSE_METRICS_TOKEN": "a-long-random-word"}
    given = settings.load({**environ, "DATABASE_URL": database}, ROOT / "config")
    given = given.model_copy(update={"topics": {}})

    async def paths(role: Role) -> set[str]:
        bot = build(given, clock=StillClock(), role=role)
        routes = [route for route in bot.asgi().routes if isinstance(route, Route)]
        assert len(routes) == len(bot.asgi().routes)
        await bot.close()
        return {route.path for route in routes}

    told = {"/healthz", "/readyz", "/metrics"}
    assert asyncio.run(paths(role)) == told
    assert asyncio.run(paths("web")) == told | {"/slack/events", "/discourse/webhook"}
