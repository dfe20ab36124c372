"""The webhook's envelope: verified over the raw bytes before anything in it is read."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from bot.discourse.access import DiscourseAccess, instance_of
from bot.discourse.faults import parsed
from bot.discourse.read import digest_of
from bot.errors import NotForUs

AT_MOST = 4_000_000
"""Bytes of a delivery: a post has at most 150,000 characters, sent raw and cooked."""

LONGEST = 4 * AT_MOST
"""What is longer than this is not even checked for its signature."""


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
    mac = _mac(secret)
    mac.update(raw)
    return f"sha256={mac.hexdigest()}"


def _mac(secret: str) -> hmac.HMAC:
    return hmac.new(secret.encode(), digestmod=hashlib.sha256)


def is_from(access: DiscourseAccess, request: Request) -> bool:
    """Whether the delivery names our forum."""
    return instance_of(request.headers.get("x-discourse-instance", "")) == access.instance


@dataclass(frozen=True, slots=True)
class Body:
    """The body's bytes, whatever its content type says (forms are JSON too).

    ``signed``: whether all these very bytes were signed with our secret; ``None``: there are so
    many that nobody asked. ``whole``: whether they are no more than we take; what is too long is
    not kept, only counted and checked.
    """

    raw: bytes
    signed: bool | None
    whole: bool


async def body_of(access: DiscourseAccess, request: Request) -> Body:
    """Read the body and check its signature. Raises ``NotForUs`` where the caller hangs up."""
    mac, raw, length = _mac(access.webhook_secret), bytearray(), 0
    try:
        async for chunk in request.stream():
            length += len(chunk)
            if length > LONGEST:
                return Body(b"", signed=None, whole=False)
            mac.update(chunk)
            if length <= AT_MOST:
                raw += chunk
    except ClientDisconnect:
        raise NotForUs("hung up") from None
    told = request.headers.get("x-discourse-event-signature", "").encode("utf-8", "replace")
    signed = hmac.compare_digest(told, f"sha256={mac.hexdigest()}".encode())  # constant time
    return Body(bytes(raw), signed, whole=length <= AT_MOST)


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
