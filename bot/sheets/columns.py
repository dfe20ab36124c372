"""The columns that a member may have: what each holds, and what counts where it is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from bot.sheets import values
from bot.sheets.texts import Kind
from bot.sheets.values import Given, Say


class Column(NamedTuple):
    """``default`` and ``meaning`` are README's words; ``example`` is one as a CSV has it."""

    name: str
    kind: Kind
    read: Callable[[Any, Say, Given], Any]
    default: str
    meaning: str
    example: str


def _plain(read: Callable[[Any, Say], Any]) -> Callable[[Any, Say, Given], Any]:
    """A reader that needs to know nothing of the community."""
    return lambda value, say, _: read(value, say)


_ids = _plain(lambda value, say: frozenset(values.texts(value, say)))
_text, _share, _yes = _plain(values.text), _plain(values.share), _plain(values.yes_or_no)
_whole = _plain(values.whole)

COLUMNS = (
    Column("id", "text", _text, "needed", "who it is, once in the sheet", "ada"),
    Column("languages", "list", _plain(values.languages), "needed", "codes of languages", "de;en"),
    Column(
        "timezone", "text", _plain(values.zone), "the community's", "whose clock", "Europe/Berlin"
    ),
    Column(
        "slots",
        "slots",
        _plain(values.slots),
        "none",
        "free every week by that clock, on whole or half hours; days in English or German",
        "tue 18:00-20:00;Fr 22-01",
    ),
    Column(
        "hours_per_week",
        "number",
        _plain(partial(values.whole, most=168)),
        "1",
        "meetings of an hour a week; 0: this time none",
        "2",
    ),
    Column("formats", "list", _plain(values.formats), "online", "how to meet", "online;in_person"),
    Column("region", "text", _text, "none", "where in person; needed for it", "Göttingen"),
    Column("wants", "levels", values.wants, "none", "topic:own level:wish (0-1)", "excel:1:1.0"),
    Column("teaches", "levels", values.teaches, "none", "topic:level", "python:3"),
    Column("capacity", "number", _whole, "1", "learners in pairs at most", "2"),
    Column("circle", "yes", _yes, "false", "would lead one of three or four", "true"),
    Column("exchange", "yes", _yes, "false", "would teach and learn with one person", "true"),
    Column("rounds_waited", "number", _whole, "0", "rounds without anybody, since the last", "0"),
    Column("joined", "day", _plain(values.day), "unknown", "member since", "2026-10-01"),
    Column("blocks", "list", _ids, "none", "never with these; nobody is told", "eve"),
    Column("past", "list", _ids, "none", "partners of earlier rounds: not again", "ben;cleo"),
    Column("repeat_ok", "list", _ids, "none", "again is fine, if they say so too", "ben"),
    Column("minor", "yes", _yes, "false", "under 18: never alone with an adult", "false"),
    Column(
        "background",
        "text",
        _plain(values.background),
        "none",
        "technik or fachpraxis: the two complement each other",
        "technik",
    ),
    Column("feedback", "number", _share, "0.5", "how their teaching went, 0-1", "0.8"),
    Column("load", "number", _whole, "0", "seats they gave in the last rounds", "1"),
    Column("opted_in", "yes", _yes, "true", "said yes to this round", "true"),
)
"""In the order of README's table."""

BY_NAME = {column.name: column for column in COLUMNS}
