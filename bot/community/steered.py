"""What a reaction may know of how moderators steer the bot, and of how it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.steering import Steering


@dataclass(frozen=True, slots=True)
class Watched:
    """What a feature would have said in a time: how often, with how many topics.

    ``right`` and ``wrong``: how often moderators said so.
    """

    feature: str
    times: int
    topics: int = 0
    right: int = 0
    wrong: int = 0


class Steered(Protocol):
    """What is kept about the bot itself."""

    def steering(self) -> Steering:
        """What is stopped, and what only watches."""
        ...

    def watched(self, start: datetime, end: datetime) -> Sequence[Watched]:
        """What features in the shadow would have said in ``start <= t < end``, by feature."""
        ...
