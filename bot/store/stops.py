"""What may go out now: the courier's side of stopping all, a feature, or a place.

What was kept before a stop waits with the rest, and goes out when it ends. What forgetting,
reporting and the stop itself say is urgent, and never waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.steering import ALL, STOPPED
from bot.store.reading import once
from bot.store.schema import lane, outbox, switch

T = TypeVar("T", bound=tuple[Any, ...])

AWAY = "removed:"
"""``removed:slack`` is on while the app is not installed there."""

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_HEAD = (
    sa.select(outbox)
    .where(outbox.c.lane == _ITS, outbox.c.status == "live")
    .order_by(outbox.c.seq)
    .limit(1)
)
_FIRST = outbox.alias()
_HELD = sa.exists().where(_FIRST.c.key == outbox.c.follows, _FIRST.c.status == "live")


def switches_on(connection: sa.Connection) -> Sequence[str]:
    """The names of all switches that are on; a transaction of the writer reads them once."""
    return once(connection, "switches", lambda: connection.scalars(_ON).all())


_ON = sa.select(switch.c.name).where(switch.c.on.is_(True))


@dataclass(frozen=True)
class Stops:
    """The switches that are on, as the outbox minds them."""

    switches: frozenset[str]

    @cached_property
    def _waits(self) -> sa.ColumnElement[bool] | None:
        """Which deliveries wait; ``None``: nothing is stopped."""
        if ALL in self.switches:
            return sa.true()
        stopped = [s.removeprefix(STOPPED) for s in self.switches if s.startswith(STOPPED)]
        waits = [_of(target) for target in stopped]
        return sa.or_(*waits) if waits else None

    @cached_property
    def _may_go(self) -> sa.ColumnElement[bool] | None:
        """What edits something that has to wait, waits with it."""
        if self._waits is None:
            return None
        return sa.or_(outbox.c.urgent, sa.not_(self._waits)) & ~_HELD

    @property
    def may_go(self) -> sa.ColumnElement[bool]:
        """Which deliveries nobody stopped."""
        return sa.true() if self._may_go is None else self._may_go

    @property
    def head(self) -> sa.Select[Any]:
        """The first delivery of the lane ``its`` that may go out."""
        return _HEAD if self._may_go is None else _HEAD.where(self._may_go)

    @property
    def ready(self) -> sa.Select[Any]:
        """What a lane ``its`` may say while its head has to wait: edits of what was said."""
        return _HEAD.where(outbox.c.follows.is_not(None), ~_HELD, self.may_go)

    def open_lanes(self, query: sa.Select[T]) -> sa.Select[T]:
        """Only lanes that may speak: something waits that may go out, and the app is there."""
        query = query.where(lane.c.waiting > 0)
        for name in sorted(self.switches):
            if name.startswith(AWAY):
                platform = name.removeprefix(AWAY) + ":"
                query = query.where(~lane.c.name.startswith(platform, autoescape=True))
        if self._may_go is not None:
            free = sa.select(outbox.c.lane).where(outbox.c.status == "live", self._may_go)
            query = query.where(lane.c.name.in_(free))
        return query


def _of(target: str) -> sa.ColumnElement[bool]:
    feature, at, place = target.partition("@")
    if at:
        return (outbox.c.reaction == feature) & (outbox.c.lane == place)
    return outbox.c.lane == target if ":" in target else outbox.c.reaction == target


def stops(connection: sa.Connection) -> Stops:
    """As the switches are now."""
    return Stops(frozenset(switches_on(connection)))
