"""What a reaction may know of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from matchers.held import HeldRound, Part, RoundWish
from matchers.model import Account, Match, Profile
from matchers.rounds.entering import Snapshot


class Rounds(Protocol):
    """Rounds, and who is in them."""

    def held_round(self, name: str) -> HeldRound | None:
        """The round of this name."""
        ...

    def rounds(self, at_most: int) -> Sequence[HeldRound]:
        """The newest rounds, the newest first."""
        ...

    def parts(self, round_: str) -> Sequence[Part]:
        """Everybody who was asked about a round, by number."""
        ...

    def round_wishes(self, round_: str) -> Sequence[RoundWish]:
        """What moderators want of a round, by number."""
        ...

    def part_of(self, account: Account, round_: str) -> Part | None:
        """What one member says and hears in a round; ``None``: they were not asked."""
        ...

    def together(self, id: str) -> Sequence[Match]:
        """The matches that stand or fall with this one, or are called so; a pair is alone."""
        ...

    def silences(self) -> Mapping[Account, int]:
        """How many of the last rounds each member let pass without a word, where any."""
        ...

    def whole_profiles(self) -> Sequence[Profile]:
        """Every complete profile, by account."""
        ...

    def round_snapshot(self, round_: str, at: datetime | None = None) -> Snapshot | None:
        """All that a round is solved from, as it is now; ``None``: there is no such round.

        ``at``: for a round that is out, as if it were looked at again then.
        """
        ...
