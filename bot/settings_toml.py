"""A fault in a file under ``config/``: where it stands, and what to do about it.

``tomllib`` reads values without their lines, so ``line_of`` finds a key again by eye.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

NEAR = 60.0
"""From this likeness (0-100) on, an unknown word is answered with "did you mean"."""

_HEADER = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_ONE_OF_MANY = re.compile(r"^\s*\[\[\s*([^\[\]]+?)\s*\]\]\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: file, line (1 is the first), the key in question, what is wrong, the remedy."""

    file: str
    line: int
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """The fault on one line, as ``check`` prints it."""
        return f"{self.file}:{self.line}: {self.key}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file that was read: its values, and its text to find lines in."""

    file: Path
    text: str
    values: dict[str, Any]

    def fault(self, path: tuple[str, ...], what: str, remedy: str, *, holding: str = "") -> Fault:
        """A fault at the key ``path``; ``holding`` is a text in its value to point at."""
        line = line_of(self.text, path, holding)
        return Fault(str(self.file), line, ".".join(path), what, remedy)


def read_toml(file: Path) -> Toml | Fault:
    """Read ``file``, or say what keeps it from being read."""
    try:
        text = file.read_text(encoding="utf-8-sig")  # some editors put a mark before it
        return Toml(file, text, tomllib.loads(text))
    except FileNotFoundError:
        remedy = f"Copy {file.name} from the project into {file.parent}/."
        return Fault(str(file), 1, "-", "The file is missing.", remedy)
    except UnicodeDecodeError:
        return Fault(str(file), 1, "-", "The file is not UTF-8.", "Save it with UTF-8 encoding.")
    except OSError as fault:
        remedy = "See that Lotse may read it."
        return Fault(str(file), 1, "-", f"It cannot be read ({fault.strerror}).", remedy)
    except tomllib.TOMLDecodeError as fault:
        return _syntax_fault(file, str(fault))
    except (RecursionError, ValueError) as fault:
        return _unreadable(file, fault)


def _syntax_fault(file: Path, said: str) -> Fault:
    at = _AT_LINE.search(said)
    line = int(at[1]) if at else file.read_text(encoding="utf-8").count("\n") + 1
    what = f"This is not TOML: {_AT_LINE.sub('', said).strip()}."
    remedy = 'Write key = value on each line, texts in "quotes", lists in [brackets].'
    return Fault(str(file), line, "-", what, remedy)


def _unreadable(file: Path, fault: RecursionError | ValueError) -> Fault:
    """What makes ``tomllib`` give up without a word about where: it makes for a long line."""
    too_deep = isinstance(fault, RecursionError)
    what = "too many brackets in brackets" if too_deep else "a number of too many digits"
    lines = file.read_text(encoding="utf-8").split("\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    remedy = "See what this line should say."
    return Fault(str(file), longest + 1, "-", f"There is {what}.", remedy)


def line_of(text: str, path: tuple[str, ...], holding: str = "") -> int:
    """The line of the key ``path``, else of its table, else 1.

    Of tables that there are several of, the path tells which: ``("hold_rounds", "groups", "2")``.

    ``holding``: the first line from there on that holds this text in quotes.
    """
    best = 1
    for number, here in _keys(text):
        if here[: len(path)] == path:
            best = number
            break
        if here == path[: len(here)] and here:
            best = number
    if holding:
        lines = text.split("\n")
        for number in range(best, len(lines) + 1):
            if f'"{holding}"' in lines[number - 1] or f"'{holding}'" in lines[number - 1]:
                return number
    return best


def _keys(text: str) -> Iterable[tuple[int, tuple[str, ...]]]:
    table: tuple[str, ...] = ()
    many = Counter[str]()
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := _HEADER.match(line):
            table = _parts(header[1])
            yield number, table
        elif header := _ONE_OF_MANY.match(line):
            many[header[1]] += 1
            table = (*_parts(header[1]), str(many[header[1]]))
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, key[1].strip("\"'"))
            fence = _left_open(line)


def _parts(header: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in header.split("."))


def _left_open(line: str) -> str:
    """The triple quotes that this line opens and does not close."""
    return next((f for f in ('"""', "'''") if line.count(f) % 2), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known word; all of them where none is near."""
    choices = sorted(known)
    near = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Known here: {', '.join(choices)}." if choices else "Nothing can be set here."
