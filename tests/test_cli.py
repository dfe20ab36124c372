"""The command line, as a real process: help, examples, sentences, exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import COMMANDS, command_line
from bot.sandbox.say import where

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    return tmp_path


def lotse(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "100", **environ}
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(
        command, cwd=home, env=ours, capture_output=True, text=True, check=False, timeout=60
    )


# --- help


def test_help_lists_every_command_in_its_order(home: Path) -> None:
    told = lotse(home, "--help")
    assert told.returncode == 0
    listing = told.stdout.partition("Commands:")[2]
    listed = re.findall(r"^  ([a-z]+)  ", listing, re.MULTILINE)
    expected = (
        "demo sandbox say run web worker clock migrate "
        "check doctor preview digest dead replay move backup restore prune status tag "
        "learn calibrate match simulate eval import topics"
    )
    assert listed == expected.split()
    assert "..." not in listing, "a summary is too long for one line"


@pytest.mark.parametrize(("command", "example"), COMMANDS)
def test_every_command_has_help_and_an_example_that_names_it(command: Any, example: str) -> None:
    name = command.__name__
    assert example.startswith(f"python -m bot {name}")
    told = CliRunner().invoke(command_line(), [name, "--help"], terminal_width=100)
    assert told.exit_code == 0
    assert command.__doc__.splitlines()[0] in told.stdout
    assert f"Example: {example}" in " ".join(told.stdout.split())


def test_a_mistyped_command_is_answered_with_the_nearest(home: Path) -> None:
    told = lotse(home, "docter")
    assert told.returncode == 2
    assert "Did you mean 'doctor'?" in told.stderr


# --- run and the processes of later


def test_run_without_tokens_says_what_is_missing_and_starts_nothing(home: Path) -> None:
    told = lotse(home, "run")
    assert told.returncode == 2
    assert "SLACK_BOT_TOKEN" in told.stderr
    assert told.stderr.rstrip().endswith("make demo")
    assert "Traceback" not in told.stderr
    assert sorted(path.name for path in home.iterdir()) == ["config"], "it half-started"


def test_run_reads_dot_env(home: Path) -> None:
    (home / ".env").write_text("SLACK_BOT_TOKEN=xoxb-geheim\n")
    told = lotse(home, "run")
    assert told.returncode == 2
    assert told.stderr.startswith("SLACK_SIGNING_SECRET is missing")
    assert "geheim" not in told.stderr


def test_run_refuses_sqlite_where_the_disk_does_not_last(home: Path) -> None:
    told = lotse(home, "run", DYNO="web.1")
    assert told.returncode == 2
    assert "the disk does not last here (DYNO is set)" in told.stderr


@pytest.mark.parametrize("name", ["web", "worker", "clock"])
def test_the_processes_of_many_need_a_door_too(home: Path, name: str) -> None:
    told = lotse(home, name)
    assert told.returncode == 2
    assert told.stderr.startswith("Lotse has no door yet")


# --- check


def test_check_says_in_one_line_that_all_is_well(home: Path) -> None:
    told = lotse(home, "check")
    assert told.stdout == "config: rules, topics, messages and the Slack manifest are in order.\n"
    assert told.returncode == 0


def test_check_tells_each_fault_and_fails(home: Path) -> None:
    rules = home / "config" / "community.toml"
    text = rules.read_text(encoding="utf-8").replace("at_most = 3 ", "at_mots = 3 ", 1)
    rules.write_text(text, encoding="utf-8")
    line = text[: text.index("at_mots")].count("\n") + 1
    for told in (lotse(home, "check"), lotse(ROOT, "check", str(home / "config"))):
        assert told.returncode == 1
        fault = f'community.toml:{line}: tag_question.at_mots: No such key. Did you mean "at_most"?'
        assert fault in told.stdout


# --- say


@dataclass
class Heard:
    port: int = 0
    bodies: list[tuple[str, Any]] = field(default_factory=list)
    answer: tuple[int, dict[str, Any]] = (200, {"ts": "1.2"})


@pytest.fixture
def ear() -> Iterator[Heard]:
    """A real HTTP server in the place of a running demo."""
    heard = Heard()

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            heard.bodies.append((self.path, json.loads(self.rfile.read(length))))
            status, answer = heard.answer
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Ear) as server:
        heard.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield heard
        server.shutdown()
        thread.join()


def test_say_speaks_in_either_place(home: Path, ear: Heard) -> None:
    port = str(ear.port)
    told = lotse(home, "say", "--as", "ada", "--in", "#hilfe", "--port", port, "Größe?")
    assert (told.returncode, told.stdout) == (0, "Said: ts 1.2\n")
    lotse(home, "say", "--as", "ben", "--in", "forum:42", "--port", port, "Ja.")
    assert ear.bodies == [
        ("/sandbox/slack/say", {"as": "ada", "in": "#hilfe", "text": "Größe?", "thread": ""}),
        ("/sandbox/forum/say", {"as": "ben", "in": "42", "text": "Ja.", "thread": ""}),
    ]


def test_say_hands_on_why_the_sandbox_refused(home: Path, ear: Heard) -> None:
    ear.answer = (404, {"error": "There is no member zoe. There are: ada, ben."})
    told = lotse(home, "say", "--as", "zoe", "--in", "#hilfe", "--port", str(ear.port), "Hallo")
    assert told.returncode == 2
    assert told.stderr.endswith("There is no member zoe. There are: ada, ben.\n")


def test_say_without_a_sandbox_says_how_to_start_one(home: Path, ear: Heard) -> None:
    told = lotse(home, "say", "--as", "ada", "--in", "#hilfe", "--port", "1", "Hallo")
    assert told.returncode == 2
    assert "There is no sandbox on port 1. Start one with: make demo" in told.stderr
    assert lotse(home, "say", "--as", "ada", "--in", "nowhere", "Hallo").returncode == 2


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("#hilfe", ("slack", "#hilfe")),
        ("slack:#hilfe", ("slack", "#hilfe")),
        ("forum:daten", ("forum", "daten")),
    ],
)
def test_a_place_is_written_as_people_say_it(place: str, expected: tuple[str, str]) -> None:
    assert where(place) == expected


# --- what else starts Lotse


def test_the_procfile_names_commands_that_exist() -> None:
    known = {command.__name__ for command, _ in COMMANDS}
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    used = dict(re.fullmatch(r"(\w+): .*python -m bot (\w+)", line).groups() for line in lines)  # type: ignore[union-attr]  # an unreadable line may raise
    assert list(used) == ["release", "web", "worker", "clock"]
    assert set(used.values()) <= known


def test_make_help_lists_every_goal() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for goal in ("demo", "run", "test", "check", "bench", "help"):
        assert re.search(rf"^  make {goal} +\S", told.stdout, re.MULTILINE), goal


def test_make_says_what_it_needs_where_there_is_no_python(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.lock").touch()
    told = subprocess.run(
        ["make", "demo", "PYTHON="], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert "Lotse needs Python 3.11 or newer" in told.stderr
    assert not (tmp_path / ".venv").exists()


def test_make_bench_runs_every_bench_and_fails_when_one_missed_a_floor(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    ran, apart = tmp_path / "ran", tmp_path / "apart"
    venvs = {"dev": tmp_path / ".venv", "bench": tmp_path / ".venv" / "bench"}
    for name, venv in venvs.items():
        for file in (tmp_path / f"requirements/{name}.lock", venv / "bin/python"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        (venv / f"{name}.stamp").touch()
        notes = f'echo "$2" >> "{ran}"\n'
        if name == "bench":
            notes += f'echo "$2" >> "{apart}"\n'
        (venv / "bin/python").write_text(f'#!/bin/sh\n{notes}[ "$2" != bench.ingest ]\n')
        (venv / "bin/python").chmod(0o755)
    told = subprocess.run(
        ["make", "bench"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    whole = ["bench.ingest", "bench.crash", "bench.soak", "bench.fuzz", "bench.scale"]
    assert ran.read_text().split() == whole
    assert apart.read_text().split() == ["bench.scale"], "where its rivals are"
    assert told.returncode != 0
    assert "Floors missed in: ingest" in told.stderr


def test_make_bench_installs_what_it_needs_before_it_measures(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    for name in ("dev", "bench"):
        (tmp_path / "requirements" / f"{name}.lock").touch()
    python, did = tmp_path / "python", tmp_path / "did"
    python.write_text(
        f'#!/bin/sh\necho "$0 $*" >> "{did}"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    python.chmod(0o755)
    subprocess.run(
        ["make", "bench", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, check=True
    )
    words = [line.split() for line in did.read_text().splitlines()]
    first = next(n for n, line in enumerate(words) if line[2].startswith("bench."))
    installed = [(line[0], line[-1]) for line in words[:first] if line[2] == "pip"]
    assert installed == [
        (".venv/bin/python", "requirements/dev.lock"),
        (".venv/bench/bin/python", "requirements/bench.lock"),
    ]
    assert all("--require-hashes" in line for line in words if line[2] == "pip")
