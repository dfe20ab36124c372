"""``python -m bot eval asking``: which messages are taken for questions, and of which kind.

It asks what the doors ask (``matchers/asking.py``). The kind is judged where people named one and
the question was found: what is not found has no kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import YourMistake
from bot.evaluate.lines import read_lines
from matchers.asking import asks
from matchers.model import QuestionKind


@dataclass(frozen=True, slots=True)
class Message:
    """A text and what people say of it; ``kind`` is ``None`` where nobody said."""

    title: str
    body: str
    is_question: bool
    kind: QuestionKind | None = None


def message_of(told: Mapping[str, Any]) -> Message:
    """Read one line; what else it holds does not matter."""
    for name in ("title", "body"):
        if not isinstance(told.get(name), str | None):
            raise ValueError(f'"{name}" must be a text.')  # noqa: TRY004  (told with its line)
    asked, kind = told.get("is_question"), told.get("kind") or None
    if not isinstance(asked, bool):
        raise ValueError('"is_question" must be true or false.')  # noqa: TRY004  (the same)
    kinds = [one.value for one in QuestionKind]
    if kind is not None and kind not in kinds:
        raise ValueError(f'"kind" must be one of {", ".join(kinds)}, or null.')
    given = QuestionKind(kind) if kind and asked else None
    return Message(told.get("title") or "", told.get("body") or "", asked, given)


def measure(messages: Iterable[Message], *, forum: bool = False) -> dict[str, Any]:
    """All figures, 0-1 but for the counts; ``forum``: they are openings of forum threads."""
    n = hits = wrong = missed = kinds = kinds_right = 0
    for message in messages:
        found = asks(message.title, message.body, forum=forum)
        n += 1
        hits += message.is_question and found is not None
        wrong += not message.is_question and found is not None
        missed += message.is_question and found is None
        if found and message.kind:
            kinds += 1
            kinds_right += found.kind is message.kind
    return {
        "n": n,
        "questions": hits + missed,
        "precision": _part(hits, hits + wrong),
        "recall": _part(hits, hits + missed),
        "f1": _part(2 * hits, 2 * hits + wrong + missed),
        "kind_accuracy": _part(kinds_right, kinds),
        "kind_n": kinds,
    }


def _part(some: int, whole: int) -> float:
    return round(some / whole, 4) if whole else 0.0


def evaluate(test: Path, *, forum: bool = False) -> dict[str, Any]:
    """The figures of one file. Raises ``YourMistake`` for what cannot be read or judged."""
    messages = read_lines(test, message_of)
    if not messages:
        raise YourMistake(f"{test}: there is no message to judge by.")
    return measure(messages, forum=forum)
