"""What happened, in our words: frozen, past tense, each with a key that makes it happen once.

A door reads a payload into one of these; the table in ``bot/reactions`` says who reacts to it.
"""

from __future__ import annotations

from bot.events.base import Event, Notice
from bot.events.itself import (
    AppRemoved,
    BotInvited,
    DayEnded,
    DeliveryArrived,
    DeliveryUncertain,
    DeliveryWithheld,
    DraftDue,
    InquiryExpired,
    MatchAccepted,
    MatchExpired,
    WeekEnded,
    WishDue,
)
from bot.events.later import (
    AnswerAged,
    AskerJudged,
    MomentCame,
    QuestionWaited,
    TransferDue,
    YesWaited,
)
from bot.events.people import (
    AccountClosed,
    ButtonPressed,
    CommandGiven,
    FormSent,
    HomeOpened,
    LetterWritten,
    MemberJoined,
    ShortcutUsed,
)
from bot.events.rounds import RoundClosed, RoundOpened
from bot.events.threads import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerEdited,
    AnswerGiven,
    AnswerUnaccepted,
    PassagesRead,
    QuestionAsked,
    QuestionEdited,
    QuestionTagged,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
    TopicsChosen,
)

__all__ = [
    "AccountClosed",
    "AnswerAccepted",
    "AnswerAged",
    "AnswerDeleted",
    "AnswerEdited",
    "AnswerGiven",
    "AnswerUnaccepted",
    "AppRemoved",
    "AskerJudged",
    "BotInvited",
    "ButtonPressed",
    "CommandGiven",
    "DayEnded",
    "DeliveryArrived",
    "DeliveryUncertain",
    "DeliveryWithheld",
    "DraftDue",
    "Event",
    "FormSent",
    "HomeOpened",
    "InquiryExpired",
    "LetterWritten",
    "MatchAccepted",
    "MatchExpired",
    "MemberJoined",
    "MomentCame",
    "Notice",
    "PassagesRead",
    "QuestionAsked",
    "QuestionEdited",
    "QuestionTagged",
    "QuestionWaited",
    "RoundClosed",
    "RoundOpened",
    "ShortcutUsed",
    "TagsRejected",
    "ThreadDeleted",
    "ThreadSeen",
    "ThreadSetAside",
    "TopicsChosen",
    "TransferDue",
    "WeekEnded",
    "WishDue",
    "YesWaited",
]
