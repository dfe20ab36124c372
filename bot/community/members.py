"""What a reaction may know of members, and of their matches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    Profile,
)


class Members(Protocol):
    """What is kept of members. Nothing of those who did not agree."""

    def consented(self, account: Account) -> bool:
        """Whether the member agreed to the consent text."""
        ...

    def is_configured_moderator(self, account: Account) -> bool:
        """Whether ``account`` is listed in ``[community] moderators``."""
        ...

    def profile(self, account: Account) -> Profile | None:
        """What the member said about themselves; ``None`` without consent or profile."""
        ...

    def language_of(self, account: Account) -> Language:
        """The language to write to this member in (their own word, else the community's)."""
        ...

    def may_be_asked(self, account: Account, at: datetime) -> bool:
        """Whether something ``unasked`` may be told to this member now.

        Not while they pause, and not once this week's budget is used up (by what was told, and by
        what still waits to be). Quiet hours do not count: what is said then waits for the morning.
        """
        ...

    def experts_for(self, topic: str, at: datetime) -> Sequence[Profile]:
        """Complete profiles that teach ``topic``, without those who pause ``at`` that moment."""
        ...

    def is_taught_by_who_pauses(self, topic: str, at: datetime) -> bool:
        """Whether somebody who teaches ``topic`` pauses ``at`` that moment."""
        ...

    def evidence_of(self, account: Account) -> Sequence[Evidence]:
        """What was observed of this member, the newest first."""
        ...

    def home_shown(self, account: Account) -> str:
        """The key under which this member's home tab was drawn last; empty: they have seen none."""
        ...

    def match(self, id: str) -> Match | None:
        """The match with this id."""
        ...

    def matches_of(self, account: Account) -> Sequence[Match]:
        """All matches that name the account, newest first."""
        ...

    def blocked(self, one: Account, other: Account) -> bool:
        """Whether these two are never to be matched again."""
        ...
