"""Forms under way, and what can be answered in a private conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from bot.effects import Choice, Delivery, DirectMessage, DropFilling, Filling, KeepFilling, SendFile
from bot.effects.letters import FILLING_LASTS
from bot.store.codec import adapter, encode
from bot.store.database import insert_new, upsert
from bot.store.outbox import private_lane
from bot.store.schema import filling, lane, outbox
from matchers.model import Account

LATEST = 50
"""Among how many of the latest deliveries to a conversation its newest message is looked for."""


def change_filling(connection: sa.Connection, change: KeepFilling | DropFilling) -> None:
    """Keep a filling, or let go of it."""
    if isinstance(change, KeepFilling):
        keep_filling(connection, change.filling)
    else:
        drop_filling(connection, change.account)


def keep_filling(connection: sa.Connection, change: Filling) -> None:
    """Keep how far somebody is with a form; there is one at a time."""
    row = {"account": change.account, "payload": encode(change), "at": change.at.timestamp()}
    upsert(connection, filling, row)


def drop_filling(connection: sa.Connection, account: Account) -> None:
    """Let go of it."""
    connection.execute(sa.delete(filling).where(filling.c.account == account))


def drop_old_fillings(connection: sa.Connection, now: float) -> None:
    """Let go of those that nobody went on with."""
    old = now - FILLING_LASTS.total_seconds()
    connection.execute(sa.delete(filling).where(filling.c.at < old))


def filling_of(connection: sa.Connection, account: Account) -> Filling | None:
    """The form that somebody fills in by letters; one that this version cannot read is none."""
    payload = connection.scalar(sa.select(filling.c.payload).where(filling.c.account == account))
    if payload is None:
        return None
    try:
        return adapter(Filling).validate_json(payload)
    except ValueError:
        return None


def where_told(connection: sa.Connection, delivery: Delivery) -> str:
    """The conversation in which this member was told something last."""
    if not isinstance(delivery, DirectMessage | SendFile):
        return ""
    query = sa.select(lane.c.conversation).where(lane.c.name == private_lane(delivery.account))
    return connection.scalar(query) or ""


def told_in(connection: sa.Connection, delivery: Delivery, conversation: str) -> None:
    """This member was told something there."""
    if isinstance(delivery, DirectMessage | SendFile):
        name = private_lane(delivery.account)
        insert_new(connection, lane, {"name": name, "due": 0.0, "waiting": 0})
        here = sa.update(lane).where(lane.c.name == name)
        connection.execute(here.values(conversation=conversation))


def choices_in(connection: sa.Connection, conversation: str) -> Sequence[Choice]:
    """What can be answered now to our newest message there: a question further up is over.

    An edit replaces what could be answered before; what was taken back asks nothing.
    """
    asked = _asked_in(connection, conversation)
    return tuple(_choices(asked[max(asked)])) if asked else ()


def numbered_in(connection: sa.Connection, conversation: str) -> Sequence[Choice]:
    """What stands in the newest list there, by number: it is answered later, too."""
    asked = _asked_in(connection, conversation)
    for post in sorted(asked, reverse=True):
        if numbered := tuple(c for c in _choices(asked[post]) if c.word[-1:].isdigit()):
            return numbered
    return ()


def _asked_in(connection: sa.Connection, conversation: str) -> dict[int, str]:
    """What each of our latest messages there lets one answer now, by post."""
    query = (
        sa.select(outbox.c.ref, outbox.c.kind)
        .where(outbox.c.thread == conversation, outbox.c.status == "sent")
        .where(outbox.c.ref.is_not(None))
        .order_by(outbox.c.seq.desc())
        .limit(LATEST)
    )
    asked: dict[int, str] = {}
    for ref, kind in connection.execute(query).all():
        fields = json.loads(ref)
        choices = "" if kind == "Unsay" else fields.get("choices", "")
        asked.setdefault(int(fields.get("post_id") or 0), choices)
    return asked


def _choices(written: str) -> Iterator[Choice]:
    for word, button, value, language in json.loads(written or "[]"):
        yield Choice(word, button, value, language)
