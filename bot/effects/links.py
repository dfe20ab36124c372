"""One member with an account on each platform: offered with a code, typed, confirmed, undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from matchers.model import Account

CODE_LASTS = timedelta(minutes=15)
"""How long a code can be typed, and after that as long again confirmed."""

GUESSES = 5
"""Wrong codes that one account may type in ``CODE_LASTS``."""


@dataclass(frozen=True, slots=True)
class LinkOffer:
    """``account`` wants to be linked; ``other`` typed the code, if anybody did. ``id`` names it."""

    id: str
    account: Account
    at: datetime
    other: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLink:
    """Keep that ``account`` was given ``code``: only a keyed hash of it, and only for a while."""

    account: Account
    code: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """``other`` typed the code of an offer."""

    offer: str
    other: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class CountGuess:
    """``account`` typed a code that nobody was given."""

    account: Account
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOffer:
    """The offer is over: linked, refused or replaced."""

    offer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAccounts:
    """From now on ``other`` is the same member as ``keep``, whose profile stays."""

    keep: Account
    other: Account
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkAccounts:
    """The two accounts are two members again; what was kept of the one stays with ``keep``."""

    keep: Account
    at: datetime
