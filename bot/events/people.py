"""What people did: joined, left, looked, typed, pressed, sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.events.base import Event
from matchers.model import Account, Language, Place, Question


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
    moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandGiven(Event):
    """A member typed a command. ``command`` is its name in ``bot/commands.py``, or ``unknown``.

    ``argument`` is the rest; for ``unknown`` it is the nearest command's name, if one is near.
    ``named``: keys of the channels that the argument names, and of messages by their links.
    ``aloud`` is where all can be told what it leads to: a channel that Lotse listens to and is in,
    ``place`` if it is one; ``None``: there is none. ``mentions`` are the accounts
    it names. ``thread`` is where it was written, if in one.
    ``letter``: it was written, and is answered by a letter: in this private conversation, or where
    it is empty in the member's own one. ``None``: somebody waits, and is answered at once.
    ``name`` is what the platform calls the account.
    """

    account: Account
    place: Place
    command: str
    argument: str = ""
    language: Language = "de"
    moderator: bool = False
    aloud: Place | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Account, ...] = ()
    thread: str = ""
    letter: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed(Event):
    """A member pressed a button of ours. ``value`` is only a hint: re-read state before acting."""

    account: Account
    place: Place
    button: str
    value: str = ""
    language: Language = "de"
    moderator: bool = False
    letter: str | None = None


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
    letter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWritten(Event):
    """A member wrote to Lotse by name: in a private conversation, or in a line of a public thread.

    ``conversation`` is the private one (``discourse:pm/12``) that only the two read, else empty;
    ``thread`` and ``place`` are the public ones. ``named``: it begins with Lotse's name, which is
    not part of ``text``. ``author`` opened the thread; ``question`` is its opening in their words,
    where ``text`` asks to keep it.
    """

    account: Account
    text: str
    conversation: str = ""
    place: Place
    thread: str = ""
    named: bool = False
    author: Account | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutUsed(Event):
    """A member chose an entry of ours in a message's menu: its name in ``bot/shortcuts.py``.

    ``message`` and ``thread`` are keys, equal where the message opens its thread, and empty where
    we do not listen. ``author`` is who wrote the message; ``None``: a bot. ``question`` is an
    opening in its author's words, where the shortcut needs them.
    """

    account: Account
    shortcut: str
    message: str
    thread: str
    author: Account | None = None
    question: Question | None = None
    language: Language = "de"
    moderator: bool = False
    letter: str | None = None
