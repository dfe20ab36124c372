"""Socket Mode: hello, envelopes, acknowledgements, disconnect.

Source: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.slack_deliver import EVENT, NotDelivered, Parcel
from bot.sandbox.slack_events import APP
from bot.sandbox.slack_nouns import Json

PATH = "/sandbox/slack/socket"
MOST = 10


class Sockets:
    """The open connections of the app; each envelope goes to one of them, in turn."""

    def __init__(self, within: float) -> None:
        self.within = within
        self._open: list[WebSocket] = []
        self._asked: dict[str, asyncio.Future[Json | str]] = {}
        self._tickets: set[str] = set()
        self._count = 0
        self.used = False

    @property
    def connected(self) -> int:
        """How many connections are open."""
        return len(self._open)

    def ticket(self) -> str:
        """What opens one connection, once."""
        self.used = True
        self._count += 1
        ticket = f"ticket-{self._count}"
        self._tickets.add(ticket)
        return ticket

    async def send(self, parcel: Parcel) -> Json | str:
        """One envelope; the payload of its acknowledgement. Raises ``NotDelivered``."""
        if not self._open:
            raise NotDelivered("connection_failed")
        socket = self._open.pop(0)
        self._open.append(socket)
        self._count += 1
        name = f"envelope-{self._count}"
        envelope: Json = {
            "envelope_id": name,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != EVENT,
            "payload": parcel.body,
        }
        if parcel.kind == EVENT:
            envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
        asked: asyncio.Future[Json | str] = asyncio.get_running_loop().create_future()
        self._asked[name] = asked
        try:
            await socket.send_text(json.dumps(envelope))
            async with asyncio.timeout(self.within):
                return await asked
        except TimeoutError:
            raise NotDelivered("timeout") from None
        except (WebSocketDisconnect, RuntimeError, OSError):
            raise NotDelivered("connection_failed") from None
        finally:
            self._asked.pop(name, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to come again, as Slack does every few hours, and close it."""
        for socket in list(self._open):
            self._open.remove(socket)
            host: Json = {"host": "sandbox"}
            note = {"type": "disconnect", "reason": reason, "debug_info": host}
            await socket.send_text(json.dumps(note))
            await socket.close()

    async def serve(self, socket: WebSocket) -> None:
        """One connection, from its ticket to its end."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets or len(self._open) >= MOST:
            await socket.close(code=1008)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        self._open.append(socket)
        await socket.send_text(json.dumps(self._hello()))
        try:
            while True:
                self._hear(json.loads(await socket.receive_text()))
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            if socket in self._open:
                self._open.remove(socket)

    def _hear(self, said: Any) -> None:
        """An acknowledgement; anything else is nothing for us."""
        asked = self._asked.get(said.get("envelope_id", "")) if isinstance(said, dict) else None
        if asked is not None and not asked.done():
            asked.set_result(said.get("payload") or "")

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "connection_info": {"app_id": APP},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }
