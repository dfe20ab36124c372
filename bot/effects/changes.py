"""Changes: effects on our own store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    MatchState,
    Profile,
    Question,
    Role,
    Tag,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepQuestion:
    """Remember a thread's pointers, and the title where its place is public.

    What is known to be gone stays gone, unless it was ``recovered``. ``edited`` is when it came to
    read like this; what is known to be newer stays.
    """

    question: Question
    recovered: bool = False
    edited: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagThread:
    """Remember the topics of a thread; they replace what *we* found before, not people's tags."""

    thread: str
    tags: tuple[Tag, ...]
    by: Literal["lotse", "people"] = "lotse"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectTags:
    """People took our tags back: forget them and remember that they were wrong here."""

    thread: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAnswer:
    """Remember that a reply exists (pointers only), unless it is gone and not ``recovered``.

    ``thanks``: it thanks somebody, perhaps by name; ``None``: it does not.
    """

    thread: str
    answer: str
    by: Account
    at: datetime
    recovered: bool = False
    thanks: tuple[Account, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropAnswer:
    """A reply is gone; a tombstone stays, so that it cannot come back by a late delivery."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeAnswer:
    """Somebody said that a reply solves it, or that it does not (any more): the newest word holds.

    ``by`` is ``None`` where the platform itself says so. ``counts``: whoever asked the question;
    other words count if it turns out that they are the asker's.
    """

    thread: str
    answer: str
    by: Account | None
    solves: bool
    counts: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeThread:
    """So stood the whole thread on the forum ``at`` that moment: the newest look holds."""

    thread: str
    closed: bool
    accepted: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DropThread:
    """The thread is gone: its words leave the store, a tombstone stays."""

    thread: str


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
class BlockPair:
    """These two are never matched again."""

    one: Account
    other: Account
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Turn something on or off for the whole installation: ``stopped``, ``removed:slack``."""

    name: str
    on: bool
    by: Account | None
    at: datetime


Change = (
    KeepQuestion
    | TagThread
    | RejectTags
    | KeepAnswer
    | DropAnswer
    | JudgeAnswer
    | SeeThread
    | DropThread
    | RecordEvidence
    | RetractEvidence
    | RecordConsent
    | KeepProfile
    | ForgetMember
    | ProposeMatch
    | AnswerMatch
    | SettleMatch
    | BlockPair
    | Switch
)
