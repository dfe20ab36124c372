"""``python -m bot match`` in this process, and a small sheet with one of everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bot.__main__ import MEND_IT, TRY_AGAIN, command_line
from bot.errors import OurFault, YourMistake

WEEK = ("--week", "2026-W48")
MEMBERS = """\
id;languages;slots;hours_per_week;formats;region;wants;teaches;capacity;circle;exchange
Ada;de,en;Di 18-21, Do 17-19;3;online;;python:1:1.0;excel:4;2;ja;nein
Ben;de;tue 18:00-20:00;1;online;;excel:1:1;;;;
Cleo;de;tue 18:00-20:00;1;online;;excel:0:0.9;;;;
Deniz;de;tue 18:00-20:00, thu 17:00-19:00;2;online;;excel:1:1;karten:3;1;;
Eva;de;thu 17:00-19:00;2;online;;karten:1:1;;;;
Fatma;de,en;thu 17:00-20:00;2;online;;;python:3;2;;
Gül;en;fri 09:00-11:00;1;online;;statistik:1:1;karten:4;1;;ja
Hanno;en;fri 09:00-11:00;1;online;;karten:2:1;statistik:3;1;;ja
Kim;de;mon 08:00-10:00;1;online;;excel:2:1;;;;
Mo;de;tue 18:00-20:00;1;online;;;schreiben:4;2;;
"""


def written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def told(*words: str | Path) -> tuple[int, str, str]:
    """Exit code, output and notes, as ``main`` makes them of what is raised."""
    result = CliRunner().invoke(command_line(), ["match", *map(str, words)])
    if isinstance(result.exception, YourMistake):
        return MEND_IT, result.stdout, f"{result.stderr}{result.exception}"
    if isinstance(result.exception, OurFault):
        return TRY_AGAIN, result.stdout, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def round_of(*words: str | Path) -> dict[str, Any]:
    code, said, notes = told(*words, "--json", "-", *([] if "--week" in words else WEEK))
    assert code == 0, notes
    found: dict[str, Any] = json.loads(said)
    return found
