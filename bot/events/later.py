"""What we set ourselves for a later moment, and which then came (see ``effects.Later``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentCame(Event):
    """The base of these. ``at`` is first the moment that was set, then when it is reacted to.

    That is later where the machine was off, or a moderator had stopped us: see ``store/later``.
    ``due`` is then the moment that was set.
    """

    due: datetime | None = None

    @property
    def late(self) -> timedelta:
        """How long after the moment that was set it is reacted to."""
        return self.at - (self.due or self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWaited(MomentCame):
    """A question waits so long that the next rung of the ladder is due. ``thread`` is its key.

    ``since`` is when its wait began. ``further``: the rungs after this one follow from it.
    """

    thread: str
    step: int
    since: datetime
    further: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class YesWaited(MomentCame):
    """Somebody said yes to a question a while ago. ``number`` is theirs among its helpers."""

    thread: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAged(MomentCame):
    """A question got its first answer a day ago, or so. ``thread`` is its key."""

    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDue(MomentCame):
    """The authors of a conversation were asked long enough. ``began`` is when they were."""

    thread: str
    began: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInDue(MomentCame):
    """A ``match`` is under way for a while: time to ask each alone whether they ``met``.

    Or, some days before its end, how it ``felt``.
    """

    match: str
    step: Literal["met", "felt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOver(MomentCame):
    """The time that a ``match`` was made for is over, unless both went on."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerJudged(Event):
    """Who asked told us in private whether it helped (a further event of ``ask_if_helped``)."""

    thread: str
