"""A grown community: what is asked most often stays a few statements, each led by its index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.community.threads import IN_VIEW
from bot.effects import Message, Post
from bot.ports import Due, Pace
from bot.store.codec import encode
from bot.store.database import is_sqlite
from bot.store.schema import answer, inbox, lane, outbox, tag, thread
from bot.store.view import View
from matchers.model import Place, Visibility
from tests.clocks import START
from tests.store.world import World, run, world

THREADS, OPEN = 20_000, 1_000
LIVE, SAID, LANES = 5_000, 3_000, 300
DONE, READY = 5_000, 40
AT_ONCE = 32
NOW = START.timestamp()


@dataclass(frozen=True)
class Statement:
    """What was sent to the database, as it was sent."""

    sql: str
    parameters: Any


@contextmanager
def listening(engine: sa.Engine) -> Iterator[list[Statement]]:
    """Every statement of an engine."""
    heard: list[Statement] = []

    def hear(_c: Any, _cursor: Any, sql: str, parameters: Any, *_: Any) -> None:
        if not sql.startswith("BEGIN"):
            heard.append(Statement(sql, parameters))

    sa.event.listen(engine, "before_cursor_execute", hear)
    yield heard
    sa.event.remove(engine, "before_cursor_execute", hear)


async def grown(w: World) -> None:
    """Fill the tables."""

    def fill(connection: sa.Connection) -> None:
        for table, rows in ROWS.items():
            connection.execute(sa.insert(table), list(rows()))

    await w.store.write(fill)
    with w.store._write_engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def threads() -> Iterator[dict[str, object]]:
    for n in range(THREADS):
        is_open = n % (THREADS // OPEN) == 0
        yield {
            "key": f"t{n}",
            "place": f"slack:T1/C{n % LANES}",
            "visibility": "public",
            "permalink": f"https://slack.test/{n}",
            "started": NOW - n,
            "asker": f"slack:T1/U{n % 500}",
            "title": f"Frage {n}",
            "kind": "howto",
            "language": "de",
            "closed": False,
            "rejected": False,
            "gone": False,
            "accepted": None if is_open else f"a{n}",
            "voices": 0 if is_open else 1,
            "open": is_open,
        }


def tags() -> Iterator[dict[str, object]]:
    for n in range(0, THREADS, 10):
        for topic, sure in (("excel", 0.8), ("r", 0.9)):
            yield {"thread": f"t{n}", "topic": topic, "by": "lotse", "confidence": sure}
        yield {"thread": f"t{n}", "topic": "excel", "by": "people", "confidence": 1.0}
        yield {"thread": f"t{n}", "topic": "wrong", "by": "rejected", "confidence": 0.0}


def answers() -> Iterator[dict[str, object]]:
    for n in range(THREADS):
        helper, said = f"slack:T1/U{(n + 1) % 500}", NOW - n + 0.5
        yield {"key": f"a{n}", "thread": f"t{n}", "by": helper, "at": said, "gone": False}


def letters() -> Iterator[dict[str, object]]:
    for n in range(SAID + LIVE):
        live = n >= SAID
        name = f"slack:T1/C{n % LANES}"
        post = Post(key=f"p{n}", place=Place(name, Visibility.PUBLIC), message=Message("m"))
        yield {
            "key": f"p{n}",
            "lane": name,
            "kind": "Post",
            "payload": encode(post) if live else None,
            "status": "live" if live else "sent",
            "urgent": False,
            "attempts": 0,
            "ref": None if live else json.dumps({"ts": "1"}),
            "event": "e",
            "reaction": "r",
            "at": NOW,
        }


def lanes() -> Iterator[dict[str, object]]:
    for n in range(LANES):
        mine = sum(1 for letter in range(SAID, SAID + LIVE) if letter % LANES == n)
        yield {"name": f"slack:T1/C{n}", "due": NOW - n, "waiting": mine}
    for n in range(2_000):  # lanes in which all was said
        yield {"name": f"slack:private:{n}", "due": NOW - n, "waiting": 0}


def arrivals() -> Iterator[dict[str, object]]:
    for n in range(DONE + READY):
        joined = {"key": f"e{n}", "at": START.isoformat(), "account": "slack:T1/U1"}
        yield {
            "key": f"e{n}",
            "kind": "MemberJoined",
            "payload": json.dumps(joined) if n >= DONE else None,
            "status": "ready" if n >= DONE else "done",
            "attempts": 0,
            "due": 0.0,
            "at": NOW,
        }


ROWS = {
    thread: threads,
    tag: tags,
    answer: answers,
    outbox: letters,
    lane: lanes,
    inbox: arrivals,
}


async def plan(w: World, statement: Statement) -> str:
    """How the database would go about a statement, in its own words."""
    url = str(w.store._write_engine.url)
    explain = "EXPLAIN QUERY PLAN " if is_sqlite(url) else "EXPLAIN "

    def ask(connection: sa.Connection) -> str:
        told = connection.exec_driver_sql(explain + statement.sql, statement.parameters)
        return "\n".join(str(row) for row in told)

    return await w.store.read(ask)


def about(heard: list[Statement], *words: str) -> Statement:
    """The first statement that has all these words."""
    return next(s for s in heard if all(word in s.sql for word in words))


def test_a_backlog_does_not_make_statements_more_or_slower(database: str) -> None:
    async def story() -> None:
        pace = Pace(gaps={"slack": 1.0}, per_minute={}, senders={})
        async with world(database, pace=pace) as w:
            await grown(w)
            with listening(w.store._write_engine) as heard:
                claims = await w.parcels.claim((), AT_ONCE)
            assert len({claim.lane for claim in claims}) == AT_ONCE
            assert len(heard) <= 3 + 4 * AT_ONCE
            head = about(heard, "FROM outbox", "ORDER BY outbox.seq")
            assert "ix_outbox_live" in await plan(w, head)
            due = about(heard, "FROM lane", "ORDER BY lane.due")
            assert "ix_lane_waiting" in await plan(w, due)

            with listening(w.store._read_engine) as heard:
                assert await w.store.next_due() is not None
            assert len(heard) <= 4
            assert "ix_lane_waiting" in await plan(w, about(heard, "min(lane.due)"))

            with listening(w.store._read_engine) as heard:
                due_now = await w.turns.due()
            assert due_now == Due(events=True, notices=False, failures=False, deliveries=True)
            assert len(heard) == 1
            for index in ("ix_inbox_ready", "ix_lane_waiting"):
                assert index in await plan(w, heard[0])

            with listening(w.store._read_engine) as heard:
                assert await w.turns.due_notices(4, ()) == []
            assert len(heard) == 1
            with listening(w.store._read_engine) as heard:
                assert await w.turns.take_turns(16) == 16
            assert len(heard) == 1, "one look at the inbox; the turns themselves write"
            assert "ix_inbox_ready" in await plan(w, about(heard, "FROM inbox"))

    run(story)


def test_the_open_questions_are_two_statements_however_many_there_are(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await grown(w)
            with listening(w.store._read_engine) as heard:
                found = await w.store.read(lambda c: View(c, w.turns.snapshot).unanswered())
            assert len(found) == IN_VIEW < OPEN, "of more the newest"
            assert {question.topics for question in found} == {("excel", "r")}
            assert len(heard) == 2
            assert found[-1].thread.key == "t0"
            for statement in heard:
                assert "ix_thread_open" in await plan(w, statement)
            started = [question.thread.started for question in found]
            assert started == sorted(started)
            keys = await w.store.read(lambda c: View(c, w.turns.snapshot).unanswered_keys())
            assert len(keys) == OPEN
            assert keys[-IN_VIEW:] == [question.thread.key for question in found]

    run(story)


WHOLE_TABLE = re.compile(r"(Seq Scan on|SCAN) (thread|tag|answer)\b")
LATELY = timedelta(seconds=20)


@pytest.mark.parametrize("look", ["askers_by_topic", "newly_answered", "answered_between"])
def test_a_digest_reads_its_week_and_no_whole_table(database: str, look: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await grown(w)
            end = START + timedelta(seconds=1)
            more = (2,) if look == "newly_answered" else ()
            with listening(w.store._read_engine) as heard:
                found = await w.store.read(
                    lambda c: getattr(View(c, w.turns.snapshot), look)(end - LATELY, end, *more)
                )
            assert found
            plans = [await plan(w, statement) for statement in heard]
            assert [told for told in plans if WHOLE_TABLE.search(told)] == []

    run(story)


def test_what_is_let_go_of_is_not_looked_for_among_all_threads_again_and_again(
    database: str,
) -> None:
    """Where memory is short, "not one of all threads" reads all of them for each row."""
    if is_sqlite(database):
        pytest.skip("SQLite makes an index of what it looks among")

    async def story() -> None:
        async with world(database) as w:
            await grown(w)
            with listening(w.store._write_engine) as heard:
                await w.store.prune()
            with w.store._read_engine.begin() as connection:
                connection.exec_driver_sql("SET LOCAL work_mem = '64kB'")
                for said in heard:
                    told = connection.exec_driver_sql("EXPLAIN " + said.sql, said.parameters)
                    assert "Materialize" not in "\n".join(map(str, told)), said.sql

    run(story)
