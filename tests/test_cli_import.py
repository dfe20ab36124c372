"""``python -m bot import discourse --file``: files of every kind, kept whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bench.surroundings import environment
from bot.__main__ import command_line
from bot.errors import YourMistake
from bot.importing import BATCH, LONGEST
from bot.store.schema import lesson
from tests.conftest import ROOT

GOOD = {"id": 7, "title": "Wie geht das?", "tags": ["excel"], "author": "Ada", "at": 1.7e9}


@pytest.fixture(autouse=True)
def _home(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in os.environ.keys() - environment().keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", database)


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    yield made
    made.dispose()


def held(engine: sa.Engine) -> dict[str, tuple[Any, ...]]:
    with engine.connect() as connection:
        rows = connection.execute(sa.select(lesson)).all()
    return {row.thread: (row.title, row.topics, row.asker, row.at) for row in rows}


def told(*words: str) -> tuple[int, str]:
    """Exit code and what is printed."""
    result = CliRunner().invoke(command_line(), ["import", "discourse", *words])
    if isinstance(result.exception, YourMistake):
        return 2, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def lines(folder: Path, *rows: Any) -> str:
    file = folder / "q.jsonl"
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return str(file)


def test_each_line_becomes_a_row_under_a_key_that_stays(tmp_path: Path, engine: sa.Engine) -> None:
    rows = (
        GOOD | {"body": "Geheim steht hier mehr.", "views": 3},
        {"id": "8", "title": " Was? ", "topics": ["Data protection", "r", "garten"], "at": None},
        {"id": "A-9", "title": "Wo?", "tags": [{"id": 3, "name": "csv"}], "at": "2024-05-01"},
        {"id": 10, "title": "Wann blüht das?", "tags": ["garten"]},
        {"id": 11, "title": "Ohne?", "tags": []},
    )
    file = lines(tmp_path, *rows)
    code, said = told("--file", file)
    assert code == 0, said
    assert said.splitlines() == [
        "5 read, 3 held (3 new, 0 changed).",
        "  left out, without a topic of ours: 2",
    ]
    whole = {
        "discourse:t/7": ("Wie geht das?", '["excel"]', "discourse:ada", 1.7e9),
        "discourse:t/8": ("Was?", '["datenschutz", "r"]', None, 0.0),
        "file:A-9": ("Wo?", '["csv"]', None, 1714521600.0),
    }
    assert held(engine) == whole
    assert "Geheim" not in str(held(engine))
    assert told("--file", file)[1].startswith("5 read, 3 held (0 new, 0 changed).")
    assert held(engine) == whole


FAULTS: dict[str, tuple[Any, str]] = {
    "no JSON": ("{nein", "no JSON"),
    "no object": ([1], "it must be a JSON object"),
    "no id": ({"title": "A?", "tags": []}, 'it needs an "id"'),
    "id of nothing": (GOOD | {"id": " "}, 'it needs an "id"'),
    "id of truth": (GOOD | {"id": True}, 'it needs an "id"'),
    "id too long": (GOOD | {"id": "9" * 5000}, 'it needs an "id"'),
    "id too large": (GOOD | {"id": 2**70}, 'it needs an "id"'),
    "no title": (GOOD | {"title": None}, 'it needs a "title"'),
    "empty title": (GOOD | {"title": " \u0000 "}, 'it needs a "title"'),
    "tags as text": (GOOD | {"tags": "excel"}, 'it needs "tags"'),
    "tags of numbers": (GOOD | {"tags": ["excel", 3]}, 'it needs "tags"'),
    "author as number": (GOOD | {"author": 3}, '"author" must be'),
    "no time": (GOOD | {"at": "gestern"}, '"at" must be'),
    "not a number": (GOOD | {"at": float("nan")}, '"at" must be'),
    "endless": (GOOD | {"at": float("inf")}, '"at" must be'),
    "milliseconds": (GOOD | {"at": 1.7e12}, '"at" must be'),
    "true": (GOOD | {"at": True}, '"at" must be'),
    "too deep": ("[" * 100_000, "too many brackets"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_fault_is_named_by_file_and_line_and_nothing_is_kept(
    tmp_path: Path, engine: sa.Engine, name: str
) -> None:
    row, fault = FAULTS[name]
    file = lines(tmp_path, *(GOOD | {"id": n} for n in range(1, BATCH + 2)), "", row)
    code, said = told("--file", file)
    assert code == 2
    assert f"{file}, line {BATCH + 3}: " in said
    assert fault in said
    assert held(engine) == {}


def test_right_to_left_zero_width_and_halves_are_held_and_printed_plain(
    tmp_path: Path, engine: sa.Engine
) -> None:
    odd = (
        "\u202eكيف أفتح Excel\u202c?",
        "Ex\u200bcel\u200d?",
        "🙂\x1b[31m?",
        "halb \ud83d?",
        "E\u0301" * 90,
    )
    file = lines(tmp_path, *(GOOD | {"id": f"x\x1b{n}", "title": t} for n, t in enumerate(odd)))
    code, said = told("--file", file, "--dry-run")
    assert code == 0
    assert all(c.isprintable() or c == "\n" for c in said)
    assert said.endswith("5 read, 5 would be held.\n")
    assert held(engine) == {}
    assert told("--file", file)[0] == 0
    titles = [row[0] for row in held(engine).values()]
    assert sorted(titles) == sorted(t.replace("\ud83d", "?") for t in odd)


def test_a_huge_file_is_read_in_batches_and_a_huge_title_is_cut(
    tmp_path: Path, engine: sa.Engine
) -> None:
    body = "Viel Text. " * 200
    rows = [GOOD | {"id": n, "title": f"Frage {n}?", "body": body} for n in range(1, 20_001)]
    rows.append(GOOD | {"id": "lang", "title": "x" * 1_000_000})
    zipped = tmp_path / "q.jsonl.gz"
    zipped.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode(), 1))
    began = time.monotonic()
    code, said = told("--file", str(zipped))
    assert code == 0, said
    assert said.startswith("20,001 read, 20,001 held (20,001 new, 0 changed).")
    assert time.monotonic() - began < 60
    there = held(engine)
    assert len(there) == 20_001
    assert there["file:lang"][0] == "x" * LONGEST


def test_nothing_in_a_file_is_no_fault_and_no_file_is_one(tmp_path: Path) -> None:
    assert told("--file", lines(tmp_path)) == (0, "0 read, 0 held (0 new, 0 changed).\n")
    code, said = told("--file", str(tmp_path / "keine.jsonl"))
    assert code == 2
    assert "keine.jsonl: it cannot be read" in said
    cut = tmp_path / "cut.gz"
    cut.write_bytes(gzip.compress(json.dumps(GOOD).encode() * 50)[:-9])
    assert "damaged or cut off" in told("--file", str(cut))[1]


def test_a_question_twice_in_a_file_is_one(tmp_path: Path, engine: sa.Engine) -> None:
    told("--file", lines(tmp_path, GOOD, GOOD | {"id": "7", "title": "Neuer?"}))
    assert [row[0] for row in held(engine).values()] == ["Neuer?"]


def test_a_limit_and_what_lotse_wrote(
    tmp_path: Path, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("API_KEY", "WEBHOOK_SECRET"):
        monkeypatch.setenv(f"DISCOURSE_{name}", "x" * 20)
    monkeypatch.setenv("DISCOURSE_URL", "https://forum.example.org")
    monkeypatch.setenv("DISCOURSE_API_USERNAME", "Lotse")
    rows = [GOOD | {"id": n, "author": "lotse" if n == 2 else "Ada"} for n in range(1, 9)]
    code, said = told("--file", lines(tmp_path, *rows), "--limit", "3")
    assert (code, set(held(engine))) == (0, {"discourse:t/1", "discourse:t/3"})
    assert "left out, by Lotse: 1" in said


def test_without_a_forum_it_says_what_to_set() -> None:
    code, said = told()
    assert code == 2
    assert "DISCOURSE_URL" in said
    assert "--file" in said


def test_a_database_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.sqlite3")
    code, said = told("--file", lines(tmp_path, GOOD))
    assert code == 2
    assert "python -m bot migrate" in said
