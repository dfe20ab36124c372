"""Files that are not what they should be: a sentence with file, line and remedy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import YourMistake
from bot.evaluate.lines import read_lines
from bot.evaluate.tagging import item_of
from bot.settings_check import check_folder
from bot.settings_rules import read_rules
from bot.settings_toml import Fault, Toml, read_toml
from bot.settings_topics import read_topics
from tests.conftest import ROOT

CONFIG = ROOT / "config"
often = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# --- TOML

BROKEN = {
    "a quote left open": (b'[topics.a]\nde = "A\nen = "A"\n', 2, "This is not TOML"),
    "a key said twice": (b'[topics.a]\nde = "A"\nde = "B"\n', 3, "This is not TOML"),
    "a section said twice": (b"[topics.a]\n[topics.a]\n", 2, "This is not TOML"),
    "a list left open": (b"[topics.a]\naliases = [\n", 3, "This is not TOML"),
    "binary": (b"\x00\x01\x02", 1, "This is not TOML"),
    "another encoding": ('de = "B\xe4ume"'.encode("latin-1"), 1, "The file is not UTF-8."),
    "UTF-16": ("[topics.a]".encode("utf-16"), 1, "The file is not UTF-8."),
    "too deep": (b"\n\nx = " + b"[" * 100_000, 3, "too many brackets in brackets"),
    "too long a number": (b"\nx = " + b"9" * 5_000, 2, "a number of too many digits"),
    "half an emoji": (b'[topics.a]\nde = "\\ud83d"', 2, "This is not TOML"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, kind: str) -> None:
    content, line, what = BROKEN[kind]
    file = tmp_path / "topics.toml"
    file.write_bytes(content)
    for faults in (read_topics(file)[1], read_rules(file)[1]):
        [fault] = faults
        assert (fault.file, fault.line) == (str(file), line)
        assert what in fault.what
        assert fault.remedy


def test_a_mark_that_an_editor_put_before_the_text_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_bytes(b'\xef\xbb\xbf[topics.a]\r\nde = "A"\r\nen = "B"\r\nxy = 1\r\n')
    [fault] = read_topics(file)[1]
    assert (fault.line, fault.key) == (4, "topics.a.xy")


def test_lines_are_counted_as_editors_do(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    text = '[topics.a]\nde = "A\u2028\x85B"\nen = "B"\nxy = 1\n'
    file.write_text(text, encoding="utf-8")
    [fault] = read_topics(file)[1]
    assert fault.line == 4


SMALL = """\
[topics.karten]
de = "Karten"
en = "Maps"
parent = "daten"
aliases = ["Karte", "map"]
forum_category = 5

[topics.karten.not_when]
"Karte" = ["Grußkarte"]

[topics.daten]
de = "Daten"
en = "Data"
"""


@often
@given(
    at=st.integers(0, len(SMALL)),
    gone=st.integers(0, 12),
    put=st.text("[]{}=\"'#.,\n\x00 aé9", max_size=4),
)
def test_whatever_slips_into_the_topics_is_told_with_a_line_of_the_file(
    tmp_path: Path, at: int, gone: int, put: str
) -> None:
    file = tmp_path / "topics.toml"
    text = SMALL[:at] + put + SMALL[at + gone :]
    file.write_text(text, encoding="utf-8", newline="")
    topics, faults = read_topics(file)
    assert topics or faults
    for fault in faults:
        assert fault.file == str(file)
        assert 1 <= fault.line <= text.count("\n") + 1
        assert fault.what.endswith((".", "?"))
        assert fault.remedy.endswith((".", "?", "]", '"'))


@often
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(content)
    assert isinstance(read_toml(file), Toml | Fault)


@pytest.mark.parametrize("name", ["slack.manifest.json", "messages/de/common.ftl"])
def test_other_files_that_are_no_text_are_told_with_the_rest(tmp_path: Path, name: str) -> None:
    shutil.copytree(CONFIG, tmp_path, dirs_exist_ok=True)
    (tmp_path / name).write_bytes(b"\xff\xfe{")
    told = [fault for fault in check_folder(tmp_path) if fault.file.endswith(name)]
    assert len(told) == 1
    assert "UTF-8" in told[0].what
    assert told[0].remedy


# --- lines of JSON

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2)
    ),
    max_leaves=4,
)
ROWS = st.one_of(
    VALUES.map(json.dumps),
    st.fixed_dictionaries({"title": VALUES, "tags": VALUES, "optional": VALUES}).map(json.dumps),
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), max_size=30),
    st.just("[" * 100_000),
    st.just("9" * 5_000),
)


def mistake_of(file: Path) -> str:
    """What is told of a file; nothing where it could be read."""
    try:
        read_lines(file, item_of)
    except YourMistake as mistake:
        return str(mistake)
    return ""


@often
@given(rows=st.lists(ROWS, max_size=6))
def test_each_line_is_read_or_named(tmp_path: Path, rows: list[str]) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
    told = mistake_of(file)
    for fault in told.splitlines():
        place, _, sentence = fault.partition(": ")
        number = int(place.removeprefix(f"{file}, line "))
        assert rows[number - 1].strip()
        assert "limit" not in sentence
        assert sentence
    if not told:
        assert len(read_lines(file, item_of)) == sum(bool(row.strip()) for row in rows)


@often
@given(content=st.binary(max_size=200), zipped=st.booleans())
def test_any_bytes_are_lines_or_a_mistake(tmp_path: Path, content: bytes, *, zipped: bool) -> None:
    file = tmp_path / "q.jsonl.gz"
    file.write_bytes(b"\x1f\x8b" * zipped + content)
    told = mistake_of(file)
    assert not told or told.startswith(str(file))
