"""Changes to what we hold about threads: pointers, states, topics; words only of public titles."""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.effects import (
    GuardThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    SayHelped,
    SeeThread,
)
from bot.store import accepting
from bot.store.aside import CONFIDENTIAL, aside_of
from bot.store.database import insert_new, upsert
from bot.store.lessons import drop_past, retell, touched
from bot.store.members import has_consented
from bot.store.outbox import drop_thread as drop_waiting
from bot.store.schema import answer, evidence, tag, thread, word
from bot.store.verdicts import Message, drop_verdict, judge
from matchers.model import QuestionKind
from matchers.states import state_of


def keep_question(connection: sa.Connection, change: KeepQuestion) -> None:
    """Remember a question's pointers; only what was recovered takes a tombstone's place.

    What people set aside stays so until people mark it.
    """
    question = change.question
    its, edited = question.thread.key, change.edited
    held = connection.execute(_HELD, {"its": its}).first()
    row = _row_of(change)
    if held is not None:
        if held.aside and not change.marked:
            return
        if edited and held.edited is not None and held.edited > edited.timestamp():
            return  # we know a newer wording: an older one must not come back late
        if held.gone and not change.recovered:
            return
        forgotten = held.asker is None and held.title == "" and not held.gone
        if forgotten and not held.aside:
            return  # its asker asked to be forgotten: no later wording of theirs is held
        if held.gone or held.aside:
            row["rejected"] = held.rejected  # people's word stays
            connection.execute(sa.delete(thread).where(thread.c.key == its))
    states = ("asker", "closed", "rejected", "gone", "voices", "open", "started")
    upsert(connection, thread, row, keep=states)
    accepting.settle_words(connection, its)
    refresh(connection, its)
    touched(connection, its)
    if not question.thread.place.public:
        drop_past(connection, its)
    elif change.marked:
        at = question.thread.started.timestamp()
        told = Message(its, question.title, question.body, question.asker, at)
        judge(connection, told, is_asked=True)


def _row_of(change: KeepQuestion) -> dict[str, object]:
    """A question's row as it was asked: words only where its place is public."""
    question = change.question
    return {
        "key": question.thread.key,
        "place": question.thread.place.key,
        "visibility": question.thread.place.visibility.value,
        "permalink": question.thread.permalink,
        "started": question.thread.started.timestamp(),
        "asker": question.asker,
        "title": question.title if question.thread.place.public else "",
        "kind": question.kind.value,
        "language": question.language,
        "closed": False,
        "rejected": False,
        "gone": False,
        "voices": 0,
        "open": False,
        "edited": change.edited.timestamp() if change.edited else None,
    }


def is_gone(connection: sa.Connection, key: str) -> bool:
    """Whether the thread was deleted, perhaps before we ever saw it."""
    return bool(connection.scalar(_GONE, {"its": key}))


_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_HELD = sa.select(
    thread.c.aside,
    thread.c.edited,
    thread.c.asker,
    thread.c.title,
    thread.c.gone,
    thread.c.rejected,
).where(thread.c.key == _ITS)
_GONE = sa.select(thread.c.gone).where(thread.c.key == _ITS)
_STATES = sa.select(
    thread.c.asker,
    thread.c.gone,
    thread.c.closed,
    thread.c.kind,
    thread.c.visibility,
    thread.c.guarded,
    thread.c.voices,
    thread.c.open,
    thread.c.accepted,
    sa.exists().where(answer.c.thread == _ITS).label("replied"),
    sa.exists().where(word.c.thread == _ITS).label("judged"),
).where(thread.c.key == _ITS)
_REPLIES = sa.select(answer.c.by, answer.c.at).where(
    answer.c.thread == _ITS, answer.c.gone.is_(False)
)
_COUNTED = (
    sa.update(thread)
    .where(thread.c.key == _ITS)
    .values(
        voices=sa.bindparam("counted"),
        open=sa.bindparam("is_open"),
        accepted=sa.bindparam("solution"),
    )
)


def refresh(connection: sa.Connection, key: str) -> None:
    """Count the voices again, and decide whether the question is solved, or still open.

    Whose answer did not help, as the asker said, is no voice until they write again.
    """
    row = connection.execute(_STATES, {"its": key}).first()
    if row is None:
        return
    replies = connection.execute(_REPLIES, {"its": key}).all() if row.replied else ()
    unhelped = accepting.unhelped_until(connection, key) if replies else 0.0
    by = [reply.by for reply in replies if reply.at > unhelped]
    named = {account for account in by if account is not None}
    voices = len(named - {row.asker}) + by.count(None)
    accepted = accepting.accepted_in(connection, key) if row.judged else ()
    solution = next(iter(accepted), None)
    state = state_of(
        QuestionKind(row.kind),
        tagged=False,
        voices=voices,
        accepted=solution is not None,
        closed=row.closed,
    )
    shown = row.visibility == "public" and not row.guarded
    is_open = state.is_open and not row.gone and shown
    if (voices, is_open, solution) != (row.voices, row.open, row.accepted):
        found = {"counted": voices, "is_open": is_open, "solution": solution}
        connection.execute(_COUNTED, {"its": key, **found})


def keep_answer(connection: sa.Connection, change: KeepAnswer) -> None:
    """Remember that a reply exists, unless it or its thread is gone and was not recovered."""
    if not change.recovered and is_gone(connection, change.thread):
        return
    if aside_of(connection, change.thread) == CONFIDENTIAL:
        return
    row = {
        "key": change.answer,
        "thread": change.thread,
        "by": change.by,
        "at": change.at.timestamp(),
        "gone": False,
        "thanks": _thanks(connection, change),
    }
    if change.recovered:
        gone = (answer.c.key == change.answer) & answer.c.gone.is_(True)
        connection.execute(sa.delete(answer).where(gone))
    if insert_new(connection, answer, row):
        accepting.move_words(connection, change.answer, change.thread)
        refresh(connection, change.thread)


def _thanks(connection: sa.Connection, change: KeepAnswer) -> str:
    """Whom it thanks: of those who did not consent only that somebody was named.

    JSON's ``null``: nobody. The column is empty only where nobody ever looked for thanks.
    """
    if change.thanks is None:
        return json.dumps(None)
    named = [who if has_consented(connection, who) else None for who in change.thanks]
    return json.dumps(named)


def drop_answer(connection: sa.Connection, key: str, of: str) -> None:
    """A reply is gone: a tombstone stays, evidence goes, and it is no solution any more."""
    at = connection.scalar(sa.select(answer.c.at).where(answer.c.key == key)) or 0.0
    upsert(
        connection,
        answer,
        {"key": key, "thread": of, "by": None, "at": at, "gone": True, "thanks": None},
        keep=("thread", "at"),
    )
    connection.execute(sa.delete(evidence).where(evidence.c.answer == key))
    refresh(connection, of)


def judge_answer(connection: sa.Connection, change: JudgeAnswer) -> None:
    """Keep somebody's word about a solution; it may wait here for its question."""
    if accepting.judge_answer(connection, change):
        refresh(connection, change.thread)


def say_helped(connection: sa.Connection, change: SayHelped) -> None:
    """Keep what the asker told us in private."""
    if accepting.say_helped(connection, change):
        refresh(connection, change.thread)


def see_thread(connection: sa.Connection, change: SeeThread) -> None:
    """Set the states of a forum's thread, unless a newer look is known."""
    if accepting.see_thread(connection, change):
        states = {"closed": change.closed, "seen": change.at.timestamp()}
        connection.execute(sa.update(thread).where(thread.c.key == change.thread).values(states))
        if change.title:
            retell(connection, change.thread, change.title, change.place)
        refresh(connection, change.thread)


def guard_thread(connection: sa.Connection, change: GuardThread) -> None:
    """Take a question out of everything that lists what is open, or let it in again."""
    query = sa.update(thread).where(thread.c.key == change.thread)
    connection.execute(query.values(guarded=change.on))
    refresh(connection, change.thread)
    touched(connection, change.thread)


def drop_thread(connection: sa.Connection, key: str) -> None:
    """The thread is gone: words, people and evidence go; a tombstone stays against late comers.

    When it began stays too, where it was a question that nobody asked us to forget.
    """
    forgotten = (thread.c.key == key) & thread.c.gone.is_(False) & (thread.c.title == "")
    connection.execute(sa.update(thread).where(forgotten).values(started=0.0))
    tombstone = {
        "key": key,
        "place": "",
        "visibility": "private",
        "permalink": "",
        "started": 0.0,
        "asker": None,
        "title": "",
        "kind": QuestionKind.FACT.value,
        "language": "de",
        "closed": True,
        "rejected": False,  # of a thread that we did not know
        "gone": True,
        "accepted": None,
        "voices": 0,
        "open": False,
        "edited": None,
        "seen": None,
        "guarded": False,
    }
    upsert(connection, thread, tombstone, keep=("started", "rejected"))
    accepting.drop_words(connection, key)
    touched(connection, key)
    drop_past(connection, key)
    drop_verdict(connection, key)
    connection.execute(sa.delete(tag).where(tag.c.thread == key))
    connection.execute(sa.delete(answer).where(answer.c.thread == key))
    connection.execute(sa.delete(evidence).where(evidence.c.thread == key))
    drop_waiting(connection, key)
