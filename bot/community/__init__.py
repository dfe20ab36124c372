"""What a reaction may know: a read-only look at the community, and the rules it runs by.

``bot/store/view.py`` is the real one. Topics and tagger are snapshots in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from bot.community.asking import Asking
from bot.community.checking_in import CheckingIn
from bot.community.digests import Digests
from bot.community.doubting import Doubting
from bot.community.growing import Growing
from bot.community.helpers import Helpers, Learnt
from bot.community.kept import Condition, KeptAnswer, KeptThread, Titled, Told, Tombstone
from bot.community.members import Members
from bot.community.rounds import Rounds
from bot.community.steered import Steered
from bot.community.suggesting import Suggesting
from bot.community.threads import Threads
from bot.community.whose import Whose
from bot.rules import Rules
from matchers.model import Place, Question, Tag, Topic
from matchers.similar import Similar

__all__ = [
    "Community",
    "Condition",
    "Finder",
    "KeptAnswer",
    "KeptThread",
    "Learnt",
    "Tagger",
    "Titled",
    "Told",
    "Tombstone",
]


class Tagger(Protocol):
    """Finds topics in text: see ``matchers/tagging.py``."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        """All topics found, surest first, each with its reasons. Deterministic."""
        ...


class Finder(Protocol):
    """Finds threads that answered something similar: see ``matchers/archive.py``."""

    def find(
        self, title: str, body: str = "", tags: Iterable[Tag] = (), *, at_most: int
    ) -> tuple[Similar, ...]:
        """The threads that fit best, surest first; only those that are worth showing."""
        ...


class Community(
    Threads,
    Members,
    Helpers,
    Asking,
    Digests,
    Rounds,
    CheckingIn,
    Steered,
    Growing,
    Suggesting,
    Doubting,
    Whose,
    Protocol,
):
    """Read-only. Inside a turn it sees what the turn has already kept."""

    @property
    def rules(self) -> Rules:
        """All rules in force."""
        ...

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Every topic by its id."""
        ...

    @property
    def tagger(self) -> Tagger:
        """The tagger of the topics' present version."""
        ...

    def similar(self, question: Question, tags: Sequence[Tag], most: int) -> Sequence[Similar]:
        """Threads that answered something similar, surest first, as they were a minute ago.

        Whoever names one asks ``thread`` whether it is still so. ``tags``: those of the question.
        """
        ...

    def condition(self) -> Condition:
        """How the bot itself is doing."""
        ...

    def stopped(self) -> bool:
        """Whether a moderator stopped the bot."""
        ...

    def switch(self, name: str) -> bool:
        """Whether the switch ``name`` is on (unknown: off)."""
        ...

    def said(self, key: str) -> bool:
        """Whether a delivery with this key was kept before."""
        ...

    def given_up(self, key: str) -> bool:
        """Whether what was kept under this key is not going to be said: given up, or dropped."""
        ...

    def moderators_place(self) -> Place | None:
        """The moderators' private channel, where configured."""
        ...
