"""No name of a host is found for a while: Slack's, the forum's, the database's own.

Each process has files of its own in the place of those that name hosts, which takes root on Linux.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.database import driver_url
from tests.engine.crew import cut_all
from tests.missing import mount
from tests.process.house import House, run
from tests.process.test_faults import (
    answered,
    ask,
    by_name,
    came_again,
    impatient,
    open_topic,
    replied,
    was_said_once,
)
from tests.process.test_many import POSTGRES, begin

pytestmark = pytest.mark.timeout(600)
SLACK, FORUM, DATABASE = "slack.test", "forum.test", "database.test"
AWAY = 10.0
INSIDE = 'mount --bind "$0" /etc/hosts && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"'


@dataclass
class Names:
    """The hosts that processes started ``inside`` know."""

    hosts: Path
    asked: Path

    @property
    def inside(self) -> tuple[str, ...]:
        """Begins a command whose process has these files as the system's own."""
        return ("unshare", "--mount", "sh", "-c", INSIDE, str(self.hosts), str(self.asked))

    def known(self) -> None:
        """Each is this machine."""
        self.hosts.write_text(f"127.0.0.1 localhost {SLACK} {FORUM} {DATABASE}\n")

    def unknown(self) -> None:
        """Nobody knows them, and no server of names is there to be asked."""
        self.hosts.write_text("127.0.0.1 localhost\n")


def names(folder: Path) -> Names:
    """Files of one's own. Skips where they may not be put in the place of the system's."""
    it = Names(folder / "hosts", folder / "resolv.conf")
    it.known()
    it.asked.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    mount([*it.inside, "getent", "hosts", SLACK])
    return it


@asynccontextmanager
async def reached_by_name(database: str) -> AsyncIterator[str]:
    """The same database at an address with a name: over TCP, wherever it listens itself."""
    url = sa.make_url(driver_url(database))
    host, port = str(url.query.get("host") or url.host), url.port or 5432

    async def carry(here: asyncio.StreamReader, there: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while some := await here.read(65536):
                there.write(some)
                await there.drain()
        there.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if host.startswith("/"):
            far = await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        else:
            far = await asyncio.open_connection(host, port)
        await asyncio.gather(carry(reader, far[1]), carry(far[0], writer))

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    named = url.set(host=DATABASE, port=server.sockets[0].getsockname()[1], query={})
    try:
        yield named.render_as_string(hide_password=False).replace("+psycopg", "")
    finally:
        server.close()


@POSTGRES
def test_no_name_of_a_host_is_found_by_any_of_many(database: str, tmp_path: Path) -> None:
    known = names(tmp_path)

    async def tell() -> None:
        async with reached_by_name(database) as named, impatient(tmp_path, named) as h:
            h.inside = known.inside
            h.env |= by_name(h, SLACK, FORUM)
            told = await h.lotse("migrate")
            assert told.code == 0, told.err
            await begin(h, "worker", "clock", "web")
            first, topic = await ask(h, 1), await open_topic(h, 1)
            await answered(h, first)
            await replied(h, topic)
            await asyncio.sleep(16)  # until no connection to a platform is open any more
            known.unknown()
            second, another = await ask(h, 2), await open_topic(h, 2)
            await asyncio.sleep(5)
            assert silent(h, second, another), "it was kept, and nobody is reached"
            await asyncio.to_thread(cut_all, database)
            third = await ask(h, 3)
            await asyncio.sleep(AWAY)
            assert came_again(h), "the database has a name, too"
            known.known()
            await answered(h, first, second, third, await ask(h, 4))
            await replied(h, topic, another, await open_topic(h, 4))
            was_said_once(h)

    run(tell)


def silent(h: House, ts: str, topic: int) -> bool:
    """Neither is answered."""
    return h.lines("#hilfe", ts) == [] and h.replies(topic) == []
