"""What stands at the sandbox's address: the play that is on, or a word that one is coming."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.page.texts import text

SOON = 2
"""Seconds after which a browser asks again."""


class Curtain:
    """An ASGI app behind which the worlds are exchanged while the address stays.

    While a story is told, people would only stand in its way: the page opens with ``open``.
    """

    def __init__(self) -> None:
        self.address = ""
        self._app: ASGIApp | None = None
        self._open = False

    @contextmanager
    def shows(self, app: ASGIApp) -> Iterator[None]:
        """Have ``app`` answer, but not yet its page."""
        self._app = app
        try:
            yield
        finally:
            self._app, self._open = None, False

    def open(self) -> None:
        """The story is told: its page may be looked at."""
        self._open = True

    def close(self) -> None:
        """The play is over: nobody sees its page again, though its worlds still come to an end."""
        self._open = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say that it will be a moment."""
        path = scope.get("path", "")
        waits = path == "/" or path.startswith("/page/")
        if self._app is not None and (self._open or not waits):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await _one_moment()(scope, receive, send)


def _one_moment() -> HTMLResponse:
    words = [(text("one_moment", lang), text("retelling", lang), lang) for lang in ("de", "en")]
    told = "".join(f'<p lang="{lang}"><strong>{one}</strong> {two}</p>' for one, two, lang in words)
    head = '<meta charset="utf-8"><title>Lotse</title><link rel="icon" href="data:,">'
    page = f'<!doctype html><html lang="de">{head}{told}'
    return HTMLResponse(page, 503, {"refresh": str(SOON), "retry-after": str(SOON)})
