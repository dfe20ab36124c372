"""What was answered before in the small community, and which lines name it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.community import KeptThread
from matchers.model import Account, Question, Tag
from matchers.similar import Similar


@dataclass(frozen=True)
class Recalling:
    """What ``bot.community`` says of earlier threads. ``alike``: their keys, surest first."""

    threads: Mapping[str, KeptThread] = field(default_factory=dict)
    alike: Sequence[str] = ()
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names_gone: frozenset[str] = frozenset()

    def similar(self, question: Question, tags: Sequence[Tag], most: int) -> Sequence[Similar]:
        return [Similar(key, 0.9, 1.0) for key in self.alike[:most]]

    def naming(self, threads: Collection[str]) -> Sequence[str]:
        return [said for said, named in self.names.items() if set(named) & set(threads)]

    def named_in(self, key: str) -> Sequence[str]:
        return self.names.get(key, ())

    def named_others(self, key: str) -> bool:
        return key in self.names_gone

    def named_of(self, account: Account) -> Sequence[str]:
        named = {key for keys in self.names.values() for key in keys}
        return sorted(k for k in named if k in self.threads and self.threads[k].asker == account)
