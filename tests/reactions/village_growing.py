"""What a village's topics may lack, and what moderators gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchers.additions import Addition
from matchers.unknown import Asked

EVERYDAY = frozenset(["teilen", "ordner", "richte", "datei"])


@dataclass(frozen=True)
class Growing:
    """Fulfils ``bot.community.growing.Growing`` from plain data."""

    titles: Sequence[Asked] = ()
    members_called: frozenset[str] = frozenset()
    added: Sequence[Addition] = ()

    def asked_since(self, since: datetime, most: int) -> Sequence[Asked]:
        return self.titles[:most]

    def called(self) -> frozenset[str]:
        return self.members_called

    def knows(self, word: str) -> bool:
        return word in EVERYDAY

    def additions(self) -> Sequence[Addition]:
        return self.added
