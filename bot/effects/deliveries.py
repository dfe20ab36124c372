"""Deliveries, each one call to the outside that must not happen twice, and answers at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.effects.messages import Form, Message
from matchers.model import Account, Language, Place, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Say something in a thread: one line of ours in each, whatever feature says it.

    A second one is refused (``OurFault``): later words are an ``Edit`` of the first one.
    ``again``: also if it was given up or dropped before (never if it was said, or waits).
    """

    key: str
    thread: Thread
    message: Message
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Say something in a place: a message in a channel, a new thread in a forum category.

    ``under`` names an earlier delivery: this one becomes a reply below it. ``again``: as with a
    ``Reply``. ``tells``: once it is there, or given up, that is an event.
    """

    key: str
    place: Place
    message: Message
    under: str = ""
    again: bool = False
    tells: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """Say something in a place that only one member sees (a forum has no whispers for members).

    ``unasked`` and ``until``: as with a ``DirectMessage``.
    """

    key: str
    place: Place
    account: Account
    message: Message
    unasked: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectMessage:
    """Say something privately to one member.

    ``unasked``: nothing that they did led to it. The budget of a week, pauses and quiet hours apply
    to it: it waits for them, in a lane of its own. ``until``: then it is worth nothing any more; if
    it still waits, it is dropped.
    ``within`` names the private conversation in which it is said, where there are several.
    """

    key: str
    account: Account
    message: Message
    within: str = ""
    unasked: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendFile:
    """Send a text file privately to one member, with a message.

    Nobody can look whether it arrived: what is uncertain is not repeated, the member is asked.
    """

    key: str
    account: Account
    filename: str
    content: str
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
    """Remove what the delivery ``instead_of`` said.

    Where nothing can be removed, a line says so in ``language`` (without it the community's).
    ``said_stays``: only if it still waits is it taken back; what people read already stays.
    """

    key: str
    instead_of: str
    language: Language | None = None
    said_stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyTags:
    """Set topics on a forum thread: ours are added and removed, a person's are never touched.

    ``again``: as with a ``Reply``.
    """

    key: str
    thread: Thread
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHome:
    """Draw a member's home tab."""

    key: str
    account: Account
    message: Message


Delivery = (
    Reply
    | Post
    | Whisper
    | DirectMessage
    | SendFile
    | OpenGroup
    | Edit
    | Unsay
    | ApplyTags
    | ShowHome
)


ToOne = DirectMessage | SendFile | Whisper | ShowHome
"""Deliveries to one member alone."""


# --- answers: what a command, click or form gets at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the person reads at once: a message, a form to fill in, or what is wrong with one.

    ``errors`` maps input names to what to mend; with all three empty a form just closes.
    """

    message: Message | None = None
    form: Form | None = None
    errors: Mapping[str, Message] = field(default_factory=dict)
