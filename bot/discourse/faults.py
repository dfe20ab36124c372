"""An answer of the forum that is no success -> an error of ours.

Texts in error bodies are localised and may quote people: only the status, ``error_type`` and
headers are looked at, and only ``error_type`` is ever repeated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.errors import Busy, Refused, SendFailed, Uncertain, Unsent

PATIENCE = 30.0
"""Seconds to wait when a 429 does not say how long."""

LONGEST = 3600.0

_CODE = re.compile(r"[a-z][a-z_]{0,39}")


class Gone(Refused):
    """404 or 410: deleted, never there, or (for some settings) not ours to see."""


class Denied(Refused):
    """403: this key or this account may not."""


class Invalid(Refused):
    """422: the forum does not take these words, this title, this key of ours."""


class Conflict(Unsent):
    """409: somebody else edited meanwhile; read again before writing."""


_KINDS: Mapping[int, type[SendFailed]] = {
    401: Denied,
    403: Denied,
    404: Gone,
    409: Conflict,
    410: Gone,
    422: Invalid,
}


def fault_of(
    status: int, headers: Mapping[str, str], body: bytes, *, write: bool
) -> SendFailed | None:
    """What an answer means when it is no success; ``None`` for a 2xx."""
    if 200 <= status < 300:  # noqa: PLR2004  (the range that means success)
        return None
    told = parsed(body)
    reason = _reason(status, told)
    if status == 429:  # noqa: PLR2004  (too many requests)
        return Busy(reason, seconds=_wait(headers, told))
    if status == 503 and _error_type(told) == "read_only":  # noqa: PLR2004  (unavailable)
        return Unsent(reason)
    if status >= 500:  # noqa: PLR2004  (the server's own failure)
        return lost(reason, write=write)
    return _KINDS.get(status, Refused)(reason)


def lost(reason: str, *, write: bool) -> SendFailed:
    """No usable answer: a read did nothing, a write may have been done."""
    return Uncertain(reason) if write else Unsent(reason)


def parsed(body: bytes) -> Any:
    """The JSON in ``body``, or ``None``: maintenance pages and proxies answer in HTML."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _reason(status: int, told: Any) -> str:
    code = _error_type(told)
    return f"{status} {code}" if code else f"{status}"


def _error_type(told: Any) -> str:
    code = told.get("error_type") if isinstance(told, dict) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def _wait(headers: Mapping[str, str], told: Any) -> float:
    """``Retry-After``, else ``extras.wait_seconds``: the plain-text 429 has only the first."""
    extras = told.get("extras") if isinstance(told, dict) else None
    second = extras.get("wait_seconds") if isinstance(extras, dict) else None
    for said in (headers.get("retry-after"), second):
        try:
            seconds = float(said)  # type: ignore[arg-type]  # None and texts raise
        except (TypeError, ValueError):
            continue
        if 0 <= seconds < float("inf"):
            return min(max(seconds, 1.0), LONGEST)
    return PATIENCE
