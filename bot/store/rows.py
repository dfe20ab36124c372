"""Rows of inbox and outbox that nobody asks for any more, and words that wait too long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from bot.rules import PruningRules
from bot.store.outbox import settle
from bot.store.schema import (
    PASSED,
    failure,
    inbox,
    outbox,
    outbox_person,
    outbox_thread,
    outbox_title,
)

TOO_LATE = "it waited so long that nobody wants to hear it any more"

AT_ONCE = 500
"""Keys in one statement."""

UNSAID = (outbox.c.status == "dead", outbox.c.status == "dropped")
"""Each has an index of its own."""


def prune_rows(connection: sa.Connection, now: float, rules: PruningRules) -> dict[str, int]:
    """Let go of settled rows and of old words; how many."""
    old = now - timedelta(days=rules.rows_days).total_seconds()
    words = now - timedelta(days=rules.words_days).total_seconds()
    late = _too_late(connection, words)
    stopped = (failure.c.at < words) & (failure.c.status == "stopped")
    late += connection.execute(sa.delete(failure).where(stopped)).rowcount
    # Done keys know repeats by: Slack repeats for a day, forums for hours, moderators for days.
    done = sa.delete(inbox).where(inbox.c.status == "done", inbox.c.at < old)
    arrivals = connection.execute(done).rowcount
    prune_titles(connection, old)
    return {
        "inbox": arrivals,
        "outbox": sum(_settled(connection, which, old) for which in (*UNSAID, PASSED)),
        "words that waited too long": late,
    }


def silence(connection: sa.Connection, before: float) -> None:
    """What was given up ``before`` then holds no words any more."""
    for unsaid in UNSAID:
        old = unsaid & (outbox.c.at < before) & outbox.c.payload.is_not(None)
        connection.execute(sa.update(outbox).where(old).values(payload=None))


def prune_beside(connection: sa.Connection) -> None:
    """Who and what was named in what was never said, and holds no words any more."""
    for unsaid in UNSAID:
        silent = sa.select(outbox.c.key).where(unsaid, outbox.c.payload.is_(None))
        _drop(connection, connection.scalars(silent).all(), outbox_person)
    dropped = sa.select(outbox.c.key).where(outbox.c.status == "dropped")
    _drop(connection, connection.scalars(dropped).all(), outbox_thread)


def _too_late(connection: sa.Connection, words: float) -> int:
    """What is not said by now is not said any more."""
    live = sa.select(outbox.c.key).where(outbox.c.status == "live", outbox.c.at < words)
    keys = connection.scalars(live).all()
    for key in keys:
        settle(connection, key, "dropped", payload=None, error=TOO_LATE)
    return len(keys)


def prune_titles(connection: sa.Connection, old: float) -> None:
    """Of a post that told titles the words go: nobody edits it any more when a thread goes.

    And which titles something told, whose words are gone. So there are never many of them.
    """
    keys = connection.scalars(sa.select(outbox_title.c.key).distinct()).all()
    people = sa.exists().where(outbox_person.c.key == outbox.c.key)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        worded = sa.or_(outbox.c.key.in_(some), outbox.c.follows.in_(some))
        worded &= outbox.c.payload.is_not(None)
        said = worded & (outbox.c.status == "sent") & (outbox.c.at < old) & ~people
        connection.execute(sa.update(outbox).where(said).values(payload=None))
        left = connection.execute(sa.select(outbox.c.key, outbox.c.follows).where(worded)).all()
        gone = set(some).difference(*left)
        _drop(connection, sorted(gone), outbox_title)


def _settled(connection: sa.Connection, which: sa.ColumnElement[bool], old: float) -> int:
    """Let go of the rows ``which`` are older than that, hold no words, and are followed no more."""
    after = outbox.alias("after")
    its = (after.c.follows == outbox.c.key) & (after.c.status == "live")
    # a limit within: Postgres would rather join all that ever followed something
    followed = sa.select(sa.literal(1)).where(its).limit(1).scalar_subquery()
    went = which & (outbox.c.at < old) & outbox.c.payload.is_(None) & followed.is_(None)
    keys = connection.scalars(sa.select(outbox.c.key).where(went)).all()
    _drop(connection, keys, outbox_person, outbox_thread, outbox_title, outbox)
    return len(keys)


def _drop(connection: sa.Connection, keys: Sequence[str], *tables: sa.Table) -> None:
    """Let go of the rows with these keys; named one by one, each is found by its key."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        for table in tables:
            connection.execute(sa.delete(table).where(table.c.key.in_(some)))
