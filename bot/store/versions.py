"""Versions: marks that move whenever what they stand for may be something else now.

Whoever holds something that is costly to read keeps the version that it was read at, and looks at
that alone.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.database import upsert
from bot.store.reading import once
from bot.store.schema import mark

_NAME: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_VALUE = sa.select(mark.c.value).where(mark.c.name == _NAME)


def version(connection: sa.Connection, name: str) -> str:
    """What the mark says; one look by a key."""
    return str(connection.scalar(_VALUE, {"its": name}) or "")


def move(connection: sa.Connection, name: str) -> None:
    """What it stands for has changed: once in a transaction tells others as much as each time."""
    once(connection, f"moved:{name}", lambda: _move(connection, name))


def _move(connection: sa.Connection, name: str) -> None:
    moved = int(version(connection, name) or 0) + 1
    upsert(connection, mark, {"name": name, "value": str(moved)})
