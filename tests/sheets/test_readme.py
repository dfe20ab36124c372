"""README on matching is what the code does: ``LOTSE_README=1 pytest`` writes its table."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

from bot.sheets.columns import COLUMNS
from bot.sheets.findings import Findings
from bot.sheets.mapping import read_mapping
from bot.sheets.members import read_members
from bot.sheets.reading import read_sheet
from bot.sheets.rules import KEYS, read_rules
from bot.sheets.values import Given
from matchers.rounds.model import DEFAULT_WEIGHTS, Member, Rules, Terms
from tests.conftest import ROOT
from tests.sheets.written import ADA, jsonl, sheet

README = ROOT / "README.md"
BEGIN, END = "<!-- columns: begin -->\n", "<!-- columns: end -->"
HEAD = "| column | if left out | what it is | in a CSV |\n|---|---|---|---|\n"


def blocks() -> tuple[str, str]:
    """The rules and the mapping that README shows."""
    told = README.read_text(encoding="utf-8").partition("## Matching without the bot")[2]
    rules, mapping, *_ = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)
    return rules, mapping


def test_the_table_of_columns_is_what_the_code_says() -> None:
    rows = [f"| {c.name} | {c.default} | {c.meaning} | {c.example} |\n" for c in COLUMNS]
    table = HEAD + "".join(rows)
    readme = README.read_text(encoding="utf-8")
    before, found, after = *readme.partition(BEGIN)[::2], readme.partition(END)[2]
    if os.environ.get("LOTSE_README"):
        README.write_text(f"{before}{BEGIN}{table}{END}{after}", encoding="utf-8")
    else:
        assert found.partition(END)[0] == table, "LOTSE_README=1 .venv/bin/python -m pytest"


def test_the_examples_of_the_table_can_be_read(tmp_path: Path) -> None:
    header = ";".join(column.name for column in COLUMNS)
    row = ";".join(f'"{column.example}"' for column in COLUMNS)
    findings = Findings(tmp_path)
    file = sheet(tmp_path, f"{header}\n{row}\n")
    [ada] = read_members(read_sheet(file, findings), findings, Given())
    assert (ada.id, len(ada.slots), findings.faults) == ("ada", 2, [])


def test_the_defaults_are_those_of_a_member(tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    [ada] = read_members(read_sheet(jsonl(tmp_path, ADA), findings), findings, Given())
    assert ada == Member("ada", frozenset({"de"}))
    told = {column.name: column.default for column in COLUMNS}
    for name, default in told.items():
        value = getattr(ada, name)
        if default == "none":
            assert not value, name
        elif default in {"true", "false"} or default[0].isdigit():
            assert str(value).lower() == default, name
    assert (told["formats"], told["joined"]) == ("online", "unknown")


def test_the_rules_that_it_shows_are_the_defaults(tmp_path: Path) -> None:
    text = blocks()[0]
    rules, zone, _ = read_rules(sheet(tmp_path, text, "rules.toml"))
    assert (rules, zone) == (Rules(seed=202648), "Europe/Berlin")
    told = tomllib.loads(text)
    assert told.keys() == {*KEYS, "weights"}
    assert told["weights"].keys() == {*Terms._fields}
    assert rules.weights == DEFAULT_WEIGHTS


def test_the_mapping_that_it_shows_is_one(tmp_path: Path) -> None:
    mapping = read_mapping(sheet(tmp_path, blocks()[1], "mapping.toml"))
    assert mapping.of("Wann/Samstag früh") == ["slots"]
