"""``vergiss mich``: remove an account from every table, waiting delivery and sent message."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.effects import Delivery, LeaveAlone, OpenGroup, Person, ToOne
from bot.store.accepting import forget_words, words_of
from bot.store.anew import readable, say_anew, wording_that_names
from bot.store.answered import answered_anew
from bot.store.blocks import spread_blocks
from bot.store.check_ins import forget_check_ins
from bot.store.codec import encode
from bot.store.digests import forget_digests
from bot.store.doubts import forget_doubts
from bot.store.helpers import forget_helper
from bot.store.history import silence
from bot.store.inquiries import forget_inquiries
from bot.store.left_alone import leave_alone
from bot.store.lessons import taught_anew
from bot.store.links import accounts_of
from bot.store.logbook import forget_moderator
from bot.store.manners import paused_until
from bot.store.naming import named_of
from bot.store.outbox import own_lanes, people_in, settle
from bot.store.rounds import forget_parts
from bot.store.schema import (
    answer,
    consent,
    evidence,
    failure,
    filling,
    inbox,
    lane,
    link,
    link_offer,
    match,
    outbox,
    outbox_person,
    profile,
    switch,
    teaches,
    thread,
)
from bot.store.shadows import forget_shadows
from bot.store.transfers import forget_transfers
from bot.store.unnaming import unname
from bot.store.verdicts import forget_verdicts
from matchers.model import Account

NOWHERE = "forgotten"
"""The lane of what was told to a forgotten member: the old one was theirs alone."""

ASKED = "the member asked to be forgotten"

GONE = {"payload": None, "ref": None, "lane": NOWHERE, "thread": None}


def forget(connection: sa.Connection, account: Account, now: float) -> None:
    """Remove a member everywhere, with all their accounts.

    What was said to others about them is said anew without them.
    """
    accounts = accounts_of(connection, account)
    spread_blocks(connection, accounts, now)
    until = paused_until(connection, account)
    named = named_of(connection, accounts)
    for one in accounts:
        if until is not None and until.timestamp() > now:
            leave_alone(connection, LeaveAlone(account=one, until=until))
        _forget_account(connection, one, now)
    unname(connection, named, now)


def _forget_account(connection: sa.Connection, account: Account, now: float) -> None:
    for table in (consent, profile, teaches, evidence, filling):
        connection.execute(sa.delete(table).where(table.c.account == account))
    forget_check_ins(connection, account)
    connection.execute(
        sa.delete(match).where(sa.or_(match.c.learner == account, match.c.expert == account))
    )
    linked = sa.or_(link.c.account == account, link.c.member == account)
    connection.execute(sa.delete(link).where(linked))
    offered = sa.or_(link_offer.c.account == account, link_offer.c.other == account)
    connection.execute(sa.delete(link_offer).where(offered))
    forget_inquiries(connection, account)
    forget_words(connection, words_of(account))
    forget_digests(connection, account)
    forget_parts(connection, account)
    forget_helper(connection, account)
    forget_transfers(connection, account)
    forget_shadows(connection, account)
    forget_doubts(connection, account)
    forget_verdicts(connection, account)
    silence(connection, account)
    named = sa.update(answer).where(answer.c.thanks.contains(f'"{account}"', autoescape=True))
    nobody = sa.func.replace(answer.c.thanks, f'"{account}"', "null")
    connection.execute(named.values(thanks=nobody))
    asked = sa.update(thread).where(thread.c.asker == account)
    if connection.execute(asked.values(asker=None, title="", open=False, closed=True)).rowcount:
        taught_anew(connection)
        answered_anew(connection)
    connection.execute(sa.update(answer).where(answer.c.by == account).values(by=None))
    connection.execute(sa.update(switch).where(switch.c.by == account).values(by=None))
    forget_moderator(connection, account)
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
    named = sa.select(outbox_person.c.key).where(outbox_person.c.account == account)
    query = sa.select(outbox).where(outbox.c.key.in_(named)).order_by(outbox.c.seq)
    rows = connection.execute(query).mappings().all()
    others = [row for row in rows if row["lane"] not in own_lanes(account)]
    targets = {row["follows"] if row["kind"] == "Edit" else row["key"] for row in others}
    anew = {
        target: wording
        for target in sorted(targets)
        if (wording := wording_that_names(connection, target, account)) is not None
    }
    for row in rows:
        _forget_delivery(connection, account, row)
    connection.execute(sa.delete(outbox_person).where(outbox_person.c.account == account))
    for target, (key, message) in anew.items():
        say_anew(connection, target, key, without(message, account), now)
    # Edits name nobody, but these lanes (and where they lead) are the member's alone.
    own = outbox.c.lane.in_(own_lanes(account))
    live = sa.select(outbox.c.key).where(own, outbox.c.status == "live")
    for key in connection.scalars(live).all():
        settle(connection, key, "dropped", error=ASKED)
    connection.execute(sa.update(outbox).where(own).values(**GONE))
    connection.execute(sa.delete(lane).where(lane.c.name.in_(own_lanes(account))))


def _forget_delivery(connection: sa.Connection, account: Account, row: sa.RowMapping) -> None:
    """Take the account out of one row, or all that the row says."""
    key = row["key"]
    blank = sa.update(outbox).where(outbox.c.key == key)
    delivery = readable(row)
    if delivery is None:
        # Without words that can be read: only its lane may still point at the member.
        settle(connection, key, "dropped", error=ASKED)
        gone = row["kind"] in ("DirectMessage", "SendFile", "ShowHome")
        connection.execute(blank.values(GONE if gone else {"payload": None}))
    elif _told_to(delivery, account, row):
        settle(connection, key, "dropped", error=ASKED)
        connection.execute(blank.values(**GONE))
    else:
        # Whoever else it names is found in it when they ask to be forgotten, too.
        anonymous = without(delivery, account)
        over = row["status"] == "sent" and not any(people_in(anonymous))
        connection.execute(blank.values(payload=None if over else encode(anonymous)))


def _told_to(delivery: Delivery, account: Account, row: sa.RowMapping) -> bool:
    """Whether it is for nobody any more.

    A group that may be there by now is another member's too: its words go on without the name.
    """
    if isinstance(delivery, OpenGroup):
        may_be_there = row["status"] == "live" and row["tried"] is not None
        waiting = row["status"] != "sent" and not may_be_there
        return waiting and account in delivery.accounts
    return isinstance(delivery, ToOne) and delivery.account == account


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
