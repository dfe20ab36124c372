"""A stand-in for Slack's Web API in a process of its own: it accepts everything at once.

It counts posts and remembers when the last one came, so that nothing of it weighs on the figures.
"""

from __future__ import annotations

import sys
import time
from itertools import count
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bench.load import BOT_USER, TEAM

_ts = count(1)
_posts = {"count": 0, "last": 0.0}


async def api(request: Request) -> JSONResponse:
    """Any method."""
    method = request.path_params["method"]
    if method == "auth.test":
        who = {"team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0LOTSE", "team": "Bench"}
        return JSONResponse(
            {"ok": True, "url": "https://bench.slack.test/", "user": "lotse", **who}
        )
    if method == "conversations.info":
        asked = dict(parse_qsl((await request.body()).decode())) or dict(request.query_params)
        channel = {"id": asked.get("channel"), "is_channel": True, "is_private": False}
        return JSONResponse({"ok": True, "channel": channel})
    if method == "chat.postMessage":
        await request.body()
        _posts["count"] += 1
        _posts["last"] = time.time()
        return JSONResponse({"ok": True, "channel": "C1", "ts": f"{next(_ts)}.000000"})
    return JSONResponse({"ok": True, "channels": [], "members": [], "messages": []})


async def posts(_: Request) -> JSONResponse:
    """How many posts came, and when the last one did (seconds since 1970)."""
    return JSONResponse(_posts)


if __name__ == "__main__":
    routes = [Route("/api/{method}", api, methods=["GET", "POST"]), Route("/posts", posts)]
    uvicorn.run(
        Starlette(routes=routes), port=int(sys.argv[1]), log_level="error", access_log=False
    )
