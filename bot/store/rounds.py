"""Rounds: kept as they stand, and gone with who asked to be forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import assert_never

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.effects import DropRoundWishes, KeepPart, KeepRound, KeepRoundWish
from bot.errors import OurFault
from bot.store.database import upsert
from bot.store.members import has_consented
from bot.store.schema import held_round, part, round_wish
from matchers.held import HeldRound, Other, Part, RoundWish, silent_weeks
from matchers.model import Account

Changes = KeepRound | KeepPart | KeepRoundWish | DropRoundWishes

_OTHERS = TypeAdapter(tuple[Other, ...])


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case KeepRound(round=held):
            times = {"opened": held.opened.timestamp(), "closes": held.closes.timestamp()}
            looks = None if held.looks is None else held.looks.timestamp()
            upsert(connection, held_round, {**asdict(held), **times, "looks": looks})
        case KeepPart(part=kept):
            if not has_consented(connection, kept.account):
                raise OurFault("a part in a round was to be kept without consent")
            begins = None if kept.begins is None else kept.begins.timestamp()
            others = _OTHERS.dump_json(kept.others).decode()
            upsert(connection, part, {**asdict(kept), "begins": begins, "others": others})
        case KeepRoundWish(wish=wish):
            upsert(connection, round_wish, asdict(wish))
        case DropRoundWishes(round=name):
            connection.execute(sa.delete(round_wish).where(round_wish.c.round == name))
        case _:
            assert_never(effect)


def round_of(connection: sa.Connection, name: str) -> HeldRound | None:
    """The round of this name."""
    row = connection.execute(sa.select(held_round).where(held_round.c.name == name)).first()
    return None if row is None else _round(row)


def newest_rounds(
    connection: sa.Connection, at_most: int, group: str | None = None
) -> list[HeldRound]:
    """The newest first, of this study group or of all."""
    query = sa.select(held_round).order_by(held_round.c.opened.desc(), held_round.c.name)
    if group:
        query = query.where(held_round.c.name.endswith(f".{group}", autoescape=True))
    elif group is not None:
        query = query.where(~held_round.c.name.contains("."))
    return [_round(row) for row in connection.execute(query.limit(at_most))]


def parts_in(connection: sa.Connection, name: str) -> list[Part]:
    """Everybody who was asked about a round, by number."""
    query = sa.select(part).where(part.c.round == name).order_by(part.c.number)
    return [part_in(row) for row in connection.execute(query)]


def part_in(row: sa.Row[tuple[object, ...]]) -> Part:
    """What a row says."""
    return Part(
        row.round,
        Account(row.account),
        row.number,
        row.says,
        row.outcome,
        row.why,
        row.topic,
        row.expert,
        None if row.begins is None else datetime.fromtimestamp(row.begins, UTC),
        row.match,
        row.form,
        opens=row.opens,
        others=_OTHERS.validate_json(row.others),
        taught_as=row.taught_as,
    )


def wishes_in(connection: sa.Connection, name: str) -> list[RoundWish]:
    """What moderators want of a round, by number."""
    query = sa.select(round_wish).where(round_wish.c.round == name)
    rows = connection.execute(query.order_by(round_wish.c.learner, round_wish.c.expert))
    return [RoundWish(row.round, row.learner, row.expert, row.fixed) for row in rows]


def silences(connection: sa.Connection, at: float) -> Mapping[Account, int]:
    """How many of the last rounds each member let pass without a word, where any.

    Rounds that opened in one week count once, and none before its answers end.
    """
    query = (
        sa.select(part.c.account, part.c.says, part.c.round)
        .join(held_round, held_round.c.name == part.c.round)
        .where(sa.or_(held_round.c.closes <= at, part.c.says.is_not(None)))
        .order_by(part.c.account, held_round.c.opened.desc())
    )
    told = connection.execute(query)
    return silent_weeks((row.account, row.says is not None, row.round) for row in told)


# --- time


def rounds_over(connection: sa.Connection, now: float) -> Sequence[str]:
    """The names of the rounds whose answers end now."""
    query = sa.select(held_round.c.name).where(held_round.c.state == "open")
    return connection.scalars(query.where(held_round.c.closes <= now)).all()


def rounds_to_look_at(connection: sa.Connection, now: float) -> Sequence[tuple[str, datetime]]:
    """The names of the rounds that are looked at again now, and when that was due."""
    query = sa.select(held_round.c.name, held_round.c.looks).where(held_round.c.state == "out")
    due = connection.execute(query.where(held_round.c.looks <= now)).all()
    return [(row.name, datetime.fromtimestamp(row.looks, UTC)) for row in due]


def next_closing(connection: sa.Connection) -> datetime | None:
    """When the answers to a round end next, or one is looked at again."""
    ats = list[float | None]()
    for column, state in ((held_round.c.closes, "open"), (held_round.c.looks, "out")):
        query = sa.select(sa.func.min(column)).where(held_round.c.state == state)
        ats.append(connection.scalar(query))
    at = min((at for at in ats if at is not None), default=None)
    return None if at is None else datetime.fromtimestamp(at, UTC)


# --- whose it is


def forget_parts(connection: sa.Connection, account: Account) -> None:
    """Nobody knows any more that they were in a round; a number stands for nobody then."""
    connection.execute(sa.delete(part).where(part.c.account == account))


def _round(row: sa.Row[tuple[object, ...]]) -> HeldRound:
    return HeldRound(
        row.name,
        datetime.fromtimestamp(row.opened, UTC),
        datetime.fromtimestamp(row.closes, UTC),
        row.week,
        row.state,
        row.tries,
        row.version,
        row.again,
        None if row.looks is None else datetime.fromtimestamp(row.looks, UTC),
    )
