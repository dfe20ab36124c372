"""What README claims is there: files, links, commands, variables, figures."""

from __future__ import annotations

import ast
import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import COMMANDS
from bot.settings import VARIABLES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOY = "welcome_member"
"""The feature of the four steps: its files are not there."""


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert {link for link in links if "://" not in link and not (ROOT / link).exists()} == set()
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ")).strip().lower().replace(" ", "-")
        for line in README.splitlines()
        if line.startswith("#")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|toml|md))`", README))
    paths = {name for name in named if TOY not in name and not name.startswith("/")}
    assert len(paths) > 20
    known = {"topics.toml": "config/topics.toml", "community.toml": "config/community.toml"}
    aside = {"stories/", "golden/", "properties/", "var/", "lotse.example.org"}
    missing = {p for p in paths - aside if not (ROOT / known.get(p, p)).exists()}
    assert missing == set()


def test_every_command_is_one() -> None:
    known = {*(command.__name__ for command, _ in COMMANDS), "eval", "import", "topics"}
    assert set(re.findall(r"python -m bot (\w+)", README)) <= known
    benches = set(re.findall(r"python -m\s+bench\.(\w+)", README))
    assert {b for b in benches if not (ROOT / "bench" / f"{b}.py").is_file()} == set()


def test_every_variable_is_one() -> None:
    named = set(re.findall(r"`((?:LOTSE|SLACK|DISCOURSE|DATABASE)_[A-Z_]+|PORT)`", README))
    assert named - {"LOTSE_GOLDEN"} <= set(VARIABLES)
    assert {"SLACK_BOT_TOKEN", "DISCOURSE_API_KEY"} <= named


def test_the_code_of_the_four_steps_is_python() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    nodes = ast.parse(textwrap.dedent(code)).body
    assert [node.name for node in nodes if isinstance(node, ast.FunctionDef)] == [TOY]


# --- figures

_TABLE = README.partition("<!-- figures: begin -->")[2].partition("<!-- figures: end -->")[0]
FIGURES = re.findall(r"(?m)^\| (.+?) \| (.+?) \| `(.+?)` \| `(.+?)` \|$", _TABLE)


def figure(record: dict[str, Any], path: str) -> Any:
    """The value at ``looking.lost``; a key that holds dots or blanks is written as it is."""
    found: Any = record["figures"]
    while path:
        key = max((k for k in found if path == k or path.startswith(f"{k}.")), key=len)
        found, path = found[key], path[len(key) + 1 :]
    return found


def test_there_are_figures() -> None:
    rows = [line for line in _TABLE.splitlines() if line.startswith("|")]
    assert len(FIGURES) == len(rows) - 2, "a row is what | figure | `record` | `field`"
    assert FIGURES


@pytest.mark.parametrize(("what", "shown", "record", "field"), FIGURES)
def test_every_figure_has_its_record(what: str, shown: str, record: str, field: str) -> None:
    file = ROOT / record
    assert file.parent == ROOT / "bench" / "results"
    told = json.loads(file.read_text(encoding="utf-8"))
    assert {"command", "seconds", "at", "shortened"} <= set(told)
    assert told["shortened"] == ("shortened" in what or "the same" in what), what
    value = figure(told, field)
    if not told["shortened"]:  # the tests run the short forms anew: those figures move
        assert float(re.sub(r"[^\d.]", "", shown)) == pytest.approx(value, rel=0.01), what


def test_no_figure_is_claimed_outside_the_table() -> None:
    outside = README.replace(_TABLE, "")
    claims = re.findall(r"\d[\d.,]* (?:events|acks|messages|requests)(?: a| per|/)", outside)
    assert claims == []


def test_the_changelog_speaks_of_the_present_version() -> None:
    version = re.search(r'(?m)^version = "(.+)"', Path(ROOT / "pyproject.toml").read_text("utf-8"))
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
