"""The sign-up sheet of another programme -> rows with our columns, by a mapping in TOML.

``[columns]`` names their column, or several, for each of ours; a topic and its level may stand in
two. ``[ticks]``: their columns that hold a cross. ``[values]`` translates what they say, and
``[constants]`` says what nobody was asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.errors import YourMistake
from bot.settings_toml import Fault, Toml, read_toml
from bot.sheets.columns import BY_NAME
from bot.sheets.findings import Findings, near
from bot.sheets.reading import Row, Sheet
from bot.sheets.texts import yes

_TABLES = ("columns", "ticks", "values", "separators", "levels", "constants")
_LEVELLED = ("wants", "teaches")
_SEPARATORS = {";": ";", ",": ",", "tab": "\t", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something of ours stands. ``level``: their column, a number, or nothing of it."""

    column: str
    level: str | int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How another sheet is read. All by our column; ``values`` by their words in small letters."""

    columns: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    ticks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""

    def of(self, theirs: str) -> list[str]:
        """Which of our columns this one of theirs goes to."""
        found = [
            name
            for name, sources in self.columns.items()
            if any(theirs in (source.column, source.level) for source in sources)
        ]
        return found + [name for name, ticks in self.ticks.items() if theirs in ticks]


def read_mapping(file: Path) -> Reading:
    """The mapping in ``file``. Raises ``YourMistake`` with all that is wrong with it."""
    toml = read_toml(file)
    if isinstance(toml, Fault):
        raise YourMistake(str(toml))
    faults = list(_faults(toml))
    if faults:
        raise YourMistake("\n".join(map(str, faults)))
    told = toml.values
    return Reading(
        columns={name: tuple(_sources(one)) for name, one in told.get("columns", {}).items()},
        ticks={name: _texts(table) for name, table in told.get("ticks", {}).items()},
        values={
            name: {word.strip().casefold(): str(ours) for word, ours in table.items()}
            for name, table in told.get("values", {}).items()
        },
        separators=told.get("separators", {}),
        levels=told.get("levels", {}),
        constants=_texts(told.get("constants", {})),
        separator=_SEPARATORS.get(told.get("separator", ""), ""),
    )


def translate(sheet: Sheet, mapping: Reading, findings: Findings) -> Sheet:
    """The same rows with our columns and our words."""
    named = {
        str(name)
        for sources in mapping.columns.values()
        for source in sources
        for name in (source.column, source.level)
        if isinstance(name, str)
    }
    named |= {name for ticks in mapping.ticks.values() for name in ticks}
    for name in sorted(named - {*sheet.columns}):
        findings.fault(0, f"there is no column '{name}'. {near(name, sheet.columns)}")
    ours = dict.fromkeys((*mapping.columns, *mapping.ticks, *mapping.constants))
    rows = tuple(
        Row(row.line, {name: _cell(name, row, mapping) for name in ours}, text=True)
        for row in sheet.rows
    )
    return Sheet(rows, tuple(ours), text=True)


def _cell(name: str, row: Row, mapping: Reading) -> str:
    """What a member says in one column of ours, as our own CSV would hold it."""
    parts: list[str] = []
    for source in mapping.columns.get(name, ()):
        for said in _said(name, _text(row.values.get(source.column)), mapping):
            level = source.level
            if isinstance(level, str):
                told = _said(name, _text(row.values.get(level)), mapping)
                level = next(iter(told), None)
            if name in _LEVELLED and level is None and ":" not in said:
                level = mapping.levels.get(name)
            parts.append(said if level is None else f"{said}:{level}")
    for theirs, value in mapping.ticks.get(name, {}).items():
        if yes(_text(row.values.get(theirs))) is True:
            parts.append(value)
    return ";".join(parts) or mapping.constants.get(name, "")


def _said(name: str, text: str, mapping: Reading) -> list[str]:
    """The single things that a cell says, in our words."""
    separator = mapping.separators.get(name, ";")
    listed = BY_NAME[name].kind in {"list", "slots", "levels"}
    parts = text.replace("\n", separator).split(separator) if listed else [text]
    words = mapping.values.get(name, {})
    found = (words.get(part.strip().casefold(), part.strip()) for part in parts)
    return [part for part in found if part]


def _text(value: Any) -> str:
    """A cell as a text, also where the sheet is JSON lines."""
    if isinstance(value, list):
        return ";".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in table.items()}


def _sources(told: Any) -> Iterator[Source]:
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            yield Source(one["topic"], one.get("level"))
        else:
            yield Source(one)


# --- what is wrong with a mapping


def _faults(toml: Toml) -> Iterator[Fault]:
    for name, value in toml.values.items():
        if name == "separator":
            if not isinstance(value, str) or value not in _SEPARATORS:
                remedy = 'Write separator = ";" or "," or "tab".'
                yield toml.fault((name,), "This parts no cells.", remedy)
        elif name not in _TABLES:
            yield toml.fault((name,), "No such section.", near(name, (*_TABLES, "separator")))
        elif not isinstance(value, dict):
            yield toml.fault((name,), "This is no section.", f"Write it as [{name}].")
        else:
            for ours, told in value.items():
                yield from _faults_of(toml, name, ours, told)
    if not toml.values.get("columns"):
        remedy = 'Write [columns] and, for example, id = "E-Mail".'
        yield toml.fault(("columns",), "No column is mapped.", remedy)


def _faults_of(toml: Toml, table: str, ours: str, told: Any) -> Iterator[Fault]:
    path = (table, ours)
    if ours not in BY_NAME:
        yield toml.fault(path, "No such column.", near(ours, BY_NAME))
    elif table == "levels" and (ours not in _LEVELLED or type(told) is not int):
        yield toml.fault(path, "This is no level.", "Write wants = 0 or teaches = 3.")
    elif table == "separators" and (not isinstance(told, str) or not told):
        yield toml.fault(path, "This parts nothing.", f'Write {ours} = ","')
    elif table in {"ticks", "values"} and not (
        isinstance(told, dict) and all(isinstance(v, str | int | float) for v in told.values())
    ):
        yield toml.fault(path, "These are no words.", f'Write [{table}.{ours}] and "Di" = "tue".')
    elif table == "constants" and not isinstance(told, str | int | float | list):
        yield toml.fault(path, "This is no value.", f'Write {ours} = "…" as in a CSV.')
    elif table == "columns" and not all(
        map(_is_source, told if isinstance(told, list) else [told])
    ):
        remedy = f'Write {ours} = "their column", or a list of columns.'
        if ours in _LEVELLED:
            remedy = f'Write {ours} = [{{ topic = "their column", level = "their column" }}].'
        yield toml.fault(path, "These are no columns.", remedy)


def _is_source(told: Any) -> bool:
    if isinstance(told, dict):
        level = told.get("level", 0)
        fits = isinstance(level, str | int) and isinstance(told.get("topic"), str)
        return fits and told.keys() <= {"topic", "level"}
    return isinstance(told, str)
