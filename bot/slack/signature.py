"""Is this really from Slack? Asked of the raw bytes, before anything is parsed.

Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

TOLERANCE = 300
"""Seconds that the timestamp may differ from our clock, in both directions."""

_DIGITS = 12


def is_signed(raw: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> bool:
    """Whether ``raw`` was signed with ``secret`` about now. Never raises."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _DIGITS):
        return False
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE or not secret:
        return False
    base = b"v0:" + timestamp.encode() + b":" + raw
    expected = b"v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest().encode()
    # bytes: comparing texts raises for what is not ASCII
    given = headers.get("x-slack-signature", "").encode("utf-8", "replace")
    return hmac.compare_digest(expected, given)
