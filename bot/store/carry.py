"""The outbox as the courier sees it: claim, look, sent, later, dead."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from bot.effects import Delivery, DirectMessage, Post, SendFile, ShowHome
from bot.events import DeliveryArrived
from bot.manners import Manners
from bot.ports import Claim, Pace, Ref
from bot.store import letters
from bot.store.budgets import spend
from bot.store.inbox import ATTEMPTS, keep_arrival, wait_after
from bot.store.manners import Later, heed
from bot.store.outbox import mark_of, people_named, settle
from bot.store.schema import lane, outbox, outbox_person
from bot.store.stops import Stops, stops
from bot.store.unnaming import after_arrival, keeps_words
from bot.store.wanted import lost, still_wanted


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What became of claims that there was no room to write down, by their marks.

    ``untried``: how many of them are not to count. ``unsent``: the number of the claim for which
    nothing was sent, nor before it (since another one had it, something may have been), and until
    when it was to wait.
    """

    untried: Mapping[str, int]
    unsent: Mapping[str, tuple[int, float]]


NOTHING = Unwritten({}, {})


@dataclass(frozen=True, slots=True)
class _Room:
    """What a claim has to keep to."""

    now: float
    timeout: float
    pace: Pace
    manners: Manners
    stops: Stops
    unwritten: Unwritten


def claim(
    connection: sa.Connection,
    now: float,
    pace: Pace,
    *,
    manners: Manners,
    timeout: float,
    busy: Collection[str],
    limit: int,
    only: str = "",
    unwritten: Unwritten = NOTHING,
) -> list[Claim]:
    """The first delivery of each lane (or ``only`` that one) whose time has come, marked as tried.

    ``unwritten``: what there was no room for.

    An uncertain one is claimed ``timeout`` seconds after its attempt began, not before: until
    then the request may still be on its way.
    """
    room = _Room(now, timeout, pace, manners, stops(connection), unwritten)
    claims: list[Claim] = []
    for name, waiting in _lanes_due(connection, room, busy, limit, only):
        claimed = _claim_head(connection, name, room)
        if claimed is not None:
            claims.append(replace(claimed, alone=waiting == 1))
    return claims


def _lanes_due(
    connection: sa.Connection, room: _Room, busy: Collection[str], limit: int, only: str
) -> list[tuple[str, int]]:
    its: sa.Select[Any] = sa.select(lane.c.name, lane.c.waiting).where(lane.c.due <= room.now)
    query = room.stops.open_lanes(its).order_by(lane.c.due).limit(limit + len(busy))
    if only:
        query = query.where(lane.c.name == only)
    found = connection.execute(query).all()
    return [(row.name, row.waiting) for row in found if row.name not in busy][:limit]


_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_TRY = (
    sa.update(outbox)
    .where(outbox.c.key == _ITS)
    .values(
        tried=sa.bindparam("began"),
        attempts=sa.bindparam("attempt"),
        claims=sa.bindparam("number", type_=sa.Integer),
    )
)
_UNNAME = sa.delete(outbox_person).where(outbox_person.c.key == _ITS)
_NAMED = sa.select(outbox_person.c.key).where(outbox_person.c.key == _ITS).limit(1)
_LATER = (
    sa.update(lane)
    .where(lane.c.name == _ITS, lane.c.due < sa.bindparam("when"))
    .values(due=sa.bindparam("when"))
)


def _claim_head(connection: sa.Connection, name: str, room: _Room) -> Claim | None:
    row = connection.execute(room.stops.head, {"its": name}).mappings().first()
    return None if row is None else _claim_row(connection, row, room)


def _claim_row(connection: sa.Connection, row: sa.RowMapping, room: _Room) -> Claim | None:
    name, mark = row["lane"], mark_of(row["key"])
    if not _may_be_claimed(connection, row, mark, room):
        return None
    before = None if _is_unsent(row, mark, room) else row["tried"]
    wanted = still_wanted(connection, row, tried=before is not None)
    if wanted is None:
        return None
    delivery, under = wanted
    heeded = heed(connection, row, delivery, room.now, room.manners)
    if not isinstance(heeded, Delivery):
        return _behind(connection, name, heeded, room)
    delivery = heeded
    platform = name.partition(":")[0]
    cost = room.pace.cost(platform, delivery, looks=before is not None)
    until = spend(connection, platform, cost, room.now, room.pace)
    if until is not None:
        _not_before(connection, name, until)
        return None
    began = before if before is not None else room.now
    attempt = max(1, row["attempts"] + 1 - room.unwritten.untried.get(mark, 0))
    number = row["claims"] + 1
    tried = {"its": row["key"], "began": began, "attempt": attempt, "number": number}
    connection.execute(_TRY, tried)
    uncertain = None if before is None else datetime.fromtimestamp(before, UTC)
    return Claim(
        delivery=delivery,
        lane=name,
        mark=mark,
        under=under,
        uncertain_since=uncertain,
        within=letters.where_told(connection, delivery),
        kept=datetime.fromtimestamp(row["at"], UTC),
        claimed=datetime.fromtimestamp(room.now, UTC),
        attempt=attempt,
        last=attempt >= ATTEMPTS,
        number=number,
        event=row["event"],
        reaction=row["reaction"],
    )


def _is_unsent(row: sa.RowMapping, mark: str, room: _Room) -> bool:
    """Whether nothing was ever sent of it, and there was no room to say so."""
    number, _ = room.unwritten.unsent.get(mark, (None, 0.0))
    return bool(number == row["claims"])


def _may_be_claimed(connection: sa.Connection, row: sa.RowMapping, mark: str, room: _Room) -> bool:
    """Not while a request may still be on its way, or what there was no room for says: later."""
    if _is_unsent(row, mark, room):
        until = room.unwritten.unsent[mark][1]
        if until > room.now:
            _not_before(connection, row["lane"], until)
            return False
        _change_live(connection, row["key"], {"tried": None})
    elif row["tried"] is not None and row["tried"] + room.timeout > room.now:
        _not_before(connection, row["lane"], row["tried"] + room.timeout)
        return False
    return True


def _behind(connection: sa.Connection, name: str, until: Later, room: _Room) -> Claim | None:
    """What a lane may say while its head has to wait ``until`` then: edits of what was said."""
    if until is None:
        return None
    behind = connection.execute(room.stops.ready, {"its": name}).mappings().first()
    if behind is not None:
        return _claim_row(connection, behind, room)
    _not_before(connection, name, until)
    return None


def sent(
    connection: sa.Connection, claim: Claim, ref: Ref, now: float, gap: float, *, keep: bool
) -> None:
    """It arrived. Its words go, unless it names people (``keep``), who must be found, or titles.

    A letter that names nobody is found by its lane, which does not tell whose it is: so it says
    no longer who got it, not even of somebody who was forgotten before it was written.
    What was settled meanwhile (the member it was for is forgotten) stays as it is: where it
    arrived is not written down.
    """
    if lost(connection, claim):
        return
    after_arrival(connection, claim, now)
    _tell(connection, claim.delivery, ref, now)
    values: dict[str, object] = {"ref": json.dumps(dict(ref.fields)), "error": None}
    if conversation := ref.fields.get("conversation"):  # what can be answered there is found by it
        values["thread"] = conversation
        letters.told_in(connection, claim.delivery, conversation)
    # a home is drawn anew each time, also for who never consented
    if isinstance(claim.delivery, ShowHome) or _is_plain_letter(claim.delivery):
        connection.execute(_UNNAME, {"its": claim.delivery.key})
    named = keep and connection.scalar(_NAMED, {"its": claim.delivery.key})
    if not named and not keeps_words(connection, claim.delivery):
        values["payload"] = None
    if not settle(connection, claim.delivery.key, "sent", due=now + gap, **values):
        _not_before(connection, claim.lane, now + gap)


def _tell(connection: sa.Connection, delivery: Delivery, ref: Ref, now: float) -> None:
    """Whoever wants to know where it is, hears it in the same transaction."""
    if not isinstance(delivery, Post) or not delivery.tells:
        return
    event = DeliveryArrived(
        key=f"arrived:{delivery.key}",
        at=datetime.fromtimestamp(now, UTC),
        delivery=delivery.key,
        url=ref.fields.get("url", ""),
        topic=f"{delivery.place.platform}:t/{ref.fields.get('topic_id', '')}",
    )
    keep_arrival(connection, event)


def _is_plain_letter(delivery: Delivery) -> bool:
    if not isinstance(delivery, DirectMessage | SendFile):
        return False
    return not any(people_named(delivery.message))


def later(
    connection: sa.Connection, claim: Claim, now: float, error: str, *, uncertain: bool
) -> bool:
    """It did not arrive, or nobody knows (``uncertain``): try again, unless that was the ``last``.

    Returns whether it is dead now. A dead one keeps what is known about its last attempt.
    """
    if lost(connection, claim):
        return False
    values: dict[str, Any] = {"error": error}
    if not uncertain:
        values["tried"] = None
    key = claim.delivery.key
    if claim.last:
        settle(connection, key, "dead", **values)
        return True
    _change_live(connection, key, values)
    _not_before(connection, claim.lane, now + wait_after(claim.attempt))
    return False


def wait(
    connection: sa.Connection, claim: Claim, until: float, reason: str, *, uncertain: bool
) -> None:
    """The lane waits, and no attempt is counted."""
    if lost(connection, claim):
        return
    values: dict[str, object] = {"attempts": claim.attempt - 1, "error": reason}
    if not uncertain:
        values["tried"] = None
    _change_live(connection, claim.delivery.key, values)
    _not_before(connection, claim.lane, until)


def dead(connection: sa.Connection, claim: Claim, error: str, *, uncertain: bool = False) -> None:
    """The platform will never take it. Unless that is ``uncertain``, a replay need not look."""
    if lost(connection, claim):
        return
    values: dict[str, Any] = {"error": error}
    if not uncertain:
        values["tried"] = None
    settle(connection, claim.delivery.key, "dead", **values)


def dropped(connection: sa.Connection, claim: Claim, error: str) -> None:
    """Nobody should hear it any more, or nobody can say whether it was heard."""
    if not lost(connection, claim):
        settle(connection, claim.delivery.key, "dropped", error=error, payload=None)


def _change_live(connection: sa.Connection, key: str, values: dict[str, object]) -> None:
    """Only what is still live: the rest was settled while the courier was away with it."""
    live = (outbox.c.key == key) & (outbox.c.status == "live")
    connection.execute(sa.update(outbox).where(live).values(**values))


def _not_before(connection: sa.Connection, name: str, due: float) -> None:
    connection.execute(_LATER, {"its": name, "when": due})
