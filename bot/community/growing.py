"""What a reaction may know of words that no topic goes by, and of what moderators added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from matchers.additions import Addition
from matchers.unknown import Asked


class Growing(Protocol):
    """What topics may lack, and what they were given."""

    def asked_since(self, since: datetime, most: int) -> Sequence[Asked]:
        """Titles of the newest public questions since then, who asked, and where."""
        ...

    def called(self) -> frozenset[str]:
        """What members are called: the folded words of their names, as far as they are known."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the language."""
        ...

    def additions(self) -> Sequence[Addition]:
        """What moderators added to the topics of the file, the oldest first."""
        ...
