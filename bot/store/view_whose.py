"""What a reaction may know of who is whose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.effects import Choice, Filling, LinkOffer
from bot.store import codes, letters, links
from bot.store.reading import Reading
from matchers.model import Account


class WhoseView(Reading):
    """Fulfils ``bot.community.whose.Whose`` on one connection."""

    def home_of(self, account: Account) -> Account:
        """The account under which a member's things are kept."""
        return self._once(
            "home", account, lambda its: links.home_of(self._connection, Account(its))
        )

    def accounts_of(self, account: Account) -> Sequence[Account]:
        """All accounts of the member who has this one, the home first."""
        return self._once(
            "accounts", account, lambda its: links.accounts_of(self._connection, Account(its))
        )

    def filling(self, account: Account) -> Filling | None:
        """The form that a member fills in by letters."""
        return letters.filling_of(self._connection, account)

    def numbered_in(self, conversation: str) -> Sequence[Choice]:
        """The words with a number of the newest list there."""
        return letters.numbered_in(self._connection, conversation)

    def choices_in(self, conversation: str) -> Sequence[Choice]:
        """What can be answered now in a private conversation."""
        return letters.choices_in(self._connection, conversation)

    def code_of(self, seed: str) -> str:
        """A code that nobody guesses."""
        return codes.code_of(self._connection, seed)

    def offer_of_code(self, code: str) -> LinkOffer | None:
        """What was offered under a code."""
        return codes.offer_of_code(self._connection, code)

    def link_offer(self, id: str) -> LinkOffer | None:
        """The offer with this id."""
        return codes.offer_with_id(self._connection, id)

    def may_guess(self, account: Account, at: datetime) -> bool:
        """Whether this account may type another code."""
        return codes.may_guess(self._connection, account, at.timestamp())
