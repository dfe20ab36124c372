"""The arguments of one Web API call: strings from forms, or typed from JSON, read alike."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.sandbox.slack_limits import PAGE, PAGE_MOST
from bot.sandbox.slack_nouns import Json, SlackError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Args:
    """What was given, and the token that came with it."""

    given: Json
    token: str

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.given.get(name)
        return default if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A truth value: ``true`` and ``1`` in forms."""
        return str(self.given.get(name, "")).lower() in {"true", "1"}

    def limit(self) -> int:
        """``limit``: how many items a page has."""
        value = self.text("limit") or str(PAGE)
        return min(max(int(value) if value.isdigit() else PAGE, 1), PAGE_MOST)

    def json(self, name: str, error: str) -> Any:
        """An object or list, maybe as text (forms carry it so). Raises ``error``."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise SlackError(error) from None

    def moment(self, name: str, default: str) -> str:
        """A timestamp, in a form that compares as text."""
        given = self.text(name)
        if not given:
            return default
        whole, _, part = given.partition(".")
        if not whole.isdigit() or (part and not part.isdigit()):
            raise SlackError(f"invalid_ts_{name}")
        return f"{int(whole):010d}.{part[:6]:0<6}"

    def page(self, items: Sequence[T]) -> tuple[list[T], Json]:
        """One page of a list, and the ``response_metadata`` that leads to the next."""
        start = int(self.cursor("next") or 0)
        after = start + self.limit()
        following = write_cursor("next", str(after)) if after < len(items) else ""
        return list(items[start:after]), {"response_metadata": {"next_cursor": following}}

    def cursor(self, kind: str) -> str:
        """Where the page starts, or an empty string. Raises ``invalid_cursor``."""
        given = self.text("cursor")
        if not given:
            return ""
        try:
            read, _, place = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise SlackError("invalid_cursor") from None
        if read != kind or not place.replace(".", "", 1).isdigit():
            raise SlackError("invalid_cursor")
        return place


def write_cursor(kind: str, place: str) -> str:
    """The opaque text that `Args.cursor` reads."""
    return base64.b64encode(f"{kind}:{place}".encode()).decode()


def need(scope: str, granted: Collection[str]) -> None:
    """Raise ``missing_scope`` unless it was granted."""
    if scope not in granted:
        raise SlackError("missing_scope", needed=scope, provided=",".join(sorted(granted)))
