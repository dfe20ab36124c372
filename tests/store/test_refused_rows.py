"""What the database refuses is its reaction's own fault; only a lost transaction is a lost turn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Effect, RecordConsent
from bot.events import QuestionAsked
from bot.store.database import is_sqlite
from bot.store.schema import failure, inbox, outbox
from bot.store.view import View
from matchers.model import Account
from tests.postgres import execute
from tests.store.world import START, World, asked, reply, run, world


def follow_thread(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    yield reply(int(event.key.rsplit("/", 1)[1]))


class Refused:
    """A reaction that keeps something and then what no column takes."""

    __name__ = "tag_question"

    def __init__(self) -> None:
        self.mended = False

    def __call__(self, event: QuestionAsked, _: Community) -> Iterator[Effect]:
        yield reply(90 + int(event.key.rsplit("/", 1)[1]), key=f"half:{event.key}")
        version = "1" if self.mended else None
        yield RecordConsent(account=Account("slack:T1/U1"), version=version, at=START)  # type: ignore[arg-type]  # the fault


class Loses:
    """A reaction that meets a lost transaction the first time."""

    __name__ = "tag_question"

    def __init__(self, fault: Exception | None = None, database: str = "") -> None:
        self.fault = fault
        self.database = database
        self.calls = 0

    def __call__(self, event: QuestionAsked, _: Community) -> Iterator[Effect]:
        self.calls += 1
        if self.calls == 1 and self.fault is None:
            hang_up(self.database)
        elif self.calls == 1:
            raise sa.exc.OperationalError("INSERT", {}, self.fault)
        yield reply(9, key=f"whole:{event.key}")


def hang_up(database: str) -> None:
    """The server ends the connection of the turn that is under way."""
    execute(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND state = 'idle in transaction'",
    )


async def said(w: World) -> list[str]:
    return await w.store.read(lambda c: list(c.scalars(sa.select(outbox.c.key)).all()))


async def failed(w: World) -> list[tuple[str, str, str]]:
    query = sa.select(failure.c.event, failure.c.reaction, failure.c.error)
    return await w.store.read(lambda c: [tuple(row) for row in c.execute(query)])  # type: ignore[misc]


async def arrived(w: World) -> set[tuple[str, int]]:
    query = sa.select(inbox.c.status, inbox.c.attempts)
    return await w.store.read(lambda c: {tuple(row) for row in c.execute(query)})  # type: ignore[misc]


def looks_amiss(_: QuestionAsked, community: View) -> Iterator[Effect]:
    """A reaction whose look the database refuses: on Postgres that dooms a transaction."""
    community._connection.execute(sa.text("SELECT nothing FROM nowhere"))
    yield reply(9)


looks_amiss.__name__ = "tag_question"


@pytest.mark.parametrize("first", [True, False])
def test_a_refused_look_harms_no_other_reaction_and_no_other_event(
    *, database: str, first: bool
) -> None:
    async def story() -> None:
        order = (looks_amiss, follow_thread) if first else (follow_thread, looks_amiss)
        async with world(database, {QuestionAsked: order}) as w:
            await w.store.keep([asked(1), asked(2)])
            await w.run_turns()
            assert await arrived(w) == {("done", 0)}
            assert sorted(await said(w)) == [reply(1).key, reply(2).key]
            assert [(event, name) for event, name, _ in sorted(await failed(w))] == [
                (asked(n).key, "tag_question") for n in (1, 2)
            ]

    run(story)


@pytest.mark.parametrize("first", [True, False])
def test_a_refused_row_harms_no_other_reaction_and_no_other_event(
    *, database: str, first: bool
) -> None:
    refused = Refused()

    async def story() -> None:
        order = (refused, follow_thread) if first else (follow_thread, refused)
        async with world(database, {QuestionAsked: order}) as w:
            await w.store.keep([asked(1), asked(2)])
            await w.run_turns()
            assert await arrived(w) == {("done", 0)}
            assert sorted(await said(w)) == [reply(1).key, reply(2).key]
            name = "tag_question"
            assert sorted(await failed(w)) == [
                (asked(n).key, name, "IntegrityError") for n in (1, 2)
            ]

            refused.mended = True
            w.clock.pass_time(2)
            await w.run_turns()
            assert await failed(w) == []
            assert len(await said(w)) == 4

    run(story)


def test_a_doomed_transaction_is_repeated_whole(database: str) -> None:
    fault: Exception = psycopg.errors.SerializationFailure("could not serialize access")
    if is_sqlite(database):
        fault = sqlite3.OperationalError("database is locked")
    loses = Loses(fault)

    async def story() -> None:
        async with world(database, {QuestionAsked: (follow_thread, loses)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            assert loses.calls == 2
            assert await arrived(w) == {("done", 0)}
            assert await failed(w) == []
            assert len(await said(w)) == 2

    run(story)


def test_a_connection_that_is_cut_in_a_turn_costs_neither_event_nor_reaction(database: str) -> None:
    if is_sqlite(database):
        pytest.skip("a file hangs up on nobody")
    loses = Loses(database=database)

    async def story() -> None:
        async with world(database, {QuestionAsked: (follow_thread, loses)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            assert loses.calls == 2
            assert await arrived(w) == {("done", 0)}
            assert await failed(w) == []
            assert len(await said(w)) == 2

    run(story)
