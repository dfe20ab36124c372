"""How two who were brought together fare: what each tells us alone, and what follows from it."""

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
    """What one member told us of one match; nobody else ever reads it.

    ``ends``: when the match ends by itself. ``met``: whether they made a date. ``felt``: how it
    was, told at ``felt_at``. ``goes_on``: they would like another such time. ``None``: no word yet.
    """

    match: str
    account: Account
    ends: datetime
    met: bool | None = None
    felt: Felt | None = None
    felt_at: datetime | None = None
    goes_on: bool = False


def people(match: Match) -> tuple[Account, ...]:
    """Everybody in a match, whoever learns first."""
    return (match.learner, match.expert)


def partners(match: Match, account: Account) -> tuple[Account, ...]:
    """With whom somebody learns, or whom they teach, in a match."""
    return tuple(one for one in people(match) if one != account)


def learners(match: Match) -> tuple[Account, ...]:
    """Whoever learns in it."""
    return (match.learner,)


def go_on(told: Sequence[CheckIn]) -> bool:
    """Whether everybody in a match wants to go on."""
    return bool(told) and all(one.goes_on for one in told)


def may_meet_again(match: Match, told: Iterable[CheckIn]) -> bool:
    """Whether a match is over and was good for everybody in it, by their own words."""
    glad = {one.account for one in told if one.match == match.id and one.felt == "good"}
    return match.state is MatchState.ENDED and glad >= set(people(match))


def how_it_went(answers: Iterable[Felt]) -> float:
    """How well somebody's teaching went for those who learnt from them, 0..1."""
    worth = [WORTH[one] for one in answers] + [UNKNOWN] * AS_IF
    return sum(worth) / len(worth)
