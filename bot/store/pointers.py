"""Who asked and who answered, and never agreed to anything: nobody to us after 90 days.

Of what a community holds nearly all is old, names nobody any more, and is never read here: what is
still named has indexes of its own, and what is young is found by its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from bot.store.accepting import PLATFORM, forget_words
from bot.store.known import unknown
from bot.store.lessons import prune_past
from bot.store.logbook import prune_logbook
from bot.store.schema import answer, consent, thread, word
from bot.store.verdicts import prune_verdicts

KEEP_POINTERS = timedelta(days=90).total_seconds()
"""Pointers that name somebody who never consented."""
KEEP_STRAYS = timedelta(days=1).total_seconds()
"""Replies in threads that turned out to be no questions (a reply may overtake its question)."""


def prune_pointers(connection: sa.Connection, now: float) -> None:
    """Let go of names that nobody agreed to, and of all that belongs to no question."""
    old, members = now - KEEP_POINTERS, sa.select(consent.c.account)
    for table, named in ((word, word.c.by != PLATFORM), (answer, answer.c.by.is_not(None))):
        for stray in _strays(table, named, old=old, young=now - KEEP_STRAYS):
            connection.execute(sa.delete(table).where(stray))
    forget_words(connection, (word.c.at < old) & word.c.by.not_in(members))
    connection.execute(
        sa.update(thread)
        .where(thread.c.started < old, thread.c.asker.is_not(None))
        .where(thread.c.asker.not_in(members))
        .values(asker=None)
    )
    connection.execute(
        sa.update(answer)
        .where(answer.c.at < old, answer.c.by.is_not(None), answer.c.by.not_in(members))
        .values(by=None)
    )
    prune_past(connection, old, members)
    prune_verdicts(connection, old, members)
    prune_logbook(connection, old, members)


def _strays(
    table: sa.Table, named: sa.ColumnElement[bool], *, old: float, young: float
) -> Iterator[sa.ColumnElement[bool]]:
    """What belongs to no question that we know, and came before ``young``.

    By now it is looked for every day. So what is ``old`` was one that we knew, unless its thread
    was set aside since, or it came late: then it is still ``named``, or has no time at all (a reply
    that was deleted before we heard of it).
    """
    at = table.c.at
    stray = unknown(table.c.thread)
    aside = sa.select(thread.c.key).where(thread.c.aside.is_not(None))
    yield table.c.thread.in_(aside) & (at < young)
    yield (at >= old) & (at < young) & stray
    yield (at < old) & named & stray
    yield (at <= 0.0) & stray
