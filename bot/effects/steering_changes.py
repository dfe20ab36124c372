"""Changes that moderators make, or that tell them how a feature does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from matchers.additions import Addition, Kind
from matchers.model import Account

ShadowKind = Literal["replied", "posted", "private"]
"""How something would have been said: in a thread, in a place, to one member or a few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepShadow:
    """Remember that a feature would have spoken, once per ``key``, and tell moderators later.

    ``kind``: in which way. ``thread``: the key of the thread that it is about; no word of it.
    """

    key: str
    feature: str
    kind: ShadowKind
    place: str
    at: datetime
    topics: tuple[str, ...] = ()
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellShadow:
    """What was kept under ``keys`` stands in the message ``note``; ``rest`` is only counted there.

    Of the rest nothing is held any more but what ``Community.watched`` counts.
    """

    note: str
    keys: tuple[str, ...]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropShadow:
    """What was kept about a thread is told no more: it only counts."""

    thread: str


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
    """A moderator says whether what was kept under ``key`` would have been right.

    ``None``: what was said of it is taken back.
    """

    key: str
    right: bool | None


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
    """Take back what was added; with a topic its other names go.

    ``topic``: whose name it was that is unused, as each topic may be without the same one.
    """

    kind: Kind
    name: str
    topic: str = ""
