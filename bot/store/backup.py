"""Backups: one file for both databases, which can be restored into either.

It is JSON lines, compressed: a head, each table with its columns and rows, and an end with a tally
of each table and a sum over all that stands before. What has no end is no backup. It is made from
one moment of the database while Lotse runs, and it holds everything, so only its owner may read it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from bot.errors import YourMistake
from bot.store.copying import Tally, all_tables, batches, expect_whole
from bot.store.database import open_reader, open_writer, reached, upsert
from bot.store.schema import mark

FORMAT = 1
LAST = "backup"
"""The mark that says where the last backup went, and what its sum is."""

STRONGEST_WORTHWHILE = 6  # gzip's own default: 9 takes three times as long for one percent


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was read from its head to its end, and is whole."""

    file: Path
    at: datetime
    revision: str
    total: str
    tallies: dict[str, Tally]

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(tally.rows for tally in self.tallies.values())


def backup(url: str, file: Path, now: datetime) -> Backup:
    """Write everything into ``file``, read it back, and remember where it is.

    The file appears when it is whole, or not at all; an older one of this name is there until then.
    Raises ``YourMistake`` where there is nothing to back up or nowhere to write to.
    """
    expect_whole(url, "back up")
    with reached():
        reader = open_reader(url)
        try:
            with reader.connect() as connection, _only_whole(file) as out:
                _write(connection, out, now)
        finally:
            reader.dispose()
        made = read_whole(file)
        _remember(url, made)
    return made


@contextmanager
def _only_whole(file: Path) -> Iterator[IO[bytes]]:
    """A file beside ``file`` that takes its place once all of it is on the disk."""
    try:
        number, name = tempfile.mkstemp(
            dir=file.parent, prefix=".lotse-backup-"
        )  # its mode is 0600
    except OSError as error:
        raise YourMistake(f"{file.parent} cannot be written to ({error.strerror}).") from None
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as raw:
            with gzip.GzipFile("", "wb", STRONGEST_WORTHWHILE, raw, mtime=0) as out:
                yield out  # type: ignore[misc]  # a GzipFile takes bytes as any file does
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise YourMistake(f"{file} could not be written ({error.strerror}).") from None
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _write(connection: sa.Connection, out: IO[bytes], now: datetime) -> None:
    total = hashlib.blake2b()

    def say(told: object) -> None:
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        total.update(line)
        out.write(line)

    revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    say({"lotse": FORMAT, "revision": revision, "at": now.isoformat()})
    tallies: dict[str, Tally] = {}
    for table in all_tables():
        say({"table": table.name, "columns": [column.name for column in table.columns]})
        tallies[table.name] = Tally()
        for rows in batches(connection, table):
            tallies[table.name] = tallies[table.name].and_of(rows)
            for row in rows:
                say(row)
    told = {name: [tally.rows, f"{tally.total:032x}"] for name, tally in tallies.items()}
    say({"tallies": told, "total": total.hexdigest()})


# --- reading


Line = dict[str, Any] | list[Any]


def lines(file: Path) -> Iterator[Line]:
    """All of a file, from its head to its end. Raises ``YourMistake`` where it is not whole.

    What it gives may only be kept once the end was reached without one.
    """
    total, before = hashlib.blake2b(), ""
    told: Line = {}
    try:
        with gzip.open(file, "rb") as packed:
            for raw in packed:
                before = total.hexdigest()
                total.update(raw)
                told = json.loads(raw)
                yield told
    except FileNotFoundError:
        raise YourMistake(f"There is no file {file}.") from None
    except (EOFError, gzip.BadGzipFile, zlib.error, ValueError, RecursionError):
        raise YourMistake(f"{file} {NOT_WHOLE}") from None
    except OSError as error:
        raise YourMistake(f"{file} cannot be read ({error.strerror}).") from None
    if not isinstance(told, dict) or told.get("total") != before:
        raise YourMistake(f"{file} {NOT_WHOLE}")


NOT_WHOLE = "is no whole backup of Lotse: it was cut off or changed, or is something else."


def read_whole(file: Path) -> Backup:
    """Read a file through. Raises ``YourMistake`` where it is not whole, or of a newer Lotse."""
    head: Line | None = None
    end: Line = {}
    for end in lines(file):
        head = end if head is None else head
        _check_head(file, head)
    assert isinstance(head, dict)
    assert isinstance(end, dict)
    try:
        tallies = {name: _tally(*told) for name, told in end["tallies"].items()}
        at = datetime.fromisoformat(head["at"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise YourMistake(f"{file} {NOT_WHOLE}") from None
    return Backup(file, at, head["revision"], end["total"], tallies)


def _tally(rows: int, total: str) -> Tally:
    return Tally(rows, int(total, 16))


def _check_head(file: Path, head: Line) -> None:
    if not isinstance(head, dict) or "lotse" not in head:
        raise YourMistake(f"{file} {NOT_WHOLE}")
    if head["lotse"] != FORMAT:
        raise YourMistake(f"A newer Lotse made {file}. Restore it with that version.")
    if not isinstance(head.get("revision"), str):
        raise YourMistake(f"{file} {NOT_WHOLE}")


# --- the last one


@dataclass(frozen=True, slots=True)
class Last:
    """Where the last backup went, when, and its sum."""

    file: Path
    at: datetime
    total: str


def last_backup(connection: sa.Connection) -> Last | None:
    """The last backup that was made of this database; ``None``: none ever was."""
    told = connection.scalar(sa.select(mark.c.value).where(mark.c.name == LAST))
    if told is None:
        return None
    given = json.loads(told)
    return Last(Path(given["file"]), datetime.fromisoformat(given["at"]), given["total"])


def _remember(url: str, made: Backup) -> None:
    told = {"file": str(made.file.resolve()), "at": made.at.isoformat(), "total": made.total}
    writer = open_writer(url)
    try:
        with writer.begin() as connection:
            upsert(connection, mark, {"name": LAST, "value": json.dumps(told)})
    finally:
        writer.dispose()
