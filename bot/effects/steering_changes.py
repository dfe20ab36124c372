"""Changes that moderators make, or that tell them how a feature does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from matchers.additions import Addition, Kind
from matchers.model import Account


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
    """What a feature said and still waits (in a place, if one is named) is not said any more.

    Or only what waits under ``key``.
    """

    feature: str = ""
    place: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeShadow:
    """A moderator says whether what was kept under ``key`` would have been right."""

    key: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteLogbook:
    """A moderator changed something: never rewritten.

    ``about`` holds no account, and no word but names that were given to topics or ignored.
    """

    what: str
    by: Account | None
    at: datetime
    about: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeThread:
    """A question rests until then, in lists and in asking; ``None``: it does not any more."""

    thread: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAddition:
    """Add a topic, another name of one, or a word that is to be none."""

    addition: Addition


@dataclass(frozen=True, slots=True, kw_only=True)
class DropAddition:
    """Take back what was added; with a topic its other names go."""

    kind: Kind
    name: str
