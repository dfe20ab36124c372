"""Who wants to be left alone and has no profile that could say so: kept so that it names nobody.

What is kept is a hash of the account, keyed with a secret that this installation drew once, and a
day. It goes when that day is over, or when they come back. Where there is a profile, that one says
how it stands. Being forgotten does not end a pause: who goes does not want to be written to.
"""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from bot.effects import LeaveAlone
from bot.store.blocks import hashed
from bot.store.database import insert_new, upsert
from bot.store.schema import left_alone, mark
from matchers.model import Account

KEYED_WITH = "left_alone"
"""The mark that holds the secret."""


def leave_alone(connection: sa.Connection, effect: LeaveAlone) -> None:
    """Remember until when, or that it is over."""
    if effect.until is None:
        who = left_alone.c.who == _who(connection, effect.account)
        connection.execute(sa.delete(left_alone).where(who))
        return
    insert_new(connection, mark, {"name": KEYED_WITH, "value": secrets.token_hex(32)})
    row = {"who": _who(connection, effect.account), "until": effect.until.timestamp()}
    upsert(connection, left_alone, row)


def left_alone_until(connection: sa.Connection, account: Account) -> float | None:
    """Until when, whether that is over or not; ``None``: they may be told something."""
    who = _who(connection, account)
    query = sa.select(left_alone.c.until).where(left_alone.c.who == who)
    return connection.scalar(query) if who else None


def prune(connection: sa.Connection, now: float) -> None:
    """Let go of what is over."""
    connection.execute(sa.delete(left_alone).where(left_alone.c.until <= now))


def _who(connection: sa.Connection, account: Account) -> str:
    """Empty where nobody ever wanted it."""
    secret = connection.scalar(sa.select(mark.c.value).where(mark.c.name == KEYED_WITH))
    return "" if secret is None else hashed(secret, account, account)
