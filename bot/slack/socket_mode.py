"""Socket Mode: the same payloads without a public address. Kept first, then acknowledged.

slack-bolt's own listener acknowledges after dispatch and logs what it cannot read; this one keeps
the event before it sends the envelope's ack, and what was not kept Slack sends again.
Source: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.slack.access import SlackClients, quiet

log = structlog.get_logger("bot.slack")

CONNECT_SECONDS = 10.0
PING_SECONDS = 5.0
HANG_UP_SECONDS = 1.0

Accept = Callable[[Mapping[str, Any]], Awaitable[bool]]
Dispatch = Callable[[dict[str, Any]], Awaitable[tuple[str, str]]]


class SocketListener:
    """One WebSocket to Slack; the SDK opens it anew when it breaks."""

    def __init__(self, clients: SlackClients, accept: Accept, dispatch: Dispatch) -> None:
        self._clients = clients
        self._accept = accept
        self._dispatch = dispatch
        self._client: SocketModeClient | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect, or go on trying in the background."""
        self._clients.session()
        client = SocketModeClient(
            app_token=self._clients.access.app_token,
            web_client=self._clients.read,
            logger=quiet("socket"),
            ping_interval=PING_SECONDS,
        )
        client.socket_mode_request_listeners.append(self._received)
        self._client = client
        self._connecting = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]  # the SDK's
        done, _ = await asyncio.wait({self._connecting}, timeout=CONNECT_SECONDS)
        if not done:
            log.warning("socket mode is not connected yet")

    async def stop(self, within: float = HANG_UP_SECONDS) -> None:
        """Hang up; what comes meanwhile Slack sends to the next connection.

        A Slack that does not hang up in its turn is not waited for.
        """
        if self._connecting is not None:
            self._connecting.cancel()
        if self._client is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(min(within, HANG_UP_SECONDS)):
                    await self._client.close()  # type: ignore[no-untyped-call]  # the SDK's
            await self._client.aiohttp_client_session.close()

    async def _received(
        self, client: AsyncBaseSocketModeClient, request: SocketModeRequest
    ) -> None:
        payload = request.payload
        if request.type == "events_api":
            if await self._accept(payload):
                await self._acknowledge(client, request, None)
        elif request.type in ("slash_commands", "interactive"):  # of whatever kind it is
            body, _ = await self._dispatch(payload)
            await self._acknowledge(client, request, _answer(body))
        else:
            await self._acknowledge(client, request, None)

    async def _acknowledge(
        self, client: AsyncBaseSocketModeClient, request: SocketModeRequest, answer: Any
    ) -> None:
        response = SocketModeResponse(envelope_id=request.envelope_id, payload=answer)
        await client.send_socket_mode_response(response)


def _answer(body: str) -> dict[str, Any] | None:
    """What slack-bolt would have sent over HTTP, as the ack's payload."""
    if not body:
        return None
    try:
        answer = json.loads(body)
    except ValueError:
        return {"text": body}
    return answer if isinstance(answer, dict) else None
