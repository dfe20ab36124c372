"""What all events have in common, and notices, which may become events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events. ``key`` names it for good; ``at`` is when it happened (UTC)."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A kept hint that something happened on a platform (ids only), to be looked up later.

    ``patient``: nothing may have happened at all; what did goes first. ``thread``: we ourselves
    want that one read whole, since ``message`` changed or, where that is empty, to carry it on.
    ``began`` tells which wish to carry it that was. ``group``: the study group whose round it is.
    """

    key: str
    at: datetime
    kind: str
    ids: Mapping[str, int] = field(default_factory=dict)
    patient: bool = False
    thread: str = ""
    message: str = ""
    began: datetime | None = None
    group: str = ""
