"""A database with room for little things only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import sqlalchemy as sa

from bot.community import Community
from bot.effects import Effect, Message
from bot.events import QuestionAsked
from bot.store.schema import mark
from bot.store.store import Store
from tests.store.world import reply

LONG = "ein Wort und noch eins, " * 20_000
"""Longer than what is left free in the pages that are there."""
SPARE = "x" * 200_000
"""What little things find room in."""


def tag_question(event: QuestionAsked, _: Community) -> Iterator[Effect]:
    """Something short is kept before there is no room for the rest."""
    number = int(event.key.rsplit("/", 1)[1])
    yield reply(100 + number)
    yield replace(reply(number), message=Message("why", {"text": LONG}))


async def fill(store: Store) -> None:
    """The disk is full: SQLite's file may not grow, and Postgres says what it says then."""

    spare = {"name": "spare", "value": SPARE}
    await store.write(lambda c: c.execute(sa.insert(mark).values(spare)))
    await store.write(lambda c: c.execute(sa.delete(mark).where(mark.c.name == "spare")))

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

    await store.write(full)


async def free(store: Store) -> None:
    """Somebody made room."""

    def freed(connection: sa.Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        else:
            connection.exec_driver_sql("DROP TRIGGER full_disk ON outbox")

    await store.write(freed)
