"""Who is whose in the small community, and what was said, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.effects import Choice, Filling, LinkOffer
from matchers.model import Account


@dataclass(frozen=True)
class Whose:
    """Fulfils ``bot.community.whose.Whose`` from plain data."""

    others: Mapping[Account, Account] = field(default_factory=dict)
    """Further accounts, and the home of each."""
    fillings: Mapping[Account, Filling] = field(default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    offers: Mapping[str, LinkOffer] = field(default_factory=dict)
    """By the code, which is their id here."""
    guessers: frozenset[Account] = frozenset()

    keys: frozenset[str] = frozenset()
    """What was said; what was given up is ``unsaid``."""
    unsaid: frozenset[str] = frozenset()

    def said(self, key: str) -> bool:
        return key in self.keys

    def given_up(self, key: str) -> bool:
        return key in self.unsaid

    def home_of(self, account: Account) -> Account:
        return self.others.get(account, account)

    def accounts_of(self, account: Account) -> Sequence[Account]:
        home = self.home_of(account)
        return (home, *sorted(other for other, of in self.others.items() if of == home))

    def filling(self, account: Account) -> Filling | None:
        return self.fillings.get(account)

    def choices_in(self, conversation: str) -> Sequence[Choice]:
        return self.choices.get(conversation, ())

    def numbered_in(self, conversation: str) -> Sequence[Choice]:
        return [c for c in self.choices_in(conversation) if c.word[-1:].isdigit()]

    def code_of(self, seed: str) -> str:
        return "K7F2-9QXM"

    def offer_of_code(self, code: str) -> LinkOffer | None:
        return self.offers.get(code)

    def link_offer(self, id: str) -> LinkOffer | None:
        return self.offers.get(id)

    def may_guess(self, account: Account, at: datetime) -> bool:
        return account not in self.guessers
