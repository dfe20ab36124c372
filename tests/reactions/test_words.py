"""The words themselves: both languages say the same things, briefly and kindly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.effects import Message
from bot.reactions import REACTIONS
from matchers.model import Language
from tests.golden.reading import DIALECTS, WORDS
from tests.golden.scenes import scenes

FOLDER = Path(__file__).resolve().parents[2] / "config" / "messages"
LANGUAGES: tuple[Language, ...] = ("de", "en")
FEATURES = {reaction.__name__ for reactions in REACTIONS.values() for reaction in reactions}
AT_MOST = 600
LISTS = ("answer_command-help", "answer_command-open", "send_digest-", "show_home-hello")
"""Messages with a list below them: each paragraph is short, the whole may be longer."""


class Fields(Visitor):  # type: ignore[misc]  # fluent.syntax brings no types
    """The fields that a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def messages(language: Language) -> Iterator[tuple[str, ftl.Message]]:
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content[:60]!r}"
            if isinstance(entry, ftl.Message):
                yield file.stem, entry


def shape(language: Language) -> dict[str, tuple[set[str], set[str]]]:
    """Each message with its attributes and the fields that it uses."""
    told = {}
    for _, message in messages(language):
        used = Fields()
        used.visit(message)
        attributes = {attribute.id.name for attribute in message.attributes}
        told[message.id.name] = (attributes, used.names)
    return told


def test_both_languages_have_the_same_messages_with_the_same_fields() -> None:
    assert shape("de") == shape("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_named_like_its_file_and_written_once(language: Language) -> None:
    names = [message.id.name for _, message in messages(language)]
    assert len(names) == len(set(names))
    for stem, message in messages(language):
        assert message.id.name.startswith(f"{stem}-")
        assert stem in FEATURES | {"common", "slack", "discourse", "doctor"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_short_and_calm(language: Language) -> None:
    for platform, dialect in DIALECTS.items():
        for scene in scenes(language, platform):
            for said, _ in scene.spoken(platform):
                if not isinstance(said, Message):
                    continue
                spoken = WORDS.say(said, dialect)
                whole = [spoken.text] if not said.name.startswith(LISTS) else spoken.paragraphs
                for text in (*whole, spoken.title):
                    assert len(text) <= AT_MOST, f"{said.name}: {len(text)}"
                    assert not re.search(r"!.{0,40}!|\?\?", text), said.name
                assert len(spoken.title) <= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_of_a_form_fits_into_slack(language: Language) -> None:
    for step in ("step1", "step2", "step3"):
        name = f"ask_profile-{step}"
        assert len(WORDS.text(name, language, {"at_most": 8, "version": "1"}, "title")) <= 24
        for part in ("submit", "close"):
            assert 0 < len(WORDS.text(name, language, {"at_most": 8}, part)) <= 24
    for name in WORDS.names(language):
        if name.startswith(("common-slot-", "common-language-", "ask_profile-level-")):
            assert len(WORDS.text(name, language)) <= 75


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_dashes_are_those_of_the_language(language: Language) -> None:
    wrong = {"de": r"[\"'„“”]| - |\.\.\.|--", "en": r"[\"„]| - |\.\.\.|--"}
    for _, message in messages(language):
        text = re.sub(r"`[^`]*`|„[^“]*“", "", "".join(_texts(message)))
        assert not re.search(wrong[language], text), message.id.name


def test_two_people_are_no_round() -> None:
    for _, message in messages("de"):
        for text in _texts(message):
            assert not re.search(r"[Rr]unden?\b(?<!Vorstellungsrunde)", text), message.id.name


def test_german_says_du() -> None:
    formal = re.compile(r"\b(Ihnen|Ihre?[mnrs]?)\b")
    for stem, message in messages("de"):
        if stem == "doctor":
            continue
        for text in _texts(message):
            assert not re.search(r"(?<![.!?:] )(?<!^)\bSie\b", text), message.id.name
            assert not formal.search(re.sub(r"(^|[.!?:] )Ihr\b", "", text)), message.id.name


def _texts(message: ftl.Message) -> Iterator[str]:
    for node in _walk(message):
        if isinstance(node, ftl.TextElement):
            yield node.value


def _walk(node: object) -> Iterator[object]:
    yield node
    for value in vars(node).values() if hasattr(node, "__dict__") else ():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ftl.BaseNode):
                yield from _walk(child)
