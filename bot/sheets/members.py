"""Rows -> members, with everything that is wrong or odd about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.sheets.columns import BY_NAME, COLUMNS
from bot.sheets.findings import Findings, near
from bot.sheets.reading import Row, Sheet
from bot.sheets.texts import from_text
from bot.sheets.times import show_slot
from bot.sheets.values import Given
from matchers.rounds.model import LEVELS, Member, Window

NEEDED = ("id", "languages")
_HOUR = 60
_WEEK = 7 * 24 * 60


def read_members(sheet: Sheet, findings: Findings, given: Given) -> tuple[Member, ...]:
    """The members of a sheet, in its order; those at fault are among ``findings`` instead."""
    columns = _columns(sheet, findings)
    if sheet.text and not {*NEEDED} <= set(columns.values()):
        return ()
    members: list[Member] = []
    lines: dict[str, int] = {}
    for row in sheet.rows:
        member = _member(row, columns, findings, given)
        name = member.id if member else _named(row, columns)
        if name in lines:
            shown = _short(name)
            said = f"'{shown}' is also in row {lines[name]}. Give each member an id of their own."
            findings.fault(row.line, said, member=shown, column="id")
        elif name:
            lines[name] = row.line
        if member:
            members.append(member)
    if not sheet.rows and not findings.faults:
        findings.fault(0, "there is no member in it. Write one on each line.")
    _look_around(members, lines, findings)
    return tuple(members)


def our_name(theirs: str) -> str:
    """``Hours per week`` is ``hours_per_week``."""
    return re.sub(r"[\s-]+", "_", theirs.strip().lower())


def ids_in(sheet: Sheet) -> frozenset[str]:
    """Every id that stands in a sheet, also in rows that are at fault."""
    columns = {name: "id" for name in sheet.columns if name.strip().lower() == "id"}
    return frozenset(filter(None, (_named(row, columns) for row in sheet.rows)))


def _columns(sheet: Sheet, findings: Findings) -> Mapping[str, str]:
    """The sheet's columns -> ours; what is not ours is told, and passed over."""
    found: dict[str, str] = {}
    for name in sheet.columns:
        ours = our_name(name) if sheet.text else name
        if ours in BY_NAME:
            found[name] = ours
        else:
            said = f"no column that is read. {near(ours, BY_NAME)}"
            findings.warning(0, said, column=_short(name))
    for needed in NEEDED:
        if sheet.text and needed not in found.values():
            known = ", ".join(_short(name) for name in sheet.columns) or "no column at all"
            said = f"the column is missing; there is {known}. Add it, or use --mapping."
            findings.fault(0, said, column=needed)
    return found


def _member(
    row: Row, columns: Mapping[str, str], findings: Findings, given: Given
) -> Member | None:
    name = _short(_named(row, columns))
    before = len(findings.faults)
    told: dict[str, Any] = {"timezone": given.zone}
    for theirs, value in row.values.items():
        if theirs not in columns:
            continue
        column = BY_NAME[columns[theirs]]
        meant = from_text(column.kind, value) if row.text else value
        if meant is None or meant == "":
            continue

        def say(said: str, column: str = column.name) -> None:
            findings.fault(row.line, said, member=name, column=column)

        read = column.read(meant, say, given)
        if read is not None:
            told[column.name] = tuple(read) if isinstance(read, list) else read
    for needed in NEEDED:
        if needed not in told and not any(
            one.line == row.line and one.column == needed for one in findings.faults[before:]
        ):
            remedy = "Write one." if needed == "id" else "Everybody speaks one: write de, en."
            findings.fault(row.line, f"missing. {remedy}", member=name, column=needed)
    return Member(**told) if len(findings.faults) == before else None


def _named(row: Row, columns: Mapping[str, str]) -> str:
    """Who a row is about, as far as it says so."""
    theirs = next((name for name in row.values if columns.get(name) == "id"), "")
    value = row.values.get(theirs)
    return value.strip() if isinstance(value, str) else ""


def _short(name: str) -> str:
    told = "".join(sign if sign.isprintable() else "�" for sign in name)
    return told if len(told) <= 60 else f"{told[:59]}…"  # noqa: PLR2004  (what fits on a line)


# --- what is odd


def _look_around(members: Sequence[Member], lines: Mapping[str, int], findings: Findings) -> None:
    """Warn of what can be read, and is hardly meant."""
    for member in members:
        odd = [*_strangers(member, lines, findings), *_own(member)]
        for column, said in odd:
            findings.warning(lines[member.id], said, member=member.id, column=column)
    _alike(members, lines, findings)


def _strangers(
    member: Member, known: Mapping[str, int], findings: Findings
) -> Iterable[tuple[str, str]]:
    for column in ("blocks", "past", "repeat_ok"):
        for other in sorted(one for one in getattr(member, column) if one not in known):
            yield column, findings.nobody(other, known, where="here")
        if member.id in getattr(member, column):
            yield column, "it names the member. That changes nothing."


def _own(member: Member) -> Iterable[tuple[str, str]]:
    for window in member.slots:
        if _length(window) < _HOUR and not any(_touch(window, w) for w in member.slots):
            yield "slots", f"{show_slot(window)} is shorter than a meeting, which takes an hour."
    if member.formats == {"in_person"} and member.region is None:
        yield "region", "missing, and only in person: nobody can be found. Write a region."
    taught = {skill.topic: skill.level for skill in member.teaches}
    for want in member.wants:
        if want.level == max(LEVELS):
            yield (
                "wants",
                f"nobody can be ahead of {want.topic}:{want.level}. Is it {want.topic}:3?",
            )
        elif taught.get(want.topic, want.level) != want.level:
            levels = f"{want.level} in wants and {taught[want.topic]} in teaches"
            yield "wants", f"'{want.topic}' has level {levels}. Is one a slip?"
    if (member.wants or member.teaches) and member.hours_per_week and not member.slots:
        yield "slots", "there is none, so nobody can be found. Write tue 18:00-20:00."


def _length(window: Window) -> int:
    return (window.end - window.start) % (24 * 60) or 24 * 60


def _touch(one: Window, other: Window) -> bool:
    """Whether two free times follow each other or overlap."""
    if one == other:
        return False
    first = one.day * 24 * 60 + one.start
    begins = other.day * 24 * 60 + other.start
    after, before = (begins - first) % _WEEK, (first - begins) % _WEEK
    return after <= _length(one) or before <= _length(other)


def _alike(members: Sequence[Member], lines: Mapping[str, int], findings: Findings) -> None:
    """Topics that differ in capitals only are different topics, which is hardly meant."""
    spelt: dict[str, str] = {}
    for member in members:
        for topic in (*(w.topic for w in member.wants), *(s.topic for s in member.teaches)):
            first = spelt.setdefault(topic.casefold(), topic)
            if first != topic:
                said = f"'{topic}' and '{first}' count as two topics. Write them alike."
                spelt[topic.casefold()] = topic
                findings.warning(lines[member.id], said, member=member.id, column="topics")


def to_line(member: Member) -> dict[str, Any]:
    """A member as JSON lines tell them, without what is left to the defaults."""
    plain = Member(member.id, member.languages, member.timezone)
    told: dict[str, Any] = {}
    for column in COLUMNS:
        value = getattr(member, column.name)
        if column.name in (*NEEDED, "timezone") or value != getattr(plain, column.name):
            told[column.name] = _as_json(column.name, value)
    return told


def _as_json(column: str, value: Any) -> Any:
    if column == "slots":
        return [show_slot(window) for window in value]
    if column == "wants":
        return [{"topic": w.topic, "level": w.level, "weight": w.weight} for w in value]
    if column == "teaches":
        return [{"topic": skill.topic, "level": skill.level} for skill in value]
    return sorted(value) if isinstance(value, frozenset) else value
