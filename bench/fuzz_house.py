"""A house for whatever reads files: a folder, and who reads what in it."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from bot.store.migrate import migrate

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class House:
    """Where files are put: a folder, and an empty database to restore into."""

    folder: Path
    rooms: dict[str, Any] = field(default_factory=dict)
    """What readers share from one file to the next."""

    def __post_init__(self) -> None:
        """Make both."""
        self.folder.mkdir(exist_ok=True)
        migrate(self.empty)

    @property
    def empty(self) -> str:
        """The address of a database in which nothing is."""
        return f"sqlite:///{self.folder}/empty.sqlite3"

    def put(self, name: str, raw: bytes) -> Path:
        """A file of this name."""
        file = self.folder / name
        file.write_bytes(raw)
        return file


class Read(Protocol):
    """Reads something, or refuses it in words of ours. What else it raises is a fault."""

    def __call__(self, raw: bytes, house: House) -> Awaitable[None]:
        """Read it."""
        ...


@dataclass(frozen=True, slots=True)
class Parser:
    """``seeds``: sound files; ``bend`` makes another one of it."""

    read: Read
    seeds: Callable[[House], tuple[bytes, ...]]
    bend: Callable[[bytes, random.Random], bytes]
