"""Sheets as people would write them, for tests: from lines of text, or from members."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.sheets.columns import COLUMNS
from bot.sheets.findings import Findings
from bot.sheets.members import read_members, to_line
from bot.sheets.reading import read_sheet
from bot.sheets.values import Given
from matchers.rounds.model import Member

ADA = {"id": "ada", "languages": ["de"]}


def read(file: Path, given: Given | None = None) -> tuple[tuple[Member, ...], list[str], list[str]]:
    """The members of a file, the faults and the warnings."""
    findings = Findings(file)
    members = read_members(read_sheet(file, findings), findings, given or Given())
    return members, *([str(one) for one in sorted(told)] for told in _both(findings))


def _both(findings: Findings) -> tuple[list[Any], list[Any]]:
    return findings.faults, findings.warnings


def jsonl(folder: Path, *rows: Any) -> Path:
    """JSON lines; a text is a line as it is."""
    file = folder / "members.jsonl"
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    file.write_text(text, encoding="utf-8")
    return file


def sheet(folder: Path, text: str | bytes, name: str = "members.csv") -> Path:
    """A CSV, as it is."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def as_csv(members: Sequence[Member], separator: str = ";") -> str:
    """Members as the CSV that README describes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow([column.name for column in COLUMNS])
    for member in members:
        told = to_line(member)
        writer.writerow([_cell(told.get(column.name)) for column in COLUMNS])
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    if isinstance(value, dict):
        return ":".join(map(str, value.values()))
    return "" if value is None else str(value)
