"""The forum's JSON, read with care: what is not of the expected shape is as if it were absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

_LARGEST = 2**63 - 1


def table(value: Any) -> Mapping[str, Any]:
    """An object; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a list."""
    if isinstance(value, list):
        yield from (row for row in value if isinstance(row, dict))


def whole(value: Any) -> int:
    """A positive whole number that a database can hold, or 0."""
    return value if type(value) is int and 0 < value <= _LARGEST else 0


def words(value: Any) -> str:
    """A text without what databases refuse (lone surrogates, NUL); else the empty one."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def moment(value: Any, otherwise: datetime) -> datetime:
    """A time in UTC."""
    if not isinstance(value, str):
        return otherwise
    try:
        read = datetime.fromisoformat(value)
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return otherwise
