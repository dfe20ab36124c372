"""How a village is steered: its switches, its logbook, and what was said in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import KeptThread
from bot.community.steered import Entry, Health, Saying, ShadowLine, Watched
from bot.reactions import SHADOWED, WHILE_STOPPED
from bot.rules import Rules
from bot.steering import Steering
from matchers.model import Account
from tests.reactions.rules import RULES


@dataclass(frozen=True)
class SteeredVillage:
    """Fulfils ``bot.community.steered.Steered`` from plain data."""

    rules: Rules = RULES
    threads: Mapping[str, KeptThread] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()
    shadows: Sequence[Watched] = ()
    lines: Sequence[ShadowLine] = ()
    rest: int = 0
    written: Sequence[Entry] = ()
    sayings: Sequence[Saying] = ()
    fitness: Health = field(default_factory=Health)

    def steering(self) -> Steering:
        shadow = self.rules.community.shadow
        return Steering(self.switches, shadow, SHADOWED, WHILE_STOPPED)

    def watched(self, start: datetime, end: datetime) -> Sequence[Watched]:
        return self.shadows

    def shadow_untold(self) -> Sequence[ShadowLine]:
        return [line for line in self.lines if line.note is None]

    def shadow_line(self, key: str) -> ShadowLine | None:
        return next((line for line in self.lines if line.key == key), None)

    def shadow_told(self, note: str) -> Sequence[ShadowLine]:
        return [line for line in self.lines if line.note == note]

    def shadow_rest(self, note: str) -> int:
        return self.rest

    def shadow_about(self, thread: str) -> Sequence[ShadowLine]:
        return [line for line in self.lines if line.thread == thread]

    def shadow_of(self, account: Account) -> Sequence[str]:
        mine = {key for key, one in self.threads.items() if one.asker == account}
        return sorted({line.thread for line in self.lines} & mine)

    def logbook(self, at_most: int) -> Sequence[Entry]:
        return self.written[:at_most]

    def said_between(self, start: datetime, end: datetime) -> Sequence[Saying]:
        return self.sayings if start < end else ()

    def health(self) -> Health:
        return self.fitness

    def stopped(self) -> bool:
        return self.switch("stopped")

    def switch(self, name: str) -> bool:
        return name in self.switches
