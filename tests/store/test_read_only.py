"""A server that refuses to write is left, by whoever writes and whoever looks. A file is not."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.errors import NoRoom
from bot.store.database import is_transient
from bot.store.schema import mark
from tests.store.world import asked, run, world

POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@POSTGRES
def test_nobody_stays_where_nothing_may_be_written(database: str) -> None:
    tried: list[int] = []

    def keep(connection: sa.Connection) -> None:
        tried.append(whose(connection))
        connection.execute(sa.insert(mark).values(name=f"try{len(tried)}", value=""))

    async def story() -> None:
        async with world(database) as w:
            looked = await w.store.read(whose)
            assert await w.store.read(whose) == looked
            only_reads = sa.text("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
            await w.store.write(lambda c: c.execute(only_reads) and None)
            with pytest.raises(sa.exc.InternalError) as refused:
                await w.store.write(keep)
            assert refused.value.orig.sqlstate == "25006"  # type: ignore[union-attr]
            assert not is_transient(refused.value)
            assert len(tried) == 1, "it is no use to try again at once"
            await w.store.write(keep)
            first, second = tried
            assert first != second, "it is another connection"
            assert await w.store.read(whose) != looked, "and another one to look with"

    run(story)


@SQLITE
def test_what_a_file_refuses_that_may_only_be_read_may_be_tried_as_often_as_it_takes(
    database: str,
) -> None:
    async def story() -> None:
        async with world(database) as w:
            await w.store.write(lambda c: c.exec_driver_sql("PRAGMA query_only = 1") and None)
            for _ in range(2):
                with pytest.raises(NoRoom, match="the database may only be read"):
                    await w.store.keep([asked(1)])
            await w.store.read(lambda c: c.execute(sa.select(mark)).all())
        async with world(database) as w:
            await w.store.keep([asked(1)])

    run(story)


def whose(connection: sa.Connection) -> int:
    """The process of the server that answers."""
    return int(connection.scalar(sa.text("SELECT pg_backend_pid()")) or 0)
