"""What we hold of transfers. A word of an author's is kept as long as it stands in the forum."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.effects import KeepTransfer
from bot.store.database import upsert
from bot.store.schema import permission, transfer
from matchers.model import Account
from matchers.transfers import Consent, Permission, Transfer, TransferState

_NOTHING = json.dumps(())
_NOBODY = {"account": None, "says": Consent.NONE.value, "name": "", "messages": _NOTHING}


def keep_transfer(connection: sa.Connection, change: KeepTransfer) -> None:
    """Keep it as it stands; of an earlier one of the same thread nothing stays."""
    kept = change.transfer
    row: dict[str, object] = {
        "thread": kept.thread,
        "by": kept.by,
        "at": kept.at.timestamp(),
        "until": kept.until.timestamp(),
        "state": kept.state.value,
        "url": kept.url,
        "topic": kept.topic,
        "touched": None if kept.touched is None else kept.touched.timestamp(),
    }
    upsert(connection, transfer, row)
    more = permission.c.number > len(kept.permissions)
    connection.execute(sa.delete(permission).where(permission.c.thread == kept.thread, more))
    for one in kept.permissions:
        values = {
            "thread": kept.thread,
            "number": one.number,
            "account": one.account,
            "says": one.says.value,
            "name": one.name,
            "messages": json.dumps(one.messages),
        }
        upsert(connection, permission, values)


_ANY = sa.select(transfer.c.thread).where(transfer.c.thread == sa.bindparam("its", type_=sa.Text))


def transfer_of(connection: sa.Connection, thread: str) -> Transfer | None:
    """The transfer of a thread; nearly every thread has none."""
    if connection.scalar(_ANY, {"its": thread}) is None:
        return None
    found = _read(connection, transfer.c.thread == thread)
    return found[0] if found else None


def transfer_to(connection: sa.Connection, topic: str) -> Transfer | None:
    """The transfer that stands in this thread of the forum."""
    found = _read(connection, transfer.c.topic == topic)
    return found[0] if found else None


def transfers_with(connection: sa.Connection, accounts: Sequence[Account]) -> list[Transfer]:
    """Those that still count, and that carry, or ask for, something of a member's."""
    theirs = sa.select(permission.c.thread).where(permission.c.account.in_(accounts))
    counts = transfer.c.state != TransferState.OVER.value
    return _read(connection, counts & transfer.c.thread.in_(theirs))


def carried(connection: sa.Connection, platform: str) -> list[str]:
    """The threads of those that still count, the oldest first."""
    here = transfer.c.thread.startswith(f"{platform}:", autoescape=True)
    query = sa.select(transfer.c.thread).where(here, transfer.c.state != TransferState.OVER.value)
    return list(connection.scalars(query.order_by(transfer.c.at, transfer.c.thread)).all())


def forget_transfers(connection: sa.Connection, account: Account) -> None:
    """A forgotten member agreed to nothing any more."""
    mine = permission.c.account == account
    connection.execute(sa.update(permission).where(mine).values(_NOBODY))
    connection.execute(sa.update(transfer).where(transfer.c.by == account).values(by=None))


def prune_transfers(connection: sa.Connection, old: float) -> None:
    """Let go of who was asked long ago, unless something of theirs stands in the forum."""
    long_ago = sa.select(transfer.c.thread).where(transfer.c.at < old)
    needless = permission.c.thread.in_(long_ago) & (permission.c.messages == _NOTHING)
    connection.execute(sa.update(permission).where(needless).values(_NOBODY))
    over = (transfer.c.at < old) & (transfer.c.state == TransferState.OVER.value)
    gone = sa.select(transfer.c.thread).where(over)
    connection.execute(sa.delete(permission).where(permission.c.thread.in_(gone)))
    connection.execute(sa.delete(transfer).where(over))


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _read(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Transfer]:
    query = sa.select(transfer).where(which).order_by(transfer.c.at, transfer.c.thread)
    rows = connection.execute(query).mappings().all()
    of = permission.c.thread.in_([row["thread"] for row in rows])
    asked: dict[str, list[Permission]] = {row["thread"]: [] for row in rows}
    said = sa.select(permission).where(of).order_by(permission.c.number)
    for one in connection.execute(said).mappings():
        asked[one["thread"]].append(
            Permission(
                number=one["number"],
                account=one["account"],
                says=Consent(one["says"]),
                name=one["name"],
                messages=tuple(json.loads(one["messages"])),
            )
        )
    return [
        Transfer(
            thread=row["thread"],
            by=row["by"],
            at=datetime.fromtimestamp(row["at"], UTC),
            until=datetime.fromtimestamp(row["until"], UTC),
            permissions=tuple(asked[row["thread"]]),
            state=TransferState(row["state"]),
            url=row["url"],
            topic=row["topic"],
            touched=_moment(row["touched"]),
        )
        for row in rows
    ]
