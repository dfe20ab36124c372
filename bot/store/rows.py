"""Rows of inbox and outbox that nobody asks for any more, and words that wait too long."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.rules import PruningRules
from bot.store.outbox import settle
from bot.store.schema import (
    failure,
    inbox,
    outbox,
    outbox_person,
    outbox_thread,
    outbox_title,
)

TOO_LATE = "it waited so long that nobody wants to hear it any more"

PASSING = ("Edit", "Unsay", "ApplyTags", "ShowHome", "SendFile", "Whisper")
"""What changes something else, or is drawn anew each time: nothing follows it once it was said.

Of what stands by itself (a line, a post, a letter, a group) the row stays, without words: later
words edit it, "forget me" finds it, and its key keeps it from being said twice.
"""


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
    _titles_old(connection, old)
    return {
        "inbox": arrivals,
        "outbox": _settled(connection, old),
        "words that waited too long": late,
    }


def _too_late(connection: sa.Connection, words: float) -> int:
    """What is not said by now is not said any more."""
    live = sa.select(outbox.c.key).where(outbox.c.status == "live", outbox.c.at < words)
    keys = connection.scalars(live).all()
    for key in keys:
        settle(connection, key, "dropped", payload=None, error=TOO_LATE)
    return len(keys)


def _titles_old(connection: sa.Connection, old: float) -> None:
    """Of a post that told titles the words go: nobody edits it any more when a thread goes."""
    told = sa.exists().where(
        sa.or_(outbox_title.c.key == outbox.c.key, outbox_title.c.key == outbox.c.follows)
    )
    people = sa.exists().where(outbox_person.c.key == outbox.c.key)
    said = (outbox.c.status == "sent") & (outbox.c.at < old) & outbox.c.payload.is_not(None)
    connection.execute(sa.update(outbox).where(said, told, ~people).values(payload=None))


def _settled(connection: sa.Connection, old: float) -> int:
    silent = outbox.c.payload.is_(None) & (outbox.c.at < old)
    unsaid = outbox.c.status.in_(("dead", "dropped"))
    passing = (outbox.c.status == "sent") & outbox.c.kind.in_(PASSING)
    after = outbox.alias("after")
    followed = sa.exists().where(after.c.follows == outbox.c.key, after.c.status == "live")
    went = silent & (unsaid | passing) & ~followed
    keys = sa.select(outbox.c.key).where(went)
    for beside in (outbox_person, outbox_thread, outbox_title):
        connection.execute(sa.delete(beside).where(beside.c.key.in_(keys)))
    return connection.execute(sa.delete(outbox).where(went)).rowcount
