"""A round as the bot holds it: its stages, and what each member says and hears in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from operator import not_
from typing import Literal

from matchers.model import Account, Form

RoundState = Literal["open", "closed", "drafted", "released", "out", "dropped"]
"""Answers come in · it is solved · moderators look at it · it goes out · it is out · it is not."""

UNDER_WAY: tuple[RoundState, ...] = ("open", "closed", "drafted", "released")
"""Of a round that may still lead to something."""

Says = Literal["yes", "no", "back", "late"]
"""In it, not this time; ``back``: wants to be asked again, after several rounds in silence.

``late``: a yes after the answers ended; in it as soon as it is looked at again.
"""

Outcome = Literal["seat", "left", "idle"]
"""Learns with somebody · wanted to and could not · offered to teach and was not needed."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who could take the learner of a pair; ``expert`` is a number of the round."""

    expert: int
    topic: str
    begins: datetime
    taught_as: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody learns a topic from an ``expert``; members are numbers of the round.

    A pair is one seat. The seats with an expert whose ``form`` is a circle are one circle; two
    members who have a seat with each other are a tandem. ``others``: whom the learner of a pair may
    choose instead. ``taught_as``: the expert's word for the topic, where that is its parent or its
    child.
    """

    learner: int
    expert: int
    topic: str
    begins: datetime
    form: Form = "pair"
    others: tuple[Other, ...] = ()
    taught_as: str = ""


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
class RoundWish:
    """What moderators want of a round: these two are a pair (``fixed``), or are kept apart.

    Members are numbers of the round; one that stands for nobody any more says nothing.
    """

    round: str
    learner: int
    expert: int
    fixed: bool


def round_name(week: str, group: str) -> str:
    """The name of the round that opens in this week, for this study group."""
    return f"{week}.{group}" if group else week


def week_in(name: str) -> str:
    """The week in which the round of this name opened."""
    return name.partition(".")[0]


def group_in(name: str) -> str:
    """The study group that holds the round of this name; empty: everybody."""
    return name.partition(".")[2]


def silent_weeks(told: Iterable[tuple[Account, bool, str]]) -> dict[Account, int]:
    """In how many of the last weeks with rounds each member said no word to any, where any.

    ``told``: member, whether they said a word, and the name of the round; the newest round first.
    """
    weeks = dict[Account, dict[str, bool]]()
    for account, spoke, name in told:
        mine = weeks.setdefault(account, {})
        mine[week_in(name)] = mine.get(week_in(name), False) or spoke
    silent = {who: len(list(takewhile(not_, mine.values()))) for who, mine in weeks.items()}
    return {who: count for who, count in silent.items() if count}


@dataclass(frozen=True, slots=True)
class HeldRound:
    """One round. ``name`` is the week in which it opened, ``2026-W48``; ``week`` that of meetings.

    With study groups the name ends with that of its ``group``: ``2026-W48.tables``.

    Nobody is in it without a yes until it ``closes``. ``tries``: how often it was solved; the last
    time from what was ``version`` then, see ``matchers.rounds.entering``.

    Once it is out it is looked at again each day for a while, next at ``looks``: is there a seat
    for somebody who is still without one? ``again``: it is solved for them, in their own ``week``.
    """

    name: str
    opened: datetime
    closes: datetime
    week: str
    state: RoundState = "open"
    tries: int = 0
    version: str = ""
    again: bool = False
    looks: datetime | None = None

    @property
    def group(self) -> str:
        """The name of its study group; empty: it is a round of everybody."""
        return group_in(self.name)

    @property
    def since(self) -> datetime:
        """The moment as of which members are looked at."""
        return self.looks if self.again and self.looks is not None else self.closes

    def takes_late(self) -> bool:
        """Whether a late yes may still lead to something."""
        return self.state in ("closed", "drafted", "released") or self.looks is not None

    def counts(self, says: Says | None) -> bool:
        """Whether who says so is in it now."""
        return says == "yes" or (self.again and says == "late")

    def takes_answers(self, at: datetime) -> bool:
        """Whether a yes or a no still counts."""
        return self.state == "open" and at < self.closes


@dataclass(frozen=True, slots=True)
class Part:
    """One member in one round. ``number`` stands for them in keys and in what is solved.

    ``says`` is ``None`` until they answer. Once it is solved there is an ``outcome``: with a seat
    the ``expert`` (a number), the ``topic`` (and as what it is taught), the ``form`` and when they
    would meet (``begins``); without one ``why``, and the hour that would help (see ``LeftOver``).
    ``others``: see ``Seat``. ``match``: its id once all in it are asked; while its learner chooses,
    what the offers share.
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
    form: Form = "pair"
    opens: int = 0
    others: tuple[Other, ...] = ()
    taught_as: str = ""
