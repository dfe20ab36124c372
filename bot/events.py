"""What happened, in our words: frozen, past tense, each with a key that makes it happen once.

A door reads a payload into one of these; the table in ``bot/reactions`` says who reacts to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from matchers.model import Account, Language, Place, Question, Tag, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events. ``key`` names it for good; ``at`` is when it happened (UTC)."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A kept hint that something happened on a platform (ids only), to be looked up later.

    ``patient``: nothing may have happened at all; what did goes first.
    """

    key: str
    at: datetime
    kind: str
    ids: Mapping[str, int] = field(default_factory=dict)
    patient: bool = False


# --- threads


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Event):
    """Somebody opened a thread that asks for something.

    ``recovered``: it was deleted or hidden, and is there again (nothing comes back in Slack).
    """

    question: Question
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEdited(Event):
    """The opening of a thread reads differently now."""

    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTagged(Event):
    """We found topics in a question (a further event of ``tag_question``)."""

    question: Question
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven(Event):
    """A reply in a thread, by whoever. ``answer`` is the reply's key, unique per platform.

    ``thanks`` says that its words thank somebody; ``mentions`` are the accounts it names.
    ``recovered``: it was deleted, and is there again.
    """

    thread: Thread
    answer: str
    by: Account
    thanks: bool = False
    mentions: tuple[Account, ...] = ()
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDeleted(Event):
    """A reply is gone. ``thread`` is the thread's key."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAccepted(Event):
    """A reply was marked as the solution: by the asker, a moderator, or the forum itself.

    ``by`` is ``None`` where the platform does not say who (Discourse). ``by_moderator`` is what
    the door found out; the reaction checks that an asker is the asker.
    """

    thread: str
    answer: str
    by: Account | None = None
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerUnaccepted(Event):
    """The solution mark was taken back."""

    thread: str
    answer: str
    by: Account | None = None
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSeen(Event):
    """A forum thread as it is now; states are set to what is true, however it came about.

    ``tags`` are the forum's tag names. ``accepted`` is the key of the accepted answer, if any.
    """

    thread: Thread
    asker: Account
    title: str
    closed: bool = False
    tags: tuple[str, ...] = ()
    accepted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDeleted(Event):
    """A thread is gone (deleted, hidden, or moved where we may not read). ``thread`` is its key."""

    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsRejected(Event):
    """Somebody crossed out our line (Slack's :x:) in the thread with this key."""

    thread: str
    by: Account
    by_moderator: bool = False


# --- people


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Event):
    """Somebody is new on a platform. Lotse says nothing at once."""

    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed(Event):
    """An account was deactivated: whoever it was is not asked and not matched any more."""

    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(Event):
    """A member opened Lotse's home tab."""

    account: Account
    language: Language = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandGiven(Event):
    """A member typed a command. ``command`` is its name in ``bot/commands.py``, or ``unknown``.

    ``argument`` is the rest; for ``unknown`` it is the nearest command's name, if one is near.
    ``aloud`` is where all can be told what it leads to: a channel that Lotse listens to and is in,
    ``place`` if it is one; ``None``: there is none.
    """

    account: Account
    place: Place
    command: str
    argument: str = ""
    language: Language = "de"
    moderator: bool = False
    aloud: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed(Event):
    """A member pressed a button of ours. ``value`` is only a hint: re-read state before acting."""

    account: Account
    place: Place
    button: str
    value: str = ""
    language: Language = "de"
    moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSent(Event):
    """A member sent a form (a Slack modal). ``values`` maps input names to what was entered.

    A text input gives a one-element tuple, an untouched one an empty tuple, a tick ``("yes",)``.
    """

    account: Account
    form: str
    values: Mapping[str, tuple[str, ...]]
    carries: Mapping[str, str] = field(default_factory=dict)
    language: Language = "de"
    moderator: bool = False


# --- the bot itself, and time


@dataclass(frozen=True, slots=True, kw_only=True)
class BotInvited(Event):
    """The bot was taken into a channel."""

    place: Place
    language: Language = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRemoved(Event):
    """The app was uninstalled or its tokens revoked on ``platform``."""

    platform: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekEnded(Event):
    """The hour of the weekly digest came in the community's time zone. ``week`` is ``2026-W47``."""

    week: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchExpired(Event):
    """A proposed match got no second yes in time. ``match`` is its id."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAccepted(Event):
    """Both said yes (a further event of ``settle_match``). ``match`` is its id."""

    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryUncertain(Event):
    """A delivery may have arrived, and nobody can look. ``delivery`` is its key."""

    delivery: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryWithheld(Event):
    """What is confidential could not be said where it belongs. ``delivery`` is its key."""

    delivery: str
