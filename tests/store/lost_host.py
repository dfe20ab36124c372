"""A machine with a Postgres vanishes without a word: run in a network of one's own.

``python -m tests.store.lost_host FOLDER PORT DATABASE USER`` prints, for each way in which Lotse
connects, how it was told: in its own loopback network, which goes down while it is connected.
"""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import psycopg
import sqlalchemy as sa

from bot.store.connecting import libpq_address
from bot.store.database import open_reader, open_writer

SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
"""``netdevice(7)``."""


def loopback(*, up: bool) -> None:
    """Switch this network's loopback device on or off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        told = fcntl.ioctl(asking, SIOCGIFFLAGS, struct.pack("16sh14x", b"lo", 0))
        flags = struct.unpack("16sh14x", told)[1]
        flags = flags | IFF_UP if up else flags & ~IFF_UP
        fcntl.ioctl(asking, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags))


def over_tcp(folder: str, port: int) -> int:
    """Carries what comes over TCP to the server's socket file; the port that it listens on."""
    listening = socket.create_server(("127.0.0.1", 0))

    async def carry(here: asyncio.StreamReader, there: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while some := await here.read(65536):
                there.write(some)
                await there.drain()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{port}")
        await asyncio.gather(carry(reader, far[1]), carry(far[0], writer))

    async def serve() -> None:
        async with await asyncio.start_server(connected, sock=listening):
            await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    return int(listening.getsockname()[1])


def ways(address: str) -> dict[str, Callable[[], Any]]:
    """Each is connected; and asks something each time that it is called."""
    found: dict[str, Callable[[], Any]] = {}
    for name, engine in {"writer": open_writer(address), "reader": open_reader(address)}.items():
        connection = engine.connect()
        found[name] = lambda held=connection: held.exec_driver_sql("SELECT 1").scalar()
    plain = psycopg.connect(libpq_address(address))
    found["procrastinate's"] = lambda: plain.execute("SELECT 1").fetchone()
    return found


def told(ask: Callable[[], Any]) -> str:
    """What is raised to whoever asks now."""
    try:
        ask()
    except (sa.exc.OperationalError, psycopg.OperationalError) as error:
        return type(error).__name__
    return "answered"


def main() -> None:
    """Connect, lose the machine, ask."""
    folder, port, database, user = sys.argv[1:]
    loopback(up=True)
    here = over_tcp(folder, int(port))
    asking = ways(f"postgresql://{user}@127.0.0.1:{here}/{database}")
    before = {name: told(ask) for name, ask in asking.items()}
    loopback(up=False)
    with ThreadPoolExecutor() as pool:
        after = dict(zip(asking, pool.map(told, asking.values()), strict=True))
    sys.stdout.write(f"{before} {after}\n")


if __name__ == "__main__":
    main()
