"""Whoever sends a body drop by drop gets 408: no connection is held open for nothing."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

WITHIN = 10.0
"""Seconds for a whole body. Slack gives up after three, and a forum sends all at once."""

_TOO_LATE = 408


class InTime:
    """Wraps a web application: to whom it is served a body that takes too long was broken off.

    So each door does what it does for a caller that hangs up (nothing is kept); only the answer's
    status becomes 408, and the connection ends with it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        caller = _Caller(receive, send, asyncio.get_running_loop().time() + WITHIN)
        await self._app(scope, caller.receive, caller.send)


class _Caller:
    def __init__(self, receive: Receive, send: Send, until: float) -> None:
        self._receive, self._send, self._until = receive, send, until
        self._whole = self._late = False

    async def receive(self) -> Message:
        """What the caller sends next, as long as there is time."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self._late = True
            return {"type": "http.disconnect"}
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """What the application answers; too late is too late whatever it thinks of it."""
        if self._late and message["type"] == "http.response.start":
            headers = [*message.get("headers", []), (b"connection", b"close")]
            message = {**message, "status": _TOO_LATE, "headers": headers}
        await self._send(message)
