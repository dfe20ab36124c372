"""How it stands, counted in the database."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.standing import Standing, Waiting
from bot.store.following import PRIVATE, UNASKED
from bot.store.schema import failure, inbox, match, outbox, thread
from bot.store.view_open import with_topics

BANDS = (0.5, 0.7, 0.85, 0.95)
"""Where one band of confidence ends and the next begins."""

LATELY = timedelta(weeks=4).total_seconds()
"""So long a question counts among those of which it is told how sure we were."""


def standing(connection: sa.Connection, now: float) -> Standing:
    """All of it, at one moment."""
    dead = {"event": inbox, "reaction": failure, "delivery": outbox}
    return Standing(
        waiting=_waiting(connection, now),
        dead={what: _count(connection, table, "dead") for what, table in dead.items()},
        failures=_count(connection, failure, "ready"),
        tags=_tags(connection, now - LATELY),
        matches=_matches(connection),
        open_questions=_open(connection),
    )


def kind_of_lane(name: str) -> str:
    """``slack:private:0fe1…`` is ``slack private``: whose lane it is, is not told."""
    platform = name.partition(":")[0] or "nowhere"
    kinds = {PRIVATE: "private", UNASKED: "unasked", ":group:": "group"}
    kind = next((word for part, word in kinds.items() if part in name), "place")
    return f"{platform} {kind}"


def _waiting(connection: sa.Connection, now: float) -> dict[str, Waiting]:
    arrived = sa.select(sa.literal("inbox"), sa.func.count(), sa.func.min(inbox.c.at))
    live = sa.select(outbox.c.lane, sa.func.count(), sa.func.min(outbox.c.at))
    rows = [
        *connection.execute(arrived.where(inbox.c.status == "ready")).all(),
        *connection.execute(live.where(outbox.c.status == "live").group_by(outbox.c.lane)).all(),
    ]
    found: dict[str, Waiting] = {}
    for name, keys, at in rows:
        kind = name if name == "inbox" else kind_of_lane(name)
        before = found.get(kind, Waiting(0, 0.0))
        age = max(now - at, 0.0) if at is not None else 0.0
        found[kind] = Waiting(before.keys + keys, max(before.oldest, age))
    return found


def _count(connection: sa.Connection, table: sa.Table, status: str) -> int:
    query = sa.select(sa.func.count()).select_from(table).where(table.c.status == status)
    return int(connection.scalar(query) or 0)


def _tags(connection: sa.Connection, since: float) -> dict[tuple[str, str], int]:
    """Of public questions asked since then: of all that ever were it would take ever longer."""
    its, both = with_topics(thread, thread.c.key, connection.dialect.name, which=sa.true())
    names = [f"below {BANDS[0]}", *(f"from {band}" for band in BANDS)]
    ends = [(its.c.confidence < band, name) for band, name in zip(BANDS, names, strict=False)]
    band = sa.case(*ends, else_=names[-1])
    shown = (thread.c.visibility == "public") & thread.c.gone.is_(False)
    query = (
        sa.select(its.c.by, band, sa.func.count())
        .select_from(both)
        .where(shown, thread.c.started >= since)
        .group_by(its.c.by, band)
    )
    return {(by, name): many for by, name, many in connection.execute(query).all()}


def _matches(connection: sa.Connection) -> dict[str, int]:
    query = sa.select(match.c.state, sa.func.count()).group_by(match.c.state)
    return {str(state): int(many) for state, many in connection.execute(query).all()}


def _open(connection: sa.Connection) -> int:
    query = sa.select(sa.func.count()).select_from(thread).where(thread.c.open.is_(True))
    return int(connection.scalar(query) or 0)
