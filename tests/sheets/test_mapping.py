"""The sign-up sheets of Kobo and Pretix, read through a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import YourMistake
from bot.sheets.findings import Findings
from bot.sheets.mapping import read_mapping, translate
from bot.sheets.members import read_members
from bot.sheets.reading import read_sheet
from bot.sheets.values import Given
from matchers.rounds.model import Member, Skill, Want, Window
from tests.sheets.written import sheet

PRETIX = """\
separator = ","
[columns]
id = "E-Mail"
languages = "Sprachen"
wants = [
  { topic = "Thema 1", level = "Wie gut kannst du das schon?" },
  { topic = "Thema 2", level = 0 },
]
teaches = "Das kann ich zeigen"
formats = "Wie?"
[ticks.slots]
"Wann/Di Abend" = "tue 18:00-21:00"
"Wann/Do Abend" = "thu 18:00-21:00"
[values.languages]
Plattdeutsch = "nds"
[values.formats]
"vor Ort" = "in_person"
Online = "online"
[values.wants]
Einsteiger = "0"
Fortgeschritten = "2"
Tabellen = "excel"
[separators]
languages = ","
[levels]
teaches = 3
[constants]
region = "Göttingen"
hours_per_week = 2
"""
SHEET = (
    "E-Mail,Sprachen,Thema 1,Wie gut kannst du das schon?,Thema 2,Das kann ich zeigen,Wie?,"
    "Wann/Di Abend,Wann/Do Abend,Newsletter\n"
    'ada@example.org,"Deutsch, Plattdeutsch",Tabellen,fortgeschritten,,python;karten:4,'
    "Online;vor Ort,1,0,ja\n"
)


def understood(folder: Path, mapping: str, text: str) -> tuple[tuple[Member, ...], list[str]]:
    read = read_mapping(sheet(folder, mapping, "mapping.toml"))
    findings = Findings(folder / "members.csv")
    theirs = read_sheet(sheet(folder, text), findings, separator=read.separator)
    members = read_members(translate(theirs, read, findings), findings, Given())
    return members, [str(one) for one in sorted(findings.faults)]


def test_another_sheet_becomes_members(tmp_path: Path) -> None:
    assert understood(tmp_path, PRETIX, SHEET) == (
        (
            Member(
                "ada@example.org",
                frozenset({"de", "nds"}),
                slots=(Window(1, 18 * 60, 21 * 60),),
                hours_per_week=2,
                formats=frozenset({"online", "in_person"}),
                region="Göttingen",
                wants=(Want("excel", 2),),
                teaches=(Skill("python", 3), Skill("karten", 4)),
            ),
        ),
        [],
    )


def test_what_was_not_understood_is_told_with_its_row(tmp_path: Path) -> None:
    text = SHEET.replace("fortgeschritten", "geht so").replace("vor Ort", "egal")
    _, faults = understood(tmp_path, PRETIX, text)
    assert [fault.partition(". ")[0] for fault in faults] == [
        "Row 2, ada@example.org: formats: 'egal' is no format",
        "Row 2, ada@example.org: wants: 'excel': geht so is no level from 0 to 4",
    ]
    _, faults = understood(tmp_path, PRETIX, SHEET.replace("E-Mail", "Email"))
    assert faults[0] == "there is no column 'E-Mail'. Did you mean Email?"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("", "No column is mapped"),
        ("[columns]\nidd = 'x'", "columns.idd: No such column. Did you mean id?"),
        ("[column]\nid = 'x'", "column: No such section. Did you mean columns?"),
        ("columns = 3", "columns: This is no section"),
        ("[columns]\nid = 3", "columns.id: These are no columns"),
        ("[columns]\nwants = [{ level = 1 }]", "columns.wants: These are no columns"),
        ("separator = '~'\n[columns]\nid = 'x'", "separator: This parts no cells"),
        ("separator = ['~']\n[columns]\nid = 'x'", "separator: This parts no cells"),
        ("[columns]\nid = 'x'\n[ticks]\nslots = 'Di'", "ticks.slots: These are no words"),
        ("[columns]\nid = 'x'\n[levels]\nslots = 1", "levels.slots: This is no level"),
        ("[columns]\nid = 'x'\n[separators]\nslots = ''", "separators.slots: This parts nothing"),
        ("[columns]\nid = 'x'\n[constants]\nid = { a = 1 }", "constants.id: This is no value"),
        ("[columns", "This is not TOML"),
    ],
)
def test_a_mapping_has_its_own_faults(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(YourMistake) as mistake:
        read_mapping(sheet(tmp_path, mapping, "mapping.toml"))
    assert said in str(mistake.value)
