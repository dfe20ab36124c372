"""What a message or a form says, as data: names and fields, never wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from matchers.model import Account, Language, Thread


@dataclass(frozen=True, slots=True)
class Person:
    """A member to be named. ``account`` becomes ``None`` when the member asked to be forgotten."""

    account: Account | None
    kind: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a title that a person wrote. ``place`` lets the courier ask if it is public.

    ``thread``: the key of the thread it leads to, where it may be named only while that answers.
    ``told``: where it may be named only while everybody may read that, by the title it has then.
    """

    url: str
    title: str
    place: str = ""
    kind: Literal["link"] = "link"
    thread: str = ""
    told: str = ""

    @classmethod
    def telling(cls, thread: Thread, title: str) -> Link:
        """A link that tells a thread's title for as long as everybody may read it."""
        return cls(thread.permalink, title, thread.place.key, told=thread.key)


@dataclass(frozen=True, slots=True)
class Links:
    """Some links, told one after the other: A, B and C. Any of them may be left out."""

    items: tuple[Link, ...]
    kind: Literal["links"] = "links"


@dataclass(frozen=True, slots=True)
class Topics:
    """Topic ids; told by name in the reader's language: A, B, C.

    ``either``: within a sentence that is true of each of them: „A“, „B“ oder „C“. ``taught_as``:
    parts of these, or what they are a part of, with which somebody helps instead: A (offered as D).
    """

    ids: tuple[str, ...]
    either: bool = False
    taught_as: tuple[str, ...] = ()
    kind: Literal["topics"] = "topics"


@dataclass(frozen=True, slots=True)
class InPlace:
    """A channel or category by its key; told by the name that the platform shows."""

    key: str
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; told in the community's time zone."""

    at: datetime
    kind: Literal["moment"] = "moment"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, told with its year."""

    on: date
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Term:
    """One of our own words by its message name, told in the reader's language.

    What its ``fields`` bring in is taken for a person's and escaped.
    """

    name: str
    kind: Literal["term"] = "term"
    fields: Mapping[str, str] = field(default_factory=dict)


Value = Person | Link | Links | Topics | InPlace | Moment | Day | Term | int | str
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

    ``parts`` are said below it, each as a paragraph of its own with its buttons below. ``spare``
    are further ones that are only said in the place of parts that may not be shown any more.
    ``otherwise`` is said where none of its parts may be: as if there were nothing to hide.
    """

    name: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    language: Language = "de"
    buttons: tuple[Button, ...] = ()
    parts: tuple[Message, ...] = ()
    spare: tuple[Message, ...] = ()
    otherwise: Message | None = None


# --- forms


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an input: what is sent back, and what people read.

    ``place``: where a label that a person wrote stands; what is not public there is not offered.
    """

    value: str
    label: Term | Topics | str
    place: str = ""


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
