"""A small Slack: one workspace with one app, served over real HTTP.

Whoever builds a `SlackWorld` serves ``world.app()`` with uvicorn on the loop that also calls its
human side (`slack_serve.serving` does), and wraps the outermost app in ``mischief.Cuttable``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.errors import YourMistake
from bot.sandbox.mischief import bend, mischief_routes
from bot.sandbox.slack_api import answer_call
from bot.sandbox.slack_clicks import RESPOND
from bot.sandbox.slack_deliver import EVENT, NotDelivered, Parcel
from bot.sandbox.slack_files import UPLOAD, receive
from bot.sandbox.slack_lists import Lists
from bot.sandbox.slack_people import People
from bot.sandbox.slack_socket import PATH

SAY, LOG = "/sandbox/slack/say", "/sandbox/slack/log"


class SlackWorld(People, Lists):
    """The workspace: what people do, what the bot may call, and what tests read."""

    def routes(self) -> list[BaseRoute]:
        """Everything but the knobs: for an app that serves both platforms."""
        return [
            Route("/api/{method}", self._api, methods=["GET", "POST"]),
            Route(f"{RESPOND}/{{token}}", self._response, methods=["POST"]),
            Route(f"{UPLOAD}/{{token}}", self._upload, methods=["POST"]),
            Route(SAY, self._say, methods=["POST"]),
            Route(LOG, self._log),
            WebSocketRoute(PATH, self.sockets.serve),
        ]

    def app(self) -> Starlette:
        """This workspace alone, with its knobs."""
        return Starlette(routes=[*self.routes(), *mischief_routes(self.mischief)])

    async def verify_url(self) -> None:
        """What Slack asks when the request URL is entered. Raises ``NotDelivered``."""
        line = self.line()
        if line is None:
            raise NotDelivered("no_request_url")
        body = {"token": "verification-token", "type": "url_verification", "challenge": "hard"}
        answer = await line.send(Parcel(EVENT, body))
        said = answer.get("challenge") if isinstance(answer, dict) else answer
        if said != body["challenge"]:
            raise NotDelivered("challenge_failed")

    async def _api(self, request: Request) -> Response:
        return await answer_call(self, request)

    async def _upload(self, request: Request) -> Response:
        """A file, to the address that ``files.getUploadURLExternal`` gave."""

        async def apply() -> Response:
            return await receive(self, request)

        return await bend(
            self.mischief, "upload", apply, lambda trick: PlainTextResponse("no", trick.status)
        )

    async def _response(self, request: Request) -> Response:
        """A post to a ``response_url``: half an hour, five times."""
        allowed = self.views.permissions.get(request.path_params["token"])
        if allowed is None or self.clock.now() > allowed.until:
            return PlainTextResponse("expired_url", 404)
        if not allowed.left:
            return PlainTextResponse("used_url", 404)
        allowed.left -= 1
        said = await request.json()
        shown = [w for w in self.ephemerals(allowed.member) if w.ts == allowed.ts]
        if said.get("delete_original") or said.get("replace_original"):
            for whispered in shown:
                whispered.removed = True
            message = self.find(allowed.channel, allowed.ts)
            if message is not None and message.bot_id and said.get("delete_original"):
                self.remove(message)
            elif message is not None and message.bot_id:
                about = {"text": said.get("text", ""), "blocks": said.get("blocks") or ()}
                self.rewrite(message, self.bot_user, **about)
                return PlainTextResponse("ok")
        if said.get("text") or said.get("blocks"):
            self.respond(said, allowed.member, allowed.channel)
        return PlainTextResponse("ok")

    async def _say(self, request: Request) -> Response:
        """Speak as a member, for a terminal or a bot in another process."""
        said: dict[str, Any] = await request.json()
        try:
            who, place = str(said.get("as", "")), str(said.get("in", ""))
            ts = await self.say(who, place, str(said.get("text", "")), said.get("thread"))
        except YourMistake as mistake:
            return JSONResponse({"ok": False, "error": str(mistake)}, 400)
        return JSONResponse({"ok": True, "ts": ts, "channel": self.channel(place).id})

    async def _log(self, _request: Request) -> Response:
        """All calls and posts; the bot token is not among the arguments."""
        calls = [
            {
                "at": call.at.isoformat(),
                "wall": call.wall,
                "method": call.method,
                "args": call.args,
                "answer": call.answer,
            }
            for call in self.calls
        ]
        posts = [asdict(message) | {"key": message.key} for message in self.posts]
        return JSONResponse({"calls": calls, "posts": posts, "alarms": self.alarms})
