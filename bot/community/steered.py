"""What a reaction may know of how moderators steer the bot, and of how it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.effects import ShadowKind
from bot.steering import Steering
from matchers.model import Account


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


@dataclass(frozen=True, slots=True)
class ShadowLine:
    """What one feature would have done once. ``right``: what moderators say of it so far.

    ``thread``: the key of the one that it is about, if any. ``note``: the key of the message in
    which they read it; ``None`` while it waits, empty once it is over.
    """

    key: str
    feature: str
    kind: ShadowKind
    place: str = ""
    topics: tuple[str, ...] = ()
    thread: str = ""
    right: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the logbook. ``by`` is ``None`` once forgotten; ``about`` names nobody."""

    at: datetime
    by: Account | None
    what: str
    about: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said in public, or tagged, under the key ``key``; ``thread``: where, if in one.

    ``speaks``: people read it (tags are only set). ``waits``: it has not gone out yet.
    """

    key: str
    reaction: str
    thread: str = ""
    speaks: bool = True
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is. ``oldest``: since when something waits that nobody stopped.

    ``resting``: until when a platform wants to be left alone.
    """

    oldest: datetime | None = None
    dead: int = 0
    resting: Mapping[str, datetime] = field(default_factory=dict)


class Steered(Protocol):
    """What is kept about the bot itself."""

    def steering(self) -> Steering:
        """What is stopped, and what only watches."""
        ...

    def watched(self, start: datetime, end: datetime) -> Sequence[Watched]:
        """What features in the shadow would have said in ``start <= t < end``, by feature."""
        ...

    def shadow_untold(self) -> Sequence[ShadowLine]:
        """What moderators were not told yet, oldest first."""
        ...

    def shadow_line(self, key: str) -> ShadowLine | None:
        """What was kept under this key."""
        ...

    def shadow_told(self, note: str) -> Sequence[ShadowLine]:
        """The lines of the message with this key, oldest first."""
        ...

    def shadow_rest(self, note: str) -> int:
        """Of how many more that message only tells that there were some."""
        ...

    def shadow_about(self, thread: str) -> Sequence[ShadowLine]:
        """What is told of the thread with this key, or waits to be."""
        ...

    def shadow_of(self, account: Account) -> Sequence[str]:
        """The keys of this member's threads of which something is told, or waits to be."""
        ...

    def logbook(self, at_most: int) -> Sequence[Entry]:
        """What moderators changed, the newest first."""
        ...

    def said_between(self, start: datetime, end: datetime) -> Sequence[Saying]:
        """What was said in public and tagged in ``start <= t < end``, and what waits since then.

        Not what was taken back, nor what moderators are told, nor what a stop itself says.
        """
        ...

    def health(self) -> Health:
        """How the bot is now."""
        ...
