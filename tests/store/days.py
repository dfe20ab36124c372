"""What happens in a community every day beside questions: answers, edits, notices, the shadow.

And what a worker that shares the work looks for each second, whether anything happened or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import sqlalchemy as sa

from bot.discourse.held import held_of
from bot.engine.procrastinate import prepare
from bot.events import (
    AnswerAccepted,
    AnswerDeleted,
    AnswerEdited,
    AnswerGiven,
    AnswerUnaccepted,
    ButtonPressed,
    DayEnded,
    Event,
    Notice,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
    WeekEnded,
)
from bot.reactions import SHADOWED
from bot.rules import Rules
from bot.slack.remembered import carries, holds, thread_of
from bot.steering import ALL, STOPPED
from bot.store.database import is_sqlite
from bot.store.lanes import lane_of
from bot.store.schema import outbox, switch
from matchers.model import Account, Place, Question, Thread, Visibility
from tests.store.world import PUBLIC, World, asked

HELPER, MOD = Account("slack:T1/U10"), Account("slack:T1/UMOD")
FORUM = Place("discourse:5", Visibility.PUBLIC)
SHADOW_LINE = "shadow:tag_question:{}"


async def happened(w: World, *events: Event) -> None:
    """Each is kept and reacted to; nothing fails, and whatever is a thread's is followed."""
    for event in events:
        before = len(w.traces)
        await w.store.keep([event])
        await w.run_turns()
        new = w.traces[before:]
        assert [trace.reaction for trace in new], event
        assert [trace.error for trace in new if trace.error] == []


def question(w: World, number: int, title: str, **changed: object) -> QuestionAsked:
    """Somebody asks about Excel now."""
    one = asked(number, title=title, body="In einer Tabelle", **changed)
    return replace(one, at=w.clock.now())


async def an_answer(w: World) -> None:
    """It is given, marked and not, reads differently, and is gone; the door looks what it is."""
    at, one = w.clock.now(), question(w, 11, "Wie sortiere ich in Excel?")
    thread = one.question.thread
    key = f"{PUBLIC.key}/11.5"
    given = AnswerGiven(key="a", at=at, thread=thread, answer=key, by=HELPER, thanks=True)
    mine = {"thread": thread.key, "answer": key}
    judged = {**mine, "by": one.question.asker}
    await happened(w, one, given, AnswerAccepted(key="b", at=at, **judged))
    assert await holds(w.turns.look, thread.key)
    assert await thread_of(w.turns.look, key) == thread.key
    assert not await carries(w.turns.look, thread.key)
    await happened(
        w,
        AnswerEdited(key="c", at=at, **mine),
        AnswerUnaccepted(key="d", at=at + timedelta(seconds=1), **judged),
        AnswerDeleted(key="e", at=at, **mine),
    )
    assert await thread_of(w.turns.look, key) == ""


async def an_edit(w: World) -> None:
    """A question reads differently, is none, and is one all the same; then it goes."""
    at, one = w.clock.now(), question(w, 12, "Wie filtere ich in Excel?")
    thread = one.question.thread
    new = replace(one.question, title="Wie filtere ich doppelte Zeilen in Excel?")
    await happened(
        w,
        one,
        QuestionEdited(key="f", at=at, question=new),
        ThreadSetAside(key="g", at=at, thread=thread.key, why="no_question", asker=new.asker),
        replace(one, key="h", marked=True),
        ThreadDeleted(key="i", at=at, thread=thread.key),
    )
    await w.turns.look(lambda community: community.leaning())


async def a_notice(w: World) -> None:
    """A webhook's hint is looked up, and what it pointed at is kept; threads are seen again."""
    at = w.clock.now()
    thread = Thread("discourse:t/77", FORUM, "https://forum.test/t/77", at)
    pointed = Notice(key="notice:77", at=at, kind="discourse:post", ids={"topic": 77, "post": 1})
    await w.store.keep([pointed])
    assert (await w.turns.due()).notices
    (notice,) = await w.turns.due_notices(1, (), lane_of(pointed))
    assert await w.turns.look(partial(held_of, key=thread.key))
    asks = Question(thread, Account("discourse:ada"), "Wie zähle ich in Excel?", "So?")
    await w.turns.notice_read(notice, [QuestionAsked(key="j", at=at, question=asks)])
    await w.run_turns()
    await happened(w, ThreadSeen(key="k", at=at, thread=thread, asker=asks.asker, title=asks.title))
    since = at - timedelta(days=60)
    assert await w.turns.look(lambda c: c.held("discourse:", since)) == [thread.key]
    assert not await w.turns.look(lambda c: c.awaited("notice:discourse:t/"))


async def a_day_in_the_shadow(w: World) -> None:
    """What would be said is kept, told in the day's note, judged, and taken out of it again."""
    with shadowed(w):
        at, one = w.clock.now(), question(w, 13, "Wie runde ich in Excel?")
        thread, later = one.question.thread.key, at + timedelta(seconds=1)
        await happened(w, one, DayEnded(key="l", at=at, day="2026-11-23"))
        await said(w, "report_shadow:2026-11-23")
        pressed = ButtonPressed(
            key="m",
            at=at,
            account=MOD,
            place=PUBLIC,
            button="report_shadow-right",
            value=f"open#{SHADOW_LINE.format(thread)}",
            moderator=True,
        )
        await w.turns.react_now(pressed)
        await happened(w, ThreadDeleted(key="o", at=at, thread=thread))
        await happened(w, WeekEnded(key="week:2026-W46", at=later, week="2026-W46"))


@contextmanager
def shadowed(w: World) -> Iterator[None]:
    """A community that only watches yet, with a channel of its moderators."""
    live, rules = w.turns.snapshot, w.turns.snapshot.rules
    community = replace(rules.community, shadow=True, moderator_channel="slack:T1/GMODS")
    watching: Rules = replace(rules, community=community)
    w.turns.snapshot = replace(live, rules=watching, shadowed=SHADOWED)
    yield
    w.turns.snapshot = live


async def said(w: World, key: str) -> None:
    """What was kept under this key has arrived."""
    query = sa.update(outbox).where(outbox.c.key == key, outbox.c.status == "live")
    found = await w.store.write(lambda c: c.execute(query.values(status="sent")).rowcount)
    assert found == 1


async def a_second_of_a_worker(w: World) -> None:
    """What is due, and what nobody was woken for; also while a feature is stopped, and all is."""
    await looked(w)
    for stopped in ("show_similar", ALL):
        name = stopped if stopped == ALL else f"{STOPPED}{stopped}"
        on = sa.insert(switch).values(name=name, on=True, at=w.store.now())
        await w.store.write(lambda c, on=on: c.execute(on))
        await looked(w)
        off = sa.delete(switch).where(switch.c.name == name)
        await w.store.write(lambda c, off=off: c.execute(off))


async def looked(w: World) -> None:
    """All that a worker asks: of the whole, and of one lane of each kind."""
    await w.store.next_due()
    await w.turns.due()
    if not is_sqlite(str(w.store._write_engine.url)):  # on SQLite nobody shares the work
        await w.store.idle_lanes()
    assert await w.turns.take_turns(16, lane_of(question(w, 14, "Und?"))) == 0
    assert await w.turns.due_notices(1, (), "lane of no topic") == []
    assert await w.turns.retry_failures(16) == 0
    await w.parcels.claim((), 1, "slack:T1/C2")


def shared(w: World) -> None:
    """On Postgres with the tables of those who share the work."""
    if is_sqlite(str(w.store._write_engine.url)):
        return
    with w.store._write_engine.begin() as connection:
        prepare(connection.connection.driver_connection)
