"""What named a forgotten member is said anew: the last wording of each message, without the name.

A message may have been edited since it was first said, and may still be on its way: what counts is
what people will read in the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa

from bot.effects import Delivery, Edit, Message, Person
from bot.errors import OurFault
from bot.ports import Claim
from bot.store.codec import decode_delivery
from bot.store.outbox import keep_delivery, mark_of, people_named
from bot.store.schema import outbox
from matchers.model import Account

REWORDS = ("Edit", "Unsay")
FLEETING = ("Whisper", "ShowHome")
"""Nothing can be edited there: the platform gives no reference, or it is drawn anew anyway."""


def readable(row: sa.RowMapping) -> Delivery | None:
    """What a row says; ``None``: its words are gone, or another version wrote them."""
    if row["payload"] is None:
        return None
    try:
        return decode_delivery(row["kind"], row["payload"])
    except (OurFault, ValueError):
        return None


def wording_that_names(
    connection: sa.Connection, target: str, account: Account
) -> tuple[str, Message] | None:
    """The last wording of ``target``, where people read (or may read) ``account`` in it now.

    With it the key under which it is to be said anew. ``None``: there is nothing to say, or
    ``target`` has not arrived yet (``after_arrival`` then sees to it).
    """
    rows = _wordings(connection, target)
    if not rows or rows[0]["key"] != target or rows[0]["status"] != "sent":
        return None
    if rows[0]["kind"] in FLEETING or rows[-1]["kind"] == "Unsay":
        return None
    sure = max(at for at, row in enumerate(rows) if row["status"] == "sent")
    standing = [row for row in rows[sure:] if row["status"] == "sent" or row["tried"] is not None]
    if not any(account in people_named(message) for message in _messages(standing)):
        return None
    *_, newest = _messages(rows)
    return f"forget_member:{mark_of(target + account)}", newest


def post_said(connection: sa.Connection, target: str) -> Message | None:
    """The last wording of a post that stands, or will; ``None``: it is gone, or nobody knows it."""
    rows = _wordings(connection, target)
    if not rows or rows[0]["key"] != target or rows[0]["kind"] != "Post":
        return None
    return next(_messages(rows[-1:]), None)


def say_anew(
    connection: sa.Connection, target: str, key: str, message: Message, now: float
) -> None:
    """Edit what ``target`` said, also while the bot is stopped. What its buttons did is over."""
    edit = Edit(key=key, instead_of=target, message=replace(message, buttons=()))
    keep_delivery(connection, edit, event=target, reaction="forget_member", now=now, urgent=True)


def after_arrival(connection: sa.Connection, claim: Claim, now: float) -> None:
    """A delivery arrived. If somebody whom it named was forgotten meanwhile, edit it at once.

    The courier may have carried the words of before; and what is only found now was sent by an
    earlier attempt, nobody knows with which words.
    """
    key, message = claim.delivery.key, getattr(claim.delivery, "message", None)
    if not isinstance(message, Message) or not any(True for _ in _people(message)):
        return
    row = connection.execute(sa.select(outbox).where(outbox.c.key == key)).mappings().one()
    held = readable(row)
    if held is None or row["status"] != "live" or row["kind"] in (*REWORDS, *FLEETING):
        return
    if held == claim.delivery and claim.uncertain_since is None:
        return
    if not any(person.account is None for m in _messages([row]) for person in _people(m)):
        return
    rows = _wordings(connection, key)
    if rows[-1]["kind"] != "Unsay":
        *_, newest = _messages(rows)
        say_anew(connection, key, f"forget_member:{mark_of(key)}:late", newest, now)


def _wordings(connection: sa.Connection, target: str) -> Sequence[sa.RowMapping]:
    """``target`` and what rewords it, in this order: all that people read, or may read some day."""
    rewords = (outbox.c.follows == target) & outbox.c.kind.in_(REWORDS)
    unsure = (outbox.c.status == "dead") & outbox.c.tried.is_not(None)
    query = sa.select(outbox).where(
        sa.or_(outbox.c.key == target, rewords),
        sa.or_(outbox.c.status.in_(("sent", "live")), unsure),
    )
    return connection.execute(query.order_by(outbox.c.seq)).mappings().all()


def _messages(rows: Sequence[sa.RowMapping]) -> Iterator[Message]:
    for row in rows:
        message = getattr(readable(row), "message", None)
        if isinstance(message, Message):
            yield message


def _people(message: Message) -> Iterator[Person]:
    """Everybody whom a message names, forgotten or not."""
    yield from (value for value in message.fields.values() if isinstance(value, Person))
    for part in message.parts:
        yield from _people(part)
