"""What moderators added to the topics of the file, and the topics that are in force by it now.

A version row moves with every change; each process holds the topics of the version that it saw.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never, cast

import sqlalchemy as sa

from bot.effects import DropAddition, KeepAddition
from bot.store import versions
from bot.store.database import upsert
from bot.store.schema import addition
from matchers.additions import Addition, Kind, settled
from matchers.model import Topic
from matchers.naming import same

_VERSION = "topics"


class TopicsNow(Mapping[str, Topic]):
    """The topics in force: read by all who name topics, replaced as a whole where they change.

    Whoever needs the same ones for a while (a turn) takes ``now``.
    """

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self.now = topics

    def __getitem__(self, id: str) -> Topic:
        """The topic with this id."""
        return self.now[id]

    def __iter__(self) -> Iterator[str]:
        """Their ids."""
        return iter(self.now)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.now)


def change(connection: sa.Connection, effect: KeepAddition | DropAddition) -> None:
    """Apply one."""
    match effect:
        case KeepAddition():
            _keep(connection, effect.addition)
        case DropAddition():
            _drop(connection, effect)
        case _:
            assert_never(effect)


def _keep(connection: sa.Connection, one: Addition) -> None:
    """Add it, in the place of what goes by that name; a name that is used again is not unused."""
    for before in additions(connection) if one.kind == "alias" else ():
        if before.kind == "unused" and (before.topic, same(before.name)) == (
            one.topic,
            same(one.name),
        ):
            _drop(connection, _taken_back(before))
    if one.kind == "unused":
        _drop(connection, _taken_back(one))
    row = {
        "kind": one.kind,
        "name": _held_as(one.kind, one.name, one.topic),
        "topic": one.topic,
        "de": one.de,
        "en": one.en,
        "aliases": json.dumps(one.aliases, ensure_ascii=False),
        "place": (connection.scalar(sa.select(sa.func.max(addition.c.place))) or 0) + 1,
    }
    upsert(connection, addition, row)
    _changed(connection)


def _drop(connection: sa.Connection, change: DropAddition, *, alone: bool = False) -> None:
    """Take it back, and with a topic its other names, unless it goes ``alone``."""
    held = {change.name, _held_as(change.kind, change.name, change.topic)}
    its = (addition.c.kind == change.kind) & addition.c.name.in_(held)
    if change.kind == "unused":
        its &= addition.c.topic == change.topic
    if change.kind == "topic" and not alone:
        its |= addition.c.kind.in_(("alias", "unused")) & (addition.c.topic == change.name)
    if connection.execute(sa.delete(addition).where(its)).rowcount:
        _changed(connection)


def _taken_back(one: Addition) -> DropAddition:
    return DropAddition(kind=one.kind, name=one.name, topic=one.topic)


def _held_as(kind: Kind, name: str, topic: str) -> str:
    """The name in the key: several topics may each be without the same one."""
    return f"{topic}#{name}" if kind == "unused" else name


def _name_in(row: sa.Row[Any]) -> str:
    held: str = row.name
    return held.removeprefix(f"{row.topic}#") if row.kind == "unused" else held


def replace_additions(connection: sa.Connection, added: Sequence[Addition]) -> None:
    """Hold just these from now on, in this order."""
    connection.execute(sa.delete(addition))
    for one in added:
        _keep(connection, one)


def settle(connection: sa.Connection, file: Mapping[str, Topic]) -> None:
    """Let go of what the file says itself by now: there it is to be changed from then on."""
    for one in settled(file, additions(connection)):
        _drop(connection, _taken_back(one), alone=True)


def additions(connection: sa.Connection) -> Sequence[Addition]:
    """All of them, the oldest first."""
    query = sa.select(addition).order_by(addition.c.place, addition.c.kind, addition.c.name)
    return [
        Addition(
            kind=cast("Kind", row.kind),
            name=_name_in(row),
            topic=row.topic,
            de=row.de,
            en=row.en,
            aliases=tuple(json.loads(row.aliases)),
        )
        for row in connection.execute(query)
    ]


def version(connection: sa.Connection) -> str:
    """Moves with every change of what was added; one look by a key."""
    return versions.version(connection, _VERSION)


def _changed(connection: sa.Connection) -> None:
    versions.move(connection, _VERSION)
