"""``python -m bot eval asking``: which messages are taken for questions, and of which kind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import YourMistake
from bot.evaluate.asking import Message, evaluate, measure, message_of
from matchers.asking import asks
from matchers.model import QuestionKind
from tests.conftest import ROOT
from tests.matchers.test_asking import NO_QUESTIONS, QUESTIONS

FACT, HOWTO, PEOPLE = QuestionKind.FACT, QuestionKind.HOWTO, QuestionKind.PEOPLE


def asked(title: str, kind: QuestionKind | None = None, body: str = "") -> Message:
    return Message(title, body, is_question=True, kind=kind)


def told_only(title: str) -> Message:
    return Message(title, "", is_question=False)


MESSAGES = [
    asked("Was ist eine Pivot-Tabelle?", FACT),  # found, and its kind
    asked("", HOWTO, "wie bekomme ich doppelte einträge raus"),  # the same in the body
    asked("Looking for someone who knows QGIS", HOWTO),  # found, of another kind
    asked("Was ist Open Data?"),  # found; nobody named a kind
    asked("Barrierefreie Diagramme", FACT, "Balken in Rot."),  # missed in a chat
    told_only("Wie viele kommen?"),  # wrong
    told_only("Danke, das hat geholfen!"),
]


def test_the_arithmetic() -> None:
    assert measure(MESSAGES) == {
        "n": 7,
        "questions": 5,
        "precision": 0.8,  # 4 of 5 that were taken for one
        "recall": 0.8,  # 4 of 5 that are one
        "f1": 0.8,
        "kind_accuracy": 0.6667,  # 2 of 3 that were found and have one
        "kind_n": 3,
    }
    one_more = [*MESSAGES, told_only("Wer kommt?")]
    assert (measure(one_more)["precision"], measure(one_more)["f1"]) == (0.6667, 0.7273)
    assert set(measure([]).values()) == {0}


def test_openings_of_forum_threads_are_judged_as_such() -> None:
    told = measure(MESSAGES, forum=True)
    assert told["recall"] == 1.0
    assert told["kind_n"] == 4


def test_it_is_what_the_bot_calls() -> None:
    texts = [*(text for text, _, _ in QUESTIONS), *NO_QUESTIONS]
    for text in texts:
        found = asks(text)
        told = measure([asked(text, found.kind if found else None)])
        assert (told["recall"], told["kind_accuracy"]) == ((1.0, 1.0) if found else (0.0, 0.0))
    questions = [asked(text, QuestionKind(kind)) for text, kind, _ in QUESTIONS]
    told = measure([*questions, *(told_only(text) for text in NO_QUESTIONS)])
    assert (told["f1"], told["kind_accuracy"], told["kind_n"]) == (1.0, 1.0, len(QUESTIONS))


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('{"title": 7, "is_question": true}', '"title" must be a text.'),
        ('{"title": "a"}', '"is_question" must be true or false.'),
        ('{"title": "a", "is_question": 1}', '"is_question" must be true or false.'),
        ('{"title": "a", "is_question": true, "kind": "why"}', '"kind" must be one of fact, howto'),
        ('{"title": "a", "is_question": true, "kind": ["x"]}', '"kind" must be one of fact, howto'),
        ("nothing", "no JSON"),
    ],
)
def test_a_line_that_is_none_is_named_with_its_remedy(
    tmp_path: Path, line: str, remedy: str
) -> None:
    file = tmp_path / "m.jsonl"
    file.write_text(f'{{"title": "a", "is_question": false}}\n{line}\n', encoding="utf-8")
    with pytest.raises(YourMistake, match=f"line 2: {remedy}"):
        evaluate(file)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "m.jsonl"
    file.touch()
    with pytest.raises(YourMistake, match="there is no message to judge by"):
        evaluate(file)


def test_a_kind_of_what_is_no_question_does_not_count() -> None:
    assert message_of({"title": "Danke", "is_question": False, "kind": "fact"}).kind is None
    assert message_of({"body": "Wer?", "is_question": True, "kind": "people"}).kind is PEOPLE


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "m.jsonl"
    row = {"title": "Was ist CSV?", "body": None, "is_question": True, "kind": None, "else": 1}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "bot", "eval", "asking", "--test", str(file), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert (told["n"], told["f1"], told["kind_n"]) == (1, 1.0, 0)
