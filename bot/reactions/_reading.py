"""A typed answer to one input of a form: what it means, or what would be understood."""

from __future__ import annotations

from dataclasses import dataclass

from bot.community import Community
from bot.effects import Input, Message, Topics, Value
from bot.reactions._typed import (
    one_number,
    says_yes,
    several,
    slots_in,
    topics_in,
    topics_near,
)
from matchers.model import SLOTS, Language

LONGEST = {"line": 150, "text": 1000}
"""Characters of an answer in words."""
SHOWN = 60
"""Characters of what was not understood that are said back."""


@dataclass(frozen=True, slots=True)
class Misread:
    """What to say where an answer was not understood."""

    message: Message


Read = tuple[str, ...] | Misread


def read_input(asked: Input, text: str, community: Community, language: Language) -> Read:
    """What somebody typed for one input, in the values that a window would have sent."""
    match asked.kind:
        case "line" | "text":
            return _words(asked, text, language)
        case "tick":
            yes = says_yes(text)
            return _misread("tick", language) if yes is None else ("yes",) if yes else ()
        case "choice" | "choices":
            return _choice(asked, text, community, language)


def _words(asked: Input, text: str, language: Language) -> Read:
    said = " ".join(text.split()) if asked.kind == "line" else text.strip()
    at_most = LONGEST[asked.kind]
    if len(said) > at_most:
        fields: dict[str, Value] = {"at_most": str(at_most), "length": str(len(said))}
        return Misread(Message("read_letter-too_long", fields, language))
    return (said,) if said else _misread("text", language)


def _choice(asked: Input, text: str, community: Community, language: Language) -> Read:
    values = [option.value for option in asked.options]
    if set(values) <= set(SLOTS):
        return tuple(slots_in(text)) or _misread("slots", language)
    if all(value in community.topics for value in values):
        return _topics(text, community, language)
    if all(value.isdigit() for value in values):
        number = one_number(text, values)
        return (number,) if number else _misread("number", language)
    labels = {
        option.value: (option.label,) for option in asked.options if isinstance(option.label, str)
    }
    found = several(text, values, labels)
    if asked.kind == "choice" and len(found) > 1:
        found = [value for value in found if value == "both"]
    return tuple(found) or _misread("one" if asked.kind == "choice" else "many", language)


def _topics(text: str, community: Community, language: Language) -> Read:
    known, unknown = topics_in(text, community.topics)
    if not unknown:
        return tuple(known) or _misread("topics", language)
    typed = unknown[0][:SHOWN]
    near = topics_near(unknown[0], community.topics)
    if near:
        fields: dict[str, Value] = {"typed": typed, "near": Topics(near)}
        return Misread(Message("read_letter-near_topics", fields, language))
    return Misread(Message("read_letter-unknown_topic", {"typed": typed}, language))


def _misread(what: str, language: Language) -> Misread:
    return Misread(Message(f"read_letter-misread_{what}", {}, language))
