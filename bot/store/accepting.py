"""What was last said about solutions, by whom and when: older news never replaces newer.

In Slack each member sets and takes back a check mark of their own on an answer; a forum says which
answer of a thread is the solution, if any. Either may reach us late, twice, in any order, and
before the question itself: then it waits here until we know who asked.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.effects import JudgeAnswer, SayHelped, SeeThread
from bot.store.database import upsert
from bot.store.lessons import solved_no_more
from bot.store.schema import answer, thread, word
from matchers.model import Account

PLATFORM = ""
"""Whose word it is where the platform does not say, or where that member was forgotten."""

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_LAST = sa.select(word.c.at).where(word.c.about == _ITS, word.c.by == sa.bindparam("whose"))
_last = word.alias("last")
_NO_MARK_LEFT = (  # the platform itself saw later that the answer bears nobody's mark
    sa.select(_last.c.about)
    .where(_last.c.about == word.c.about, _last.c.by == PLATFORM, _last.c.accepted.is_(None))
    .where(_last.c.closed.is_(None), _last.c.at >= word.c.at)
)
_ACCEPTED = (
    sa.select(word.c.accepted)
    .outerjoin(answer, answer.c.key == word.c.accepted)
    .where(word.c.thread == _ITS, word.c.counts.is_(True), word.c.accepted.is_not(None))
    .where(sa.or_(answer.c.gone.is_(None), answer.c.gone.is_(False)))
    .where(~_NO_MARK_LEFT.exists())
    .order_by(word.c.at.desc(), word.c.accepted)
)


def accepted_in(connection: sa.Connection, key: str) -> list[str]:
    """The accepted answers of a thread, the newest first."""
    return list(dict.fromkeys(connection.scalars(_ACCEPTED, {"its": key}).all()))


def judge_answer(connection: sa.Connection, change: JudgeAnswer) -> bool:
    """Keep one member's word about one answer; whether it was news."""
    if not change.solves:
        solved_no_more(connection, change.thread)
    row: dict[str, Any] = {
        "about": change.answer,
        "by": change.by or PLATFORM,
        "thread": change.thread,
        "at": change.at.timestamp(),
        "accepted": change.answer if change.solves else None,
        "closed": None,
        "counts": change.counts,
    }
    return _keep(connection, row)


def see_thread(connection: sa.Connection, change: SeeThread) -> bool:
    """Keep what the forum says about a whole thread; whether it was news."""
    if change.accepted is None:
        solved_no_more(connection, change.thread)
    row: dict[str, Any] = {
        "about": change.thread,
        "by": PLATFORM,
        "thread": change.thread,
        "at": change.at.timestamp(),
        "accepted": change.accepted,
        "closed": change.closed,
        "counts": True,
    }
    return _keep(connection, row)


_UNHELPED = sa.select(sa.func.max(word.c.at)).where(
    word.c.about == _ITS,
    word.c.thread == _ITS,
    word.c.by != PLATFORM,
    word.c.accepted.is_(None),
    word.c.counts.is_(True),
)


def say_helped(connection: sa.Connection, change: SayHelped) -> bool:
    """Keep what the asker said in private of the whole thread; whether it was news.

    No mark that comes or goes undoes it.
    """
    row: dict[str, Any] = {
        "about": change.thread,
        "by": change.by,
        "thread": change.thread,
        "at": change.at.timestamp(),
        "accepted": change.answer,
        "closed": None,
        "counts": True,
    }
    return _keep(connection, row)


def unhelped_until(connection: sa.Connection, key: str) -> float:
    """Until when nothing that was said helped, in the asker's word; 0 where they said no such."""
    return float(connection.scalar(_UNHELPED, {"its": key}) or 0.0)


def _keep(connection: sa.Connection, row: dict[str, Any]) -> bool:
    last = connection.scalar(_LAST, {"its": row["about"], "whose": row["by"]})
    if last is not None and last > row["at"]:
        return False
    closed_to_us = sa.or_(thread.c.gone.is_(True), thread.c.aside == "confidential")
    query = sa.select(thread.c.key).where(thread.c.key == row["thread"], closed_to_us)
    if connection.scalar(query) is not None:
        return False
    upsert(connection, word, row)
    return True


_ANY = sa.select(word.c.about).where(word.c.thread == _ITS).limit(1)
_ELSEWHERE = sa.select(word.c.about).where(
    word.c.about == _ITS, word.c.thread != sa.bindparam("there")
)
_MINE = (
    sa.update(word)
    .where(word.c.thread == _ITS, word.c.counts.is_(False), word.c.by == sa.bindparam("whose"))
    .values(counts=True)
)
_NOBODYS = sa.delete(word).where(word.c.thread == _ITS, word.c.counts.is_(False))
_SEEN = sa.select(word.c.at, word.c.closed).where(
    word.c.about == _ITS, word.c.by == PLATFORM, word.c.closed.is_not(None)
)


def settle_words(connection: sa.Connection, key: str) -> None:
    """The question is there: its asker's words count from now on, those of others never did."""
    if connection.scalar(_ANY, {"its": key}) is None:
        return
    here = (thread.c.key == key) & thread.c.gone.is_(False) & thread.c.aside.is_(None)
    query = sa.select(thread.c.asker).where(here)
    found = connection.execute(query).first()
    if found is None:
        return
    connection.execute(_MINE, {"its": key, "whose": found.asker or PLATFORM})
    connection.execute(_NOBODYS, {"its": key})
    seen = connection.execute(_SEEN, {"its": key}).first()
    if seen is not None:
        states = sa.update(thread).where(thread.c.key == key)
        connection.execute(states.values(closed=seen.closed, seen=seen.at))


def move_words(connection: sa.Connection, of: str, to: str) -> None:
    """An answer is there and says which thread it is in: whoever judged it first could not know."""
    if connection.scalar(_ELSEWHERE, {"its": of, "there": to}) is not None:
        connection.execute(sa.update(word).where(word.c.about == of).values(thread=to))
        settle_words(connection, to)


def drop_words(connection: sa.Connection, key: str) -> None:
    """The thread is gone."""
    connection.execute(sa.delete(word).where(word.c.thread == key))


def forget_words(connection: sa.Connection, whose: sa.ColumnElement[bool]) -> None:
    """What was accepted stays accepted, but no longer by anybody."""
    rows = connection.execute(sa.select(word).where(whose, word.c.by != PLATFORM)).mappings().all()
    for row in rows:
        mine = (word.c.about == row["about"]) & (word.c.by == row["by"])
        connection.execute(sa.delete(word).where(mine))
        if row["counts"] and row["accepted"] is not None:
            _keep(connection, {**row, "by": PLATFORM})


def words_of(account: Account) -> sa.ColumnElement[bool]:
    """All that one member said."""
    return word.c.by == account
