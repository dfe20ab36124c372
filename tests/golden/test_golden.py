"""What people will read: one file per message, platform and language, as the doors render it.

After a change of words: ``LOTSE_GOLDEN=1 python -m pytest tests/golden``, then read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.effects import Form, Message, Term
from matchers.model import Language
from tests.golden.reading import WORDS, told
from tests.golden.scenes import scenes

HERE = Path(__file__).parent
CASES: list[tuple[str, Language]] = [
    ("slack", "de"),
    ("slack", "en"),
    ("discourse", "de"),
    ("discourse", "en"),
]


def goldens(platform: str, language: Language) -> dict[Path, str]:
    """Every golden file with what it should hold."""
    files: dict[Path, str] = {}
    for scene in scenes(language, platform):
        for said, where in scene.spoken(platform):
            stem, _, what = said.name.partition("-")
            plain = HERE / stem / f"{what}.{platform}.{language}.txt"
            text = told(said, platform, where)
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
            for said, _ in scene.spoken(platform):
                met |= set(_named(said))
    within = {"common-somebody", "slack-choice", "slack-note"}  # pieces of other messages
    within |= {f"discourse-{piece}" for piece in ("word", "choose", "alone")}
    ours = {n for n in WORDS.names(language) if not n.startswith("doctor-")}  # the command line's
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
