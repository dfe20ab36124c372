"""The rules of what members do from the forum, and over both platforms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLetterRules:
    """``[read_letter]``."""


@dataclass(frozen=True, slots=True)
class TakeToForumRules:
    """``[take_to_forum]``: into ``forum_category`` (0: nowhere), after ``wait_hours`` at most."""

    forum_category: int = 0
    wait_hours: int = 72


@dataclass(frozen=True, slots=True)
class FollowTransferRules:
    """``[follow_transfer]``."""


@dataclass(frozen=True, slots=True)
class LinkAccountsRules:
    """``[link_accounts]``."""
