"""Where aliases misled in the small community, and what its moderators say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from matchers.doubting import Doubt


@dataclass(frozen=True, kw_only=True)
class DoubtingVillage:
    """Fulfils ``bot.community.doubting.Doubting``; ``misled``: thread, topic and name, and when."""

    misled: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    doubts: Sequence[Doubt] = ()

    def misled_in(self, thread: str) -> Sequence[tuple[str, str]]:
        return [(topic, name) for key, topic, name in self.misled if key == thread]

    def misled_by(self, topic: str, name: str, since: datetime) -> Sequence[str]:
        found = self.misled.items()
        return [key for (key, *which), at in found if which == [topic, name] and at >= since]

    def doubt(self, topic: str, name: str) -> Doubt | None:
        return next((d for d in self.doubts if (d.topic, d.name) == (topic, name)), None)
