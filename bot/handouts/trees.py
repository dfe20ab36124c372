"""Who learns from whom, as trees: each learner below the member they learn from.

As everybody is served once at most, each group that hangs together is one tree, or one tree and a
line that closes a ring: a tandem, or three who teach each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matchers.rounds.model import Lesson, Match


@dataclass(frozen=True, slots=True)
class Line:
    """One member on one line of the picture; ``above``: on which line stands who teaches them."""

    member: str
    depth: int
    above: int | None = None
    match: Match | None = None
    lesson: Lesson | None = None
    closes: int | None = None


def trees(matches: Sequence[Match]) -> list[tuple[Line, ...]]:
    """The trees, the largest first; in each the lines from top to bottom."""
    learns: dict[str, tuple[Match, Lesson]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for match in matches:
        for lesson in match.lessons:
            learns[lesson.learner] = match, lesson
            below[lesson.expert].append(lesson.learner)
    members = sorted({*learns, *below})
    tops = [member for member in members if member not in learns]
    seen: set[str] = set()
    found: list[tuple[Line, ...]] = []
    for top in (*tops, *members):
        if top not in seen:
            start = top if top in tops else _in_ring(top, learns)
            lines = _tree(start, learns, below)
            seen.update(line.member for line in lines)
            found.append(lines)
    return sorted(found, key=lambda lines: (-len(lines), lines[0].member))


def _in_ring(member: str, learns: Mapping[str, tuple[Match, Lesson]]) -> str:
    """Going up from teacher to teacher ends in a ring: its first member by name."""
    way = [member]
    while (above := learns[way[-1]][1].expert) not in way:
        way.append(above)
    return min(way[way.index(above) :])


def _tree(
    top: str, learns: Mapping[str, tuple[Match, Lesson]], below: Mapping[str, Sequence[str]]
) -> tuple[Line, ...]:
    lines = [Line(top, 0)]
    waiting = [(one, 0) for one in _ordered(top, top, learns, below)]
    while waiting:
        member, above = waiting.pop()
        match, lesson = learns[member]
        lines.append(Line(member, lines[above].depth + 1, above, match, lesson))
        at = len(lines) - 1
        waiting += [(one, at) for one in _ordered(member, top, learns, below)]
    if top in learns:
        match, lesson = learns[top]
        closes = next(at for at, line in enumerate(lines) if line.member == lesson.expert)
        lines[0] = Line(top, 0, None, match, lesson, closes)
    return tuple(lines)


def _ordered(
    member: str,
    top: str,
    learns: Mapping[str, tuple[Match, Lesson]],
    below: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Who learns from a member, last first; a tandem is told first, and who has nobody below."""
    mine = [one for one in below.get(member, ()) if one != top]
    mine.sort(key=lambda one: (learns[one][0].kind != "tandem", bool(below.get(one)), one))
    return reversed(mine)
