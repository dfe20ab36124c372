"""No room in the database: nothing counts as tried, however long it lasts, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.community import Community
from bot.effects import Effect, Message
from bot.errors import NoRoom
from bot.events import QuestionAsked
from bot.store.inbox import ATTEMPTS
from bot.store.schema import failure, inbox, outbox
from tests.store.world import World, asked, reply, run, world

LONG = "ein Wort und noch eins, " * 20_000
"""Longer than what is left free in the pages that are there."""

DAY = 86_400


def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """Something short is kept before there is no room for the rest."""
    yield reply(7)
    yield replace(reply(int(event.key.rsplit("/", 1)[1])), message=Message("why", {"text": LONG}))


def record_evidence(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """Needs hardly any room."""
    yield from ()


async def fill(w: World) -> None:
    """The disk is full: SQLite's file may not grow, and Postgres says what it says then."""

    def full(connection: sa.Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # no fewer than there are
            return
        connection.exec_driver_sql(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF length(NEW.payload) > 9999 THEN "
            "RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; "
            "END IF; RETURN NEW; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON outbox "
            "FOR EACH ROW EXECUTE FUNCTION full_disk()"
        )

    await w.store.write(full)


async def free(w: World) -> None:
    """Somebody made room."""

    def freed(connection: sa.Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        else:
            connection.exec_driver_sql("DROP TRIGGER full_disk ON outbox")

    await w.store.write(freed)


async def standing(w: World) -> tuple[list[tuple[str, int]], int, int]:
    """Events with their attempts, and how many failures and deliveries there are."""

    def look(connection: sa.Connection) -> tuple[list[tuple[str, int]], int, int]:
        events = connection.execute(sa.select(inbox.c.status, inbox.c.attempts)).all()
        failures, deliveries = (
            connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in (failure, outbox)
        )
        return [(row.status, row.attempts) for row in events], failures, deliveries

    return await w.store.read(look)


def test_a_turn_waits_for_room_for_as_long_as_it_takes(database: str) -> None:
    async def story() -> None:
        table = {QuestionAsked: (record_evidence, tag_question)}
        async with world(database, table) as w:
            await w.store.keep([asked(1)])
            await fill(w)
            for _ in range(ATTEMPTS + 1):
                with pytest.raises(NoRoom):
                    await w.turns.take_turns(16)
                w.clock.pass_time(DAY)
            assert await standing(w) == ([("ready", 0)], 0, 0)
            await free(w)
            await w.run_turns()
            assert await standing(w) == ([("done", 0)], 0, 2)

    run(story)


class Mishap:
    """Fails by itself until it is mended; then it says something long."""

    __name__ = "tag_question"

    def __init__(self) -> None:
        self.broken = True

    def __call__(self, event: QuestionAsked, community: Community) -> Iterator[Effect]:
        if self.broken:
            raise ValueError
        yield from tag_question(event, community)


def test_a_reaction_that_is_tried_again_waits_for_room_too(database: str) -> None:
    mishap = Mishap()

    async def story() -> None:
        async with world(database, {QuestionAsked: (mishap,)}) as w:
            await w.store.keep([asked(1)])
            await w.run_turns()
            mishap.broken = False
            await fill(w)
            for _ in range(ATTEMPTS + 1):
                w.clock.pass_time(DAY)
                with pytest.raises(NoRoom):
                    await w.turns.retry_failures(16)
            assert await standing(w) == ([("done", 0)], 1, 0)
            await free(w)
            await w.run_turns()
            assert await standing(w) == ([("done", 0)], 0, 2)

    run(story)
