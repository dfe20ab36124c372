"""Changes of what people said about digests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchers.model import Account
from matchers.wishes import Draft, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepDraft:
    """Remember what moderators said about a week's digest; it replaces what they said before."""

    draft: Draft
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWish:
    """Remember when a member wants a digest of their own (the store refuses it without consent)."""

    wish: Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class DropWish:
    """A member wants none any more."""

    account: Account
