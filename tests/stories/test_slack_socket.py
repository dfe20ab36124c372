"""The same story through Socket Mode: no public address, and HTTP stays shut."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import httpx
from pydantic import SecretStr

from bot import settings
from bot.app import build
from bot.bot import Bot
from bot.sandbox import cast, story
from bot.sandbox.discrete import DiscreteClock, Stage, pass_time
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.settings_doors import SlackSettings
from tests.conftest import ROOT
from tests.stories.slack_acts import EXCEL, run

SECONDS = 20


async def connected(world: SlackWorld) -> None:
    """Wait on the wall's clock, as a socket does."""
    async with asyncio.timeout(SECONDS):
        while not world.sockets.connected:  # noqa: ASYNC110  (the sandbox has no event for it)
            await asyncio.sleep(0.01)


@asynccontextmanager
async def by_socket(database: str) -> AsyncIterator[tuple[SlackWorld, Bot, Stage]]:
    """A workspace and a bot that has only an app token."""
    clock = DiscreteClock(story.START)
    world = SlackWorld(clock=clock, signing_secret="unused", bot_token="xoxb-1", app_token="xapp-1")
    places = cast.furnish_slack(world)
    for channel in cast.CHANNELS:
        world.channel(channel).members.add(world.bot_user)
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(serving(world.app()))
        world.base_url = address
        given = settings.for_demo({**os.environ, "LOTSE_CONFIG": str(ROOT / "config")})
        community = replace(given.rules.community, slack_channels=(places["hilfe"],))
        door = SlackSettings(
            bot_token=SecretStr(world.bot_token),
            app_token=SecretStr(world.app_token),
            api_url=f"{address}/api/",
        )
        rules = replace(given.rules, community=community)
        changed = {"database_url": database, "slack": door, "rules": rules}
        bot = build(given.model_copy(update=changed), clock=clock)
        stack.push_async_callback(world.aclose)
        stack.push_async_callback(bot.stop)
        await bot.start()

        async def settle() -> None:
            await world.settled()
            await bot.engine.rest()

        async def passed() -> None:
            await bot.look_at_the_calendar()
            bot.engine.wake()

        await connected(world)
        yield world, bot, Stage(clock, settle, bot.store.next_due, passed)


def test_a_question_and_a_command_by_socket(database: str) -> None:
    async def tell() -> None:
        async with by_socket(database) as (world, bot, scene):
            ts = await world.say("mira", "#hilfe", f"@lotse {EXCEL}")
            await pass_time(scene.clock.now() + timedelta(seconds=5), scene)
            (line,) = [m for m in world.thread("#hilfe", ts) if m.bot_id]
            assert "Dubletten" in line.text
            assert world.alarms == []

            answer = await world.command("mira", "#hilfe", "/lotse", "hilfe")
            assert isinstance(answer, dict)
            assert "`/lotse profil`" in answer["text"]
            await world.command("mira", "#hilfe", "/lotse", "profil")
            assert world.view_of("mira") is not None

            async with serving(bot.asgi()) as address, httpx.AsyncClient() as client:
                assert (await client.post(f"{address}/slack/events")).status_code == 404

    run(tell)


def test_what_an_ended_connection_missed_comes_with_the_next(database: str) -> None:
    async def tell() -> None:
        async with by_socket(database) as (world, _, scene):
            await world.sockets.disconnect()
            ts = await world.say("mira", "#hilfe", EXCEL)
            await connected(world)
            await pass_time(scene.clock.now() + timedelta(minutes=10), scene)
            assert len([m for m in world.thread("#hilfe", ts) if m.bot_id]) == 1

    run(tell)
