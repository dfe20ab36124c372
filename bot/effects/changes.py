"""Changes: effects on our own store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.effects.checking_in import KeepCheckIn
from bot.effects.digest_changes import DropWish, KeepDraft, KeepWish
from bot.effects.helping import AskHelper, Later, SayHelped, SettleHelper
from bot.effects.letters import DropFilling, KeepFilling
from bot.effects.links import (
    AgreeLink,
    ClaimLink,
    CountGuess,
    DropOffer,
    LinkAccounts,
    OfferLink,
    UnlinkAccounts,
)
from bot.effects.member_changes import (
    AnswerMatch,
    AvoidMember,
    BlockPair,
    ChooseMatch,
    DropMatch,
    ForgetMember,
    KeepInquiry,
    KeepProfile,
    LeaveAlone,
    ProposeMatch,
    RecordConsent,
    RecordEvidence,
    RetractEvidence,
    SettleMatch,
)
from bot.effects.rounds import DropRoundWishes, KeepPart, KeepRound, KeepRoundWish
from bot.effects.steering_changes import (
    DropAddition,
    DropShadow,
    JudgeShadow,
    KeepAddition,
    KeepShadow,
    SnoozeThread,
    TellShadow,
    Withdraw,
    WriteLogbook,
)
from bot.effects.suggesting import AllowTags, KeepDoubt, KeepSuggestions, KeepUnwanted
from bot.effects.thread_changes import (
    DropAnswer,
    DropThread,
    GuardThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    RejectTags,
    SeeThread,
    SetAside,
    TagThread,
)
from bot.effects.transfers import KeepTransfer, LookAt
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
    | GuardThread
    | RecordEvidence
    | RetractEvidence
    | RecordConsent
    | KeepProfile
    | LeaveAlone
    | ForgetMember
    | KeepInquiry
    | ProposeMatch
    | AnswerMatch
    | SettleMatch
    | ChooseMatch
    | DropMatch
    | BlockPair
    | AvoidMember
    | KeepRound
    | KeepPart
    | KeepCheckIn
    | KeepRoundWish
    | DropRoundWishes
    | KeepFilling
    | DropFilling
    | OfferLink
    | ClaimLink
    | AgreeLink
    | CountGuess
    | DropOffer
    | LinkAccounts
    | UnlinkAccounts
    | KeepDraft
    | KeepWish
    | DropWish
    | Switch
    | KeepShadow
    | TellShadow
    | DropShadow
    | JudgeShadow
    | Withdraw
    | WriteLogbook
    | SnoozeThread
    | KeepSuggestions
    | KeepUnwanted
    | AllowTags
    | KeepDoubt
    | KeepAddition
    | DropAddition
    | Later
    | AskHelper
    | SettleHelper
    | SayHelped
    | KeepTransfer
    | LookAt
)
