"""The webhook's envelope: verified over the raw bytes before anything in it is read."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import Request

from bot.discourse.access import DiscourseAccess, instance_of
from bot.discourse.faults import parsed
from bot.discourse.read import digest_of
from bot.errors import NotForUs

AT_MOST = 4_000_000
"""Bytes of a delivery: a post has at most 150,000 characters, sent raw and cooked."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A verified delivery. ``kind`` is the body's root key; ``event`` and ``mark`` are unsigned.

    ``mark`` tells deliveries apart: the event's id, else a hash of the body.
    """

    kind: str
    content: object
    event: str
    mark: str


def signature_of(secret: str, raw: bytes) -> str:
    """What ``X-Discourse-Event-Signature`` must say: sha256= and the HMAC in lower-case hex."""
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def is_signed(access: DiscourseAccess, request: Request, raw: bytes) -> bool:
    """Whether these very bytes were signed with our secret (constant time)."""
    signature = request.headers.get("x-discourse-event-signature", "")
    return hmac.compare_digest(
        signature.encode("utf-8", "replace"), signature_of(access.webhook_secret, raw).encode()
    )


def is_from(access: DiscourseAccess, request: Request) -> bool:
    """Whether the delivery names our forum."""
    return instance_of(request.headers.get("x-discourse-instance", "")) == access.instance


async def raw_body(request: Request) -> bytes | None:
    """The body's bytes, whatever its content type says (forms are JSON too); ``None``: too long."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > AT_MOST:
            return None
    return bytes(raw)


def opened(request: Request, raw: bytes) -> Envelope:
    """Read a verified delivery. Raises ``NotForUs`` where it is no JSON object with one root."""
    body = parsed(raw)
    if not isinstance(body, dict) or len(body) != 1:
        raise NotForUs("unreadable")
    [(kind, content)] = body.items()
    event = request.headers.get("x-discourse-event", "")
    number = request.headers.get("x-discourse-event-id", "")
    known = number.isascii() and number.isdigit() and len(number) < 20  # noqa: PLR2004  (a bigint)
    return Envelope(kind, content, event, number if known else digest_of(raw))
