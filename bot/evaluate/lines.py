"""JSON lines from a file, plain or gzipped; every fault is told at once, with its line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import Any, TextIO, TypeVar

from bot.errors import YourMistake

T = TypeVar("T")
FAULTS_TOLD = 10


def read_lines(file: Path, read: Callable[[dict[str, Any]], T]) -> list[T]:
    """Each line's object put through ``read``, which raises ``ValueError`` with a sentence.

    Raises ``YourMistake`` that names file, line and remedy of up to ten faults.
    """
    found: list[T] = []
    faults: list[str] = []
    for number, line in _numbered(file):
        try:
            found.append(read(_object(line)))
        except json.JSONDecodeError as error:
            faults.append(f"{file}, line {number}: no JSON ({error.msg}). One object a line.")
        except ValueError as error:
            faults.append(f"{file}, line {number}: {error}")
    if faults:
        more = len(faults) - FAULTS_TOLD
        told = [*faults[:FAULTS_TOLD], *([f"… and {more} more"] if more > 0 else [])]
        raise YourMistake("\n".join(told))
    return found


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise ValueError("too many brackets in brackets.") from None
    except ValueError:
        raise ValueError("a number of too many digits.") from None
    if not isinstance(value, dict):
        raise ValueError("it must be a JSON object: { … }")  # noqa: TRY004  (told with its line)
    return value


def _opened(raw: BufferedReader) -> TextIO:
    """Opened once, and only looked at before it is read: it may be a pipe."""
    if raw.peek(2)[:2] == b"\x1f\x8b":
        return TextIOWrapper(gzip.open(raw), encoding="utf-8")
    return TextIOWrapper(raw, encoding="utf-8")


def _numbered(file: Path) -> Iterator[tuple[int, str]]:
    try:
        with file.open("rb") as raw, _opened(raw) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except UnicodeDecodeError:
        raise YourMistake(f"{file}: it is not UTF-8. Save it as UTF-8.") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise YourMistake(f"{file}: the gzip file is damaged or cut off.") from None
    except OSError as error:
        raise YourMistake(f"{file}: it cannot be read ({error.strerror}).") from None
