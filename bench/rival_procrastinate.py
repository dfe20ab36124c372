"""The same two steps on plain procrastinate: a job for each step, an event's id known for good.

python -m bench.rival_procrastinate web PORT
python -m bench.rival_procrastinate worker
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector

from bench.rival_work import DATABASE, listening, say, topics_in

app = App(connector=PsycopgConnector(conninfo=os.environ.get(DATABASE, "")))

logging.getLogger("procrastinate").setLevel(logging.WARNING)  # else it tells of each job


@app.task(name="react")
async def react(event: dict[str, Any]) -> None:
    """The first step."""
    if topics := topics_in(event):
        await tell.defer_async(event=event, topics=topics)


@app.task(name="tell", retry=8)
async def tell(event: dict[str, Any], topics: list[str]) -> None:
    """The second step, off the loop, as the call waits for an answer."""
    await asyncio.to_thread(say, event, topics)


async def take(id: str, event: dict[str, Any]) -> None:
    """Keep it once: the id is known for good, the job is there before we answer."""
    pool = app.connector.pool
    async with pool.connection() as connection:
        await connection.set_autocommit(False)
        query = "INSERT INTO seen VALUES (%s) ON CONFLICT DO NOTHING"
        if (await connection.execute(query, (id,))).rowcount:
            await react.configure(connection=connection).defer_async(event=event)
        await connection.commit()
        await connection.set_autocommit(True)


def prepare(address: str) -> None:
    """Procrastinate's tables, and one of ours."""
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE seen (id TEXT PRIMARY KEY)")
    with App(connector=PsycopgConnector(conninfo=address).get_sync_connector()).open() as opened:
        opened.schema_manager.apply_schema()


@asynccontextmanager
async def _open(_application: object) -> AsyncIterator[None]:
    async with app.open_async():
        yield


web = listening(take)
web.router.lifespan_context = _open
