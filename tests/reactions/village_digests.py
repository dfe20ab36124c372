"""What digests know of the small community."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from matchers.model import Account, OpenQuestion, Profile
from matchers.wishes import Draft, Wish


@dataclass(frozen=True, kw_only=True)
class Digesting:
    """Fulfils ``bot.community.digests.Digests`` from plain data."""

    profiles: Mapping[Account, Profile] = field(default_factory=dict)
    open: Sequence[OpenQuestion] = ()
    done: Sequence[OpenQuestion] = ()
    asking: Mapping[str, int] = field(default_factory=dict)
    drafts: Sequence[Draft] = ()
    wishes: Sequence[Wish] = ()

    def unanswered(self) -> Sequence[OpenQuestion]:
        return self.open

    def unanswered_keys(self, start: str = "") -> Sequence[str]:
        keys = (question.thread.key for question in self.open)
        return [key for key in keys if key.startswith(start)]

    def newly_answered(
        self, start: datetime, end: datetime, at_most: int
    ) -> Sequence[OpenQuestion]:
        return self.done[:at_most]

    def helpers_by_topic(self) -> Mapping[str, int]:
        teaching = [topic for p in self.profiles.values() if p.complete for topic in p.teaches]
        return {topic: teaching.count(topic) for topic in teaching}

    def askers_by_topic(self, start: datetime, end: datetime) -> Mapping[str, int]:
        return self.asking

    def draft(self, week: str) -> Draft | None:
        return next((draft for draft in self.drafts if draft.week == week), None)

    def wish(self, account: Account) -> Wish | None:
        return next((wish for wish in self.wishes if wish.account == account), None)
