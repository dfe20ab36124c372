"""Where aliases misled in the small community, and what its moderators say of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import KeptThread
from matchers.doubting import Doubt
from matchers.model import Account


@dataclass(frozen=True, kw_only=True)
class DoubtingVillage:
    """Fulfils ``bot.community.doubting.Doubting``; ``misled``: thread, topic and name, and when."""

    misled: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    doubts: Sequence[Doubt] = ()
    threads: Mapping[str, KeptThread] = field(default_factory=dict)

    def misled_in(self, thread: str) -> Sequence[tuple[str, str]]:
        return [(topic, name) for key, topic, name in self.misled if key == thread]

    def misled_by(self, topic: str, name: str, since: datetime) -> Sequence[str]:
        found = self.misled.items()
        return [key for (key, *which), at in found if which == [topic, name] and at >= since]

    def doubt(self, topic: str, name: str) -> Doubt | None:
        return next((d for d in self.doubts if (d.topic, d.name) == (topic, name)), None)

    def doubts_about(self, threads: Collection[str]) -> Sequence[Doubt]:
        return [one for one in self.doubts if set(threads) & set(one.threads)]

    def doubted_of(self, account: Account) -> Sequence[str]:
        asked = {key for one in self.doubts for key in one.threads}
        return [key for key in sorted(asked) if self.threads[key].asker == account]
