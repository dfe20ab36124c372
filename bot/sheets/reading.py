"""A file -> rows: JSON lines or CSV, however the programme that wrote it saw fit to write it."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import YourMistake
from bot.sheets.findings import Findings

_SEPARATORS = (";", ",", "\t")
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column. ``line``: where it begins. ``text``: of CSV, all its values are texts."""

    line: int
    values: dict[str, Any]
    text: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. ``columns``: the header of a CSV; of JSON lines whatever was used."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    text: bool


def read_sheet(file: Path, findings: Findings, *, separator: str = "") -> Sheet:
    """Every row of ``file``; what cannot be read is among ``findings``.

    Raises ``YourMistake`` where there is nothing to read at all.
    """
    text = decode(file)
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise YourMistake(f"{file}: there is no member in it. Write one a line.")
    if file.suffix not in {".csv", ".tsv"} and (
        first.lstrip()[0] in "{[" or file.suffix in {".jsonl", ".json", ".ndjson"}
    ):
        if first.strip() == "[":
            raise YourMistake(f"{file}: it is one JSON list. Write one object on each line.")
        rows = tuple(_json_rows(lines, findings))
        names = dict.fromkeys(name for row in rows for name in row.values)
        return Sheet(rows, tuple(names), text=False)
    return _csv_sheet(text, findings, separator)


def decode(file: Path) -> str:
    """The text of a file in UTF-8, with or without a mark before it, or as old Windows wrote it."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise YourMistake(f"{file}: it cannot be read ({error.strerror}).") from None
    if raw.startswith(_EXCEL):
        raise YourMistake(f"{file}: this is a workbook of Excel. Save it as CSV UTF-8.")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise YourMistake(f"{file}: it is no text that can be read. Save it as CSV UTF-8.")


# --- JSON lines


def _json_rows(lines: list[str], findings: Findings) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            findings.fault(number, f"no JSON ({error.msg}). Write one object on a line.")
        except (RecursionError, ValueError):
            findings.fault(number, "no JSON that anybody could read. Write one object on a line.")
        else:
            if isinstance(value, dict):
                yield Row(number, value, text=False)
            else:
                findings.fault(number, 'no object. Write one on a line: {"id": "ada", …}.')


# --- CSV


def _csv_sheet(text: str, findings: Findings, separator: str) -> Sheet:
    skipped = 0
    if text[:4].lower() == "sep=":
        separator, text = separator or text[4:5], text.partition("\n")[2]
        skipped = 1
    if separator not in _SEPARATORS:
        separator = _separator(text)
    records = _records(text, separator, findings, skipped)
    _, header = next(records, (0, []))
    names = [name.strip() for name in header]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        findings.fault(1 + skipped, f"the column '{name}' is there twice. Leave one.")
    rows: list[Row] = []
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(names) :]):
            said = f"{len(cells)} cells under {len(names)} columns."
            findings.fault(line, f'{said} Put a text that holds a {separator} in "quotes".')
            continue
        values = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}
        rows.append(Row(line, values, text=True))
    return Sheet(tuple(rows), tuple(filter(None, names)), text=True)


def _separator(text: str) -> str:
    """What parts the cells of the header most often, outside of quotes."""
    outside = "".join(text.lstrip().partition("\n")[0].split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def _records(
    text: str, separator: str, findings: Findings, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    lines = (f"{line}\n" for line in text.split("\n"))
    found = csv.reader(lines, delimiter=separator)
    begins = 1
    while True:
        try:
            record = next(found)
        except StopIteration:
            return
        except csv.Error as error:
            said = f"it cannot be read as CSV ({error}). Look for a quote that is left open."
            findings.fault(begins + skipped, said)
            return
        if any(cell.strip() for cell in record):
            yield begins + skipped, record
        begins = found.line_num + 1
