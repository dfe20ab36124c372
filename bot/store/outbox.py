"""The outbox: what is still to be said, in lanes that keep order and pace.

A delivery is ``live`` until it is ``sent``, ``dead`` (the platform refused it, or eight attempts
failed) or ``dropped`` (nobody should hear it any more). ``tried`` is set and committed before the
platform is called: a live delivery with ``tried`` may have arrived, so the courier looks first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache

import sqlalchemy as sa

from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Person,
    Post,
    Reply,
    SendFile,
    ShowHome,
    ToOne,
    Unsay,
    Whisper,
)
from bot.errors import OurFault
from bot.store.codec import encode, kind_of
from bot.store.database import insert_new
from bot.store.following import PRIVATE, UNASKED, Fate, fate_under
from bot.store.lanes import wake
from bot.store.naming import keep_names
from bot.store.schema import lane, outbox, outbox_person
from matchers.model import Account

OVER = "it was over before it was said"


def mark_of(key: str) -> str:
    """What goes out as a delivery's key: 32 hexadecimal digits that tell nobody anything."""
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


def keep_delivery(
    connection: sa.Connection,
    delivery: Delivery,
    *,
    event: str,
    reaction: str,
    now: float,
    urgent: bool = False,
) -> bool:
    """Keep a delivery under its key, once; whether it was new (or is wanted ``again``).

    What belongs to something that is not going to be said shares its fate: see ``following``.
    """
    if _is_over_unsaid(connection, delivery):
        return False
    follows, kind = _follows(delivery), kind_of(delivery)
    fate = fate_under(connection, kind, follows) if follows else Fate("live")
    if fate.status == "dropped":
        return False
    why = {"event": event, "reaction": reaction, "urgent": urgent, "at": now}
    row = {**_row_of(delivery, fate), **why}
    again = getattr(delivery, "again", False)
    new = insert_new(connection, outbox, row)
    if not new and not (again and _say_again(connection, row)):
        return False
    _only_one_line(connection, delivery)
    keep_names(connection, delivery, new=new)
    for account in set(people_in(delivery)):
        insert_new(connection, outbox_person, {"key": delivery.key, "account": account})
    if fate.status == "live":
        lengthen(connection, str(row["lane"]), 1)
    return True


def _is_over_unsaid(connection: sa.Connection, delivery: Delivery) -> bool:
    """Whether it takes back what still waits: a question that is over before it was put.

    Of what was asked for, only what says so (``said_stays``) does: other lines are said first.
    """
    only_unsaid = isinstance(delivery, Unsay) and delivery.said_stays
    closing = isinstance(delivery, Edit) and not delivery.message.buttons
    if not closing and not isinstance(delivery, Unsay):
        return False
    waits = (outbox.c.key == _follows(delivery)) & (outbox.c.status == "live")
    unsaid = sa.select(outbox.c.key).where(waits, outbox.c.tried.is_(None))
    if not only_unsaid:
        unsaid = unsaid.where(outbox.c.unasked.is_(True))
    key = connection.scalar(unsaid)
    if key is not None:
        settle(connection, key, "dropped", payload=None, error=OVER)
    return key is not None or only_unsaid


def _only_one_line(connection: sa.Connection, delivery: Delivery) -> None:
    """One line of ours in a thread, whoever says it: later words are an ``Edit`` of it.

    Raises ``OurFault``, which undoes the reaction, and is kept, shown and tried again.
    """
    second = False
    if isinstance(delivery, Reply):
        second = len(_lines_in(connection, delivery.thread.key)) > 1
    elif isinstance(delivery, Post) and delivery.under:
        kind = sa.select(outbox.c.kind).where(outbox.c.key == delivery.under)
        second = connection.scalar(kind) == "Reply"
    if second:
        raise OurFault("a second line in a thread: what comes later edits the first one")


_LINES = (
    sa.select(outbox.c.key)
    .where(outbox.c.thread == sa.bindparam("its", type_=sa.Text), outbox.c.kind == "Reply")
    .where(
        sa.or_(
            outbox.c.status == "live",
            outbox.c.status == "sent",
            (outbox.c.status == "dead") & outbox.c.payload.is_not(None),
            (outbox.c.status == "dead") & outbox.c.tried.is_not(None),
        )
    )
)


def _lines_in(connection: sa.Connection, thread: str) -> set[str]:
    """What we say in a thread. Not what was taken away, or can never be said any more."""
    lines = set(connection.scalars(_LINES, {"its": thread}).all())
    if len(lines) > 1:
        gone = (outbox.c.kind == "Unsay") & (outbox.c.status == "sent")
        query = sa.select(outbox.c.follows).where(gone, outbox.c.follows.in_(lines))
        lines -= set(connection.scalars(query).all())
    return lines


def _row_of(delivery: Delivery, fate: Fate) -> dict[str, object]:
    return {
        "key": delivery.key,
        "lane": fate.lane or _lane_of(delivery),
        "kind": kind_of(delivery),
        "payload": encode(delivery),
        "status": fate.status,
        "error": fate.reason,
        "unasked": is_unasked(delivery),
        "attempts": 0,
        "thread": getattr(getattr(delivery, "thread", None), "key", None),
        "follows": _follows(delivery),
    }


def _say_again(connection: sa.Connection, row: Mapping[str, object]) -> bool:
    """Try again what was given up or dropped under this key; whether it was.

    What is known about an earlier attempt (``tried``) stays: it is looked for first.
    """
    unsaid = (outbox.c.key == row["key"]) & outbox.c.status.in_(("dead", "dropped"))
    values = {name: row[name] for name in ("lane", "payload", "status", "error", "attempts")}
    values |= {name: row[name] for name in ("urgent", "event", "reaction", "at")}
    return bool(connection.execute(sa.update(outbox).where(unsaid).values(**values)).rowcount)


def lengthen(connection: sa.Connection, name: str, by: int, *, due: float = 0.0) -> None:
    """A lane has ``by`` more live deliveries (or fewer), and rests until ``due`` at least."""
    changed = connection.execute(_LENGTHEN, {"its": name, "more": by, "when": due})
    if not changed.rowcount:
        insert_new(connection, lane, {"name": name, "due": due, "waiting": max(by, 0)})
    if by > 0:
        wake(connection, name)


def settle(
    connection: sa.Connection, key: str, status: str, *, due: float = 0.0, **values: object
) -> bool:
    """A live delivery is live no more; its lane goes on, not before ``due``.

    ``False`` if it was not live.
    """
    given = {f"new_{name}": value for name, value in {**values, "status": status}.items()}
    found = connection.execute(_settled(tuple(given)), {"its": key, **given}).first()
    if found is None:
        return False
    lengthen(connection, found.lane, -1, due=due)
    return True


_WHEN: sa.BindParameter[float] = sa.bindparam("when", type_=sa.Float)
_LENGTHEN = (
    sa.update(lane)
    .where(lane.c.name == sa.bindparam("its"))
    .values(
        waiting=lane.c.waiting + sa.bindparam("more", type_=sa.Integer),
        due=sa.case((lane.c.due < _WHEN, _WHEN), else_=lane.c.due),
    )
)


@cache
def _settled(names: tuple[str, ...]) -> sa.UpdateBase:
    values: dict[str, sa.BindParameter[object]] = {
        name.removeprefix("new_"): sa.bindparam(name) for name in names
    }
    return (
        sa.update(outbox)
        .where(outbox.c.key == sa.bindparam("its"), outbox.c.status == "live")
        .values(values)
        .returning(outbox.c.lane)
    )


def drop_thread(connection: sa.Connection, thread: str) -> None:
    """What waits to be said (or edited) in a thread that is gone is not said, dead or alive."""
    here = outbox.c.thread == thread
    said = connection.execute(sa.select(outbox.c.key, outbox.c.lane).where(here)).all()
    edits = (outbox.c.kind == "Edit") & outbox.c.follows.in_([row.key for row in said])
    lanes = outbox.c.lane.in_({row.lane for row in said})
    waits = (outbox.c.status == "live") & outbox.c.tried.is_(None)
    for which in (here, lanes & edits):
        for key in connection.scalars(sa.select(outbox.c.key).where(waits, which)).all():
            settle(connection, key, "dropped", payload=None, error="the thread is gone")
    dead = sa.or_(here, lanes & edits) & (outbox.c.status == "dead")
    connection.execute(sa.update(outbox).where(dead).values(payload=None))


def people_in(delivery: Delivery) -> Iterator[Account]:
    """The accounts that a delivery is told to or names."""
    if isinstance(delivery, ToOne):
        yield delivery.account
    elif isinstance(delivery, OpenGroup):
        yield from delivery.accounts
    message = getattr(delivery, "message", None)
    if isinstance(message, Message):
        yield from people_named(message)


def people_named(message: Message) -> Iterator[Account]:
    """The accounts that a message names."""
    for value in message.fields.values():
        if isinstance(value, Person) and value.account is not None:
            yield value.account
    for part in message.parts:
        yield from people_named(part)


def _follows(delivery: Delivery) -> str | None:
    match delivery:
        case Edit() | Unsay():
            return delivery.instead_of
        case Post():
            return delivery.under or None
        case _:
            return None


def _lane_of(delivery: Delivery) -> str:
    match delivery:
        case DirectMessage() | Whisper() if delivery.unasked:
            return unasked_lane(delivery.account)
        case Reply() | ApplyTags():
            return delivery.thread.place.key
        case Post() | Whisper():
            return delivery.place.key
        case DirectMessage() | SendFile() | ShowHome():
            return private_lane(delivery.account)
        case OpenGroup():
            platform = delivery.accounts[0].partition(":")[0]
            return f"{platform}:group:{mark_of(delivery.key)}"
        case Edit() | Unsay():
            return ""  # the lane of what it edits


def is_unasked(delivery: Delivery) -> bool:
    """Whether nothing that the member did led to it."""
    return bool(getattr(delivery, "unasked", False))


def unasked_lane(account: Account) -> str:
    """The lane of what one member is told unasked: what they asked for never waits behind it."""
    return f"{account.partition(':')[0]}{UNASKED}{mark_of(account)}"


def private_lane(account: Account) -> str:
    """The lane of what one member is told privately; it does not tell who that is."""
    return f"{account.partition(':')[0]}{PRIVATE}{mark_of(account)}"


def own_lanes(account: Account) -> tuple[str, str]:
    """The lanes that are one member's alone."""
    return private_lane(account), unasked_lane(account)
