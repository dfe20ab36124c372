"""What a reaction may know of helpers, and of who might be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from matchers.helping import Helper
from matchers.model import Account, Evidence, Profile


@dataclass(frozen=True, slots=True)
class Learnt:
    """A member's own question that an answer solved: what they could pass on.

    ``together``: no question, but a match with somebody; ``asked`` is when they called it good.
    """

    account: Account
    topic: str
    asked: datetime
    together: bool = False


class Helpers(Protocol):
    """Whoever was asked for help, and whoever could be. Lists are cut by the store, not by us."""

    def helpers_in(self, thread: str) -> Sequence[Helper]:
        """Who was asked for the question with this key, by number."""
        ...

    def told_elsewhere(self, thread: str) -> Sequence[str]:
        """Keys of what stands about it among moderators, and of where its asker was sent."""
        ...

    def helping(self, account: Account, now: datetime) -> Sequence[Helper]:
        """What a member was asked for in the last three months, newest first."""
        ...

    def offering(self, topics: Sequence[str], now: datetime) -> Sequence[Profile]:
        """Complete profiles that offer one of the topics, those asked least in a week first."""
        ...

    def evidence_on(self, topics: Sequence[str]) -> Sequence[Evidence]:
        """All evidence about those who have some on one of the topics."""
        ...

    def helped_on(self, topics: Sequence[str], before: datetime) -> Sequence[Learnt]:
        """Members who were helped on one of the topics before then, newest first.

        Their question was solved, or they learnt it with somebody and called that good.
        """
        ...
