"""What members told us of their matches: kept one by one, and gone with the match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.effects import KeepCheckIn
from bot.errors import OurFault
from bot.store.database import upsert
from bot.store.members import has_consented
from bot.store.schema import check_in, match
from matchers.checking_in import CheckIn, Felt, how_it_went
from matchers.model import Account


def keep_check_in(connection: sa.Connection, change: KeepCheckIn) -> None:
    """Keep it as it stands now. Raises ``OurFault`` without consent."""
    told = change.check_in
    if not has_consented(connection, told.account):
        raise OurFault("a check-in was to be kept without consent")
    felt_at = None if told.felt_at is None else told.felt_at.timestamp()
    row = {**asdict(told), "ends": told.ends.timestamp(), "felt_at": felt_at}
    upsert(connection, check_in, row)


def check_ins_of(connection: sa.Connection, matches: Collection[str]) -> Sequence[CheckIn]:
    """All that is kept of these matches, by match and account."""
    query = sa.select(check_in).where(check_in.c.match.in_(matches))
    rows = connection.execute(query.order_by(check_in.c.match, check_in.c.account))
    return [_check_in(row) for row in rows]


def taught_by(connection: sa.Connection, accounts: Collection[Account]) -> Mapping[Account, float]:
    """How well the teaching of these members went, where somebody said."""
    query = (
        sa.select(match.c.expert, check_in.c.felt)
        .join(check_in, check_in.c.match.in_((match.c.id, match.c.together)))
        .where(match.c.expert.in_(accounts), check_in.c.account == match.c.learner)
        .where(check_in.c.felt.is_not(None))
    )
    told: defaultdict[Account, list[Felt]] = defaultdict(list)
    for expert, felt in connection.execute(query):
        told[Account(expert)].append(felt)
    return {expert: how_it_went(answers) for expert, answers in told.items()}


def _check_in(row: sa.Row[tuple[object, ...]]) -> CheckIn:
    return CheckIn(
        row.match,
        Account(row.account),
        datetime.fromtimestamp(row.ends, UTC),
        row.met,
        row.felt,
        None if row.felt_at is None else datetime.fromtimestamp(row.felt_at, UTC),
        row.goes_on,
    )


# --- whose it is


def forget_check_ins(connection: sa.Connection, account: Account) -> None:
    """What anybody told us of a match with somebody who asked to be forgotten goes with it."""
    theirs = sa.or_(match.c.learner == account, match.c.expert == account)
    gone = check_in.c.match.in_(sa.select(match.c.id).where(theirs))
    led = match.c.together != "", sa.or_(match.c.expert == account, match.c.form == "tandem")
    circles = check_in.c.match.in_(sa.select(match.c.together).where(theirs, *led))
    own = check_in.c.account == account
    connection.execute(sa.delete(check_in).where(sa.or_(gone, circles, own)))
