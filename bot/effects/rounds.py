"""Changes of rounds."""

from __future__ import annotations

from dataclasses import dataclass

from matchers.held import HeldRound, Part, RoundWish


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRound:
    """Keep a round as it stands now."""

    round: HeldRound


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPart:
    """Keep what a member says and hears in a round (the store refuses it without consent)."""

    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRoundWish:
    """Keep what moderators want of a round: the last word about these two counts."""

    wish: RoundWish


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRoundWishes:
    """Take back all that moderators wanted of a round."""

    round: str
