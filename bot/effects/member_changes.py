"""Changes of what we keep about members and matches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchers.inquiring import Inquiry
from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    MatchState,
    Profile,
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvidence:
    """Keep evidence about a member who consented (the store refuses any other)."""

    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractEvidence:
    """Take back what an answer was evidence of."""

    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """A member agreed to text ``version``. Before this nothing else about them may be kept."""

    account: Account
    version: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepProfile:
    """Keep what the member said about themselves (the store refuses it without consent)."""

    profile: Profile
    language: Language = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAlone:
    """Tell a member without a profile nothing unasked before ``until`` (``None``: no more pause).

    What is kept of them names nobody, see ``bot/store/left_alone.py``.
    """

    account: Account
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetMember:
    """Remove the account from every table, waiting delivery and sent message."""

    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMatch:
    """Keep a proposed match; it takes a seat of the expert."""

    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMatch:
    """One of the two said yes or no."""

    match: str
    role: Role
    says: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleMatch:
    """The match is now accepted, declined, expired or ended."""

    match: str
    state: MatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseMatch:
    """The learner chose this one of those that were offered: it is proposed until it ``expires``.

    The others leave no match.
    """

    match: str
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DropMatch:
    """What was offered is not any more, and leaves no match (no other is ever dropped)."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepInquiry:
    """Keep an inquiry as it stands now (the store refuses one of a member without consent)."""

    inquiry: Inquiry


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPair:
    """These two are never matched again."""

    one: Account
    other: Account
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidMember:
    """One member wishes never to be matched with another; ``over``: not any more.

    Only their own wish ends so: not one of the other's, and no ``BlockPair``.
    """

    by: Account
    other: Account
    at: datetime
    over: bool = False
