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
    """A member's own question that an answer solved: what they could pass on."""

    account: Account
    topic: str
    asked: datetime


class Helpers(Protocol):
    """Whoever was asked for help, and whoever could be. Lists are cut by the store, not by us."""

    def helpers_in(self, thread: str) -> Sequence[Helper]:
        """Who was asked for the question with this key, by number."""
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
        """Members whose question on one of the topics was solved before then, newest first."""
        ...
