"""SECURITY.md keeps its word: each row of its threat model names tests, and they are there."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.conftest import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
_MODEL = SECURITY.partition("\n## Threat model\n")[2].partition("\n### ")[0]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in _MODEL.splitlines()
    if line.startswith("| ") and not line.startswith("| Who might attack")
]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")

CONCERNS = (
    *("constant time", "sends it again", "413", "408", "unpack", "header", "SSRF", "channel"),
    *("Markdown, HTML or BBCode", "Fluent", "SQL", "/static/..", "asked at the click", "logs"),
    *("pinned by its hash", "licence", "doctor"),
)
"""What the threat model must speak of, by a word of its row."""


@cache
def named_in(file: str) -> frozenset[str]:
    """The tests that pytest finds in a file."""
    path = ROOT / file
    body = ast.parse(path.read_text(encoding="utf-8")).body if path.is_file() else []
    return frozenset(
        node.name
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def test_the_model_can_be_read() -> None:
    assert len(ROWS) >= 15
    assert all(len(row) == 4 for row in ROWS)
    assert "\n### What remains\n" in SECURITY
    assert [word for word in CONCERNS if word not in _MODEL] == []


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_each_row_names_tests_that_there_are(row: tuple[str, ...]) -> None:
    named = NAMED.findall(row[-1])
    assert named
    assert NAMED.sub("", row[-1]).replace("<br>", "").strip() == "", "nothing but tests"
    absent = [f"{file}::{test}" for file, test in named if test not in named_in(file)]
    assert absent == []


def test_a_test_that_is_not_there_is_noticed() -> None:
    assert "test_the_model_can_be_read" in named_in("tests/test_security.py")
    assert "test_nothing" not in named_in("tests/test_security.py")
    assert named_in("tests/test_nowhere.py") == frozenset()


# --- two rows that are proven by reading the code


SECRETS = re.compile(r"\b(signature|signed|expected|secret|mac|told|brought|given)\b")


def _modules(room: str = "bot") -> dict[str, ast.Module]:
    return {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / room).rglob("*.py"))
    }


def test_secrets_are_compared_in_constant_time() -> None:
    """Each place that takes proofs uses ``compare_digest``, and no ``==`` beside it."""
    doors = ("bot/slack/signature.py", "bot/discourse/webhook.py", "bot/web/metrics.py")
    trees = _modules()
    for door in doors:
        assert "hmac.compare_digest(" in ast.unparse(trees[door]), door
        leaky = [
            ast.unparse(node)
            for node in ast.walk(trees[door])
            if isinstance(node, ast.Compare)
            and isinstance(node.ops[0], ast.Eq | ast.NotEq | ast.In)
            and SECRETS.search(ast.unparse(node))
        ]
        assert leaky == []
    making = {
        name
        for name, tree in trees.items()
        if "hmac.new(" in ast.unparse(tree) and "sandbox/" not in name
    }
    assert making <= set(doors), "whoever checks a proof elsewhere is named above"


CALLERS = {
    "bot/discourse/client.py": "the forum of the settings, and no redirect of it",
    "bot/slack": "Slack's API, and answers to clicks at Slack's own addresses",
    "bot/web/told.py": "the figures of bots that run here, or where `status` is told that they do",
    "bot/sandbox": "what it delivers to the bot that it was told of",
}
"""Who may call the outside, and whom."""

LINES = ("httpx", "aiohttp", "http.client", "urllib.request", "socket", "websockets", "slack_sdk")


def test_only_the_doors_call_the_outside() -> None:
    """Nobody else has a line out: so no address of a member is ever fetched."""
    calling = {
        name
        for name, tree in _modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in _imported(node)
        if f"{module}.".startswith(tuple(f"{line}." for line in LINES))
    }
    odd = {name for name in calling if not name.startswith(tuple(CALLERS))}
    assert odd == {"bot/run.py", "bot/listening.py"}, "which only listen"
    assert all(any(name.startswith(caller) for name in calling) for caller in CALLERS)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names]
