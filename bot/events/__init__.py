"""What happened, in our words: frozen, past tense, each with a key that makes it happen once.

A door reads a payload into one of these; the table in ``bot/reactions`` says who reacts to it.
"""

from __future__ import annotations

from bot.events.base import Event, Notice
from bot.events.itself import (
    AppRemoved,
    BotInvited,
    DeliveryUncertain,
    DeliveryWithheld,
    MatchAccepted,
    MatchExpired,
    WeekEnded,
)
from bot.events.people import (
    AccountClosed,
    ButtonPressed,
    CommandGiven,
    FormSent,
    HomeOpened,
    LetterWritten,
    MemberJoined,
)
from bot.events.threads import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    QuestionAsked,
    QuestionEdited,
    QuestionTagged,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
)

__all__ = [
    "AccountClosed",
    "AnswerAccepted",
    "AnswerDeleted",
    "AnswerGiven",
    "AnswerUnaccepted",
    "AppRemoved",
    "BotInvited",
    "ButtonPressed",
    "CommandGiven",
    "DeliveryUncertain",
    "DeliveryWithheld",
    "Event",
    "FormSent",
    "HomeOpened",
    "LetterWritten",
    "MatchAccepted",
    "MatchExpired",
    "MemberJoined",
    "Notice",
    "QuestionAsked",
    "QuestionEdited",
    "QuestionTagged",
    "TagsRejected",
    "ThreadDeleted",
    "ThreadSeen",
    "WeekEnded",
]
