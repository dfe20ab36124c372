"""What a field of a form needs to be drawn: its name, its choices, what is in it at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from bot.sandbox.page.emoji import with_emoji
from bot.sandbox.page.mrkdwn import NOTHING, Names, draw_plain, draw_text
from bot.sandbox.page.rich_text import parts_of

Part = Mapping[str, Any]

CONTROLS: Mapping[str, str] = {
    kind: control
    for control, kinds in {
        "select": "static_select users_select channels_select conversations_select",
        "radio": "radio_buttons",
        "many": (
            "checkboxes multi_static_select multi_users_select multi_channels_select"
            " multi_conversations_select"
        ),
        "list": "external_select multi_external_select",
        "line": (
            "plain_text_input email_text_input url_text_input number_input"
            " datepicker timepicker datetimepicker"
        ),
        "lines": "rich_text_input",
        "file": "file_input",
    }.items()
    for kind in kinds.split()
}
"""How each element is drawn."""

HTML_TYPES: Mapping[str, str] = {
    "email_text_input": "email",
    "url_text_input": "url",
    "number_input": "number",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "datetime-local",
}


_SECONDS = 10
"""Digits of a time as Slack tells it, for the next two and a half centuries."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be chosen. ``words``: its label where only text may stand."""

    value: str
    label: Markup
    words: str
    about: Markup
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one label, or under none."""

    label: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Field:
    """One element of a form, where it stands.

    ``title``: what a screen reader calls it where no label stands beside it. ``described``: the
    ids of what explains it. ``press``: what its OK button sends, empty if it has none. ``finds``:
    the address that asks the bot for what fits; without one only what is there can be chosen.
    """

    element: Part
    names: Names
    name: str
    id: str
    title: str = ""
    label: Markup = NOTHING
    described: str = ""
    required: bool = False
    wrong: bool = False
    press: str = ""
    finds: str = ""

    @property
    def kind(self) -> str:
        """The element's type."""
        return str(self.element["type"])

    @property
    def control(self) -> str:
        """How it is drawn."""
        if self.kind == "plain_text_input" and self.element.get("multiline"):
            return "lines"
        return CONTROLS[self.kind]

    @property
    def html_type(self) -> str:
        """What kind of ``<input>`` it is."""
        return HTML_TYPES.get(self.kind, "text")

    @property
    def placeholder(self) -> str:
        """What stands in it while it is empty."""
        return words(self.element.get("placeholder"))

    @property
    def written(self) -> str:
        """What stands in a field to write into at first."""
        if self.kind == "rich_text_input":
            return " ".join(_texts(self.element.get("initial_value")))
        [first, *_] = initial(self.element) or [""]
        if self.kind == "datetimepicker" and first.isdecimal() and len(first) <= _SECONDS:
            moment = datetime.fromtimestamp(int(first), UTC).replace(tzinfo=None)
            return moment.isoformat(timespec="seconds" if moment.second else "minutes")
        return first

    @property
    def zone(self) -> str:
        """Which time zone a time is in, if the bot or we said so."""
        named = "UTC" if self.kind == "datetimepicker" else self.element.get("timezone")
        return str(named or "")

    @property
    def groups(self) -> Sequence[Group]:
        """All that can be chosen."""
        chosen = set(initial(self.element))
        if self.kind.endswith("users_select"):
            return [_called(self.names.members, chosen)]
        if self.kind.endswith(("channels_select", "conversations_select")):
            return [_called(self.names.channels, chosen)]
        if self.kind.endswith("external_select"):
            return [self._group("", self._offered(chosen), chosen)]
        if "option_groups" in self.element:
            return [
                self._group(words(group.get("label")), parts_of(group, "options"), chosen)
                for group in parts_of(self.element, "option_groups")
            ]
        return [self._group("", parts_of(self.element, "options"), chosen)]

    @property
    def single(self) -> bool:
        """Whether only one may be chosen in a list that asks the bot."""
        return not self.kind.startswith("multi_")

    @property
    def typed(self) -> str:
        """What was typed into such a list last."""
        return str(self.element.get("typed", ""))

    @property
    def typed_name(self) -> str:
        """What that box is called in what the browser sends."""
        return typed_name(self.name)

    @property
    def asked(self) -> bool:
        """Whether the bot was asked for what fits."""
        return "offered_now" in self.element

    def _offered(self, chosen: set[str]) -> list[Part]:
        """What is chosen, and after that what the bot offers for what was typed."""
        one = self.element.get("initial_option")
        there = [one] if isinstance(one, Mapping) else parts_of(self.element, "initial_options")
        now = set(self.element.get("offered_now", ())) - chosen
        ever = parts_of(self.element, "options")
        return [*there, *(option for option in ever if option.get("value") in now)]

    def _group(self, label: str, options: Sequence[Part], chosen: set[str]) -> Group:
        choices = [
            Choice(
                value := str(option.get("value", "")),
                draw_words(option.get("text"), self.names),
                words(option.get("text")),
                draw_words(option.get("description"), self.names),
                value in chosen,
            )
            for option in options
        ]
        return Group(label, choices)


def field_name(block_id: str, action_id: str) -> str:
    """What a field is called in what the browser sends."""
    return f"f:{block_id}:{action_id}"


def typed_name(name: str) -> str:
    """What the box is called that is typed into, beside the field with this name."""
    return f"typed-{name}"


def words(text: Any) -> str:
    """The words of a text object where no markup may stand."""
    if not isinstance(text, Mapping):
        return text if isinstance(text, str) else ""
    said = str(text.get("text", ""))
    return said if text.get("emoji") is False else with_emoji(said)


def draw_words(text: Any, names: Names) -> Markup:
    """A text object; ``emoji: false`` keeps a person's ``:x:`` as it is."""
    if isinstance(text, Mapping) and text.get("type") == "mrkdwn":
        return draw_text(str(text.get("text", "")), names)
    if isinstance(text, Mapping) and text.get("emoji") is False:
        return Markup("<br>").join(str(text.get("text", "")).split("\n"))
    return draw_plain(words(text))


def initial(element: Part) -> list[str]:
    """What is in an element at first: texts, or the values of choices."""
    found = [value for name, value in element.items() if name.startswith("initial_")]
    many = [one for value in found for one in (value if isinstance(value, list) else [value])]
    plain = [one.get("value") if isinstance(one, Mapping) else one for one in many]
    return [str(one) for one in plain if one is not None]


def _called(names: Mapping[str, str], chosen: set[str]) -> Group:
    known = {**{one: one for one in sorted(chosen)}, **names}
    ordered = sorted(known.items(), key=lambda pair: pair[1].casefold())
    choices = [Choice(i, Markup("{}").format(n), n, NOTHING, i in chosen) for i, n in ordered]
    return Group("", choices)


def _texts(value: Any) -> Iterator[str]:
    """All texts in what a rich text input holds at first."""
    if isinstance(value, Mapping):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
