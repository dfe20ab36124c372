"""What can be seen to change in a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.slack_nouns import Message, View, Whispered


@dataclass(frozen=True, slots=True)
class Posted:
    """A message appeared."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A message says something else now."""

    message: Message
    before: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A message is gone."""

    message: Message


@dataclass(frozen=True, slots=True)
class Reacted:
    """Somebody set or took back an emoji."""

    message: Message
    member: str
    name: str
    added: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A member sees a modal or home tab: new, pushed or redrawn."""

    view: View


@dataclass(frozen=True, slots=True)
class Acted:
    """A member used the app: what they typed, the name of a button, the id of a shortcut."""

    member: str
    channel: str
    act: Literal["types", "presses", "chooses"]
    what: str


Change = Posted | Edited | Deleted | Reacted | Shown | Whispered | Acted
