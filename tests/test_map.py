"""The map is whole: a feature, a command, a setting has everything that belongs to it."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from bot.__main__ import COMMANDS as COMMAND_LINE
from bot.commands import COMMANDS, Command
from bot.reactions import REACTIONS
from bot.rules import Rules
from bot.settings import VARIABLES
from bot.shortcuts import SHORTCUTS, Shortcut, in_manifest
from matchers.model import Language
from tests.conftest import ROOT
from tests.golden.reading import VOICES, WORDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
LANGUAGES: tuple[Language, ...] = get_args(Language)
FEATURES = sorted({r.__name__ for reactions in REACTIONS.values() for r in reactions})
SHARED = {"common", "discourse", "doctor", "manners", "slack"}
"""Words that belong to no feature: of several, of the command line, of the door."""


def source(feature: str) -> str:
    return (ROOT / "bot" / "reactions" / f"{feature}.py").read_text(encoding="utf-8")


def messages(feature: str, voice: str) -> Path:
    return ROOT / "config" / "messages" / voice / f"{feature}.ftl"


def speaks(feature: str) -> bool:
    """Whether the reaction says anything: it names a message of its own."""
    return f'"{feature}-' in source(feature) or feature in BY_FILES_BESIDE


BY_FILES_BESIDE = {"doubt_aliases", "hold_rounds", "read_letter", "show_similar", "suggest_topics"}
"""Features whose words are named in the files beside them that begin with an underscore."""


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_is_whole(feature: str) -> None:
    rules = tomllib.loads((ROOT / "config" / "community.toml").read_text(encoding="utf-8"))
    assert feature in {field.name for field in fields(Rules)}, "bot/rules.py: a field"
    assert feature in rules, f"config/community.toml: a section [{feature}]"
    assert re.search(rf"(?m)^\| `{feature}` \| \S", README), "README.md: a line in the map"
    assert (ROOT / "tests" / "reactions" / f"test_{feature}.py").is_file(), "a test of its own"
    for voice in VOICES:
        file = messages(feature, voice)
        assert file.is_file() == speaks(feature), f"{file.relative_to(ROOT)}: its words"
        written = list((ROOT / "tests" / "golden" / feature).glob(f"*.{voice}.txt"))
        assert bool(written) == speaks(feature), f"tests/golden/{feature}: a scene ({voice})"


def test_the_readme_lists_only_features_that_there_are() -> None:
    listed = re.findall(r"(?m)^\| `(\w+_\w+)` \| ", README)
    assert sorted(listed) == FEATURES


def test_most_features_speak() -> None:
    assert {f for f in FEATURES if not speaks(f)} == {
        "follow_thread",
        "record_evidence",
        "stop_sending",
    }


@pytest.mark.parametrize("voice", VOICES)
def test_each_file_of_words_belongs_to_something(voice: str) -> None:
    files = {file.stem for file in (ROOT / "config" / "messages" / voice).iterdir()}
    assert files - SHARED <= set(FEATURES)


def test_each_room_of_the_code_is_on_the_map() -> None:
    rooms = {f"bot/{file.parent.name}/" for file in (ROOT / "bot").glob("*/__init__.py")}
    rooms -= {"bot/effects/"}  # data without a room's life of its own; told under Decisions
    assert {room for room in rooms if f"| `{room}` |" not in README} == set()
    named = re.findall(r"(?m)^\| `([\w/.]+)` \| ", README.partition("\n## Contributing")[0])
    assert [name for name in named if "/" in name and not (ROOT / name).exists()] == []


# --- commands


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_explained_in_both_languages(command: Command) -> None:
    for language in LANGUAGES:
        word = command.word(language)
        told = WORDS.text(command.help, language, {"word": word})
        assert f"/lotse {word}" in told
        assert len(told) > len(word) + 20
    line = rf"(?m)^\| `/lotse {command.word('de')}` \| `/lotse {command.word('en')}` \| (.+) \|$"
    found = re.search(line, README)
    assert found, "README.md: a line in the table of commands"
    assert found[1].startswith("moderators:") == (command.who == "moderators")


def test_slack_hints_at_what_everybody_may_type() -> None:
    manifest = json.loads((ROOT / "config" / "slack.manifest.json").read_text(encoding="utf-8"))
    [lotse] = manifest["features"]["slash_commands"]
    everybody = [command.word("de") for command in COMMANDS if command.who == "all"]
    assert lotse["usage_hint"].split(" | ") == everybody


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.name)
def test_a_shortcut_is_named_alike_everywhere(shortcut: Shortcut) -> None:
    offered = dict(in_manifest(ROOT / "config" / "slack.manifest.json"))
    assert list(offered) == [one.name for one in SHORTCUTS]
    de, en = (WORDS.text(shortcut.menu, language, part="menu") for language in LANGUAGES)
    assert offered[shortcut.name] == de
    assert shortcut.name in FEATURES
    assert re.search(rf"(?m)^\| \*{de}\* \| \*{en}\* \| \S", README), "README.md: a line"


def test_the_readme_names_each_command_of_the_command_line() -> None:
    table = README.partition("| `python -m bot …` |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", table))
    assert named == {*(command.__name__ for command, _ in COMMAND_LINE), "eval", "import", "topics"}


# --- settings and make

ENV_EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def test_each_variable_has_its_sentence() -> None:
    lines = ENV_EXAMPLE.splitlines()
    known = {}
    for above, line in zip(["", *lines], lines, strict=False):
        if found := re.match(r"(?:# )?([A-Z][A-Z_]+)=", line):
            known[found[1]] = above
    assert set(known) == set(VARIABLES)
    for name, above in known.items():
        assert re.match(r"# .+", above), f"{name}: what is it for?"


def test_each_make_target_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"(?m)^([a-z]+):", makefile)
    assert sorted(targets) == ["audit", "bench", "check", "demo", "help", "run", "test"]
    [phony] = re.findall(r"(?m)^\.PHONY: (.*)$", makefile)
    assert sorted(phony.split()) == sorted(targets)
    told = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for target in targets:
        assert re.search(rf"(?m)^  make {target} +\S", told), target
        assert f"make {target}" in README, target


def test_ci_runs_what_the_readme_names() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^make \w+$", ci) == ["make check", "make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111, ".ci/run must be executable"
