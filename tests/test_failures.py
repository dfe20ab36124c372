"""What makes people hate a bot: for each such failure there are tests that say they prevent it.

``pytest -m prevents`` runs them all.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from bot.slack.methods import METHODS
from tests.conftest import ROOT

FAILURES = {
    "F1": "noise: more than one public line in a thread, more than two private ones a week",
    "F2": "canned replies that nobody wanted and nobody can get rid of",
    "F3": "everyone pinged",
    "F4": "somebody dragged in who was never asked",
    "F5": "messages at night",
    "F6": "a bot that closes or scolds what nobody answered",
    "F7": "the same partner again and again",
    "F8": "two matches at once",
    "F9": "left over and not told",
    "F10": "a partner who never answers",
    "F11": "reading what members tell each other",
    "F12": "being in without having agreed",
    "F13": "the same thing said twice",
    "F14": "private things told in public",
    "F18": "half-baked automation let loose",
    "F19": "words as a machine would put them",
    "F20": "a cold tone",
    "F21": "a place in a queue that goes backwards",
    "F22": "asking whoever never answers",
    "F23": "a few who carry all",
    "F31": "hard to install",
    "F32": "beginners outed",
    "F33": "words published again without their author's yes",
}


@cache
def prevented() -> dict[str, list[str]]:
    """The tests that are marked ``prevents``, by the failure that they name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for rule in _rules(node):
                    found[rule].append(f"{path.name}::{node.name}")
    return found


def _rules(test: ast.FunctionDef) -> Iterator[str]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.prevents":
            yield from (ast.literal_eval(rule) for rule in mark.args)


@pytest.mark.parametrize("rule", FAILURES)
def test_each_failure_has_a_test_that_prevents_it(rule: str) -> None:
    assert prevented()[rule], f"{rule} ({FAILURES[rule]}): no test is marked prevents({rule!r})"


def test_no_mark_names_a_failure_that_is_none() -> None:
    assert set(prevented()) - set(FAILURES) == set()


WRITES = {
    "PUT /t/-/{topic_id}.json",  # tags only, see retag.py
    "POST /posts.json",
    "PUT /posts/{number}.json",
    "DELETE path",  # our own post, see send.py
    "PUT path",
}


@pytest.mark.prevents("F6")
def test_nothing_in_the_code_could_close_lock_archive_or_pin() -> None:
    """Age raises our duty; the doors have no call that would let it out on people."""
    written = re.compile(r"\.write\(\s*\"(\w+)\",\s*(?:f?\"([^\"]*)\"|(\w+))", re.DOTALL)
    calls = {
        f"{verb} {path or name}"
        for file in (ROOT / "bot/discourse").glob("*.py")
        for verb, path, name in written.findall(file.read_text(encoding="utf-8"))
    }
    assert calls == WRITES
    harsh = re.compile("archive|close|lock|kick|leave|pin|remind|invite")
    assert [name for name in METHODS if harsh.search(name)] == []
