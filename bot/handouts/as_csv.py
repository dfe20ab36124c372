"""A round as CSV for Excel: one row per seat, and nothing in it that Excel would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bot.handouts.outcome import Outcome

HEADER = (
    *("kind", "learner", "expert", "topic", "taught_as", "language", "format", "region"),
    *("slot", "starts", "score"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}")
_MARK = "\ufeff"


def as_csv(outcome: Outcome) -> str:
    """With a mark for Excel, semicolons as German Excel wants them, and CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(map(guarded, _rows(outcome)))
    return f"{_MARK}{text.getvalue()}"


def guarded(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What begins like a formula is a text, by an apostrophe before it."""
    return tuple(f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell for cell in cells)


def _rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for match in outcome.round.matches:
        start = f"{outcome.week.at(match.hour):%Y-%m-%d %H:%M}"
        for lesson in match.lessons:
            yield (
                *(match.kind, lesson.learner, lesson.expert, lesson.topic, lesson.taught_as),
                *(match.language, match.format, match.region or ""),
                *(outcome.slot(match), start, str(lesson.score)),
            )
