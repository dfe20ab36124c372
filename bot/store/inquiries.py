"""Inquiries: whom a member wanted to be asked for help, until that is settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.errors import OurFault
from bot.store.database import upsert
from bot.store.members import has_consented
from bot.store.outbox import settle
from bot.store.schema import inquired, inquiry, outbox
from matchers.inquiring import Inquiry
from matchers.model import Account

PREFIX = "ask_around:"
"""What the keys of requests to those who are asked begin with, then the inquiry's id."""


def keep_inquiry(connection: sa.Connection, kept: Inquiry) -> None:
    """Keep it as it stands. Raises ``OurFault`` without the asker's consent."""
    if not has_consented(connection, kept.asker):
        raise OurFault("an inquiry was to be kept without consent")
    row = {
        "id": kept.id,
        "asker": kept.asker,
        "topic": kept.topic,
        "about": kept.about,
        "state": kept.state,
        "at": kept.at.timestamp(),
        "expires": kept.expires.timestamp(),
    }
    upsert(connection, inquiry, row)
    for account, says in kept.asked.items():
        one = {"inquiry": kept.id, "account": account, "says": says}
        upsert(connection, inquired, {**one, "number": kept.number(account)})


def inquiry_with(connection: sa.Connection, id: str) -> Inquiry | None:
    """The inquiry with this id."""
    found = _read(connection, inquiry.c.id == id)
    return found[0] if found else None


def inquiries_of(connection: sa.Connection, account: Account) -> Sequence[Inquiry]:
    """All that the member asked for, or is asked in; the newest first."""
    asked = sa.select(inquired.c.inquiry).where(inquired.c.account == account)
    return _read(connection, sa.or_(inquiry.c.asker == account, inquiry.c.id.in_(asked)))


def expired_inquiries(connection: sa.Connection, now: float) -> list[str]:
    """The ids of open inquiries whose time is over."""
    query = sa.select(inquiry.c.id).where(inquiry.c.state == "open", inquiry.c.expires <= now)
    return list(connection.scalars(query.order_by(inquiry.c.expires)).all())


def next_inquiry_expiry(connection: sa.Connection) -> float | None:
    """When the next open inquiry expires, in seconds."""
    query = sa.select(sa.func.min(inquiry.c.expires)).where(inquiry.c.state == "open")
    at: float | None = connection.scalar(query)
    return at


def forget_inquiries(connection: sa.Connection, account: Account) -> None:
    """What the member asked for goes with its words; where they were asked, they never were."""
    mine = connection.scalars(sa.select(inquiry.c.id).where(inquiry.c.asker == account)).all()
    for id in mine:  # noqa: A001  (its own word)
        asks = outbox.c.key.startswith(f"{PREFIX}{id}:", autoescape=True)
        waits = (outbox.c.status == "live") & outbox.c.tried.is_(None) & (outbox.c.kind != "Edit")
        for key in connection.scalars(sa.select(outbox.c.key).where(asks, waits)).all():
            settle(connection, key, "dropped", payload=None, error="whoever asked is forgotten")
    connection.execute(sa.delete(inquired).where(inquired.c.inquiry.in_(mine)))
    connection.execute(sa.delete(inquiry).where(inquiry.c.asker == account))
    connection.execute(sa.delete(inquired).where(inquired.c.account == account))


def prune_inquiries(connection: sa.Connection, old: float) -> None:
    """Let go of what was settled before ``old``."""
    gone = sa.select(inquiry.c.id).where(inquiry.c.state != "open", inquiry.c.expires < old)
    connection.execute(sa.delete(inquired).where(inquired.c.inquiry.in_(gone)))
    connection.execute(sa.delete(inquiry).where(inquiry.c.state != "open", inquiry.c.expires < old))


def _read(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Inquiry]:
    query = sa.select(inquiry).where(which).order_by(inquiry.c.at.desc(), inquiry.c.id)
    rows = connection.execute(query).mappings().all()
    said = sa.select(inquired).where(inquired.c.inquiry.in_([row["id"] for row in rows]))
    asked: dict[str, dict[Account, bool | None]] = {row["id"]: {} for row in rows}
    numbers: dict[str, dict[Account, int]] = {row["id"]: {} for row in rows}
    for one in connection.execute(said.order_by(inquired.c.number)).mappings():
        asked[one["inquiry"]][one["account"]] = one["says"]
        numbers[one["inquiry"]][one["account"]] = one["number"]
    return [
        Inquiry(
            id=row["id"],
            asker=row["asker"],
            topic=row["topic"],
            about=row["about"],
            at=datetime.fromtimestamp(row["at"], UTC),
            expires=datetime.fromtimestamp(row["expires"], UTC),
            state=row["state"],
            asked=asked[row["id"]],
            numbers=numbers[row["id"]],
        )
        for row in rows
    ]
