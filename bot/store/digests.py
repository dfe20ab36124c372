"""What people said about digests: drafts of a week, and wishes of members."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import assert_never

import sqlalchemy as sa

from bot.effects import DropWish, KeepDraft, KeepWish
from bot.errors import OurFault
from bot.store.database import upsert
from bot.store.members import has_consented
from bot.store.schema import draft, wish
from matchers.model import Account
from matchers.wishes import Draft, Wish

KEEP_DRAFTS = timedelta(days=30).total_seconds()
"""How long it is known what moderators said about a digest."""


def change(connection: sa.Connection, effect: KeepDraft | KeepWish | DropWish) -> None:
    """Keep or drop one. Raises ``OurFault`` for a wish without consent: nothing may even try."""
    match effect:
        case KeepDraft(draft=said, at=at):
            row = {**asdict(said), "dropped": json.dumps(said.dropped), "at": at.timestamp()}
            upsert(connection, draft, row)
        case KeepWish(wish=wanted):
            if not has_consented(connection, wanted.account):
                raise OurFault("a wish was to be kept without consent")
            upsert(connection, wish, {**asdict(wanted), "due": wanted.due.timestamp()})
        case DropWish(account=account):
            connection.execute(sa.delete(wish).where(wish.c.account == account))
        case _:
            assert_never(effect)


def draft_of(connection: sa.Connection, week: str) -> Draft | None:
    """What moderators said about the digest of a week; ``None``: nothing yet."""
    row = connection.execute(sa.select(draft).where(draft.c.week == week)).first()
    if row is None:
        return None
    return Draft(row.week, row.state, row.intro, tuple(json.loads(row.dropped)), row.by)


def wish_of(connection: sa.Connection, account: Account) -> Wish | None:
    """When a member wants a digest of their own; ``None``: they want none."""
    row = connection.execute(sa.select(wish).where(wish.c.account == account)).first()
    return None if row is None else _wish(row)


def wishes_due(connection: sa.Connection, now: float, limit: int) -> Sequence[Wish]:
    """The wishes whose hour has come, the longest due first."""
    query = sa.select(wish).where(wish.c.due <= now).order_by(wish.c.due, wish.c.id).limit(limit)
    return [_wish(row) for row in connection.execute(query)]


def next_wish(connection: sa.Connection) -> datetime | None:
    """When the next wish falls due."""
    at = connection.scalar(sa.select(sa.func.min(wish.c.due)))
    return None if at is None else datetime.fromtimestamp(at, UTC)


def forget_digests(connection: sa.Connection, account: Account) -> None:
    """A forgotten member wants no digest, and what they wrote above one is not held any more."""
    connection.execute(sa.delete(wish).where(wish.c.account == account))
    theirs = sa.update(draft).where(draft.c.by == account)
    connection.execute(theirs.values(by=None, intro=""))


def prune_drafts(connection: sa.Connection, now: float) -> None:
    """Old ones are of no use."""
    connection.execute(sa.delete(draft).where(draft.c.at < now - KEEP_DRAFTS))


def _wish(row: sa.Row[tuple[object, ...]]) -> Wish:
    due = datetime.fromtimestamp(row.due, UTC)
    return Wish(row.account, row.id, row.weekday, row.hour, due)
