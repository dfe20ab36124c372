"""The key goes to the forum and to nobody else, wherever the forum points."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.discourse.access import DiscourseAccess
from bot.discourse.client import ForumClient
from bot.errors import SendFailed
from tests.discourse.room import KEY, SECRET, Budget, run, serving

METHODS = ["GET", "POST", "PUT", "DELETE"]
CALLS: dict[str, Callable[[ForumClient], Awaitable[Any]]] = {
    "read": lambda client: client.get("/posts.json"),
    "found by its mark": lambda client: client.topic_with("0" * 32),
    "write": lambda client: client.write("POST", "/posts.json", {"raw": "Hallo"}),
    "change": lambda client: client.write("PUT", "/posts/1.json", {"post": {"raw": "Hallo"}}),
}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", CALLS)
def test_the_key_never_goes_to_another_host(call: str, status: int) -> None:
    strangers: list[dict[str, str]] = []

    async def stranger(request: Request) -> Response:
        strangers.append(dict(request.headers))
        return JSONResponse({"id": 7, "post": {"id": 7}})

    async def story() -> None:
        asked: list[str] = []
        there = Route("/{path:path}", stranger, methods=METHODS)
        async with serving(lambda _: [there]) as elsewhere:

            async def forum(request: Request) -> Response:
                asked.append(request.headers.get("api-key", ""))
                return RedirectResponse(f"{elsewhere}/login", status)

            here = Route("/{path:path}", forum, methods=METHODS)
            async with serving(lambda _: [here]) as url:
                access = DiscourseAccess(url, KEY, "lotse", SECRET, 5.0)
                client = ForumClient(access, Budget())
                try:
                    with pytest.raises(SendFailed):
                        await CALLS[call](client)
                finally:
                    await client.aclose()
        assert asked == [KEY]

    run(story())
    assert strangers == []
