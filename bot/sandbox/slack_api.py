"""The Web API over HTTP: who may call, with which arguments, how fast; then the method itself.

Source: https://docs.slack.dev/apis/web-api
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.mischief import Trick, bend
from bot.sandbox.slack_args import Args, need
from bot.sandbox.slack_chat import CHAT
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_files import FILES
from bot.sandbox.slack_limits import METHODS, Method
from bot.sandbox.slack_nouns import Json, SlackError, invalid_arguments
from bot.sandbox.slack_places import PLACES
from bot.sandbox.slack_rest import REST

ANSWERS: Mapping[str, Callable[[Clicks, Args], Json]] = {
    **CHAT,
    **PLACES,
    **FILES,
    **REST,
}
SPOILT = (json.JSONDecodeError, UnicodeDecodeError)


async def answer_call(world: Clicks, request: Request) -> Response:
    """One call of ``/api/{method}``, with the tricks that were asked for."""
    method = request.path_params["method"]
    if not world.base_url:
        world.base_url = str(request.base_url).rstrip("/")
    try:
        args = await _arguments(request, METHODS.get(method))
    except SPOILT:
        return _json(world, {"ok": False, "error": "invalid_json"})

    async def apply() -> Response:
        answer, wait = _answer(world, method, args)
        world.note_call(method, args.given, answer)
        return _json(world, answer, wait=wait)

    def refuse(trick: Trick) -> Response:
        busy = trick.what == "busy"
        answer = {"ok": False, "error": "ratelimited" if busy else trick.error or "internal_error"}
        world.note_call(method, args.given, answer)
        return _json(world, answer, wait=max(1, round(trick.seconds)) if busy else 0)

    return await bend(world.mischief, method, apply, refuse)


def _json(world: Clicks, answer: Json, *, wait: int = 0) -> Response:
    headers = {"x-oauth-scopes": ",".join(sorted(world.scopes)), "x-slack-req-id": "sandbox"}
    if wait:
        return JSONResponse(answer, 429, {**headers, "retry-after": str(wait)})
    return JSONResponse(answer, 200, headers)


async def _arguments(request: Request, method: Method | None) -> Args:
    """From the query, a form, or (where the method reads it) a JSON object."""
    given: Json = dict(request.query_params)
    raw = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" and raw and (method is None or method.json):
        read = json.loads(raw)
        given |= read if isinstance(read, dict) else {}
    elif raw and kind != "application/json":
        given |= dict(parse_qsl(raw.decode(), keep_blank_values=True))
    bearer = request.headers.get("authorization", "")
    token = given.pop("token", "")
    if bearer.lower().startswith("bearer "):
        token = bearer[7:].strip()
    return Args(given, str(token))


def _answer(world: Clicks, method: str, args: Args) -> tuple[Json, int]:
    """The answer, and how many seconds to wait where it is a 429."""
    try:
        known = _known(method)
        _authorise(world, method, args.token)
        _scoped(world, known)
        channel = str(args.given.get("channel", ""))
        if wait := world.seconds_to_wait(method, channel, known.tier):
            return {"ok": False, "error": "ratelimited"}, wait
        if lacking := [name for name in known.required if not args.given.get(name)]:
            raise invalid_arguments(*(f"[ERROR] missing required field: {n}" for n in lacking))
        return {"ok": True, **ANSWERS[method](world, args)}, 0
    except SlackError as refused:
        return {"ok": False, "error": refused.code, **refused.extra}, 0


def _known(method: str) -> Method:
    if method not in METHODS:
        raise SlackError("unknown_method", req_method=method)
    return METHODS[method]


def _authorise(world: Clicks, method: str, token: str) -> None:
    if not token:
        raise SlackError("not_authed")
    if token not in {world.bot_token, world.app_token} - {""}:
        raise SlackError("invalid_auth")
    if (token == world.app_token) != (method == "apps.connections.open"):
        raise SlackError("not_allowed_token_type")
    if world.token_error:
        raise SlackError(world.token_error)


def _scoped(world: Clicks, known: Method) -> None:
    if known.scopes and not world.scopes.intersection(known.scopes):
        need(known.scopes[0], world.scopes)
