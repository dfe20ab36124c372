"""The bare request: its bytes, and what stands in them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.errors import NotForUs

MOST_BYTES = 1_000_000
"""A view holds 250 kB; whoever sends more than this is not Slack."""

MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Raw:
    """A plain ASGI endpoint: Starlette's own wrapping of functions costs more than verifying."""

    answer: Callable[[Request], Awaitable[Response]]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)


async def body_of(request: Request) -> bytes | None:
    """The raw bytes; ``None`` where there are more of them than Slack ever sends.

    Raises ``NotForUs`` where the caller hangs up.
    """
    raw = bytearray()
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > MOST_BYTES:
                return None
    except ClientDisconnect:
        raise NotForUs("hung up") from None
    return bytes(raw)


def form_of(raw: bytes) -> Any:
    """A command's fields, or the JSON in the field ``payload`` of an interaction.

    A command whose text contains the word "payload" has no such field.
    """
    pairs = parse_qsl(
        raw.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
    )
    form: dict[str, Any] = dict(pairs)
    return json.loads(form["payload"]) if "payload" in form and "command" not in form else form
