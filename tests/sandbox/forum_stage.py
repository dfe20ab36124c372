"""A forum and a bot's door, both served by uvicorn on loopback, for the tests of the sandbox."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.listening import listen
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.mischief import Cuttable
from tests.clocks import StillClock

KEY, BOT, SECRET = "a" * 64, "lotse", "my_lovely_secret_for_web_hook"
HEADERS = {"Api-Key": KEY, "Api-Username": BOT}
TITLE = "Wie lese ich eine Shapefile mit Geopandas ein?"
RAW = "Ich habe eine Shapefile vom Amt und bekomme einen Fehler beim Lesen."
REPLY = "Dieses Thema könnte python heißen, meint Lotse."
NEW = {"title": TITLE, "raw": RAW, "category": 1}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A delivery as the bot's door got it."""

    headers: Mapping[str, str]
    content: bytes

    @property
    def event(self) -> str:
        return self.headers["x-discourse-event"]

    @property
    def payload(self) -> Any:
        return json.loads(self.content)[self.headers["x-discourse-event-type"]]


@dataclass
class Stage:
    """The forum, a client with the bot's key, and what arrived at the bot's door."""

    world: ForumWorld
    clock: StillClock
    api: httpx.AsyncClient
    arrived: list[Arrival]
    answers: list[int]
    """Statuses that the bot's door gives next; 200 after that."""

    async def events(self) -> list[str]:
        await self.world.settled()
        return [arrival.event for arrival in self.arrived]

    async def open(self, **more: Any) -> int:
        """Ada asks in ``daten``; returns the topic's id."""
        wish = {"member": "ada", "category": "daten", "title": TITLE, "raw": RAW} | more
        return await self.world.open_topic(**wish)

    async def post(self, **fields: Any) -> httpx.Response:
        return await self.api.post("/posts.json", json=fields)


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """Serve an app on a free port; yields its address."""
    with listen("127.0.0.1", 0) as listening:
        config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:  # noqa: ASYNC110 -- uvicorn offers no event for it
            await asyncio.sleep(0.005)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@asynccontextmanager
async def staged(**world: Any) -> AsyncIterator[Stage]:
    """A forum with ada, ben, a moderator, two categories and two tags, and a bot's door."""
    clock = StillClock()
    forum = ForumWorld(
        clock=clock, base_url="", api_key=KEY, api_username=BOT, webhook_secret=SECRET, **world
    )
    forum.settings.seconds_between_posts = forum.settings.seconds_between_topics = 0
    forum.add_member("ada", name="Ada")
    forum.add_member("ben", name="Ben")
    forum.add_member("mona", name="Mona", moderator=True)
    forum.add_category("Daten")
    forum.add_category("Intern", read_restricted=True, readers=["ada", "mona"])
    forum.add_tags("python", "geodaten")
    async with AsyncExitStack() as stack:
        arrived: list[Arrival] = []
        answers: list[int] = []

        async def door(request: Request) -> Response:
            arrived.append(Arrival(request.headers, await request.body()))
            return Response(status_code=answers.pop(0) if answers else 200)

        both = [Route("/discourse/webhook", door, methods=["POST"]), *forum.routes()]
        address = await stack.enter_async_context(served(Cuttable(Starlette(routes=both))))
        forum.base_url, forum.webhook_url = address, f"{address}/discourse/webhook"
        api = await stack.enter_async_context(
            httpx.AsyncClient(base_url=forum.base_url, headers=HEADERS, trust_env=False)
        )
        stack.push_async_callback(forum.aclose)
        yield Stage(forum, clock, api, arrived, answers)
