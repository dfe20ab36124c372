"""What a reaction may know of who is whose: accounts, offers to link them, forms under way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.effects import Choice, Filling, LinkOffer
from matchers.model import Account


class Whose(Protocol):
    """Accounts of one member, and what they are about to do by letters."""

    def home_of(self, account: Account) -> Account:
        """The account under which a member's things are kept: mostly this one."""
        ...

    def accounts_of(self, account: Account) -> Sequence[Account]:
        """All accounts of the member who has this one, the home first."""
        ...

    def filling(self, account: Account) -> Filling | None:
        """The form that a member fills in by letters."""
        ...

    def numbered_in(self, conversation: str) -> Sequence[Choice]:
        """The words with a number of the newest list that stands in a private conversation."""
        ...

    def choices_in(self, conversation: str) -> Sequence[Choice]:
        """What can be answered now to our newest message in a private conversation."""
        ...

    def code_of(self, seed: str) -> str:
        """A code that nobody guesses; the same for the same ``seed``."""
        ...

    def offer_of_code(self, code: str) -> LinkOffer | None:
        """What was offered under a code as somebody typed it."""
        ...

    def link_offer(self, id: str) -> LinkOffer | None:
        """The offer with this id."""
        ...

    def may_guess(self, account: Account, at: datetime) -> bool:
        """Whether this account may type another code."""
        ...
