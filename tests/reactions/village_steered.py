"""How a village is steered: its switches, its logbook, and what was said in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.community import KeptThread
from bot.community.steered import Entry, Health, Saying, Watched
from bot.reactions import SHADOWED, WHILE_STOPPED
from bot.rules import Rules
from bot.steering import Steering
from tests.reactions.rules import RULES


@dataclass(frozen=True)
class SteeredVillage:
    """Fulfils ``bot.community.steered.Steered`` from plain data."""

    rules: Rules = RULES
    threads: Mapping[str, KeptThread] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()
    shadows: Sequence[Watched] = ()
    written: Sequence[Entry] = ()
    sayings: Sequence[Saying] = ()
    fitness: Health = field(default_factory=Health)

    def steering(self) -> Steering:
        shadow = self.rules.community.shadow
        return Steering(self.switches, shadow, SHADOWED, WHILE_STOPPED)

    def watched(self, start: datetime, end: datetime) -> Sequence[Watched]:
        return self.shadows

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
