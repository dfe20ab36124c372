"""The cells of a CSV -> the values that JSON lines would hold; what is not one stays a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

Kind = Literal["text", "day", "number", "yes", "list", "slots", "levels"]

_NUMBER = re.compile(r"[+-]?\d{1,18}(?:[.,]\d{1,18})?")
_WEIGHT = re.compile(r"(:\s*\d\s*:\s*[01]),(\d+)(?=\s*(?:[;,\n]|$))")
"""``excel:1:0,5``, where the comma parts no list."""
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YES = {"true", "yes", "ja", "1", "x", "wahr", "y", "j", "✓"}
_NO = {"false", "no", "nein", "0", "falsch", "n", "-"}


def from_text(kind: Kind, text: str) -> Any:
    """The value of a cell; ``None`` where it is empty."""
    text = text.strip()
    if not text:
        return None
    read = _READERS.get(kind)
    return read(text) if read else text


def items(text: str) -> list[str]:
    """``de;en`` or, where there is no semicolon and no line break, ``de, en``."""
    parts = re.split(r"[;\n]" if re.search(r"[;\n]", text) else ",", text)
    return [part.strip() for part in parts if part.strip()]


def yes(text: str) -> bool | str:
    """Whether somebody said yes, in German or English; else the text as it is."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else text


def _number(text: str) -> float | str:
    if not _NUMBER.fullmatch(text):
        return text
    if "." in text or "," in text:
        value = float(text.replace(",", "."))
        return int(value) if value.is_integer() else value
    return int(text)


def _day(text: str) -> str:
    """``1.10.2026`` is told as ``2026-10-01``."""
    found = _GERMAN_DAY.fullmatch(text)
    if found is None:
        return text
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _levelled(item: str) -> dict[str, Any]:
    """``excel:1:0.5`` as topic, level and weight; the topic may hold colons of its own."""
    parts = [part.strip() for part in item.split(":")]
    numbers = [bool(_NUMBER.fullmatch(part)) for part in parts]
    if len(parts) > 2 and numbers[-1] and numbers[-2]:  # noqa: PLR2004  (topic:level:weight)
        topic = ":".join(parts[:-2])
        return {"topic": topic, "level": _number(parts[-2]), "weight": _number(parts[-1])}
    if len(parts) > 1:
        return {"topic": ":".join(parts[:-1]), "level": _number(parts[-1])}
    return {"topic": item}


_READERS: Mapping[Kind, Callable[[str], Any]] = {
    "number": _number,
    "yes": yes,
    "day": _day,
    "list": items,
    "slots": items,
    "levels": lambda text: [_levelled(item) for item in items(_WEIGHT.sub(r"\1.\2", text))],
}
