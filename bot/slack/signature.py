"""Is this really from Slack? Asked of the raw bytes, before anything is parsed.

Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime

TOLERANCE = 300
"""Seconds that the timestamp may differ from our clock, in both directions."""

_DIGITS = 12
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def is_signed(raw: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> bool:
    """Whether ``raw`` was signed with ``secret`` about now. Never raises."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    if not _is_fresh(timestamp, now) or not secret:
        return False
    base = b"v0:" + timestamp.encode() + b":" + raw
    expected = b"v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest().encode()
    # bytes: comparing texts raises for what is not ASCII
    given = headers.get("x-slack-signature", "").encode("utf-8", "replace")
    return hmac.compare_digest(expected, given)


def says_it_is_slack(headers: Mapping[str, str], now: datetime) -> bool:
    """Whether it is signed at all, and now: of what ``is_signed`` refused, with another secret."""
    signature = headers.get("x-slack-signature", "")
    fresh = _is_fresh(headers.get("x-slack-request-timestamp", ""), now)
    return fresh and _SIGNATURE.fullmatch(signature) is not None


def _is_fresh(timestamp: str, now: datetime) -> bool:
    digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _DIGITS
    return digits and abs(now.timestamp() - int(timestamp)) <= TOLERANCE
