"""The bot in surroundings that a test can shake, by files in its folder.

``pause``: it stops itself (SIGSTOP) once, with a delivery claimed, just before it looks whether it
still holds the claim. ``nameless``: no name of a host is found. ``clock``: so many seconds its
clock is off. ``read_only``: SQLite refuses to write to the database. ``CATCH_UP_EVERY`` of the
environment: after so many seconds it reads again what it may have missed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot import run as running
from bot.__main__ import main
from bot.bot import Bot
from bot.clock import Wake
from bot.courier import Courier
from bot.ports import Claim
from bot.store import store
from bot.store.database import is_sqlite
from bot.times import RealClock

_begins, _now, _getaddrinfo = Courier._begins, RealClock.now, socket.getaddrinfo
_open_writer, _wakes = store.open_writer, Bot.wakes


async def begins(self: Courier, claim: Claim, *, looked: bool) -> bool:
    """Sleep before the claim is looked at."""
    sleep()
    return await _begins(self, claim, looked=looked)


def sleep() -> None:
    """Once for each time that the file is put there."""
    pause = Path("pause")
    if pause.exists():
        pause.unlink()
        os.kill(os.getpid(), signal.SIGSTOP)


def now(self: RealClock) -> datetime:
    """As late as the file says."""
    try:
        off = float(Path("clock").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        off = 0.0
    return _now(self) + timedelta(seconds=off)


def getaddrinfo(*args: Any, **options: Any) -> Any:
    """No name server answers."""
    if Path("nameless").exists():
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _getaddrinfo(*args, **options)


def open_writer(url: str) -> sa.Engine:
    """A database that may only be read while the file says so."""
    engine = _open_writer(url)

    def taken(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {int(Path('read_only').exists())}")

    if is_sqlite(url):
        sa.event.listen(engine, "checkout", taken)
    return engine


def wakes(self: Bot) -> list[Wake]:
    """Catch-up comes sooner, if that is wanted."""
    every = timedelta(seconds=float(os.environ.get("CATCH_UP_EVERY", "600")))
    return [replace(w, every=every) if w.name == "catch_up" else w for w in _wakes(self)]


if __name__ == "__main__":
    changed: Any = running
    changed.auto_loop_factory = lambda: asyncio.new_event_loop  # uvloop asks the names itself
    Courier._begins = begins  # type: ignore[method-assign]
    RealClock.now = now  # type: ignore[method-assign]
    socket.getaddrinfo = getaddrinfo
    store.open_writer = open_writer
    Bot.wakes = wakes  # type: ignore[method-assign]
    main()
