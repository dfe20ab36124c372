"""What happens to a round. In what came out, members are numbers: the forgotten end none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.events.base import Event
from bot.events.later import MomentCame
from matchers.held import LeftOver, Seat
from matchers.model import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOpened(Event):
    """The hour came at which a round opens; answers count until it ``closes``."""

    round: str
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundClosed(Event):
    """The time to answer is over."""

    round: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLooked(Event):
    """It is out, and somebody may be without a seat whom there is one for now."""

    round: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFreed(MomentCame):
    """There is a free seat in the circle ``match`` that goes on, at an hour when nobody sleeps."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSolved(Event):
    """The best round was found, for what was ``version`` when it was looked for.

    ``tries``: which attempt it is. ``idle``: who offered to teach and is not needed.
    ``wishes_kept``: whether the pairs that moderators fixed are in it; if not, none was heeded.
    """

    round: str
    version: str
    tries: int
    seats: tuple[Seat, ...] = ()
    left: tuple[LeftOver, ...] = ()
    idle: tuple[int, ...] = ()
    wishes_kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReleased(MomentCame):
    """What was solved may go out, at an hour at which nobody sleeps. ``tries``: which attempt.

    With a ``match`` only this one, which its learner chose; ``freed`` (numbers) are those whom they
    could have chosen.
    """

    round: str
    tries: int
    match: str = ""
    freed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningMissed(MomentCame):
    """Somebody completed their profile after a round opened, a few minutes ago."""

    round: str
    account: Account
