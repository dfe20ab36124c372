"""Whether a thread is known, asked for each row by itself."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema import thread


def unknown(key: sa.ColumnElement[str], *which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Whether there is no such thread (``which`` of them).

    Of a million threads Postgres would rather read all of them once, for some thousand rows: a
    limit within makes it look for each.
    """
    its = sa.select(sa.literal(1)).where(thread.c.key == key, *which).limit(1)
    return its.scalar_subquery().is_(None)
