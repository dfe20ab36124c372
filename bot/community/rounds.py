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

    def rounds(self, at_most: int, group: str | None = None) -> Sequence[HeldRound]:
        """The newest rounds of a study group (``""``: of everybody) or of all, newest first."""
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

    def silences(self, at: datetime) -> Mapping[Account, int]:
        """In how many of the last weeks with rounds each member said no word to any, where any.

        Only rounds whose answers ended by then count as silent.
        """
        ...

    def was_asked_in_a_round(self, account: Account, since: datetime) -> bool:
        """Whether they were asked about any round since then, or are about to be."""
        ...

    def whole_profiles(self) -> Sequence[Profile]:
        """Every complete profile, by account."""
        ...

    def round_snapshot(self, round_: str, at: datetime | None = None) -> Snapshot | None:
        """All that a round is solved from, as it is now; ``None``: there is no such round.

        ``at``: for a round that is out, as if it were looked at again then.
        """
        ...
