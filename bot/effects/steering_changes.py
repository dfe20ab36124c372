"""Changes that moderators make, or that tell them how a feature does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepShadow:
    """Remember that a feature would have spoken, once per ``key``, with so many ``topics``."""

    key: str
    feature: str
    place: str
    topics: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """What a feature said that still waits (in a place, if one is named) is not said any more."""

    feature: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeShadow:
    """A moderator says whether what was kept under ``key`` would have been right."""

    key: str
    right: bool
