"""One word per concept: the names we give hold to the glossary in README."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
_SECTION = README.partition("\n## Glossary\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"(?m)^\| (\*\*.+?) \| (.+?) \| (.+?) \|$", _SECTION)
WORDS = {
    word
    for row in ROWS
    for word in re.findall(r"\*\*(\w+)\*\*|· \*\*(\w+)", row[0])
    for word in word
    if word
}
_NEVER = {word: row[0] for row in ROWS for word in row[2].split(", ")}
_VERBS = re.search(r"We do not (.+?): these", _SECTION, re.DOTALL)
NEVER = {
    **{word: of for word, of in _NEVER.items() if word not in WORDS},
    **dict.fromkeys(re.findall(r"`(\w+)`", _VERBS[1] if _VERBS else ""), "a verb that says what"),
}
"""Word -> what to say instead. A word that is another concept's own is not forbidden."""

PLATFORMS = ("bot/slack/", "bot/discourse/", "bot/sandbox/", "bot/store/migrations/")
"""The doors and the sandbox speak as their platforms do."""

ALLOWED = {
    "matchers/rounds/auditing.py:Audit": "how fair a round is, not who changed what",
    "matchers/rounds/auditing.py:audit": "the same",
    "bot/store/codec.py:adapter": "pydantic's own word for what it returns",
    "bot/reactions/pass_it_on.py:pass_it_on": "what people do (German: weitergeben), not a turn",
    "bot/rules_helpers.py:PassItOnRules": "the same",
    "bot/run.py:capture_signals": "uvicorn's method, replaced here; these are the system's signals",
    "bot/store/writer.py:_Job": "work for the one writing thread; neither event nor delivery",
    "matchers/rounds/candidates.py:score": "how well two fit; of a seat, never of a member",
    "matchers/rounds/model.py:Skill": "a topic and a level in it, as a Want on the other side",
    "matchers/rounds/model.py:score": "the same score",
    "matchers/rounds/scoring.py:score": "the same score",
    "matchers/rounds/scoring.py:seat_score": "the same score",
    "matchers/asking.py:_points": "what the cues of one sentence add up to, not of a member",
}
"""Names that may stay, each with its reason."""


def names() -> Iterator[tuple[str, str]]:
    """Every class, function and module that we define outside the doors, with its file."""
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "matchers").rglob("*.py")]
    for file in sorted(files):
        path = file.relative_to(ROOT).as_posix()
        if path.startswith(PLATFORMS):
            continue
        yield path, file.parent.name if file.stem == "__init__" else file.stem
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node.name


def words_in(name: str) -> set[str]:
    """``_keepAnswers2`` -> keep, answers, answer."""
    parts = {part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
    return parts | {part.removesuffix("s") for part in parts if len(part) > 3}


def test_the_glossary_can_be_read() -> None:
    assert len(ROWS) > 40
    assert {"member", "delivery", "reaction", "outbox"} <= WORDS
    assert {"user", "handler", "queue", "process", "update"} <= set(NEVER)
    assert not set(NEVER) & WORDS


def test_each_word_is_explained_once() -> None:
    explained = [word for row in ROWS for word in re.findall(r"\*\*(\w+)\*\*", row[0])]
    assert len(explained) == len(set(explained))


def test_names_hold_to_the_glossary() -> None:
    wrong = {
        f"{path}:{name}": f"{word}, not: {NEVER[word]}"
        for path, name in names()
        for word in words_in(name) & set(NEVER)
        if f"{path}:{name}" not in ALLOWED
    }
    assert wrong == {}


def test_what_is_allowed_is_there() -> None:
    known = {f"{path}:{name}" for path, name in names()}
    assert set(ALLOWED) <= known
    assert {
        entry for entry in ALLOWED if not words_in(entry.rpartition(":")[2]) & set(NEVER)
    } == set()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("UserProfile", "user"),
        ("_handle_event", "handle"),
        ("updates", "update"),
        ("HTTPBody", "body"),
    ],
)
def test_a_wrong_name_would_be_found(name: str, word: str) -> None:
    assert word in words_in(name) & set(NEVER)
