"""What the small community knows when a member asks: fulfilled from plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import Condition, Titled, Told
from matchers.inquiring import Inquiry
from matchers.model import Account, Evidence, OpenQuestion


@dataclass(frozen=True)
class Inquirers:
    """The part of ``Village`` that fulfils ``bot.community.asking.Asking``."""

    asked: Mapping[str, int] = field(default_factory=dict)
    titles: Sequence[Titled] = ()
    heard: Mapping[Account, Sequence[Told]] = field(default_factory=dict)
    about: Mapping[Account, Mapping[str, Sequence[Mapping[str, object]]]] = field(
        default_factory=dict
    )
    well: Condition = field(default_factory=Condition)
    homes: Mapping[Account, str] = field(default_factory=dict)
    own_questions: Mapping[Account, Sequence[OpenQuestion]] = field(default_factory=dict)
    inquiries: Sequence[Inquiry] = ()
    files: Mapping[Account, datetime] = field(default_factory=dict)
    addressees: Mapping[str, Account] = field(default_factory=dict)

    def topics_asked(self) -> Mapping[str, int]:
        return self.asked

    def titled(self, topics: Sequence[str], words: Sequence[str], most: int) -> Sequence[Titled]:
        return self.titles[:most]

    def kept_about(self, account: Account) -> Mapping[str, Sequence[Mapping[str, object]]]:
        return self.about.get(account, {})

    def addressee(self, delivery: str) -> Account | None:
        return self.addressees.get(delivery)

    def condition(self) -> Condition:
        return self.well

    def home_shown(self, account: Account) -> str:
        return self.homes.get(account, "")

    def evidence_of(self, account: Account) -> Sequence[Evidence]:
        return [one for one in self.learnt if one.account == account]

    def open_of(self, account: Account) -> Sequence[OpenQuestion]:
        return self.own_questions.get(account, ())

    def file_since(self, account: Account, since: datetime) -> bool:
        return any(of == account and at >= since for of, at in self.files.items())

    def inquiry(self, id: str) -> Inquiry | None:
        return next((one for one in self.inquiries if one.id == id), None)

    def inquiries_of(self, account: Account) -> Sequence[Inquiry]:
        return [one for one in self.inquiries if account in (one.asker, *one.asked)]

    def told(self, account: Account, most: int) -> Sequence[Told]:
        return self.heard.get(account, ())[:most]
