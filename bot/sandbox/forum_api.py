"""The door of the small Discourse: keys, the shared limit, tricks, and one line per call.

Sources: ``lib/auth/default_current_user_provider.rb``,
``app/controllers/application_controller.rb``.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_model import Call, Member, Refusal
from bot.sandbox.forum_params import read_params
from bot.sandbox.forum_state import ForumState
from bot.sandbox.mischief import CutOff, Mischief, Trick, bend

MAINTENANCE = "<!DOCTYPE html><html><body><h1>We’ll be back soon</h1></body></html>"  # noqa: RUF001 -- as typeset
BROWSER_PAGE = "<!DOCTYPE html><html><body><noscript>A forum for browsers</noscript></body></html>"
CSRF = '["BAD CSRF"]'


@dataclass(frozen=True, slots=True)
class Ask:
    """One call, read: who asks (None: nobody in particular), and what for."""

    viewer: Member | None
    ids: Mapping[str, Any]
    params: Mapping[str, Any]
    agent: str

    @property
    def member(self) -> Member:
        """The member behind the key. Raises 403, as a call without key and CSRF token gets it."""
        if self.viewer is None:
            raise Refusal(403, CSRF)
        return self.viewer

    def flag(self, name: str) -> bool:
        """A parameter read as yes or no."""
        return rules.truthy(self.params.get(name, ""))


@dataclass(frozen=True, slots=True)
class Say:
    """What an operation answers: JSON, or a redirect in the headers."""

    content: Any = None
    status: int = 200
    headers: Mapping[str, str] | None = None


Operation = Callable[[Ask], Say]
Operations = Mapping[tuple[str, str], tuple[str, Operation]]
"""``(method, path without .json)`` -> the Rails name of the action, and what it does."""


class KeyLimit:
    """``admin_api_min``: so many requests in any minute, all keys together."""

    def __init__(self, state: ForumState) -> None:
        self._state = state
        self._taken: deque[datetime] = deque()

    def take(self) -> None:
        """Count one request. Raises 429 with the wait; a refused one is not counted."""
        most, now = self._state.settings.requests_per_minute, self._state.now()
        minute = timedelta(minutes=1)
        while self._taken and now - self._taken[0] >= minute:
            self._taken.popleft()
        if most and len(self._taken) >= most:
            wait = (self._taken[0] + minute - now).total_seconds()
            raise rules.too_many(wait, "admin_api_key_rate_limit")
        self._taken.append(now)


class ForumApi:
    """Routes for a table of operations."""

    def __init__(self, *, state: ForumState, mischief: Mischief, key: str, username: str) -> None:
        self._state = state
        self._mischief = mischief
        self._key = key
        self._username = username
        self._limit = KeyLimit(state)

    def routes(self, operations: Operations) -> list[Route]:
        """With ``.json``, and without it for whoever asks for JSON by a header."""
        return [
            Route(path + ending, self._endpoint(name, operation), methods=[method])
            for ending in (".json", "")
            for (method, path), (name, operation) in operations.items()
        ]

    def _endpoint(self, name: str, operation: Operation) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            params = await read_params(request)

            async def apply() -> Response:
                return self._answer(request, params, operation)

            response = await bend(self._mischief, name, apply, refuse)
            self._write_down(request, name, params, response)
            return response

        return answer

    def _answer(
        self, request: Request, params: Mapping[str, Any] | None, operation: Operation
    ) -> Response:
        if self._state.settings.maintenance:
            return HTMLResponse(MAINTENANCE, 503)
        try:
            ask = self._read(request, params)
            if not _wants_json(request):
                return HTMLResponse(BROWSER_PAGE)
            return _response(operation(ask))
        except Refusal as refusal:
            return refusal_response(refusal)

    def _read(self, request: Request, params: Mapping[str, Any] | None) -> Ask:
        viewer = self._viewer(request)
        if params is None:
            raise rules.invalid("body")
        if request.method != "GET" and viewer is None:
            raise Refusal(403, CSRF)
        if request.method != "GET" and self._state.settings.read_only:
            raise rules.read_only()
        agent = request.headers.get("user-agent", "")
        return Ask(viewer, request.path_params, params, agent)

    def _viewer(self, request: Request) -> Member | None:
        """A wrong key, or a name that the key is not good for, is 403; no key is nobody.

        A key of one account needs no name; one for all accounts is nobody's without it.
        """
        key = request.headers.get("api-key")
        if key is None:
            return None
        for_all = self._state.settings.key_for_all
        name = request.headers.get("api-username", "" if for_all else self._username).lower()
        member = self._state.members.get(name)
        own = name == self._username.lower()
        if key != self._key or member is None or not (own or for_all):
            raise rules.not_permitted()
        self._limit.take()
        return member

    def _write_down(
        self, request: Request, name: str, params: Mapping[str, Any] | None, response: Response
    ) -> None:
        status = 0 if isinstance(response, CutOff) else response.status_code
        path = request.url.path
        self._state.calls.append(
            Call(self._state.now(), request.method, path, name, params or {}, status)
        )


def _wants_json(request: Request) -> bool:
    """GETs without ``.json`` or an Accept header for JSON are answered for browsers."""
    accepts = "application/json" in request.headers.get("accept", "")
    return request.method != "GET" or request.url.path.endswith(".json") or accepts


def _json(content: object, status: int, headers: Mapping[str, str] | None) -> Response:
    raw = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    kind = "application/json; charset=utf-8"
    return Response(raw, status, dict(headers or {}), media_type=kind)


def _response(say: Say) -> Response:
    if say.content is None:
        return Response(b"", say.status, dict(say.headers or {}))
    return _json(say.content, say.status, say.headers)


def refusal_response(refusal: Refusal) -> Response:
    """A refusal as HTTP: JSON, or plain text where Discourse has no JSON for it."""
    if isinstance(refusal.content, str):
        return PlainTextResponse(refusal.content, refusal.status, dict(refusal.headers))
    return _json(refusal.content, refusal.status, refusal.headers)


def refuse(trick: Trick) -> Response:
    """A trick worded as Discourse words it. ``busy``: 429, ``form="text"`` as per IP.

    ``error`` names the refusal: read_only, not_permitted, not_found, gone, edit_conflict, page
    (the HTML of a proxy).
    """
    if trick.what == "busy":
        text = trick.form == "text"
        busy = rules.slow_down if text else lambda s: rules.too_many(s, "admin_api_key_rate_limit")
        return refusal_response(busy(trick.seconds))
    if trick.error == "page":
        return HTMLResponse(MAINTENANCE, trick.status)
    refusals = {
        "read_only": rules.read_only,
        "not_permitted": rules.not_permitted,
        "not_found": rules.not_found,
        "gone": rules.gone,
        "edit_conflict": rules.edit_conflict,
    }
    return refusal_response(refusals[trick.error]())


async def nowhere(_: Request, __: Exception) -> Response:
    """404 in Discourse's words for an address that the sandbox does not serve."""
    return refusal_response(rules.not_found())
