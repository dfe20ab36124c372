"""What happened to the bot itself, and what time brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.events.base import Event
from matchers.model import Account, Language, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BotInvited(Event):
    """The bot was taken into a channel."""

    place: Place
    language: Language = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRemoved(Event):
    """The app was uninstalled or its tokens revoked on ``platform``."""

    platform: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekEnded(Event):
    """The hour of the weekly digest came in the community's time zone. ``week`` is ``2026-W47``."""

    week: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnded(Event):
    """The hour came at which moderators hear of the day's shadow. ``day`` is ``2026-11-23``."""

    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDue(Event):
    """The day before the digest of ``week``, which is ``due`` then: moderators see its draft."""

    week: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WishDue(Event):
    """The hour came at which ``account`` wants a digest of their own; ``due`` is when it was."""

    account: Account
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchExpired(Event):
    """A proposed match got no second yes in time. ``match`` is its id."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryExpired(Event):
    """Nobody who was asked for help said yes in time. ``inquiry`` is its id."""

    inquiry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAccepted(Event):
    """Both said yes (a further event of ``settle_match``). ``match`` is its id.

    ``joined``: it was there before, a circle, and somebody took a free seat in it.
    """

    match: str
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryArrived(Event):
    """A post that ``tells`` is there. ``delivery`` is its key; ``url`` and ``topic`` lead to it."""

    delivery: str
    url: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryUncertain(Event):
    """A delivery may have arrived, and nobody can look. ``delivery`` is its key."""

    delivery: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryWithheld(Event):
    """It could not be said where it belongs, and somebody has to know. ``delivery`` is its key.

    ``instead_of``: the key of what it was to change, and what nobody can change any more.
    """

    delivery: str
    instead_of: str = ""
