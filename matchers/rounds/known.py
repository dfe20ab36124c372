"""What a round is made from: what a community set, and what is known of those who said yes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from matchers.checking_in import CheckIn
from matchers.held import RoundWish
from matchers.model import Account, Match, Profile

Two = frozenset[Account]
"""Two members, in no order."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a community set; see ``[propose_match]`` and ``[hold_rounds]``.

    ``parents``: child topic -> parent.
    """

    gap: int
    seats: int
    hours_per_seat: float
    no_repeat_weeks: int
    circles: bool = False
    tandems: bool = False
    choose_from: int = 1
    parents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """``waited``: rounds in which a member was left over since they last learnt with somebody.

    ``load``: seats that they gave in the last rounds.
    """

    waited: int = 0
    load: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of those who said yes.

    ``matches``: all that name one of them; ``told``: what was said of these; ``feedback``: how
    their teaching went. ``blocked``: never to be brought together; ``apart``: on no platform
    together. ``wishes``: what moderators want of this round.
    """

    profiles: Mapping[Account, Profile]
    matches: Sequence[Match] = ()
    history: Mapping[Account, History] | None = None
    blocked: Collection[Two] = ()
    apart: Collection[Two] = ()
    wishes: Collection[RoundWish] = ()
    told: Collection[CheckIn] = ()
    feedback: Mapping[Account, float] = field(default_factory=dict)
