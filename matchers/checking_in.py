"""How those fare who were brought together: what each tells us alone, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import Account, Match, MatchState

Felt = Literal["good", "so_so", "hard"]
"""How it was, in a member's own word."""

WORTH: dict[Felt, float] = {"good": 1.0, "so_so": 0.5, "hard": 0.0}
UNKNOWN = 0.5
"""How well somebody's teaching went, as long as nobody said."""
AS_IF = 2
"""So many unknown answers are mixed in: no single one can be read off."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What one member told us of one pair, circle or tandem; nobody else ever reads it.

    ``match``: what its matches stand or fall with. ``ends``: when it ends by itself. ``met``:
    whether they made a date. ``felt``: how it was, told at ``felt_at``. ``goes_on``: they would
    like another such time. ``None``: no word yet.
    """

    match: str
    account: Account
    ends: datetime
    met: bool | None = None
    felt: Felt | None = None
    felt_at: datetime | None = None
    goes_on: bool = False


def go_on(told: Sequence[CheckIn]) -> bool:
    """Whether everybody who is in it wants to go on."""
    return bool(told) and all(one.goes_on for one in told)


def may_meet_again(match: Match, told: Iterable[CheckIn]) -> bool:
    """Whether a match is over and was good for both in it, by their own words."""
    mine = (one for one in told if one.match == match.stands_with and one.felt == "good")
    glad = {one.account for one in mine}
    return match.state is MatchState.ENDED and glad >= {match.learner, match.expert}


def how_it_went(answers: Iterable[Felt]) -> float:
    """How well somebody's teaching went for those who learnt from them, 0..1."""
    worth = [WORTH[one] for one in answers] + [UNKNOWN] * AS_IF
    return sum(worth) / len(worth)
