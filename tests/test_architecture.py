"""The structure of the house, held by machine: who imports whom, how long things are, who may what.

What ruff and mypy hold already (docstrings, annotations, no ``print``) is not repeated here.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from bot.effects import Change, Delivery
from tests.conftest import ROOT

FILE_AT_MOST, FUNCTION_AT_MOST = 300, 40
WRITTEN_ONCE = "bot/store/migrations/versions/"
"""A migration tells all tables one after the other, and is never edited again."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of ``bot`` and ``matchers`` by its path."""
    files = [*sorted((ROOT / "bot").rglob("*.py")), *sorted((ROOT / "matchers").rglob("*.py"))]
    return {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
    }


# --- who imports whom


def contracts_in(folder: Path) -> tuple[bool, str]:
    """Whether ``.importlinter`` holds in ``folder``, and what import-linter says."""
    command = "from importlinter.cli import lint_imports_command as lint; lint()"
    told = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return told.returncode == 0, " ".join((told.stdout + told.stderr).split())


def test_who_imports_whom() -> None:
    kept, told = contracts_in(ROOT)
    assert kept, told


PLANTED = {
    "bot/reactions/greet_channel.py": ("import httpx", "Only discourse/ (and the sandbox)"),
    "bot/courier.py": ("from bot.slack import keys", "The right never imports the left"),
    "bot/effects/changes.py": ("from bot import commands", "The right never imports the left"),
    "bot/doctor.py": ("from bot import settings", "Only app.py and the command line know the"),
    "bot/clock.py": ("import sqlalchemy", "Only store/ speaks SQL"),
    "bot/sandbox/time.py": ("import slack_sdk", "The sandbox is an opinion of its own"),
    "bot/discourse/read.py": ("import slack_sdk", "Only slack/ speaks Slack"),
    "matchers/digesting.py": ("import random", "The matchers are pure"),
    "bot/reactions/open_pair.py": ("import time", "A reaction decides"),
    "bot/engine/embedded.py": ("import apscheduler", "Only clock.py knows the scheduler"),
    "bot/store/lanes.py": ("import procrastinate", "Only engine/procrastinate.py knows"),
}


@pytest.mark.parametrize("file", PLANTED)
def test_a_planted_import_is_found(file: str, tmp_path: Path) -> None:
    line, contract = PLANTED[file]
    for room in ("bot", "matchers"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    planted = tmp_path / file
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    kept, told = contracts_in(tmp_path)
    assert not kept
    assert re.search(rf"{re.escape(contract)}(?:(?! KEPT).)*? BROKEN", told), told


# --- sizes


def test_no_file_is_longer_than_300_lines() -> None:
    folders = ("bot", "matchers", "tests", "bench")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    lines = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in files
    }
    long = {
        name: number
        for name, number in lines.items()
        if number > FILE_AT_MOST and not name.startswith(WRITTEN_ONCE)
    }
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{name}:{node.name}": node.end_lineno - node.lineno + 1
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_AT_MOST
        and not name.startswith(WRITTEN_ONCE)
    }
    assert long == {}


# --- who may what


def test_reactions_and_matchers_never_wait() -> None:
    waiting = {
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        if name.startswith(("bot/reactions/", "matchers/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith)
    }
    assert waiting == set()


def test_only_settings_reads_the_environment() -> None:
    found = {name for name, tree in trees().items() if {"environ", "getenv"} & set(_of_os(tree))}
    assert found == {"bot/settings.py"}


def _of_os(tree: ast.Module) -> Iterator[str]:
    """What a module takes from ``os``, however it names it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os":
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and node.module == "os":
            yield from (alias.name for alias in node.names)


def test_only_the_command_line_and_the_demo_write_to_the_terminal() -> None:
    writers = {
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "typer.echo", "Console", "sys.stdout.write"}
    }
    assert writers == {
        "bot/__main__.py",
        "bot/cli_run.py",
        "bot/cli_care.py",
        "bot/cli_eval.py",
        "bot/cli_import.py",
        "bot/cli_learn.py",
        "bot/cli_store.py",
        "bot/cli_match.py",
        "bot/cli_simulate.py",
        "bot/cli_tag.py",
        "bot/cli_topics.py",
        "bot/demo.py",
    }


# --- effects

EFFECTS = {kind.__name__ for union in (Change, Delivery) for kind in get_args(union)}
MANY = 5
"""A ``match`` that names fewer kinds asks for these few; the others do not matter to it."""


def test_a_match_over_effects_forgets_none() -> None:
    """A new effect must be an error where it was forgotten: by ``assert_never``, or by mypy.

    mypy finds a missing kind by itself only where the function returns something.
    """
    forgetful = [
        f"{name}:{match.lineno}"
        for name, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for match in ast.walk(function)
        if isinstance(match, ast.Match) and _forgets(match, function)
    ]
    assert forgetful == []


def _forgets(match: ast.Match, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    named = {
        pattern.cls.id
        for case in match.cases
        for pattern in ast.walk(case.pattern)
        if isinstance(pattern, ast.MatchClass) and isinstance(pattern.cls, ast.Name)
    }
    if not named & EFFECTS:
        return False
    last = match.cases[-1]
    if isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None:
        never = "assert_never(" in ast.unparse(last)
        return len(named & EFFECTS) >= MANY and not never
    return function.returns is None or ast.unparse(function.returns) == "None"


# --- tests that test nothing


def test_every_story_of_a_test_is_run() -> None:
    """A coroutine that is defined inside a test and never named again would pass whatever it says.

    So would a test without any assertion, ``raises`` or helper that asserts: reviewers see those.
    """
    idle = {
        f"{file.relative_to(ROOT)}:{inner.lineno}"
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and function.name.startswith("test_")
        for inner in function.body
        if isinstance(inner, ast.AsyncFunctionDef)
        and inner.name not in {n.id for n in ast.walk(function) if isinstance(n, ast.Name)}
    }
    assert idle == set()


# --- what is committed


def committed() -> list[Path]:
    """Every text file of the project, as git would list it (a copy without git: all of them)."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.split("\n") if listed.returncode == 0 else []
    files = [ROOT / name for name in names if name] or [
        file
        for file in ROOT.rglob("*")
        if not {".git", ".venv", "__pycache__", ".hypothesis"} & set(file.parts)
    ]
    return [file for file in files if file.is_file() and file.suffix not in {".pyc", ".sqlite3"}]


MACHINE = re.compile(
    r"(?:^|[\s\"'=(`])/(?:work|home|root|Users|opt|mnt)/\w"
    r"|[A-Z]:\\Users"
    r"|\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\b"
    r"|\bhttps?://[\w.-]+\.(?:internal|local|lan|corp)\b"
)


def test_no_path_or_host_of_a_machine_is_committed() -> None:
    found = {
        f"{file.relative_to(ROOT)}:{number}"
        for file in committed()
        if file != Path(__file__).resolve()
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1)
        if MACHINE.search(line)
    }
    assert found == set()


def test_the_pattern_for_machines_finds_them() -> None:
    for line in ("cd /opt/x", "'/home/ada'", "http://build.internal/x", "host = 192.168.1.7"):
        assert MACHINE.search(line), line
    for line in ("see https://example.org/home/x", "/work", "10.5 Stunden", "127.0.0.1"):
        assert not MACHINE.search(line), line


@pytest.mark.parametrize("lock", ["base.lock", "dev.lock", "bench.lock", "scale.lock"])
def test_a_lock_file_pins_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pinned = re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", text))
    for requirement in filter(str.strip, pinned):
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", requirement), requirement[:60]
        assert "--hash=sha256:" in requirement, requirement[:60]
