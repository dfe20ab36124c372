"""A thread answers no more, or reads differently: what waits says its old title no longer.

What was said already is edited by ``follow_similar``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.leaving_out import hide
from bot.store.anew import readable
from bot.store.answered import answered_anew, entry_of
from bot.store.codec import encode
from bot.store.naming import NOTHING_LEFT, naming_wholly
from bot.store.outbox import settle
from bot.store.schema import outbox


@contextmanager
def minding(connection: sa.Connection, key: str) -> Iterator[None]:
    """What happens inside may change whether this thread answers something, and how it reads."""
    before = entry_of(connection, key)
    yield
    after = entry_of(connection, key)
    if after == before:
        return
    answered_anew(connection)
    if before is not None and (after is None or after.title != before.title):
        unname(connection, [key])


def unname(connection: sa.Connection, threads: Collection[str]) -> None:
    """No words that are kept name these threads: neither what waits nor what was given up."""
    for row in connection.execute(naming_wholly(threads)).mappings().all():
        delivery: Any = readable(row)
        if delivery is None:
            continue
        left = hide(delivery.message, threads)
        values = {"payload": None if left is None else encode(replace(delivery, message=left))}
        if left is None:
            settle(connection, row["key"], "dropped", error=NOTHING_LEFT)
        connection.execute(sa.update(outbox).where(outbox.c.key == row["key"]).values(values))
