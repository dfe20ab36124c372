"""Twos of members that moderators make a pair, or keep apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.sheets.findings import Findings
from bot.sheets.reading import Row, decode, read_sheet
from matchers.rounds.candidates import find_candidates
from matchers.rounds.model import Member, Rules, Window
from matchers.rounds.solving import solve
from matchers.rounds.week import Week

_HEADERS = (("learner", "expert"), ("a", "b"))


@dataclass(frozen=True, slots=True)
class Two:
    """Two ids, and the row where they stand."""

    line: int
    first: str
    second: str


def read_twos(file: Path, findings: Findings, known: Collection[str]) -> list[Two]:
    """The twos of a file: JSON lines or CSV, ``learner,expert`` or ``a,b``, or no header."""
    if not decode(file).strip():
        return []
    found: list[Two] = []
    for line, ids in _ids(file, findings):
        for one in sorted(one for one in {*ids} if one not in known):
            findings.fault(line, findings.nobody(one, known, where="in the sheet"))
        if ids[0] == ids[1]:
            findings.fault(line, f"'{ids[0]}' stands there twice. Name two members.")
        found.append(Two(line, *ids))
    return found


def _ids(file: Path, findings: Findings) -> Iterator[tuple[int, tuple[str, str]]]:
    sheet = read_sheet(file, findings)
    names = {name.strip().lower(): name for name in sheet.columns}
    header = next((h for h in _HEADERS if {*h} <= names.keys()), None)
    rows = sheet.rows
    if header is None and sheet.text and len(sheet.columns) == len(_HEADERS[0]):
        header = (sheet.columns[0], sheet.columns[1])
        names = {name: name for name in header}
        rows = (Row(1, {name: name for name in header}, text=True), *rows)
    if header is None and sheet.text:
        findings.fault(0, "these are no twos. Write learner,expert in the first row.")
        return
    for row in rows:
        named = [row.values.get(names.get(one, one)) for one in header or _HEADERS[0]]
        if all(isinstance(one, str) and one.strip() for one in named):
            yield row.line, (str(named[0]).strip(), str(named[1]).strip())
        else:
            findings.fault(row.line, 'there are no two ids. Write {"learner": "…", "expert": "…"}.')


def forbidden(twos: Sequence[Two]) -> frozenset[tuple[str, str]]:
    """Each two in order, as ``Rules`` has them."""
    return frozenset((min(two.first, two.second), max(two.first, two.second)) for two in twos)


def check_fixed(
    twos: Sequence[Two],
    findings: Findings,
    members: Sequence[Member],
    rules: Rules,
    week: Week,
    *,
    apart: Sequence[Two] = (),
) -> None:
    """Say of each fixed pair that cannot be, and that cannot be with those above it.

    ``apart``: whom moderators keep apart.
    """
    possible = possible_pairs(members, rules, week)
    parted = {frozenset((one.first, one.second)): one.line for one in apart}
    by_id = {member.id: member for member in members}
    fitting: list[Two] = []
    learning: dict[str, int] = {}
    given: Counter[str] = Counter()
    for two in twos:
        if two.first not in by_id or two.second not in by_id or two.first == two.second:
            continue
        learner, expert = by_id[two.first], by_id[two.second]
        who = f"{learner.id} with {expert.id}"
        before = learning.setdefault(learner.id, two.line)
        most = min(expert.capacity, expert.hours_per_week)
        if (row := parted.get(frozenset((learner.id, expert.id)))) is not None:
            said = f"{who} cannot be a pair: row {row} of --forbid keeps them apart. {_ONE_OF_TWO}"
        elif (learner.id, expert.id) not in possible:
            said = f"{who} cannot be a pair: {_why_not(learner, expert, rules, week)} {_REMEDY}"
        elif before != two.line:
            said = f"{learner.id} learns in row {before} already. {_ONE_OF_TWO}"
        elif given[expert.id] >= most:
            said = f"{expert.id} has time for {most} only. Leave some out."
        else:
            given[expert.id] += 1
            fitting.append(two)
            continue
        findings.fault(two.line, said)
    _place_all(fitting, findings, members, rules, week)


def _place_all(
    twos: Sequence[Two], findings: Findings, members: Sequence[Member], rules: Rules, week: Week
) -> None:
    """Say of each for which there is no hour beside those above it."""
    for two in _too_many(twos, members, rules, week):
        said = f"no hour is left for {two.first} with {two.second} beside the rows above."
        findings.fault(two.line, f"{said} Leave it out, or one that either of them is in.")


_REMEDY = "Leave the row out, or mend the sheet."
_ONE_OF_TWO = "Leave one of the two."


def _too_many(
    twos: Sequence[Two], members: Sequence[Member], rules: Rules, week: Week
) -> Iterator[Two]:
    """Fixed pairs for which there is no hour beside those before them."""
    named = {who for two in twos for who in (two.first, two.second)}
    those = [member for member in members if member.id in named]

    def fit(some: Sequence[Two]) -> bool:
        fixed = frozenset((two.first, two.second) for two in some)
        ruled = replace(rules, circles=False, tandems=False, fixed=fixed)
        try:
            solve(those, ruled, week)
        except ValueError:
            return False
        return True

    if not twos or fit(twos):
        return
    kept: list[Two] = []
    for two in twos:
        if fit([*kept, two]):
            kept.append(two)
        else:
            yield two


def possible_pairs(
    members: Sequence[Member], rules: Rules, week: Week
) -> Mapping[tuple[str, str], int]:
    """Every pair that no rule forbids, and when it could meet."""
    found = find_candidates(members, rules, week)
    return {
        (found.members[one.learner].id, found.members[one.expert].id): one.hours
        for one in found.pairs
    }


def _why_not(learner: Member, expert: Member, rules: Rules, week: Week) -> str:
    """The first rule that keeps two from being a pair.

    A block is told as others are that concern these two alone: it stays a secret on a screen that
    several people look at.
    """
    eased: tuple[tuple[str, dict[str, Any]], ...] = (
        ("a rule keeps them apart (blocks, past, repeat_ok or minor).", _AT_EASE),
        (f"{expert.id} takes no learner (capacity).", {"capacity": 1}),
        ("they share no language.", {"languages": frozenset({"de"})}),
        ("they share no format and place.", {"formats": frozenset({"online"})}),
        ("one of them has no time this round.", {"opted_in": True, "hours_per_week": 1}),
        ("they share no hour in this week.", {"slots": _ALWAYS, "timezone": week.zone}),
    )
    two = [learner, expert]
    for said, change in eased:
        two = [replace(one, **change) for one in two]
        found = possible_pairs(two, replace(rules, forbidden=frozenset()), week)
        if (learner.id, expert.id) in found:
            return said
    return f"{expert.id} teaches nothing that {learner.id} wants, or is not ahead in it."


_AT_EASE = {"blocks": frozenset[str](), "past": frozenset[str](), "minor": False}
_ALWAYS = (Window(0, 0, 24 * 60),)
