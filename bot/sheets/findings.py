"""What was found wrong or odd in a sheet: sentences with row, member and column."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.errors import YourMistake

AT_MOST = 1000
"""So many faults are told; whoever has more mends these first."""

HINTS = 50
"""So many unknown ids are compared with all that there are."""

_NEAR = 60.0
_FEW = 8


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One sentence. ``line`` 0: it is about the whole file."""

    line: int
    member: str
    column: str
    said: str

    def __str__(self) -> str:
        """As in: Row 7, ada: slots: 'tues 18-20' is no slot. Write tue 18:00-20:00."""
        where = ", ".join(filter(None, (f"Row {self.line}" if self.line else "", self.member)))
        return ": ".join(filter(None, (where, self.column, self.said)))


@dataclass(slots=True)
class Findings:
    """What is wrong with one file (``faults``), and what is only odd (``warnings``)."""

    file: Path
    faults: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    hints: int = 0

    def fault(self, line: int, said: str, *, member: str = "", column: str = "") -> None:
        """Nothing comes of a round before this is mended."""
        self.faults.append(Finding(line, member, column, said))

    def warning(self, line: int, said: str, *, member: str = "", column: str = "") -> None:
        """Worth a look; the round goes on without."""
        self.warnings.append(Finding(line, member, column, said))

    def nobody(self, who: str, known: Collection[str], *, where: str) -> str:
        """Says that there is no such id; the first times also which one may have been meant.

        To look for it takes as long as there are members, and nobody reads a thousand of these.
        """
        said = f"nobody {where} has the id '{who}'."
        self.hints += 1
        return f"{said} {near(who, known)}" if self.hints <= HINTS else said

    def told(self) -> list[str]:
        """The faults as lines, under the name of the file."""
        if not self.faults:
            return []
        many = len(self.faults)
        shown = [f"  {one}" for one in sorted(self.faults)[:AT_MOST]]
        more = [f"  … and {many - AT_MOST} more"] if many > AT_MOST else []
        return [f"{self.file}: {many} {'fault' if many == 1 else 'faults'}.", *shown, *more]


def refuse(everything: Iterable[Findings]) -> None:
    """Raise ``YourMistake`` with every fault there is; none: go on."""
    told = [line for findings in everything for line in findings.told()]
    if told:
        raise YourMistake("\n".join([*told, "Nothing was written."]))


def near(word: str, known: Iterable[str]) -> str:
    """``Did you mean excel?``, or a few of what is known."""
    choices = sorted(known)
    best = process.extractOne(
        word.casefold(), choices, scorer=fuzz.ratio, score_cutoff=_NEAR, processor=str.casefold
    )
    if best:
        return f"Did you mean {best[0]}?"
    if len(choices) <= _FEW:
        return f"Known here: {', '.join(choices)}."
    return f"Known here: {', '.join(choices[:_FEW])} and {len(choices) - _FEW} more."


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """A time zone by its name. Raises ``ValueError`` with a sentence."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise ValueError(_no_zone(name)) from None


@cache
def _no_zone(name: str) -> str:
    """Told once for a whole sheet: every zone there is must be looked up on the disk."""
    remedy = near(name, zoneinfo.available_timezones()) if name else "Write Europe/Berlin."
    return f"'{name}' is no time zone. {remedy}"
