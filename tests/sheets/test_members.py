"""Sheets of members: what is read, what is wrong, what is odd."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.errors import YourMistake
from bot.sheets.findings import HINTS, Findings, refuse
from bot.sheets.values import Given
from matchers.rounds.model import Member, Skill, Want, Window
from tests.sheets.written import ADA, jsonl, read, sheet

WHOLE_LINE = (
    '{"id":"ada","languages":["de","en"],"timezone":"Europe/Lisbon","slots":["tue 18:00-20:00"],'
    '"hours_per_week":2,"formats":["online","in_person"],"region":"Göttingen",'
    '"wants":[{"topic":"excel","level":1,"weight":0.5}],"teaches":[{"topic":"python","level":3}],'
    '"capacity":2,"circle":true,"exchange":true,"rounds_waited":3,"joined":"2026-10-01",'
    '"blocks":["eve"],"past":["ben"],"repeat_ok":["ben"],"minor":false,"background":"technik",'
    '"feedback":0.8,"load":1,"opted_in":true}'
)
WHOLE_ROW = (
    "id;languages;timezone;slots;hours_per_week;formats;region;wants;teaches;capacity;circle;"
    "exchange;rounds_waited;joined;blocks;past;repeat_ok;minor;background;feedback;load;opted_in\n"
    'ada;"de;en";Europe/Lisbon;tue 18:00-20:00;2;"online;in_person";Göttingen;excel:1:0.5;'
    'python:3;2;ja;true;3;1.10.2026;eve;ben;ben;nein;technik;"0,8";1;x\n'
)
ADA_READ = Member(
    "ada",
    frozenset({"de", "en"}),
    "Europe/Lisbon",
    (Window(1, 18 * 60, 20 * 60),),
    2,
    frozenset({"online", "in_person"}),
    "Göttingen",
    (Want("excel", 1, 0.5),),
    (Skill("python", 3),),
    2,
    circle=True,
    exchange=True,
    rounds_waited=3,
    joined="2026-10-01",
    blocks=frozenset({"eve"}),
    past=frozenset({"ben"}),
    repeat_ok=frozenset({"ben"}),
    background="technik",
    feedback=0.8,
    load=1,
)


def test_every_column_is_read_from_json_lines(tmp_path: Path) -> None:
    others = [{**ADA, "id": one} for one in ("ben", "eve")]
    members, faults, warnings = read(jsonl(tmp_path, WHOLE_LINE, *others))
    assert (members[0], faults, warnings) == (ADA_READ, [], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_every_column_is_read_from_a_csv(tmp_path: Path, encoding: str, separator: str) -> None:
    text = WHOLE_ROW if separator == ";" else _with_tabs(WHOLE_ROW)
    members, faults, _ = read(sheet(tmp_path, text.encode(encoding)))
    assert (members, faults) == ((ADA_READ,), [])


def _with_tabs(text: str) -> str:
    parts = text.split('"')
    return '"'.join(p if n % 2 else p.replace(";", "\t") for n, p in enumerate(parts))


def test_commas_and_the_line_of_excel_are_understood(tmp_path: Path) -> None:
    text = 'sep=,\r\nid,languages,slots\r\nada,"de, en","Di 18-20, Do 9-11"\r\n'
    [ada], faults, _ = read(sheet(tmp_path, text))
    assert (ada.languages, len(ada.slots), faults) == ({"de", "en"}, 2, [])


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    [ada], _, _ = read(jsonl(tmp_path, ADA), Given("Europe/Vienna"))
    assert ada == Member("ada", frozenset({"de"}), "Europe/Vienna")
    [ada], _, _ = read(sheet(tmp_path, "id,languages,region,capacity\nada,de,,\n"))
    assert ada == Member("ada", frozenset({"de"}))


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no slot": ({"slots": ["tues 18-20"]}, "slots: 'tues 18-20' is no slot: there is no day"),
    "negative": ({"capacity": -1}, "capacity: -1 is negative. Write a number from 0 to 1000."),
    "too much": ({"hours_per_week": 200}, "hours_per_week: 200 is too much. Write a number"),
    "no languages": ({"languages": []}, "languages: there is none. Everybody speaks one"),
    "null languages": ({"languages": None}, "languages: missing. Everybody speaks one"),
    "no language": ({"languages": ["klingonisch!"]}, "languages: 'klingonisch!' is no language"),
    "zone": ({"timezone": "Europe/Berln"}, "timezone: 'Europe/Berln' is no time zone. Did you"),
    "a way out": ({"timezone": "../../etc/passwd"}, "is no time zone."),
    "a folder": ({"timezone": "Europe"}, "timezone: 'Europe' is no time zone."),
    "format": ({"formats": ["onlin"]}, "is no format. Write online or in_person. Did you mean onl"),
    "no format": ({"formats": []}, "formats: there is none. Write online, in_person or both."),
    "level": ({"wants": [{"topic": "x", "level": 5}]}, "wants: 'x': 5 is no level from 0 to 4."),
    "no level": ({"teaches": [{"topic": "x"}]}, "teaches: 'x' has no level. Write x:0 (0 new"),
    "a word": ({"wants": ["excel"]}, "wants: excel has no level. Write"),
    "weight": (
        {"wants": [{"topic": "x", "level": 1, "weight": 1.5}]},
        "wants: x, weight: 1.5 is no number from 0 to 1.",
    ),
    "twice": (
        {"teaches": [{"topic": "x", "level": 1}, {"topic": "x", "level": 2}]},
        "teaches: 'x' stands there twice. Leave one.",
    ),
    "odd key": ({"wants": [{"topic": "x", "level": 1, "wieght": 1}]}, "'wieght' is nothing that"),
    "type": ({"capacity": "2"}, "capacity: 2 is no whole number."),
    "yes": ({"circle": "ja"}, "circle: ja is neither yes nor no. Write true or false."),
    "list": ({"blocks": "ben"}, 'blocks: ben is no list. Write ["ben"].'),
    "text": ({"region": 37073}, 'region: 37073 is no text. Write it in quotes: "37073".'),
    "day": ({"joined": "gestern"}, "joined: 'gestern' is no day. Write 2026-10-01."),
    "background": ({"background": "koch"}, "background: 'koch' is no background."),
    "unreadable": ({"region": "a\x00b"}, "region: 'a\\x00b' holds signs that nobody can read."),
    "turned round": ({"region": "G\u202eb"}, "'G\\u202eb' holds signs that nobody can read."),
    "isolated": ({"blocks": ["\u2066eve\u2069"]}, "blocks: '\\u2066eve\\u2069' holds signs"),
    "not seen": ({"region": "Göt\u200btingen"}, "holds signs that nobody can read. Write it anew."),
    "half a sign": ({"region": "\ud800"}, "region: '\\ud800' holds signs that nobody can read."),
    "feedback": ({"feedback": float("nan")}, "feedback: nan is no number from 0 to 1."),
    "huge": ({"feedback": 10**400}, "is no number from 0 to 1."),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_names_row_member_column_and_remedy(tmp_path: Path, case: str) -> None:
    change, said = FAULTS[case]
    members, faults, _ = read(jsonl(tmp_path, {**ADA, "id": "ben"}, {**ADA, **change}))
    assert [member.id for member in members] == ["ben"]
    assert len(faults) == 1, faults
    assert faults[0].startswith("Row 2, ada: ")
    assert said in faults[0]
    assert faults[0].endswith((".", "?"))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "id;languages;slots;capacity;wants\n"
        'ada;de;"tues 18-20;tue 18:10-19:00";-1;excel:9\n'
        ";de;;;\n"
        'ben;;;;"a:b;c:1:7"\n'
        "ada;de;;;\n"
        "cleo;de;;;;;x\n"
    )
    file = sheet(tmp_path, text)
    _, faults, _ = read(file)
    assert [fault.partition(". ")[0] for fault in faults] == [
        "Row 2, ada: capacity: -1 is negative",
        "Row 2, ada: slots: 'tue 18:10-19:00' is not on whole or half hours",
        "Row 2, ada: slots: 'tues 18-20' is no slot: there is no day 'tues'",
        "Row 2, ada: wants: 'excel': 9 is no level from 0 to 4",
        "Row 3: id: missing",
        "Row 4, ben: languages: missing",
        "Row 4, ben: wants: 'a': b is no level from 0 to 4",
        "Row 4, ben: wants: c, weight: 7 is no number from 0 to 1",
        "Row 5, ada: id: 'ada' is also in row 2",
        "Row 6: 7 cells under 5 columns",
    ]
    findings = Findings(file)
    findings.fault(0, "one.")
    with pytest.raises(YourMistake, match=r"1 fault\.\n  one\.\nNothing was written\."):
        refuse([findings])


def test_a_row_is_counted_by_its_line(tmp_path: Path) -> None:
    text = 'id,languages,region\nada,de,"two\nlines"\n\nben,xx9,\n'
    _, faults, _ = read(sheet(tmp_path, text))
    assert [fault.partition(":")[0] for fault in faults] == ["Row 2, ada", "Row 5, ben"]


def test_lines_that_are_no_json_are_told(tmp_path: Path) -> None:
    lines = ('{"id": "a"', "[1]", "9" * 5000, "[" * 100_000, ADA)
    members, faults, _ = read(jsonl(tmp_path, *lines))
    assert len(members) == 1
    assert [fault.partition(":")[0] for fault in faults] == ["Row 1", "Row 2", "Row 3", "Row 4"]


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    _, faults, warnings = read(sheet(tmp_path, "Name;Sprachen\nada;de\nben;de\n"))
    assert faults == [
        "id: the column is missing; there is Name, Sprachen. Add it, or use --mapping.",
        "languages: the column is missing; there is Name, Sprachen. Add it, or use --mapping.",
    ]
    assert len(warnings) == 2
    _, _, warnings = read(sheet(tmp_path, "id;languages;capasity\nada;de;1\n"))
    assert warnings == ["capasity: no column that is read. Did you mean capacity?"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "there is no member in it"),
        (b"\n \n", "there is no member in it"),
        (b"PK\x03\x04...", "Save it as CSV UTF-8"),
        (b'[\n{"id": "ada"}\n]', "one JSON list"),
        (b"id\x81\xff", "no text that can be read"),
    ],
)
def test_a_file_that_holds_nothing_is_refused(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(YourMistake, match=said):
        read(sheet(tmp_path, raw, "members"))
    with pytest.raises(YourMistake, match="cannot be read"):
        read(tmp_path / "nothing.csv")


def test_a_header_alone_is_an_empty_round(tmp_path: Path) -> None:
    assert read(sheet(tmp_path, "id,languages\n"))[1] == [
        "there is no member in it. Write one on each line."
    ]


def test_what_is_odd_is_a_warning(tmp_path: Path) -> None:
    rows = (
        {**ADA, "past": ["bem"], "blocks": ["ada"], "formats": ["in_person"]},
        {**ADA, "id": "ben", "wants": [{"topic": "Excel", "level": 1}]},
        {
            **ADA,
            "id": "cleo",
            "slots": ["mon 18:00-18:30", "tue 09:00-09:30", "tue 09:30-11:00"],
            "teaches": [{"topic": "excel", "level": 1}, {"topic": "r", "level": 3}],
            "wants": [{"topic": "r", "level": 1}, {"topic": "sql", "level": 4}],
        },
    )
    members, faults, warnings = read(jsonl(tmp_path, *rows))
    assert (len(members), faults) == (3, [])
    assert warnings == [
        "Row 1, ada: blocks: it names the member. That changes nothing.",
        "Row 1, ada: past: nobody here has the id 'bem'. Did you mean ben?",
        "Row 1, ada: region: missing, and only in person: nobody can be found. Write a region.",
        "Row 2, ben: slots: there is none, so nobody can be found. Write tue 18:00-20:00.",
        "Row 3, cleo: slots: mon 18:00-18:30 is shorter than a meeting, which takes an hour.",
        "Row 3, cleo: topics: 'excel' and 'Excel' count as two topics. Write them alike.",
        "Row 3, cleo: wants: 'r' has level 1 in wants and 3 in teaches. Is one a slip?",
        "Row 3, cleo: wants: nobody can be ahead of sql:4. Is it sql:3?",
    ]


def test_topics_are_known_by_any_name_or_refused(tmp_path: Path) -> None:
    given = Given(topics={"excel": "excel", "tabellenkalkulation": "excel"})
    want = [{"topic": "Tabellenkalkulation", "level": 1}]
    [ada], faults, _ = read(jsonl(tmp_path, {**ADA, "wants": want}), given)
    assert (ada.wants, faults) == ((Want("excel", 1),), [])
    _, faults, _ = read(jsonl(tmp_path, {**ADA, "wants": [{"topic": "exel", "level": 1}]}), given)
    assert faults == ["Row 1, ada: wants: there is no topic 'exel'. Did you mean excel?"]


def test_a_wish_may_have_a_comma_as_german_excel_writes_it(tmp_path: Path) -> None:
    text = "id;languages;wants\nada;de;excel:1:0,5\nben;de;excel:1:0,5, python:0, 3d:2\n"
    (ada, ben), faults, _ = read(sheet(tmp_path, text))
    assert faults == []
    assert ada.wants == (Want("excel", 1, 0.5),)
    assert ben.wants == (Want("excel", 1, 0.5), Want("python", 0), Want("3d", 2))


def test_zones_are_looked_up_once_for_a_whole_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "zoneinfo.available_timezones", lambda: asked.append(1) or {"Europe/Berlin"}
    )
    rows = [{**ADA, "id": one, "timezone": "Europa/Berlin!"} for one in ("ada", "ben", "cleo")]
    _, faults, _ = read(jsonl(tmp_path, *rows))
    assert faults[0].endswith("'Europa/Berlin!' is no time zone. Did you mean Europe/Berlin?")
    assert (len(faults), len(asked)) == (3, 1)


def test_ids_that_nobody_has_are_told_without_comparing_each_with_all(tmp_path: Path) -> None:
    rows = [{**ADA, "id": f"m{n:04}", "blocks": [f"x{n}"]} for n in range(HINTS + 30)]
    _, faults, warnings = read(jsonl(tmp_path, *rows))
    unknown = [one for one in warnings if "nobody here has the id" in one]
    assert (faults, len(unknown)) == ([], HINTS + 30)
    hinted = [one for one in unknown if "Did you mean" in one or "Known here" in one]
    assert len(hinted) == HINTS
    assert unknown[-1].endswith("nobody here has the id 'x79'.")
