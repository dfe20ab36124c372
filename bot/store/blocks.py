"""Who is never matched again: kept so that it outlives ``vergiss mich`` and still names nobody.

What is kept is a hash of the two accounts, keyed with a secret that this installation drew once.
Asking about two accounts needs both; from the hash alone neither follows. Safety and consent come
before privacy: without it, whoever was reported could forget themselves back to the reporter.

What one member wishes is hashed in its direction, so that nobody can take back another's wish.
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
    secret = _secret(connection)
    if secret is None:
        return False
    query = sa.select(block.c.at).where(block.c.pair.in_(all_hashed(secret, one, other)))
    return connection.execute(query.limit(1)).first() is not None


def avoid(connection: sa.Connection, by: Account, other: Account, at: float) -> None:
    """Have these two never matched as long as ``by`` wishes so."""
    insert_new(connection, mark, {"name": KEYED_WITH, "value": secrets.token_hex(32)})
    row = {"pair": wished(_secret(connection) or "", by, other), "at": at}
    insert_new(connection, block, row)


def avoid_no_more(connection: sa.Connection, by: Account, other: Account) -> None:
    """``by`` does not wish so any more; whatever else keeps the two apart goes on."""
    secret = _secret(connection)
    if secret is not None:
        gone = block.c.pair == wished(secret, by, other)
        connection.execute(sa.delete(block).where(gone))


def spread_blocks(connection: sa.Connection, accounts: Sequence[Account], at: float) -> None:
    """Whoever is blocked with one of a member's accounts is blocked with all of them.

    A hash names nobody, so those are asked about of whom anything is kept.
    """
    if len(accounts) < 2 or (secret := _secret(connection)) is None:  # noqa: PLR2004  (two of them)
        return
    people = set(connection.scalars(sa.select(consent.c.account)).all())
    for side in (match.c.learner, match.c.expert):
        people |= set(connection.scalars(sa.select(side)).all())
    for other in people.difference(accounts):
        for pairs in (
            {hashed(secret, one, other) for one in accounts},
            {wished(secret, one, other) for one in accounts},
            {wished(secret, other, one) for one in accounts},
        ):
            known = set(connection.scalars(sa.select(block.c.pair).where(block.c.pair.in_(pairs))))
            for pair in sorted(pairs - known) if known else ():
                insert_new(connection, block, {"pair": pair, "at": at})


def _pair(connection: sa.Connection, one: Account, other: Account) -> str:
    """Empty where nobody was ever blocked."""
    secret = _secret(connection)
    return "" if secret is None else hashed(secret, one, other)


def _secret(connection: sa.Connection) -> str | None:
    drawn = connection.scalar(sa.select(mark.c.value).where(mark.c.name == KEYED_WITH))
    return None if drawn is None else str(drawn)


def all_hashed(secret: str, one: str, other: str) -> tuple[str, ...]:
    """All that may be kept of two: of both, and of either's own wish."""
    return hashed(secret, one, other), wished(secret, one, other), wished(secret, other, one)


def hashed(secret: str, one: str, other: str) -> str:
    """The same for both orders."""
    return _keyed(secret, "\n".join(sorted((one, other))))


def wished(secret: str, by: str, other: str) -> str:
    """Another one for each order, and for no text the same as ``hashed``."""
    return _keyed(secret, f"{by}\n>\n{other}")


def _keyed(secret: str, text: str) -> str:
    return hashlib.blake2b(text.encode(), key=bytes.fromhex(secret), digest_size=16).hexdigest()
