"""What people and programmes get of a round; ``LOTSE_GOLDEN=1`` writes the golden files anew."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.errors import YourMistake
from bot.handouts.as_csv import as_csv, guarded
from bot.handouts.as_ics import FOLD, as_ics
from bot.handouts.as_json import as_json
from bot.handouts.as_svg import as_svg
from bot.handouts.as_table import as_table
from bot.handouts.trees import trees
from bot.handouts.writing import write_all
from bot.sheets.earlier import read_earlier
from matchers.rounds.model import Match
from matchers.rounds.week import Week
from tests.handouts.rounds import (
    ABROAD,
    CIRCLE,
    EVERYTHING,
    PAIR,
    TANDEM,
    TUESDAY,
    ZONE,
    lesson,
    outcome,
)

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def table() -> str:
    console = Console(width=100, markup=False, highlight=False, file=io.StringIO())
    for told in as_table(EVERYTHING):
        console.print(told)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def calendars() -> str:
    told = as_ics(EVERYTHING, NOW)
    return "".join(f"--- {name}\r\n{text}" for name, text in told.items())


FORMS = {
    "round.json": lambda: as_json(EVERYTHING),
    "round.csv": lambda: as_csv(EVERYTHING),
    "round.svg": lambda: as_svg(EVERYTHING),
    "round.txt": table,
    "round.ics": calendars,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_round_reads_as_the_golden_file_says(name: str) -> None:
    told = FORMS[name]()
    if os.environ.get("LOTSE_GOLDEN"):
        (GOLDEN / name).write_text(told, encoding="utf-8", newline="")
    assert told.encode() == (GOLDEN / name).read_bytes()


# --- JSON


def test_the_json_has_the_keys_that_others_rely_on(tmp_path: Path) -> None:
    told = json.loads(as_json(EVERYTHING))
    assert list(told) == [
        *("week", "pairs", "circles", "tandems", "unmatched", "idle"),
        *("objective", "bound", "gap", "proven", "audit"),
    ]
    assert {"learner", "expert", "topic", "slot", "score", "terms"} <= told["pairs"][0].keys()
    assert told["pairs"][0]["slot"] == "thu 17:00 Europe/Berlin"
    assert "taught_as" not in told["pairs"][0]
    assert (told["pairs"][1]["topic"], told["pairs"][1]["taught_as"]) == ("pivot", "excel")
    assert told["circles"][0]["score"] == 24_000
    assert told["tandems"][0] == {
        "a": "gül",
        "b": "hanno",
        "a_teaches": "karten",
        "b_teaches": "statistik",
        "slot": "tue 18:00 Europe/Berlin",
        "score": 16_000,
        "language": "de",
        "format": "online",
    }
    assert told["unmatched"][1] == {"member": "lea", "reason": "topic", "help": None}
    assert (told["gap"], told["proven"], told["bound"]) == (0, True, told["objective"])
    file = tmp_path / "round.json"
    file.write_text(as_json(EVERYTHING), encoding="utf-8")
    assert len(read_earlier(file).partners) == 6


def test_a_bound_that_is_not_there_is_null() -> None:
    told = json.loads(as_json(outcome(PAIR, bound=float("inf"))))
    assert (told["bound"], told["gap"], told["proven"]) == (None, None, False)
    told = json.loads(as_json(outcome(PAIR, bound=120.5)))
    assert (told["gap"], told["proven"]) == (120.5, False)


def test_the_gap_is_told_in_a_sentence() -> None:
    assert EVERYTHING.certificate == "Best possible round: no other round serves better."
    told = replace(EVERYTHING, fixed=2).certificate
    assert told == "Best possible round with the 2 pairs that were set: no other one serves better."
    assert "with the pair that was set:" in replace(EVERYTHING, fixed=1).certificate
    told = outcome(PAIR, bound=120.5).certificate
    early = "The search ended early: a better round may exist"
    assert told == f"{early}, by 120 points at most, 1.51% of all scores."
    assert outcome(PAIR, bound=9000).certificate == f"{early}, by 9,000 points at most."
    assert "not known" in outcome(PAIR, bound=float("inf")).certificate


# --- CSV


def test_the_csv_has_a_row_for_each_seat_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(EVERYTHING)[1:]), delimiter=";"))
    assert [row["kind"] for row in rows] == [*["pair"] * 2, *["circle"] * 3, *["tandem"] * 2]
    assert rows[1]["expert"] == "'=1+1"
    assert rows[1]["starts"] == "2026-11-24 18:30"
    assert as_csv(EVERYTHING)[0] == "\ufeff"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\uff1d1"])
def test_what_excel_would_compute_is_a_text(cell: str) -> None:
    assert guarded((cell,)) == (f"'{cell}",)
    assert guarded(("a=1", "")) == ("a=1", "")


# --- calendar


def test_a_calendar_entry_keeps_the_standard() -> None:
    for name, text in as_ics(EVERYTHING, NOW).items():
        assert re.fullmatch(r"2026-W48-(pair|circle|tandem)-[a-z0-9-]+\.ics", name)
        assert text.endswith("END:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert all(len(line.encode()) <= FOLD for line in text.split("\r\n"))
        assert text.count("BEGIN:VEVENT") == text.count("UID:") == 1


def test_the_hour_is_told_in_utc() -> None:
    [text] = as_ics(outcome(PAIR), NOW).values()
    assert "DTSTART:20261126T160000Z\r\nDTEND:20261126T170000Z\r\n" in text


def test_the_hour_is_right_on_the_day_the_clocks_change() -> None:
    week = Week.of("2026-W43", ZONE, {ZONE: ZoneInfo(ZONE)})
    for slot, utc in (("sat 18:00", "20261024T160000Z"), ("sun 18:00", "20261025T170000Z")):
        hour = next(h for h in range(week.halves) if week.slot(h) == f"{slot} {ZONE}")
        match = Match("pair", (lesson("ada", "fatma"),), hour, "de")
        [text] = as_ics(replace(outcome(match), week=week), NOW).values()
        assert f"DTSTART:{utc}\r\n" in text


def test_an_entry_is_replaced_when_hour_or_topic_change() -> None:
    later = Match("pair", (lesson("ada", "fatma", "excel"),), TUESDAY, "de")
    [(name, text)] = as_ics(outcome(PAIR), NOW).items()
    [(after, changed)] = as_ics(outcome(later), NOW).items()
    assert name == after
    assert text != changed
    assert re.findall("UID:.*", text) == re.findall("UID:.*", changed)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_no_name_leads_out_of_the_folder(learner: str, topic: str) -> None:
    odd = Match(
        "pair", (lesson(learner.encode("utf-8", "replace").decode(), "../x", topic),), 84, "en"
    )
    if any(0xD800 <= ord(sign) <= 0xDFFF for sign in topic):
        return
    [(name, text)] = as_ics(outcome(odd), NOW).items()
    assert re.fullmatch(r"2026-W48-pair-[a-z0-9-]+\.ics", name)
    assert all(len(line.encode()) <= FOLD for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_a_name_is_never_too_long_for_a_disk() -> None:
    crowd = tuple(lesson("x" * 60 + str(number), "expert") for number in range(12))
    [name] = as_ics(outcome(Match("circle", crowd, TUESDAY, "de")), NOW)
    assert len(name) < 120


# --- picture


def test_the_picture_shows_everybody() -> None:
    root = ET.fromstring(as_svg(EVERYTHING))
    told = "".join(root.itertext())
    for name in (
        "ada",
        "ben",
        "cleo",
        "deniz",
        "fatma",
        "gül",
        "hanno",
        "kim",
        "lea",
        "mo",
        "nuri",
    ):
        assert name in told
    assert "Zoë, die Große" in told


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_name_breaks_the_picture(name: str) -> None:
    odd = Match("pair", (lesson(name, f"{name}<&>", name),), TUESDAY, "de", "in_person", name)
    ET.fromstring(as_svg(outcome(odd)))


def test_everybody_stands_below_whom_they_learn_from() -> None:
    found = trees([PAIR, CIRCLE, TANDEM])
    assert [[(line.member, line.depth) for line in lines] for lines in found] == [
        [("fatma", 0), ("ada", 1), ("ben", 2), ("cleo", 2), ("deniz", 2)],
        [("gül", 0), ("hanno", 1)],
    ]
    assert (found[0][2].above, found[1][0].closes) == (1, 1)


def test_a_ring_is_closed() -> None:
    ring = [
        Match("pair", (lesson(one, other),), TUESDAY, "de")
        for one, other in (("b", "c"), ("c", "d"), ("d", "b"), ("a", "d"), ("x", "a"))
    ]
    [lines] = trees(ring)
    assert [(line.member, line.depth) for line in lines] == [
        *(("b", 0), ("d", 1), ("a", 2), ("x", 3), ("c", 2)),
    ]
    assert lines[lines[0].closes or 0].member == "c"
    ET.fromstring(as_svg(outcome(*ring)))


def test_a_deep_tree_stays_in_its_column() -> None:
    deep = [
        Match("pair", (lesson(f"m{at:02}", f"m{at + 1:02}"),), TUESDAY, "de") for at in range(30)
    ]
    places = re.findall(r'<circle cx="(\d+)"', as_svg(outcome(*deep)))
    assert max(map(int, places)) < 260


def test_an_empty_round_is_a_picture_too() -> None:
    assert "0 learn something" in as_svg(outcome())
    assert ABROAD.region


# --- files


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "no" / "two"
    with pytest.raises(YourMistake, match=r"two cannot be written: .*\. Nothing was written\."):
        write_all({one: "1", two: "2"})
    assert list(tmp_path.iterdir()) == []
    one.write_text("old", encoding="utf-8")
    write_all({one: "ä\r\n", tmp_path / "new" / "two": "2"}, tmp_path / "new")
    assert one.read_bytes() == "ä\r\n".encode()
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["new", "one", "two"]
    with pytest.raises(YourMistake, match="is a folder"):
        write_all({tmp_path: "1"})
    assert (one.stat().st_mode & 0o400) != 0
