"""A member's wish that others be asked for help, privately."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from matchers.model import Account


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A member's wish that others be asked for help with a topic, privately.

    ``about`` is the asker's one line; it goes when the inquiry is settled. ``asked``: who is asked,
    and what they said (``None``: nothing yet). Nobody but Lotse knows who they are. ``numbers``
    stand for them in keys, and stay theirs whatever becomes of an account.
    """

    id: str
    asker: Account
    topic: str
    about: str
    at: datetime
    expires: datetime
    state: Literal["open", "found", "over"] = "open"
    asked: Mapping[Account, bool | None] = field(default_factory=dict)
    numbers: Mapping[Account, int] = field(default_factory=dict, compare=False)

    def is_open(self, at: datetime) -> bool:
        """Whether a yes still counts."""
        return self.state == "open" and at < self.expires

    def number(self, account: Account) -> int:
        """Which of those who are asked this is: first by their order, then as it was kept."""
        return self.numbers.get(account) or list(self.asked).index(account) + 1
