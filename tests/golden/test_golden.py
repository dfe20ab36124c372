"""What people will read: one file per message, platform and voice, as the doors render it.

After a change of words: ``LOTSE_GOLDEN=1 python -m pytest tests/golden``, then read the diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.effects import Form, Message, Term
from bot.settings_ftl import used_in
from tests.golden.reading import FOLDER, VOICES, told
from tests.golden.scenes import scenes
from tests.golden.shelf import doctors_round, forums_words, gendered_words

HERE = Path(__file__).parent
PLATFORMS = ("slack", "discourse")


@cache
def goldens(voice: str) -> dict[Path, str]:
    """Every golden file of one voice with what it should hold."""
    files = {HERE / "doctor" / f"round.{voice}.txt": doctors_round(voice)}
    files[HERE / "forum" / f"words.{voice}.txt"] = forums_words(voice)
    if gendered := gendered_words(voice):
        files[HERE / "gender" / f"words.{voice}.txt"] = gendered
    for platform in PLATFORMS:
        _scenes(voice, platform, files)
    return files


def _scenes(voice: str, platform: str, files: dict[Path, str]) -> None:
    language, words = VOICES[voice].language, VOICES[voice].words
    for scene in scenes(language, platform):
        for said, where in scene.spoken(platform):
            stem, _, what = said.name.partition("-")
            plain = HERE / stem / f"{what}.{platform}.{voice}.txt"
            text = told(said, platform, where, words)
            if files.get(plain) == text:
                continue  # a variant that reads the same is none
            file = plain.with_name(f"{what}-{scene.variant}{plain.name.removeprefix(what)}")
            file = file if scene.variant else plain
            assert files.setdefault(file, text) == text, f"{file.name} is told in two ways"


@pytest.mark.parametrize("voice", VOICES)
def test_people_read_what_the_golden_files_say(voice: str) -> None:
    for file, text in goldens(voice).items():
        if os.environ.get("LOTSE_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{file.relative_to(HERE)} is missing: run with LOTSE_GOLDEN=1"
        assert text == file.read_text(encoding="utf-8"), file.relative_to(HERE)


def test_no_golden_file_is_left_over() -> None:
    known = {file for voice in VOICES for file in goldens(voice)}
    assert set(HERE.glob("*/*.txt")) - known == set()


@pytest.mark.parametrize("voice", VOICES)
def test_every_message_of_a_feature_is_told_in_some_scene(voice: str) -> None:
    language, words = VOICES[voice].language, VOICES[voice].words
    met: set[str] = set()
    for platform in PLATFORMS:
        for scene in scenes(language, platform):
            for said, _ in scene.spoken(platform):
                met |= set(_named(said))
    within = {
        "common-somebody",
        "common-taught_as",
        "common-category",
        "slack-choice",
        "slack-note",
        "slack-seek",
    }  # pieces of other messages
    within |= {f"discourse-{piece}" for piece in ("word", "choose", "alone")}
    ours = {n for n in words.names(language) if not n.startswith("doctor-")}  # the command line's
    assert ours - within - met == set(), "messages that nobody says"
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


@pytest.mark.prevents("F19")
@pytest.mark.parametrize("voice", VOICES)
def test_every_word_that_is_written_can_be_read_in_some_golden_file(voice: str) -> None:
    """Labels, plurals, what only one platform shows: what no golden shows, nobody has read."""
    shown = _plain("\n".join(goldens(voice).values()))
    unread = []
    for file in sorted((FOLDER / voice).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                texts = [text for text in used_in(entry).texts if _plain(text) not in shown]
                unread += [f"{entry.id.name}: {text}" for text in texts]
    assert unread == [], "add a scene"


def _plain(text: str) -> str:
    """Without what a door writes differently: bold, escapes, and where lines end."""
    text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return " ".join(re.sub(r"[*\\]", "", text).split())
