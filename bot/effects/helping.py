"""Changes of what we keep about helpers, and of what is to come later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.events import Event
from matchers.helping import Helper, HelperState
from matchers.model import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Keep an event that comes due at its own ``at``, once per key.

    It goes with its thread, and with the member whom it names. While a moderator stopped the bot it
    waits.
    """

    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHelper:
    """Keep that a member is asked for help (the store refuses who did not consent)."""

    helper: Helper


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleHelper:
    """What became of it. ``asked`` and ``until`` stay as they are where they are ``None``."""

    thread: str
    number: int
    state: HelperState
    asked: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SayHelped:
    """Who asked says that ``answer`` solves it; ``None``: what was said until ``at`` does not."""

    thread: str
    answer: str | None
    by: Account
    at: datetime
