"""``python -m bot tag``: topics with their reasons, for people and for machines."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bench.surroundings import environment
from bot import settings
from bot.__main__ import command_line
from bot.app import snapshot_of
from bot.cli_tag import OBSTACLES
from bot.errors import YourMistake
from matchers.asking import title_of
from tests.conftest import ROOT

ODD = {
    "emoji": "🙂🎉",
    "zero-width": "Ex\u200bcel\u200d",
    "right-to-left": "\u202eكيف أفتح Excel\u202c",
    "binary": "\x00\x01\x1b[31m Excel\ufffd\x7f",
    "combining": "E\u0301xcel" + "\u0301" * 500,
    "huge": "Excel " + "x" * 500_000 + " Datenschuz" * 50_000,
    "a half of a pair": "Excel \ud83d",
}


def told(*words: str) -> tuple[int, str]:
    """Exit code and standard output, in this process: the dictionaries load once."""
    result = CliRunner().invoke(command_line(), ["tag", *words])
    if isinstance(result.exception, YourMistake):
        return 2, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in os.environ.keys() - environment().keys():
        monkeypatch.delenv(name)


def lines(folder: Path, *rows: Any) -> Path:
    file = folder / "q.jsonl"
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    file.write_text(text, encoding="utf-8")
    return file


# --- one text


def test_a_text_is_told_its_topics_with_words_place_alias_and_how() -> None:
    code, said = told("Frage zum Datenschuz bei Spendenquittungen")
    assert code == 0
    assert said.splitlines() == [
        "spenden                     0.76  apply",
        '    "Spendenquittungen" in the title at 25-42 met "Spendenquittung" (stem)',
        "datenschutz                 0.72  apply",
        '    "Datenschuz" in the title at 10-20 met "Datenschutz" (typo)',
    ]


def test_of_a_topic_and_its_part_the_part_is_told_and_why(tmp_path: Path) -> None:
    asked = "Ein Chatbot mit KI"
    assert told(asked)[1].splitlines() == [
        "chatbots                    0.80  apply",
        '    "Chatbot" in the title at 4-11 met "Chatbot" (exact)',
        '    "KI" in the title at 16-18 met "KI" (parent)',
        "    as a part of ki, which is not given beside it",
    ]
    assert told(asked, "--why", "ki")[1].endswith(
        'Not ki: "KI" in the title at 16-18 speaks for "chatbots", which is a part of it: only the '
        "narrower one is given.\n"
    )
    [tag] = json.loads(told("--file", str(lines(tmp_path, {"title": asked})))[1])["tags"]
    assert (tag["topic"], tag["parent"]) == ("chatbots", "ki")


def test_a_phrase_that_means_something_else_is_named() -> None:
    assert told("Wo gibt es eine Grußkarte?", "--why", "geodaten")[1].endswith(
        'Not geodaten: "Grußkarte" in the title at 16-25 stands in "Grußkarte", where it means '
        "something else (not_when).\n"
    )


def test_it_is_what_the_bot_makes_of_a_message() -> None:
    text = "Hallo zusammen! " * 20 + "Wer hat Erfahrung mit Excel im Verein? Danke euch, " * 3
    title = title_of(text)
    tags = snapshot_of(settings.load({})).tagger.tag(title, text.removeprefix(title).strip())
    said = told(text)[1]
    assert f'Read as a message with the title "{title[:30]}' in said
    assert [f"{tag.topic:<28}{tag.confidence:.2f}" in said for tag in tags] == [True] * len(tags)
    assert len(tags) > 0


def test_why_not_is_a_sentence_for_each_obstacle() -> None:
    assert told("Wer kann r", "--why", "r")[1].endswith(
        'Not r: "r" in the title at 9-10 is not "R": so short a name only counts as it is written.'
        "\n"
    )
    assert (
        "Not excel: no word comes near one of its names (Excel" in told("Moin", "--why", "excel")[1]
    )
    assert "excel was found, and is sure enough" in told("Excel kaputt", "--why", "excel")[1]
    for cause, sentence in OBSTACLES.items():
        assert sentence.format(alias="A", other="B").endswith("."), cause


def test_a_topic_that_is_none_is_answered_with_the_nearest() -> None:
    assert told("Hallo", "--why", "exel") == (2, 'There is no topic "exel". Did you mean "excel"?')


@pytest.mark.parametrize("words", [(), ("",), ("text", "--file", "x.jsonl")])
def test_one_text_or_one_file(words: tuple[str, ...]) -> None:
    code, said = told(*words)
    assert code == 2
    assert said.startswith("Give one text, in quotes, or a file")


def test_a_text_without_words_is_no_mystery() -> None:
    assert told("🙂🎉")[1].endswith("No topic: there is no word in it.\n")


def test_what_steers_a_terminal_is_not_passed_on() -> None:
    said = told("Daten\x1b[31m\u202eschutz", "--why", "excel")[1]
    assert "\x1b" not in said
    assert "\u202e" not in said


# --- a file


def test_lines_come_back_as_they_were_with_tags(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "title": "Excel", "body": "mit Datenschuz", "asked_by": "x", "tags": ["old"]},
        {"id": "2", "title": None, "body": ""},
    ]
    code, said = told("--file", str(lines(tmp_path, *rows)), "--why", "r")
    first, second = map(json.loads, said.splitlines())
    assert code == 0
    assert (first["id"], first["asked_by"], first["title"]) == ("1", "x", "Excel")
    assert second == {**rows[1], "tags": [], "why": second["why"]}
    by = {tag["topic"]: tag for tag in first["tags"]}
    assert by["excel"]["band"] == "apply"
    [reason] = by["datenschutz"]["reasons"]
    assert (reason["in"], reason["start"], reason["end"]) == ("body", 4, 14)
    assert (reason["words"], reason["alias"], reason["how"]) == (
        "Datenschuz",
        "Datenschutz",
        "typo",
    )
    assert first["why"][0].startswith("Not r: ")


@pytest.mark.parametrize("kind", ODD)
def test_odd_text_is_read_quickly_and_reasons_stand_in_it(tmp_path: Path, kind: str) -> None:
    row = {"id": kind, "title": "Wie geht das?", "body": ODD[kind]}
    told("Excel")  # the dictionaries are there
    began = time.perf_counter()
    code, said = told(
        "--file", str(lines(tmp_path, row, {**row, "title": ODD[kind]})), "--why", "r"
    )
    assert time.perf_counter() - began < 20
    assert code == 0
    for out in map(json.loads, said.splitlines()):
        found = [(tag["topic"], r) for tag in out["tags"] for r in tag["reasons"]]
        for _, reason in found:
            assert out[reason["in"]][reason["start"] : reason["end"]] == reason["words"]
        assert ("excel" in {topic for topic, _ in found}) == (
            "xcel" in ODD[kind][:30] or kind == "zero-width"
        )
    if kind != "huge":  # longer than what a command line may hold
        assert told(ODD[kind])[0] == 0


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("{", "no JSON (Expecting property name enclosed in double quotes). One object a line."),
        ("[1]", "it must be a JSON object: { … }"),
        ('{"title": 7}', '"title" must be a text.'),
        ('{"title": 0}', '"title" must be a text.'),
        ('{"id": "1"}', 'it needs a "title" or a "body".'),
        ("[" * 200_000, "too many brackets in brackets."),
    ],
)
def test_a_malformed_line_is_named_and_nothing_is_told(
    tmp_path: Path, line: str, remedy: str
) -> None:
    file = lines(tmp_path, {"title": "Excel"}, line)
    assert told("--file", str(file)) == (2, f"{file}, line 2: {remedy}")


def test_a_zipped_file_is_read_and_a_broken_one_is_named(tmp_path: Path) -> None:
    file, zipped = tmp_path / "q.jsonl", gzip.compress(b'{"title": "Excel"}\n' * 100)
    file.write_bytes(zipped)
    assert told("--file", str(file))[1].count('"topic": "excel"') == 100
    for content, remedy in (
        (zipped[:-20], "the gzip file is damaged or cut off."),
        (b'{"title": "\xff"}', "it is not UTF-8. Save it as UTF-8."),
    ):
        file.write_bytes(content)
        assert told("--file", str(file)) == (2, f"{file}: {remedy}")
    missing = f"{tmp_path}: it cannot be read (Is a directory)."
    assert told("--file", str(tmp_path)) == (2, missing)


def test_a_pipe_loses_nothing() -> None:
    command = [sys.executable, "-m", "bot", "tag", "--file", "/dev/stdin"]
    rows = "".join(json.dumps({"title": f"Excel {n}"}) + "\n" for n in range(2_000))
    done = subprocess.run(
        command, cwd=ROOT, input=rows, capture_output=True, text=True, check=True, timeout=60
    )
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["title"] for row in out] == [f"Excel {n}" for n in range(2_000)]
