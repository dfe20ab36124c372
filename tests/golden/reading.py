"""What the doors' own renderers make of a message, as text that a person can read aloud.

Slack's blocks and Discourse's Markdown are shown as they are sent; buttons and choices in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.discourse.letter_out import with_words
from bot.discourse.render import DiscourseDialect, body_of, title_of
from bot.effects import Answer, Form, Message
from bot.slack.render import DIALECT as SLACK
from bot.slack.render import render, render_errors, render_home, render_note
from bot.slack.render_form import render_form
from bot.words import Dialect, Words
from matchers.model import Language
from tests.reactions.rules import RULES, TOPICS

FOLDER = Path(__file__).resolve().parents[2] / "config" / "messages"
WORDS = Words(FOLDER, TOPICS, "Europe/Berlin")
PUBLIC = ("tag_question-", "send_digest-", "common-withdrawn", "common-unseen")
"""What the forum reads in topics; all the rest it reads in private messages."""
FORUM = DiscourseDialect("https://forum.example", private=True)
OPEN = DiscourseDialect("https://forum.example")
DIALECTS: dict[str, Dialect] = {"slack": SLACK, "discourse": FORUM}


@dataclass(frozen=True)
class Voice:
    """How a community is spoken to: German with du or with Sie, or English."""

    language: Language
    words: Words


VOICES: Mapping[str, Voice] = {
    "de": Voice("de", WORDS),
    "de-sie": Voice("de", Words(FOLDER, TOPICS, "Europe/Berlin", address="sie")),
    "en": Voice("en", WORDS),
}
"""Each folder of ``config/messages``, and what speaks with it."""

Where = Literal["message", "home", "note", "error"]
"""Where a message is read: in a conversation, on the home tab, in a window, under an input."""


def told(
    said: Message | Form, platform: str, where: Where = "message", words: Words = WORDS
) -> str:
    """A message or form as a text file."""
    lines = _forum(said, words) if platform == "discourse" else _slack(said, where, words)
    return "\n\n".join(lines) + "\n"


def _forum(said: Message | Form, words: Words) -> Iterator[str]:
    assert isinstance(said, Message), "the forum has no forms"
    private = not said.name.startswith(PUBLIC)
    spoken = words.say(said, FORUM if private else OPEN)
    group = said.name.startswith("open_pair-hello")
    spoken = with_words(spoken, said, words, group=group)
    if spoken.title:
        yield f"# {title_of(spoken, RULES.community.name)}"
    yield body_of(spoken, private=private)


def _slack(said: Message | Form, where: Where, words: Words) -> Iterator[str]:
    match said, where:
        case Form(), _:
            yield from _view(render_form(said, words))
        case Message(), "home":
            yield from _blocks(render_home(said, words)["blocks"])
        case Message(), "note":
            yield from _view(render_note(said, words))
        case Message(), "error":
            yield from render_errors(Answer(errors={"input": said}), words).values()
        case Message(), _:
            yield from _blocks(render(said, words)[1])


def _view(view: dict[str, Any]) -> Iterator[str]:
    yield f"# {view['title']['text']}"
    yield from _blocks(view["blocks"])
    yield " ".join(f"[{view[part]['text']}]" for part in ("close", "submit") if part in view)


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        match block["type"]:
            case "section":
                beside = block.get("accessory")
                yield block["text"]["text"] + (f"  [{beside['text']['text']}]" if beside else "")
            case "actions":
                yield " ".join(f"[{button['text']['text']}]" for button in block["elements"])
            case "input":
                yield "\n".join(_input(block))
            case other:
                raise AssertionError(f"{other}: how is this block read?")


def _input(block: dict[str, Any]) -> Iterator[str]:
    element = block["element"]
    free = ", may stay empty" if block.get("optional") else ""
    yield f"{block['label']['text']} ({_KINDS[element['type']]}{free})"
    if hint := block.get("hint"):
        yield f"  ({hint['text']})"
    if written := element.get("initial_value"):
        yield f"  {written}"
    chosen = [element["initial_option"]] if "initial_option" in element else []
    chosen += element.get("initial_options", [])
    if element["type"] == "multi_external_select":
        yield f"  ⌕ {element['placeholder']['text']}"
    for option in element.get("options", chosen):
        mark = "x" if option in chosen else " "
        yield f"  [{mark}] {option['text']['text']}"


_KINDS = {
    "plain_text_input": "text",
    "checkboxes": "tick",
    "radio_buttons": "one of",
    "static_select": "one of",
    "multi_static_select": "some of",
    "multi_external_select": "some of what is typed",
}
