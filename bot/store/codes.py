"""The codes by which two accounts find each other: kept as keyed hashes, and not for long."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime
from typing import assert_never

import sqlalchemy as sa

from bot.effects import ClaimLink, CountGuess, DropOffer, LinkOffer, OfferLink
from bot.effects.links import CODE_LASTS, GUESSES
from bot.store.database import insert_new, upsert
from bot.store.schema import guess, link_offer, mark
from matchers.model import Account

KEYED_WITH = "codes"
"""The mark that holds the secret."""

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a code is made of: nothing that looks like something else (0 and O, 1, I and L)."""

LENGTH = 8
LASTS = CODE_LASTS.total_seconds()


def code_of(connection: sa.Connection, seed: str) -> str:
    """The code that follows from ``seed`` and our secret: whoever repeats a turn gets it again."""
    number = int.from_bytes(_keyed(connection, f"code\n{seed}"))
    drawn = ""
    for _ in range(LENGTH):
        number, at = divmod(number, len(LETTERS))
        drawn += LETTERS[at]
    return f"{drawn[: LENGTH // 2]}-{drawn[LENGTH // 2 :]}"


def read_code(typed: str) -> str:
    """A code as people type it: in small letters, with other strokes or none."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def change_offer(
    connection: sa.Connection, change: OfferLink | ClaimLink | CountGuess | DropOffer
) -> None:
    """An offer is made, taken or over; or a code was wrong."""
    match change:
        case OfferLink():
            offer_link(connection, change)
        case ClaimLink():
            claim_link(connection, change)
        case CountGuess():
            count_guess(connection, change)
        case DropOffer():
            drop_offer(connection, change.offer)
        case _:
            assert_never(change)


def offer_link(connection: sa.Connection, change: OfferLink) -> None:
    """Keep an offer; an earlier one of the same account is over."""
    drop_old_codes(connection, change.at.timestamp())
    connection.execute(sa.delete(link_offer).where(link_offer.c.account == change.account))
    row = {
        "id": _hashed(connection, change.code),
        "account": change.account,
        "other": None,
        "at": change.at.timestamp(),
    }
    insert_new(connection, link_offer, row)


def claim_link(connection: sa.Connection, change: ClaimLink) -> None:
    """Somebody typed the code: the first one only."""
    free = (link_offer.c.id == change.offer) & link_offer.c.other.is_(None)
    connection.execute(sa.update(link_offer).where(free).values(other=change.other))


def drop_offer(connection: sa.Connection, offer: str) -> None:
    """It is over."""
    connection.execute(sa.delete(link_offer).where(link_offer.c.id == offer))


def offer_of_code(connection: sa.Connection, typed: str) -> LinkOffer | None:
    """What was offered under a code, also if its time is over but not yet let go of."""
    code = read_code(typed)
    return None if len(code) != LENGTH else offer_with_id(connection, _hashed(connection, code))


def offer_with_id(connection: sa.Connection, id: str) -> LinkOffer | None:
    """The offer with this id."""
    row = connection.execute(sa.select(link_offer).where(link_offer.c.id == id)).first()
    if row is None:
        return None
    other = None if row.other is None else Account(row.other)
    return LinkOffer(row.id, Account(row.account), datetime.fromtimestamp(row.at, UTC), other)


def count_guess(connection: sa.Connection, change: CountGuess) -> None:
    """One more wrong code of this account."""
    who, now = _who(connection, change.account), change.at.timestamp()
    row = connection.execute(sa.select(guess).where(guess.c.who == who)).first()
    if row is None or row.at + LASTS <= now:
        upsert(connection, guess, {"who": who, "count": 1, "at": now})
    else:
        counted = sa.update(guess).where(guess.c.who == who)
        connection.execute(counted.values(count=guess.c["count"] + 1))


def may_guess(connection: sa.Connection, account: Account, now: float) -> bool:
    """Whether this account may type another code now."""
    query = sa.select(guess.c["count"], guess.c.at).where(guess.c.who == _who(connection, account))
    row = connection.execute(query).first()
    if row is None:
        return True
    count, since = row
    return bool(since + LASTS <= now or count < GUESSES)


def drop_old_codes(connection: sa.Connection, now: float) -> None:
    """Let go of what can be neither typed nor confirmed any more."""
    connection.execute(sa.delete(link_offer).where(link_offer.c.at < now - 2 * LASTS))
    connection.execute(sa.delete(guess).where(guess.c.at < now - 2 * LASTS))


def _hashed(connection: sa.Connection, code: str) -> str:
    return _keyed(connection, f"offer\n{read_code(code)}").hex()


def _who(connection: sa.Connection, account: Account) -> str:
    return _keyed(connection, f"account\n{account}").hex()


def _keyed(connection: sa.Connection, text: str) -> bytes:
    insert_new(connection, mark, {"name": KEYED_WITH, "value": secrets.token_hex(32)})
    secret = connection.scalar(sa.select(mark.c.value).where(mark.c.name == KEYED_WITH))
    return hashlib.blake2b(text.encode(), key=bytes.fromhex(secret or ""), digest_size=16).digest()
