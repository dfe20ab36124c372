"""Everything that is kept about one member, from every table there is: what ``my data`` shows.

Tables are searched by what they are, not by a list: what is added later is found as well. Left out
is what belongs to others: their accounts, what they said or decided, and what moderators were told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from typing import Any

import sqlalchemy as sa

from bot.store.links import accounts_of
from bot.store.outbox import own_lanes
from bot.store.schema import (
    failure,
    inbox,
    lane,
    match,
    metadata,
    outbox,
    outbox_person,
    tag,
    thread,
)
from matchers.model import Account, MatchState

Row = dict[str, object]

SOMEBODY = "somebody else"
"""What stands in the place of another member's account."""

_OTHER = re.compile(r"slack:[TE]\w+/[UW]\w+|discourse:[^/]*[^/\d][^/]*")
"""An account of either platform; a place of the forum is a number, a thread has a slash."""
_OF_MINE = ("account", "asker", "by")
"""Where an event names whoever did it."""


def everything_about(connection: sa.Connection, account: Account) -> Mapping[str, list[Row]]:
    """The rows of each table that hold a member's account; tables without one are left out."""
    found: dict[str, list[Row]] = {}
    mine = accounts_of(connection, account)
    for table, own in product(metadata.sorted_tables, mine):
        query = sa.select(table).where(_holds(table, own))
        rows = connection.execute(query).mappings().all()
        theirs = [row for row in rows if _is_theirs(table, row, mine, connection)]
        told = [_shown(table, row, own, mine) for row in theirs]
        if told:
            known = found.setdefault(table.name, [])
            known += [row for row in told if row not in known]
    if thread.name in found:
        for row in found[thread.name]:
            row["topics"] = _topics(connection, str(row["key"]))
    return found


def _holds(table: sa.Table, account: Account) -> sa.ColumnElement[bool]:
    quoted = f'"{account}"'  # as JSON writes it: no account is the beginning of another
    texts = [column for column in table.c if isinstance(column.type, sa.Text)]
    held = [c == account for c in texts] + [c.contains(quoted, autoescape=True) for c in texts]
    if table is outbox:
        held.append(outbox.c.lane.in_(own_lanes(account)))
    if table is lane:
        held.append(lane.c.name.in_(own_lanes(account)))
    return sa.or_(sa.false(), *held)


def _is_theirs(
    table: sa.Table, row: sa.RowMapping, mine: Collection[Account], connection: sa.Connection
) -> bool:
    """Whether a row that holds the account is the member's own to read.

    Who could be chosen to help does not hear of it before they are.
    """
    if table is match and row["state"] == MatchState.OFFERED:
        return row["learner"] in mine
    if table is outbox_person:
        query = sa.select(outbox).where(outbox.c.key == row["key"])
        told = connection.execute(query).mappings().first()
        return told is not None and _was_told(told, mine)
    return table is not outbox or _was_told(row, mine)


def _was_told(row: sa.RowMapping, mine: Collection[Account]) -> bool:
    """Whether it was said to the member. What only names them, as reports do, protects others."""
    if row["kind"] == "Whisper" and row["payload"]:
        return json.loads(row["payload"]).get("account") in mine
    lanes = {name for account in mine for name in own_lanes(account)}
    return row["lane"] in lanes or row["kind"] == "OpenGroup"


def _topics(connection: sa.Connection, key: str) -> list[str]:
    query = sa.select(tag.c.topic).where(tag.c.thread == key, tag.c.by != "rejected").distinct()
    return sorted(connection.scalars(query).all())


# --- one row, as its member may read it


def _shown(table: sa.Table, row: sa.RowMapping, account: Account, mine: Collection[Account]) -> Row:
    shown: Row = {}
    for column in table.c:
        value = row[column.name]
        if value is None or (column.name == "seq"):
            continue
        if isinstance(column.type, sa.Float) and value:
            shown[column.name] = _moment(value)
        elif isinstance(value, str):
            shown[column.name] = _text(value, mine)
        else:
            shown[column.name] = value
    if table is match:
        _without_the_other(shown, account)
    elif table in (inbox, failure) and not _did(shown.get("payload"), account):
        shown.pop("payload", None)  # somebody else's deed, in which the member is named
    return shown


def _moment(seconds: float) -> object:
    """Times are seconds since 1970; anything smaller is a number."""
    if seconds < 10**8:
        return seconds
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _text(value: str, mine: Collection[Account]) -> object:
    if value.startswith(("{", "[")):
        try:
            return _without_others(json.loads(value), mine)
        except ValueError:
            return value
    return _without_others(value, mine)


def _without_others(value: Any, mine: Collection[Account]) -> Any:
    match value:
        case str():
            return SOMEBODY if value not in mine and _OTHER.fullmatch(value) else value
        case list():
            return [_without_others(one, mine) for one in value]
        case dict():
            return {name: _without_others(one, mine) for name, one in value.items()}
        case _:
            return value


def _did(payload: object, account: Account) -> bool:
    """Whether an event is the member's own deed."""
    if not isinstance(payload, dict):
        return False
    return account in set(_doers(payload))


def _doers(payload: Mapping[str, object]) -> Iterator[object]:
    for name in _OF_MINE:
        yield payload.get(name)
    asked = payload.get("question")
    if isinstance(asked, dict):
        yield asked.get("asker")


def _without_the_other(shown: Row, account: Account) -> None:
    """What the other one of a match answered is theirs; nor does the outcome give it away."""
    mine, other = ("learner_says", "expert_says")
    if shown.get("expert") == account:
        mine, other = other, mine
    theirs, state = shown.pop(other, None), MatchState(str(shown["state"]))
    never = state in {MatchState.DECLINED, MatchState.EXPIRED}
    stopped = state is MatchState.ENDED and not theirs  # before it came to be: somebody paused
    if (never or stopped) and shown.get(mine) is not False:
        shown["state"] = "over"
