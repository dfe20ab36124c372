"""A thread answers no more, or reads differently: what waits says its old title no longer.

What was said already is edited by ``follow_similar``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bot.store.anew import readable
from bot.store.answered import answered_anew, entry_of
from bot.store.codec import encode
from bot.store.naming import NOTHING_LEFT, naming_wholly, without_gone
from bot.store.outbox import settle
from bot.store.schema import outbox
from matchers.archive import Entry


@contextmanager
def minding(
    connection: sa.Connection, key: str, known: dict[str, Entry | None] | None = None
) -> Iterator[None]:
    """What happens inside may change whether this thread answers something, and how it reads.

    ``known``: what is found of threads now, as far as it was read; it is kept up.
    """
    known = {} if known is None else known
    before = known[key] if key in known else entry_of(connection, key)
    known.clear()
    yield
    after = known[key] = entry_of(connection, key)
    if after == before:
        return
    answered_anew(connection)
    if before is not None and (after is None or after.title != before.title):
        unname(connection, [key])


def unname(connection: sa.Connection, threads: Collection[str]) -> None:
    """No words that are kept name them by a title that is over: nor does what was given up."""
    for row in connection.execute(naming_wholly(threads)).mappings().all():
        delivery = readable(row)
        if delivery is None:
            continue
        left = without_gone(connection, delivery)
        if left is None:
            settle(connection, row["key"], "dropped", error=NOTHING_LEFT)
        values = {"payload": None if left is None else encode(left)}
        connection.execute(sa.update(outbox).where(outbox.c.key == row["key"]).values(values))
