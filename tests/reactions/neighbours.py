"""The part of the small community that asks, and is asked, for help: plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import KeptThread, Learnt
from matchers.helping import Helper
from matchers.model import Account, Evidence, Profile


@dataclass(frozen=True)
class Neighbours:
    """Fulfils ``bot.community.helpers.Helpers`` from plain data."""

    threads: Mapping[str, KeptThread] = field(default_factory=dict)
    profiles: Mapping[Account, Profile] = field(default_factory=dict)
    learnt: frozenset[Evidence] = frozenset()
    helpers: Sequence[Helper] = ()
    helped: Sequence[Learnt] = ()

    def helpers_in(self, thread: str) -> Sequence[Helper]:
        return [one for one in self.helpers if one.thread == thread]

    def helping(self, account: Account, now: datetime) -> Sequence[Helper]:
        return [one for one in self.helpers if one.account == account]

    def experts_for(self, topic: str, at: datetime) -> Sequence[Profile]:
        return [p for p in self.teaching(topic) if not p.pauses(at)]

    def is_taught_by_who_pauses(self, topic: str, at: datetime) -> bool:
        return any(p.pauses(at) for p in self.teaching(topic))

    def teaching(self, topic: str) -> Sequence[Profile]:
        return [p for p in self.profiles.values() if p.complete and topic in p.teaches]

    def offering(self, topics: Sequence[str], now: datetime) -> Sequence[Profile]:
        return [p for p in self.profiles.values() if p.complete and set(topics) & set(p.teaches)]

    def evidence_on(self, topics: Sequence[str]) -> Sequence[Evidence]:
        return [e for e in self.learnt if e.topic in topics]

    def helped_on(self, topics: Sequence[str], before: datetime) -> Sequence[Learnt]:
        return [one for one in self.helped if one.topic in topics and one.asked < before]

    def thread_at(self, link: str) -> KeptThread | None:
        found = (one for one in self.threads.values() if one.thread.permalink == link)
        return next(found, None)
