"""What should happen, as data: changes of our store, deliveries to the outside, answers at once.

A reaction yields these (and further events); ``bot/store`` keeps all of a reaction's or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.events import Event
from matchers.model import (
    Account,
    Evidence,
    Language,
    Match,
    MatchState,
    Place,
    Profile,
    Question,
    Role,
    Tag,
    Thread,
)

# --- what a message says


@dataclass(frozen=True, slots=True)
class Person:
    """A member to be named. ``account`` becomes ``None`` when the member asked to be forgotten."""

    account: Account | None
    kind: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a title that a person wrote. ``place`` lets the courier ask if it is public."""

    url: str
    title: str
    place: str = ""
    kind: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Topics:
    """Topic ids; they are told by name in the reader's language."""

    ids: tuple[str, ...]
    kind: Literal["topics"] = "topics"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; told in the community's time zone."""

    at: datetime
    kind: Literal["moment"] = "moment"


@dataclass(frozen=True, slots=True)
class Term:
    """One of our own words by its message name, told in the reader's language."""

    name: str
    kind: Literal["term"] = "term"


Value = Person | Link | Topics | Moment | Term | int | str
"""What a field of a message may hold. A ``str`` is always taken for a person's and escaped."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; its label is the message ``name`` of the reaction's file."""

    name: str
    value: str = ""
    style: Literal["", "primary", "danger"] = ""


@dataclass(frozen=True, slots=True)
class Message:
    """*What* a delivery says: a name and fields. The wording is in ``config/messages``.

    ``parts`` are said below it, each as a paragraph of its own.
    """

    name: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    language: Language = "de"
    buttons: tuple[Button, ...] = ()
    parts: tuple[Message, ...] = ()


# --- forms


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an input: what is sent back, and what people read."""

    value: str
    label: Term | Topics | str


@dataclass(frozen=True, slots=True)
class Input:
    """One question of a form. ``name`` is also its label's message name.

    ``about`` fills the label's fields (a level input asks about one topic).
    """

    name: str
    kind: Literal["line", "text", "choice", "choices", "tick"]
    options: tuple[Option, ...] = ()
    required: bool = True
    initial: tuple[str, ...] = ()
    about: Mapping[str, Value] = field(default_factory=dict)
    at_most: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in words of ours; Slack draws it as a modal. ``carries`` comes back with it."""

    name: str
    inputs: tuple[Input, ...]
    language: Language = "de"
    carries: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Value] = field(default_factory=dict)


# --- changes: effects on our own store


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepQuestion:
    """Remember a thread's pointers, and the title where its place is public.

    What is known to be gone stays gone, unless it was ``recovered``.
    """

    question: Question
    recovered: bool = False


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
    """Remember that a reply exists (pointers only), unless it is gone and not ``recovered``."""

    thread: str
    answer: str
    by: Account
    at: datetime
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DropAnswer:
    """A reply is gone; a tombstone stays, so that it cannot come back by a late delivery."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAnswer:
    """The thread's accepted answer is this one now; ``None``: it has none."""

    thread: str
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseThread:
    """The thread is closed (or open again)."""

    thread: str
    closed: bool


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
    | AcceptAnswer
    | CloseThread
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


# --- deliveries: effects on the outside, each one call that must not happen twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Say something in a thread."""

    key: str
    thread: Thread
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Say something in a place: a message in a channel, a new thread in a forum category.

    ``under`` names an earlier delivery: this one becomes a reply below it.
    """

    key: str
    place: Place
    message: Message
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """Say something in a place that only one member sees (a forum has no whispers for members)."""

    key: str
    place: Place
    account: Account
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectMessage:
    """Say something privately to one member."""

    key: str
    account: Account
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGroup:
    """Open a private group of these members with the bot, and say something there."""

    key: str
    accounts: tuple[Account, ...]
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Say something else where the delivery ``instead_of`` was said."""

    key: str
    instead_of: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsay:
    """Remove what the delivery ``instead_of`` said."""

    key: str
    instead_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyTags:
    """Set topics on a forum thread: ours are added and removed, a person's are never touched."""

    key: str
    thread: Thread
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHome:
    """Draw a member's home tab."""

    key: str
    account: Account
    message: Message


Delivery = Reply | Post | Whisper | DirectMessage | OpenGroup | Edit | Unsay | ApplyTags | ShowHome


# --- answers: what a command, click or form gets at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the person reads at once: a message, a form to fill in, or what is wrong with one.

    ``errors`` maps input names to what to mend; with all three empty a form just closes.
    """

    message: Message | None = None
    form: Form | None = None
    errors: Mapping[str, Message] = field(default_factory=dict)


Effect = Change | Delivery | Answer | Event
