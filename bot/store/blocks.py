"""Who is never matched again: kept so that it outlives ``vergiss mich`` and still names nobody.

What is kept is a hash of the two accounts, keyed with a secret that this installation drew once.
Asking about two accounts needs both; from the hash alone neither follows. Safety and consent come
before privacy: without it, whoever was reported could forget themselves back to the reporter.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.database import insert_new
from bot.store.schema import block, consent, mark, match
from matchers.model import Account

KEYED_WITH = "pairs"
"""The mark that holds the secret."""


def block_pair(connection: sa.Connection, one: Account, other: Account, at: float) -> None:
    """Have these two never matched again."""
    insert_new(connection, mark, {"name": KEYED_WITH, "value": secrets.token_hex(32)})
    insert_new(connection, block, {"pair": _pair(connection, one, other), "at": at})


def is_blocked(connection: sa.Connection, one: Account, other: Account) -> bool:
    """Whether these two are never to be matched again."""
    pair = _pair(connection, one, other)
    query = sa.select(block.c.at).where(block.c.pair == pair)
    return pair != "" and connection.scalar(query) is not None


def spread_blocks(connection: sa.Connection, accounts: Sequence[Account], at: float) -> None:
    """Whoever is blocked with one of a member's accounts is blocked with all of them.

    A hash names nobody, so those are asked about of whom anything is kept.
    """
    people = set(connection.scalars(sa.select(consent.c.account)).all())
    for side in (match.c.learner, match.c.expert):
        people |= set(connection.scalars(sa.select(side)).all())
    for other in sorted(people.difference(accounts)):
        if any(is_blocked(connection, one, other) for one in accounts):
            for one in accounts:
                block_pair(connection, one, other, at)


def _pair(connection: sa.Connection, one: Account, other: Account) -> str:
    """Empty where nobody was ever blocked."""
    secret = connection.scalar(sa.select(mark.c.value).where(mark.c.name == KEYED_WITH))
    return "" if secret is None else hashed(secret, one, other)


def hashed(secret: str, one: str, other: str) -> str:
    """The same for both orders."""
    both = "\n".join(sorted((one, other)))
    return hashlib.blake2b(both.encode(), key=bytes.fromhex(secret), digest_size=16).hexdigest()
