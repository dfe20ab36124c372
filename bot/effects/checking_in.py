"""Changes of what members told us of their matches."""

from __future__ import annotations

from dataclasses import dataclass

from matchers.checking_in import CheckIn


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCheckIn:
    """Keep what a member told us of a match (the store refuses it without consent)."""

    check_in: CheckIn
