"""Changes of what we keep about conversations on their way to the forum."""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import Notice
from matchers.transfers import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTransfer:
    """Keep a transfer as it stands, with what its authors say."""

    transfer: Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAt:
    """Have a door look at the platform; what it finds comes back as an event."""

    notice: Notice
