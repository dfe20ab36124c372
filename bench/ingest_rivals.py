"""What the ingest benchmark is compared with, each a process of its own: ``bare`` and ``bolt``.

``bare`` verifies the signature and commits one SQLite row per request, and does nothing else.
``bolt`` is a plain slack-bolt app that acknowledges and keeps nothing.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.load import BOT_USER, SECRET, TEAM


def bare(file: Path) -> Starlette:
    """Verify, commit one row, answer."""
    verifier = SignatureVerifier(SECRET)
    database = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, at REAL, body BLOB)")

    async def events(request: Request) -> Response:
        raw = await request.body()
        if not verifier.is_valid_request(raw, dict(request.headers)):
            return Response(status_code=401)
        database.execute("INSERT INTO event (at, body) VALUES (?, ?)", (time.time(), raw))
        return Response()

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


def bolt() -> Starlette:
    """Slack's own framework with one message listener that keeps nothing."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=TEAM, bot_token="xoxb-1", bot_user_id=BOT_USER
        )

    app = AsyncApp(signing_secret=SECRET, authorize=authorize)

    @app.event("message")
    async def message() -> None:
        """Nothing is kept."""

    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


if __name__ == "__main__":
    kind, port, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    application = bare(folder / "bare.sqlite3") if kind == "bare" else bolt()
    uvicorn.run(application, port=port, log_level="error", access_log=False)
