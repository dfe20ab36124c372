"""``vergiss mich``: remove an account from every table, waiting delivery and sent message."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.effects import Delivery, DirectMessage, Edit, Message, OpenGroup, Person, ShowHome, Whisper
from bot.store.accepting import forget_words, words_of
from bot.store.codec import decode_delivery, encode
from bot.store.outbox import keep_delivery, mark_of, private_lane, settle
from bot.store.schema import (
    answer,
    consent,
    evidence,
    failure,
    inbox,
    lane,
    match,
    outbox,
    outbox_person,
    profile,
    switch,
    teaches,
    thread,
)
from matchers.model import Account

NOWHERE = "forgotten"
"""The lane of what was told to a forgotten member: the old one was theirs alone."""

GONE = {"payload": None, "ref": None, "lane": NOWHERE}


def forget(connection: sa.Connection, account: Account, now: float) -> None:
    """Remove ``account`` everywhere. What was said to others about it is said anew without it."""
    for table in (consent, profile, teaches, evidence):
        connection.execute(sa.delete(table).where(table.c.account == account))
    connection.execute(
        sa.delete(match).where(sa.or_(match.c.learner == account, match.c.expert == account))
    )
    forget_words(connection, words_of(account))
    named = sa.update(answer).where(answer.c.thanks.contains(f'"{account}"', autoescape=True))
    nobody = sa.func.replace(answer.c.thanks, f'"{account}"', "null")
    connection.execute(named.values(thanks=nobody))
    asked = sa.update(thread).where(thread.c.asker == account)
    connection.execute(asked.values(asker=None, title="", open=False, closed=True))
    connection.execute(sa.update(answer).where(answer.c.by == account).values(by=None))
    connection.execute(sa.update(switch).where(switch.c.by == account).values(by=None))
    _forget_arrivals(connection, account)
    _forget_deliveries(connection, account, now)


def _forget_arrivals(connection: sa.Connection, account: Account) -> None:
    quoted = f'"{account}"'  # as JSON writes it: no account is the beginning of another
    for table in (inbox, failure):
        named = table.c.payload.contains(quoted, autoescape=True)
        if table is inbox:
            connection.execute(sa.update(inbox).where(named).values(payload=None, status="done"))
        else:
            connection.execute(sa.delete(failure).where(named))


def _forget_deliveries(connection: sa.Connection, account: Account, now: float) -> None:
    keys = connection.scalars(
        sa.select(outbox_person.c.key).where(outbox_person.c.account == account)
    ).all()
    for key in keys:
        row = connection.execute(sa.select(outbox).where(outbox.c.key == key)).mappings().one()
        _forget_delivery(connection, account, row, now)
    connection.execute(sa.delete(outbox_person).where(outbox_person.c.account == account))
    # Edits name nobody, but this lane (and where it leads) is the member's alone.
    own = outbox.c.lane == private_lane(account)
    live = sa.select(outbox.c.key).where(own, outbox.c.status == "live")
    for key in connection.scalars(live).all():
        settle(connection, key, "dropped", error="the member asked to be forgotten")
    connection.execute(sa.update(outbox).where(own).values(**GONE))
    connection.execute(sa.delete(lane).where(lane.c.name == private_lane(account)))


def _forget_delivery(
    connection: sa.Connection, account: Account, row: sa.RowMapping, now: float
) -> None:
    key = row["key"]
    blank = sa.update(outbox).where(outbox.c.key == key)
    if row["payload"] is None:
        # Told privately and already without words: only its lane still points at the member.
        if row["kind"] in ("DirectMessage", "ShowHome"):
            connection.execute(blank.values(ref=None, lane=NOWHERE))
        return
    delivery = decode_delivery(row["kind"], row["payload"])
    if _told_to(delivery, account, waiting=row["status"] != "sent"):
        settle(connection, key, "dropped", error="the member asked to be forgotten")
        connection.execute(blank.values(**GONE))
        return
    anonymous = without(delivery, account)
    if row["status"] != "sent":
        connection.execute(blank.values(payload=encode(anonymous)))
        return
    message = getattr(anonymous, "message", None)
    connection.execute(blank.values(payload=None))
    if isinstance(message, Message):
        edit = Edit(
            key=f"forget_member:{mark_of(key + account)}",
            instead_of=row["follows"] if isinstance(delivery, Edit) else key,
            message=replace(message, buttons=()),
        )
        keep_delivery(connection, edit, event=key, reaction="forget_member", now=now, urgent=True)


def _told_to(delivery: Delivery, account: Account, *, waiting: bool) -> bool:
    match delivery:
        case OpenGroup():
            return waiting and account in delivery.accounts
        case DirectMessage() | Whisper() | ShowHome():
            return delivery.account == account
        case _:
            return False


def without(thing: Any, account: Account) -> Any:
    """``thing`` with every mention of ``account`` made nameless."""
    if isinstance(thing, Person):
        return Person(None) if thing.account == account else thing
    if isinstance(thing, OpenGroup):
        others = tuple(a for a in thing.accounts if a != account)
        return replace(thing, accounts=others, message=without(thing.message, account))
    if isinstance(thing, dict):
        return {name: without(value, account) for name, value in thing.items()}
    if isinstance(thing, tuple):
        return tuple(without(value, account) for value in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {f.name: without(getattr(thing, f.name), account) for f in fields(thing)}
        return replace(thing, **changed)
    return thing
