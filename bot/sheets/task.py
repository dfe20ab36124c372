"""Everything that is handed in for a round, read and checked together."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.errors import YourMistake
from bot.sheets.earlier import keeping, read_earlier, with_past
from bot.sheets.findings import Findings, zone_of
from bot.sheets.mapping import Reading, read_mapping, translate
from bot.sheets.members import ids_in, read_members
from bot.sheets.reading import Sheet, read_sheet
from bot.sheets.rules import read_names, read_rules
from bot.sheets.twos import Two, check_fixed, forbidden, read_twos
from bot.sheets.values import Given
from matchers.rounds.model import Member, Rules
from matchers.rounds.week import Week

_WEEK = re.compile(r"(20\d\d)-?W(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The files and wishes as they were given."""

    members: Path
    rules: Path | None = None
    topics: Path | None = None
    mapping: Path | None = None
    previous: Sequence[Path] = ()
    fixed: Path | None = None
    forbid: Path | None = None
    week: str | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a round is made of. ``findings``: one for each sheet; with a fault there is no round.

    ``theirs`` is the sheet as it came, ``mapping`` how it was read.
    """

    members: tuple[Member, ...]
    rules: Rules
    week: Week
    theirs: Sheet
    mapping: Reading | None
    findings: list[Findings] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether anything has to be mended first."""
        return any(one.faults for one in self.findings)


def read_task(given: HandedIn, now: datetime) -> Task:
    """Read all files. What is wrong with single rows is among the findings, all at once.

    Raises ``YourMistake`` where a file cannot be read, or the rules or the mapping are at fault.
    """
    rules, zone, seeded = read_rules(given.rules)
    names, parents = read_names(given.topics) if given.topics else (None, {})
    monday = _week_name(given.week, now.astimezone(zone_of(zone)))
    mapping = read_mapping(given.mapping) if given.mapping else None
    findings = Findings(given.members)
    theirs = read_sheet(given.members, findings, separator=mapping.separator if mapping else "")
    sheet = translate(theirs, mapping, findings) if mapping else theirs
    members = read_members(sheet, findings, Given(zone, names))
    zones = {name: zone_of(name) for name in {zone, *(member.timezone for member in members)}}
    rules = replace(rules, parents=parents)
    if given.seed is not None or not seeded:
        rules = replace(rules, seed=_seed(monday) if given.seed is None else given.seed)
    task = Task(members, rules, Week.of(monday, zone, zones), theirs, mapping, [findings])
    return _with_twos(given, task, ids_in(sheet))


def _with_twos(given: HandedIn, task: Task, known: Collection[str]) -> Task:
    """The same with what earlier rounds and moderators say about certain twos."""
    members, rules = task.members, task.rules
    twos: dict[Path, list[Two]] = {}
    for file in filter(None, (given.fixed, given.forbid)):
        found = Findings(file)
        task.findings.append(found)
        twos[file] = read_twos(file, found, known)
    earlier = [read_earlier(file) for file in given.previous]
    for one in earlier:
        if one.week != task.week.name:
            members = with_past(members, one)
    if task.faulty:
        return task
    apart = forbidden(twos[given.forbid]) if given.forbid else frozenset()
    rules = replace(rules, forbidden=apart)
    if given.fixed:
        found = next(one for one in task.findings if one.file == given.fixed)
        parted = twos[given.forbid] if given.forbid else ()
        check_fixed(twos[given.fixed], found, members, rules, task.week, apart=parted)
        fixed = frozenset((two.first, two.second) for two in twos[given.fixed])
        rules = replace(rules, fixed=fixed)
    if not task.faulty:
        rules = keeping(earlier, members, rules, task.week)
    return replace(task, members=members, rules=rules)


def _week_name(told: str | None, now: datetime) -> str:
    """``2026-W48``: the one that was given, or the next one."""
    if told is None:
        return f"{now.date() + timedelta(days=7):%G-W%V}"
    found = _WEEK.fullmatch(told.strip())
    name = f"{found[1]}-W{int(found[2]):02}" if found else told
    try:
        Week.of(name if found else "", "UTC", {"UTC": ZoneInfo("UTC")})
    except ValueError:
        remedy = "Write the year and the ISO week, as in 2026-W48."
        raise YourMistake(f"--week: there is no week '{told}'. {remedy}") from None
    return name


def _seed(week: str) -> int:
    """Another week breaks ties another way."""
    return int(week.replace("-W", ""))
