"""Communities made by another program: ``PROGRAM N SEED`` prints members as JSON lines."""

from __future__ import annotations

import io
import json
import runpy
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest import mock

from matchers.rounds.model import Member, Skill, Want, Window
from matchers.rounds.week import DAYS

SETS = ("languages", "formats", "blocks", "past", "repeat_ok")


def made_by(program: Path) -> Callable[[int, int], Sequence[Member]]:
    """What ``generate`` is, by this program; it is run in this process, as it is run often."""

    @lru_cache(maxsize=64)
    def make(many: int, seed: int) -> tuple[Member, ...]:
        printed = io.StringIO()
        with (
            mock.patch.object(sys, "argv", [str(program), str(many), str(seed)]),
            redirect_stdout(printed),
        ):
            runpy.run_path(str(program), run_name="__main__")
        return tuple(read(line) for line in printed.getvalue().splitlines())

    return make


def read(line: str) -> Member:
    """One member, by the columns of ``python -m bot match``."""
    told: dict[str, Any] = json.loads(line)
    return Member(
        **{
            **told,
            **{name: frozenset(told[name]) for name in SETS if name in told},
            "slots": tuple(window(slot) for slot in told.get("slots", ())),
            "wants": tuple(Want(**want) for want in told.get("wants", ())),
            "teaches": tuple(Skill(**skill) for skill in told.get("teaches", ())),
        }
    )


def window(slot: str) -> Window:
    """``tue 18:00-20:00``."""
    day, _, hours = slot.partition(" ")
    start, end = (60 * int(at[:2]) + int(at[3:]) for at in hours.split("-"))
    return Window(DAYS.index(day), start, end % (24 * 60))
