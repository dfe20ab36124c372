"""A round as the bot holds it: its stages, and what each member says and hears in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import Account

RoundState = Literal["open", "closed", "drafted", "released", "out", "dropped"]
"""Answers come in · it is solved · moderators look at it · it goes out · it is out · it is not."""

UNDER_WAY: tuple[RoundState, ...] = ("open", "closed", "drafted", "released")
"""Of a round that may still lead to something."""

Says = Literal["yes", "no", "back"]
"""In it, not this time; ``back``: wants to be asked again, after several rounds in silence."""

Outcome = Literal["seat", "left", "idle"]
"""Learns with somebody · wanted to and could not · offered to teach and was not needed."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody learns a topic from an ``expert``; members are numbers of the round.

    A pair is one seat. Seats at the same hour with the same expert will be a circle.
    """

    learner: int
    expert: int
    topic: str
    begins: datetime


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Somebody wanted to learn and has no seat. ``why``: a stage of ``matchers.rounds.reasons``.

    Or ``profile``, ``minor``, ``paused`` or ``asking`` (for a partner already): they could not be
    in it. ``topic``: the wish that got furthest. Where a free hour would help, it ``begins`` then
    and ``opens`` so many possibilities, none of them for sure. No secret is in any of it, as none
    is in an explanation.
    """

    number: int
    why: str
    topic: str = ""
    begins: datetime | None = None
    opens: int = 0


@dataclass(frozen=True, slots=True)
class HeldRound:
    """One round. ``name`` is the week in which it opened, ``2026-W48``; ``week`` that of meetings.

    Nobody is in it without a yes until it ``closes``. ``tries``: how often it was solved; the last
    time from what was ``version`` then, see ``matchers.rounds.entering``.
    """

    name: str
    opened: datetime
    closes: datetime
    week: str
    state: RoundState = "open"
    tries: int = 0
    version: str = ""

    def takes_answers(self, at: datetime) -> bool:
        """Whether a yes or a no still counts."""
        return self.state == "open" and at < self.closes


@dataclass(frozen=True, slots=True)
class Part:
    """One member in one round. ``number`` stands for them in keys and in what is solved.

    ``says`` is ``None`` until they answer. Once it is solved there is an ``outcome``: with a seat
    the ``expert`` (a number), the ``topic`` and when they would meet (``begins``); without one
    ``why``, and the hour that would help (see ``LeftOver``). ``match``: its id once both are asked.
    """

    round: str
    account: Account
    number: int
    says: Says | None = None
    outcome: Outcome | None = None
    why: str = ""
    topic: str = ""
    expert: int = 0
    begins: datetime | None = None
    match: str = ""
    opens: int = 0
