"""Past questions read in at one go: what is new, what has changed, and what is there no more."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from bot.store.answered import answered_anew
from bot.store.aside import emptied
from bot.store.database import insert_new, upsert
from bot.store.lessons import Past, drop_past, forget_past, keep_past
from bot.store.schema import lesson, mark, thread
from bot.store.unnaming import minding
from matchers.model import Account

PLACE = "discourse:history"
"""The mark that says how far the forum's past was read; empty: it is read from its end on."""

FORUM = "discourse:t/"
"""Begins the keys of the forum's threads."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many questions became what."""

    new: int = 0
    changed: int = 0
    same: int = 0
    silent: int = 0
    """Left out: somebody asked to be forgotten, or set the thread aside."""
    gone: int = 0

    def __add__(self, other: Kept) -> Kept:
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Kept(**sums)

    @property
    def held(self) -> int:
        """How many of those that were read are held now."""
        return self.new + self.changed + self.same


def keep_history(
    connection: sa.Connection,
    questions: Sequence[Past],
    *,
    now: float,
    between: tuple[float, float] | None = None,
    place: str | None = None,
) -> Kept:
    """Hold what may be held; only what differs is written.

    ``between``: the questions are all that the forum has of that time (from, and before), so what
    else is held of it goes. ``place`` is remembered in the same transaction.
    """
    silent = _silent(connection, [one.thread for one in questions])
    wanted = {one.thread: one for one in questions if one.thread not in silent}
    known = _known(connection, wanted)
    fresh = [one for key, one in wanted.items() if known.get(key) != one]
    gone = _of_that_time(connection, between) - wanted.keys() if between else set()
    with ExitStack() as minded:
        for key in [one.thread for one in fresh] + sorted(gone | silent):
            minded.enter_context(minding(connection, key, now))
        keep_past(connection, fresh)
        for key in gone | silent:
            drop_past(connection, key)
    if place is not None:
        upsert(connection, mark, {"name": PLACE, "value": place})
    changed = sum(one.thread in known for one in fresh)
    return Kept(
        new=len(fresh) - changed,
        changed=changed,
        same=len(wanted) - len(fresh),
        silent=len(silent),
        gone=len(gone - silent),
    )


def silence(connection: sa.Connection, account: Account) -> None:
    """Forget what a member asked in the past, so that reading it in again brings nothing back.

    Only the threads' keys stay, as they do of those that we followed.
    """
    asked = connection.scalars(sa.select(lesson.c.thread).where(lesson.c.asker == account)).all()
    for key in asked:
        insert_new(connection, thread, emptied(key))
    forget_past(connection, account)
    if asked:
        answered_anew(connection)


def _silent(connection: sa.Connection, keys: Collection[str]) -> set[str]:
    """The threads whose words we may not hold again.

    Their row names nobody and has no title: the asker was forgotten, or people set it aside. Of
    what is gone only a question that nobody wanted forgotten has its time (see ``drop_thread``).
    """
    blank = thread.c.asker.is_(None) & (thread.c.title == "")
    kept_out = sa.or_(thread.c.gone.is_(False), thread.c.started == 0.0)
    query = sa.select(thread.c.key).where(thread.c.key.in_(keys), blank, kept_out)
    return set(connection.scalars(query))


def _known(connection: sa.Connection, keys: Collection[str]) -> dict[str, Past]:
    rows = connection.execute(sa.select(lesson).where(lesson.c.thread.in_(keys))).all()
    return dict(_past(rows))


def _past(rows: Sequence[sa.Row[Any]]) -> Iterator[tuple[str, Past]]:
    for row in rows:
        topics = tuple(json.loads(row.topics))
        said = row.place, row.permalink, tuple(json.loads(row.topics_found))
        yield row.thread, Past(row.thread, row.title, topics, row.asker, row.at, *said)


def _of_that_time(connection: sa.Connection, between: tuple[float, float]) -> set[str]:
    since, until = between
    query = sa.select(lesson.c.thread).where(
        lesson.c.thread.startswith(FORUM), lesson.c.at >= since, lesson.c.at < until
    )
    return set(connection.scalars(query))
