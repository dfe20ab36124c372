"""What happens to a round. Members are numbers here: whoever is forgotten ends no round by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Event):
    """The hour came at which a round opens; answers count until it ``closes``."""

    round: str
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundClosed(Event):
    """The time to answer is over."""

    round: str
