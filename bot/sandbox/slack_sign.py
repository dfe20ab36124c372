"""Signs what the sandbox sends, as Slack does (v0, HMAC-SHA256 over the raw bytes).

Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime


def signature(secret: str, timestamp: str, raw: bytes) -> str:
    """The value of ``X-Slack-Signature`` for a body sent at ``timestamp`` (Unix seconds)."""
    base = b"v0:" + timestamp.encode() + b":" + raw
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def signed(secret: str, raw: bytes, now: datetime) -> dict[str, str]:
    """The headers that prove who sent ``raw`` at ``now``."""
    timestamp = str(int(now.timestamp()))
    return {
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature(secret, timestamp, raw),
    }
