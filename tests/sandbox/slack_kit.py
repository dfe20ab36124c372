"""A clock to jump with, and a bot that only listens: for the tests of the sandbox's Slack."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.mischief import mischief_routes
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from tests.clocks import StillClock

SECRET, TOKEN, APP_TOKEN = "signing-secret", "xoxb-sandbox", "xapp-sandbox"


@dataclass
class Heard:
    headers: dict[str, str]
    raw: bytes
    body: dict[str, Any]

    @property
    def kind(self) -> str:
        event = self.body.get("event", self.body)
        return str(event.get("subtype") or event.get("type") or self.body.get("command"))


@dataclass
class Listener:
    """Answers every delivery with ``answer``; keeps what it heard."""

    heard: list[Heard] = field(default_factory=list)
    answer: Callable[[Heard], Awaitable[Response]] | None = None

    def kinds(self) -> list[str]:
        return [one.kind for one in self.heard]

    async def hear(self, request: Request) -> Response:
        raw = await request.body()
        if request.headers["content-type"].startswith("application/json"):
            body = json.loads(raw)
        else:
            form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
            body = json.loads(form["payload"]) if "payload" in form else form
        one = Heard(dict(request.headers), raw, body)
        self.heard.append(one)
        return await self.answer(one) if self.answer else Response()


@dataclass
class Scene:
    world: SlackWorld
    clock: StillClock
    bot: Listener
    url: str
    http: httpx.AsyncClient

    async def call(self, method: str, **args: Any) -> dict[str, Any]:
        return dict((await self.raw(method, **args)).json())

    async def raw(self, method: str, **args: Any) -> httpx.Response:
        data = {k: json.dumps(v) if isinstance(v, (dict, list)) else v for k, v in args.items()}
        return await self.http.post(f"/api/{method}", data=data)


@asynccontextmanager
async def scene(*, listens: bool = True, **options: Any) -> AsyncIterator[Scene]:
    """A workspace with ada, ben and cleo in #fragen, the bot invited, served on loopback."""
    clock, bot = StillClock(), Listener()
    about = {"clock": clock, "signing_secret": SECRET, "bot_token": TOKEN, "app_token": APP_TOKEN}
    world = SlackWorld(**{**about, "answer_within": 1.0, **options})
    for name in ("ada", "ben", "cleo"):
        world.add_member(name, member_id=f"U{name.upper()}")
    world.add_channel("fragen", channel_id="CFRAGEN")
    world.channels["CFRAGEN"].members.add(world.bot_user)
    headers = {"authorization": f"Bearer {TOKEN}"}
    ears = Route("/slack/events", bot.hear, methods=["POST"])
    app = Starlette(routes=[ears, *world.routes(), *mischief_routes(world.mischief)])
    async with serving(app) as url:
        world.base_url = url
        world.events_url = f"{url}/slack/events" if listens else ""
        async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as http:
            yield Scene(world, clock, bot, url, http)
        await world.aclose()


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*buttons: tuple[str, str]) -> dict[str, Any]:
    made = [
        {
            "type": "button",
            "action_id": action,
            "value": value,
            "text": {"type": "plain_text", "text": action},
        }
        for action, value in buttons
    ]
    return {"type": "actions", "block_id": "buttons", "elements": made}
