"""What we wrote is read as it was, and whatever is no sheet is told in sentences."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import YourMistake
from bot.sheets.earlier import read_earlier
from bot.sheets.findings import Findings
from bot.sheets.mapping import read_mapping
from bot.sheets.members import to_line
from bot.sheets.rules import read_rules
from bot.sheets.twos import read_twos
from matchers.rounds.model import Member, Skill, Want, Window
from tests.sheets.written import as_csv, jsonl, read, sheet

IN_PLACE = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _is_plain(text: str) -> bool:
    return text == unicodedata.normalize("NFC", text).strip() != ""


ANY = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])
WORDS = st.text(ANY, min_size=1, max_size=12).filter(_is_plain)
CSV_WORDS = st.text(ANY.filter(lambda sign: sign not in ";:,\n"), min_size=1, max_size=12).filter(
    _is_plain
)


def windows() -> st.SearchStrategy[Window]:
    halves = st.integers(0, 47)
    return st.builds(
        lambda day, start, halves: Window(day, start * 30, _end(start + halves)),
        st.integers(0, 6),
        halves,
        st.integers(1, 24),
    )


def _end(halves: int) -> int:
    return halves * 30 if halves <= 48 else (halves - 48) * 30


def members(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[Member]]:
    share = st.floats(0, 1).map(lambda value: round(value, 3))
    levels = st.integers(0, 4)
    ids = st.frozensets(words, max_size=2)
    count = st.integers(0, 9)
    member = st.builds(
        Member,
        words,
        st.frozensets(st.sampled_from(["de", "en", "uk", "pt-br"]), min_size=1),
        st.sampled_from(["Europe/Berlin", "America/New_York"]),
        st.lists(windows(), max_size=3, unique=True).map(tuple),
        count,
        st.frozensets(st.sampled_from(["online", "in_person"]), min_size=1),
        st.none() | words,
        st.lists(
            st.builds(Want, words, levels, share), max_size=3, unique_by=lambda one: one.topic
        ).map(tuple),
        st.lists(st.builds(Skill, words, levels), max_size=3, unique_by=lambda one: one.topic).map(
            tuple
        ),
        count,
        st.booleans(),
        st.booleans(),
        count,
        st.dates().map(str) | st.just(""),
        ids,
        ids,
        ids,
        st.booleans(),
        st.sampled_from(["technik", "fachpraxis", None]),
        share,
        count,
        st.booleans(),
    )
    return st.lists(member, min_size=1, max_size=4, unique_by=lambda one: one.id)


@IN_PLACE
@given(told=members(WORDS))
def test_members_survive_json_lines(told: list[Member], tmp_path: Path) -> None:
    file = jsonl(tmp_path, *map(to_line, told))
    assert read(file)[:2] == (tuple(told), [])


@IN_PLACE
@given(
    told=members(CSV_WORDS),
    separator=st.sampled_from([";", ",", "\t"]),
    mark=st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_members_survive_csv(
    told: list[Member],
    separator: str,
    mark: str,
    tmp_path: Path,
) -> None:
    raw = as_csv(told, separator).encode(mark)
    assert read(sheet(tmp_path, raw))[:2] == (tuple(told), [])


PIECES = st.sampled_from(
    [
        *(
            b"id",
            b"languages",
            b";",
            b",",
            b"\n",
            b'"',
            b"ada",
            b"de",
            b"{",
            b"}",
            b"[",
            b"]",
            b":",
        ),
        *(
            b'"id"',
            b'"slots"',
            b"null",
            b"1e999",
            b"tue 18:00-20:00",
            b"\xff\xfe",
            b"\x00",
            b"\xef",
        ),
        *(
            b"wants",
            b"learner",
            b"expert",
            b"=",
            b"[columns]\n",
            b"sep=",
            b'"pairs": [',
            b"\\ud800",
        ),
    ]
)
BYTES = st.binary(max_size=60) | st.lists(PIECES, max_size=25).map(b"".join)


@IN_PLACE
@given(raw=BYTES, name=st.sampled_from(["x.csv", "x.jsonl", "x"]))
@example(raw=b'id;languages\n"' + b"x" * 200_000, name="x.csv")
@example(raw=b'{"id": "\\ud800", "\\ud800": 1, "languages": [{}]}', name="x.jsonl")
def test_no_bytes_whatever_make_it_fall(raw: bytes, name: str, tmp_path: Path) -> None:
    file = sheet(tmp_path, raw, name)
    try:
        _, faults, warnings = read(file)
    except YourMistake as mistake:
        faults, warnings = [str(mistake)], []
    for said in (*faults, *warnings):
        said.encode()
        assert said.rstrip().endswith((".", "?", "…")), said


@IN_PLACE
@given(raw=BYTES)
@pytest.mark.parametrize("reader", [read_rules, read_mapping, read_earlier])
def test_no_bytes_make_the_other_readers_fall(reader: object, raw: bytes, tmp_path: Path) -> None:
    file = sheet(tmp_path, raw, "x")
    assert callable(reader)
    try:
        reader(file)
    except YourMistake as mistake:
        str(mistake).encode()
    findings = Findings(file)
    try:
        read_twos(file, findings, {})
    except YourMistake as mistake:
        str(mistake).encode()
    json.dumps([str(one) for one in findings.faults]).encode()
