"""The logbook: what moderators changed. Lines are added, and lose the name of who is forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.community.steered import Entry
from bot.effects import Switch, WriteLogbook
from bot.steering import ALL, LIVE
from bot.store.schema import logbook
from matchers.model import Account


def write(connection: sa.Connection, change: WriteLogbook) -> None:
    """Add a line."""
    row = {
        "at": change.at.timestamp(),
        "by": change.by,
        "what": change.what,
        "about": json.dumps(dict(change.about), sort_keys=True),
    }
    connection.execute(sa.insert(logbook).values(row))


def write_switch(connection: sa.Connection, change: Switch) -> None:
    """A switch that somebody turned; that it ends what was live goes without saying."""
    speaks = change.name.startswith(ALL) or (change.name.startswith(LIVE) and change.on)
    if change.by is not None and speaks:
        about: Mapping[str, str | int] = {"name": change.name, "on": int(change.on)}
        write(connection, WriteLogbook(what="switch", by=change.by, at=change.at, about=about))


def entries(connection: sa.Connection, at_most: int) -> Sequence[Entry]:
    """The newest first."""
    query = sa.select(logbook).order_by(logbook.c.seq.desc()).limit(at_most)
    return [
        Entry(
            at=datetime.fromtimestamp(row.at, UTC),
            by=None if row.by is None else Account(row.by),
            what=row.what,
            about=json.loads(row.about),
        )
        for row in connection.execute(query)
    ]


def forget_moderator(connection: sa.Connection, account: Account) -> None:
    """What they changed stays, but by nobody."""
    connection.execute(sa.update(logbook).where(logbook.c.by == account).values(by=None))


def prune_logbook(connection: sa.Connection, before: float, members: sa.Select[tuple[str]]) -> None:
    """Let go of who made old changes, unless they consented."""
    old = (logbook.c.at < before) & logbook.c.by.not_in(members)
    connection.execute(sa.update(logbook).where(old).values(by=None))
