"""A form that is filled in by letters, one question at a time, where no window can be opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.effects.messages import Form
from matchers.model import Account, Language

FILLING_LASTS = timedelta(days=7)
"""After so long without an answer a filling is forgotten."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How far somebody is with a form. ``step`` counts its inputs; the one of now is asked.

    ``conversation`` is where they are asked: answers given anywhere else are none.
    """

    account: Account
    conversation: str
    form: Form
    at: datetime
    step: int = 0
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFilling:
    """Keep how far somebody is. Never before they agreed that this may be kept."""

    filling: Filling


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFilling:
    """The form was sent, or given up."""

    account: Account


@dataclass(frozen=True, slots=True)
class Choice:
    """A button where there are none: the word to be written instead, in either language.

    ``language`` is that of the message.
    """

    word: str
    button: str
    value: str = ""
    language: Language = "de"
