"""What people will read: one file per message, platform and language.

After a change of words: ``LOTSE_GOLDEN=1 python -m pytest tests/golden``, then read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.effects import Form, Input, Message, Term, Topics
from bot.words import Words
from matchers.model import Account, Language
from tests.golden.scenes import scenes
from tests.reactions.rules import TOPICS

HERE = Path(__file__).parent
WORDS = Words(HERE.parents[1] / "config" / "messages", TOPICS, "Europe/Berlin")
CASES: list[tuple[str, Language]] = [
    ("slack", "de"),
    ("slack", "en"),
    ("discourse", "de"),
    ("discourse", "en"),
]


@dataclass(frozen=True)
class Neutral:
    """Markup that is easy to read in a diff."""

    platform: str

    def escape(self, text: str) -> str:
        return text

    def person(self, account: Account) -> str:
        return f"@{account.rpartition('/')[2]}"

    def link(self, url: str, title: str) -> str:
        return f"[{title}]({url})"

    def bold(self, text: str) -> str:
        return f"**{text}**"


def told(said: Message | Form, platform: str) -> str:
    """A message or form as a text file."""
    return "\n".join(_form(said) if isinstance(said, Form) else _message(said, platform)) + "\n"


def _message(message: Message, platform: str) -> Iterator[str]:
    spoken = WORDS.say(message, Neutral(platform))
    if spoken.title:
        yield f"# {spoken.title}\n"
    yield spoken.text
    if spoken.buttons:
        yield "\n" + " ".join(f"[{label}]" for _, label in spoken.buttons)


def _form(form: Form) -> Iterator[str]:
    whole = Message(form.name, form.fields, form.language)
    yield from _message(whole, "slack")
    for one in form.inputs:
        label = WORDS.text(one.label or one.name, form.language, one.about)
        initial = f" = {', '.join(one.initial)}" if one.initial else ""
        yield f"\n{label} ({one.kind}{'' if one.required else ', optional'}){initial}"
        yield from (f"  - {option}" for option in _options(one, form.language))
    submit = WORDS.text(form.name, form.language, form.fields, "submit")
    close = WORDS.text(form.name, form.language, form.fields, "close")
    yield f"\n[{close}] [{submit}]"


def _options(one: Input, language: Language) -> Iterator[str]:
    if one.kind == "tick":
        yield WORDS.text(one.name, language, one.about, "tick")
    for option in one.options:
        match option.label:
            case Term(name=name):
                yield WORDS.text(name, language)
            case Topics(ids=ids):
                yield ", ".join(TOPICS[topic].name(language) for topic in ids)
            case text:
                yield text


def goldens(platform: str, language: Language) -> dict[Path, str]:
    """Every golden file with what it should hold."""
    files: dict[Path, str] = {}
    for scene in scenes(language, platform):
        for said in scene.spoken(platform):
            stem, _, what = said.name.partition("-")
            plain = HERE / stem / f"{what}.{platform}.{language}.txt"
            text = told(said, platform)
            if files.get(plain) == text:
                continue  # a variant that reads the same is none
            file = plain.with_name(f"{what}-{scene.variant}{plain.name.removeprefix(what)}")
            file = file if scene.variant else plain
            assert files.setdefault(file, text) == text, f"{file.name} is told in two ways"
    return files


@pytest.mark.parametrize(("platform", "language"), CASES)
def test_people_read_what_the_golden_files_say(platform: str, language: Language) -> None:
    for file, text in goldens(platform, language).items():
        if os.environ.get("LOTSE_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{file.relative_to(HERE)} is missing: run with LOTSE_GOLDEN=1"
        assert text == file.read_text(encoding="utf-8"), file.relative_to(HERE)


def test_no_golden_file_is_left_over() -> None:
    known = {file for platform, language in CASES for file in goldens(platform, language)}
    assert set(HERE.glob("*/*.txt")) - known == set()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_message_of_a_feature_is_told_in_some_scene(language: Language) -> None:
    met: set[str] = set()
    for platform in ("slack", "discourse"):
        for scene in scenes(language, platform):
            for said in scene.spoken(platform):
                met |= set(_named(said))
    shared = {"common-somebody", "common-withdrawn"}  # said where a name or a post is gone
    elsewhere = ("doctor-", "slack-")  # the words of the command line and of the door
    ours = {n for n in WORDS.names(language) if not n.startswith(elsewhere)}
    assert ours - shared - met == set(), "messages that nobody says"
    assert met - ours == set(), "messages that are not written"


def _named(said: Message | Form) -> Iterator[str]:
    yield said.name
    yield from (value.name for value in said.fields.values() if isinstance(value, Term))
    if isinstance(said, Form):
        for one in said.inputs:
            yield one.label or one.name
            yield from (o.label.name for o in one.options if isinstance(o.label, Term))
    else:
        yield from (button.name for button in said.buttons)
        for part in said.parts:
            yield from _named(part)
