"""What an exception of the SDK means to the courier.

Only Slack's error codes are repeated: the text of a ``SlackApiError`` quotes the whole answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import Busy, Refused, SendFailed, SentNoMore, Uncertain, Unsent
from bot.slack.bounded import TOO_MANY, TooLong

PATIENCE = 30.0
"""Seconds to wait when a 429 does not say how long."""
LONGEST = 3600.0

REMOVED = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
)
"""Our token is no longer good: nothing can be sent until somebody mends it."""

BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
MOVING = frozenset({"org_login_required", "team_added_to_org"})
"""The workspace is moving to an organisation: temporary, the app stays installed."""

BROKEN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack's own failures. ``fatal_error`` may come after "some or all of the work was done"."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,60}")
_OK = 200
_SERVER = 500


@contextmanager
def told(*, writing: bool) -> Iterator[None]:
    """Turn what the SDK raises inside into a ``SendFailed``."""
    try:
        yield
    except SendFailed:
        raise
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise failure(error, writing=writing) from None


def failure(error: Exception, *, writing: bool) -> SendFailed:
    """What ``error`` means. A read that was lost did nothing; a write may have been done."""
    if isinstance(error, SlackApiError):
        return _answered(error, writing=writing)
    reason = str(error) if isinstance(error, TooLong) else type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):  # no connection: nothing was written
        return Unsent(reason)
    return lost(reason, writing=writing)


def lost(reason: str, *, writing: bool) -> SendFailed:
    """No usable answer."""
    return Uncertain(reason) if writing else Unsent(reason)


def error_code(error: SlackApiError) -> str:
    """Slack's word for what went wrong; empty where it gave none."""
    data = getattr(error.response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def _answered(error: SlackApiError, *, writing: bool) -> SendFailed:
    response: Any = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    code = error_code(error)
    if status == TOO_MANY or code in BUSY:
        return Busy(code or "429", seconds=_wait(getattr(response, "headers", None) or {}))
    if code in MOVING:
        return Busy(code, seconds=LONGEST / 60)
    if code in REMOVED:
        return SentNoMore(code)
    if status >= _SERVER or code in BROKEN or not code:
        return lost(code or str(status), writing=writing)
    return Refused(code)


def _wait(headers: Any) -> float:
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return PATIENCE
    return min(max(seconds, 1.0), LONGEST) if seconds == seconds else PATIENCE  # noqa: PLR0124
