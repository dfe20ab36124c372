"""Fluent: message name and fields -> text. The wording lives in ``config/messages/<language>``.

A file ``config/messages/de/<reaction>.ftl`` holds the messages of one reaction, named
``<reaction>-<what>``. An attribute ``.slack`` or ``.discourse`` replaces the text on that platform;
``.title`` is the title of a forum thread. ``**bold**`` is the only markup. What a field brings in
is put in after the markup, escaped by the door's dialect: a person's text can never become ours.

German is written with "du" in ``de`` and again with "Sie" in ``de-sie``; the community's rules say
which is spoken. ``{ GENDER("Helfer*innen", "Helfende") }`` is one word in its three forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, get_args
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from fluent.runtime import FluentBundle

from bot.effects import (
    Button,
    Day,
    InPlace,
    Link,
    Links,
    Message,
    Moment,
    Person,
    Term,
    Topics,
    Value,
)
from bot.errors import OurFault
from bot.message_files import parsed, text_of
from bot.rules import Address, Gender
from matchers.model import Account, Language, Topic

SOMEBODY, TAUGHT_AS = "common-somebody", "common-taught_as"
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FIELD = re.compile("\ue000(\\d+)\ue001")
_COMMAND = re.compile(r"`/lotse(?: ([^`]+))?`")
_GENDERED = re.compile("\ue002([^\ue003]*)\ue003")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class Dialect(Protocol):
    """How a platform writes: each door has one in its ``render.py``."""

    platform: str

    def escape(self, text: str) -> str:
        """A person's text, so that it can mean nothing but itself."""
        ...

    def person(self, account: Account) -> str:
        """A member's name as the platform shows it."""
        ...

    def place(self, key: str) -> str:
        """A channel or category by its key, as the platform shows it."""
        ...

    def link(self, url: str, title: str) -> str:
        """A link whose title a person wrote."""
        ...

    def bold(self, text: str) -> str:
        """Our own words, louder."""
        ...

    def command(self, text: str) -> str:
        """What to type for the command ``text``: the files write it as in Slack."""
        ...


class Plain:
    """The dialect of logs, previews and notification lines: no markup at all."""

    platform = "plain"

    def escape(self, text: str) -> str:
        """Nothing to escape."""
        return text

    def person(self, account: Account) -> str:
        """The bare identity: callers that know a name put it in as text."""
        return account

    def place(self, key: str) -> str:
        """The key: callers that know a name put it in as text."""
        return key

    def link(self, url: str, title: str) -> str:
        """Title and address."""
        return f"{title} ({url})" if title else url

    def bold(self, text: str) -> str:
        """As it is."""
        return text

    def command(self, text: str) -> str:
        """As the files write it."""
        return f"`/lotse {text}`" if text else "`/lotse`"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in words. ``paragraphs``: the text, then one for each part; ``buttons``: labels."""

    title: str
    paragraphs: tuple[str, ...]
    buttons: tuple[tuple[Button, str], ...] = ()

    @property
    def text(self) -> str:
        """All paragraphs, with an empty line between them."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message in words, with the labels of its own buttons."""

    text: str
    buttons: tuple[tuple[Button, str], ...] = ()


class Words:
    """All messages of ``folder`` in both languages, and the topics' names."""

    def __init__(
        self,
        folder: Path,
        topics: Mapping[str, Topic],
        time_zone: str = "UTC",
        *,
        address: Address = "du",
        gender: Gender = "neutral",
    ) -> None:
        formal = [folder / "de-sie"] if address == "sie" else []
        self._bundles: dict[Language, FluentBundle] = {
            "de": _bundle("de", [folder / "de", *formal], {"GENDER": _forms(gender)}),
            "en": _bundle("en", [folder / "en"], {}),
        }
        self._topics = topics
        self._zone = ZoneInfo(time_zone)

    def names(self, language: Language) -> frozenset[str]:
        """The names of all messages in one language."""
        return frozenset(self._bundles[language]._messages)  # noqa: SLF001  (no public listing)

    def say(self, message: Message, dialect: Dialect) -> Spoken:
        """Put a message into words in ``dialect``. Raises ``OurFault`` for an unknown name."""
        own, *parts = self.sections(message, dialect)
        return Spoken(self.title(message), (own.text, *(one.text for one in parts)), own.buttons)

    def sections(self, message: Message, dialect: Dialect) -> Iterator[Section]:
        """The message and its parts one after the other, each with its own buttons."""
        buttons = tuple((b, self.text(b.name, message.language)) for b in message.buttons)
        yield Section(self._speak(message.name, message.language, message.fields, dialect), buttons)
        for part in message.parts:
            yield from self.sections(part, dialect)

    def title(self, message: Message) -> str:
        """The message's ``.title``, as plain text; empty if it has none."""
        if not self.has(message.name, message.language, "title"):
            return ""
        return self._speak(message.name, message.language, message.fields, Plain(), "title")

    def text(
        self,
        name: str,
        language: Language,
        fields: Mapping[str, Value] | None = None,
        part: str = "",
    ) -> str:
        """One message (or its attribute ``part``) as plain text: labels, hints, log lines."""
        return self._speak(name, language, fields or {}, Plain(), part)

    def has(self, name: str, language: Language, part: str = "") -> bool:
        """Whether there is such a message, and such an attribute of it."""
        bundle = self._bundles[language]
        known = bundle.has_message(name)
        return known and (not part or part in bundle.get_message(name).attributes)

    def _speak(
        self,
        name: str,
        language: Language,
        fields: Mapping[str, Value],
        dialect: Dialect,
        part: str = "",
    ) -> str:
        bundle = self._bundles[language]
        if not self.has(name, language, part):
            raise OurFault(f"config/messages/{language}: there is no message {name!r} {part}")
        message = bundle.get_message(name)
        pattern = message.attributes.get(part or dialect.platform) or message.value
        if pattern is None:
            raise OurFault(f"config/messages/{language}: {name!r} has no text")
        values = list(fields.items())
        holders: dict[str, str | int] = {
            key: value if isinstance(value, int) else f"\ue000{number}\ue001"
            for number, (key, value) in enumerate(values)
        }
        text, faults = bundle.format_pattern(pattern, holders)
        if faults:
            raise OurFault(f"config/messages/{language}: {name!r}: {faults[0]}")
        marked = _BOLD.sub(lambda found: dialect.bold(found[1]), str(text))
        marked = _GENDERED.sub(lambda found: dialect.escape(found[1]), marked)
        marked = _COMMAND.sub(lambda found: dialect.command(found[1] or ""), marked)
        return _FIELD.sub(lambda f: self._value(values[int(f[1])][1], language, dialect), marked)

    def _value(self, value: Value, language: Language, dialect: Dialect) -> str:
        match value:
            case Person(account=account):
                return dialect.person(account) if account else self.text(SOMEBODY, language)
            case Link() | Links() | InPlace():
                return self._pointed(value, language, dialect)
            case Topics():
                return dialect.escape(self._of_topics(value, language))
            case Moment() | Day():
                return self._time(value, language)
            case Term():
                return self._speak(value.name, language, value.fields, dialect)
            case _:
                return dialect.escape(str(value))

    def _of_topics(self, value: Topics, language: Language) -> str:
        told, others = ([self._topics[t].name(language) for t in ids if t in self._topics]
                        for ids in (value.ids, value.taught_as))  # fmt: skip
        named = _either(told, language) if value.either else ", ".join(told)
        fields = {"topics": named, "others": ", ".join(one for one in others if one not in told)}
        return self.text(TAUGHT_AS, language, fields) if fields["others"] else named

    def _pointed(self, value: Link | Links | InPlace, language: Language, dialect: Dialect) -> str:
        """A category has no name that we know: it is told by its number, the same everywhere."""
        if isinstance(value, Link):
            return dialect.link(value.url, value.title)
        if isinstance(value, Links):
            links = [dialect.link(link.url, link.title) for link in value.items]
            return _listed(links, "standard", language)
        platform, _, number = value.key.partition(":")
        if platform == "discourse":
            return self.text("common-category", language, {"number": number})
        return dialect.place(value.key)

    def _time(self, value: Moment | Day, language: Language) -> str:
        comma = ", d. MMMM" if language == "de" else " d MMMM"
        if isinstance(value, Day):
            return format_date(value.on, f"EEEE{comma} y", locale=language)
        local = value.at.astimezone(self._zone)
        return format_datetime(local, f"EEEE{comma}, HH:mm", locale=language)


def _either(names: list[str], language: Language) -> str:
    """The names within a sentence: in quotes, since a topic's name may have an "und" of its own."""
    quoted = [f"„{name}“" if language == "de" else f"“{name}”" for name in names]
    return _listed(quoted, "or", language)


def _listed(told: list[str], how: Literal["standard", "or"], language: Language) -> str:
    """A, B and C, or: A, B or C."""
    return format_list(told, how, locale="de" if language == "de" else "en_GB")


_Choice = Callable[..., Any]  # Fluent's own types know functions of one argument only


def _bundle(
    language: Language, folders: list[Path], functions: Mapping[str, _Choice]
) -> FluentBundle:
    """What a later folder says replaces what an earlier one says; what it lacks is still said."""
    bundle = FluentBundle([language], functions=dict(functions), use_isolating=False)
    for file in (file for folder in folders for file in sorted(folder.glob("*.ftl"))):
        bundle.add_resource(parsed(text_of(file)), allow_overrides=True)
    return bundle


def _forms(gender: Gender) -> _Choice:
    """``GENDER(marked, neutral)``: the word in the community's form, kept apart from our markup."""

    def choose(marked: str, neutral: str) -> str:
        word = neutral if gender == "neutral" else marked
        return f"\ue002{word.replace('*', ':') if gender == 'colon' else word}\ue003"

    return choose
