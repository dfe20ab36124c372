"""Changes: effects on our own store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.effects.helping import AskHelper, Later, SayHelped, SettleHelper
from bot.effects.letters import DropFilling, KeepFilling
from bot.effects.links import (
    ClaimLink,
    CountGuess,
    DropOffer,
    LinkAccounts,
    OfferLink,
    UnlinkAccounts,
)
from bot.effects.member_changes import (
    AnswerMatch,
    BlockPair,
    ForgetMember,
    KeepProfile,
    ProposeMatch,
    RecordConsent,
    RecordEvidence,
    RetractEvidence,
    SettleMatch,
)
from bot.effects.thread_changes import (
    DropAnswer,
    DropThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    RejectTags,
    SeeThread,
    SetAside,
    TagThread,
)
from matchers.model import (
    Account,
)


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
    | SetAside
    | RecordEvidence
    | RetractEvidence
    | RecordConsent
    | KeepProfile
    | ForgetMember
    | ProposeMatch
    | AnswerMatch
    | SettleMatch
    | BlockPair
    | KeepFilling
    | DropFilling
    | OfferLink
    | ClaimLink
    | CountGuess
    | DropOffer
    | LinkAccounts
    | UnlinkAccounts
    | Switch
    | Later
    | AskHelper
    | SettleHelper
    | SayHelped
)
