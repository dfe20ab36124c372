"""SIGTERM: exit 0 within ten seconds, whatever hangs at that moment."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from psycopg.errors import DeadlockDetected

from bot.sandbox.slack_room import SlackRoom
from bot.store.database import driver_url
from tests.process.house import House, Running, house, run, until
from tests.process.test_run import ask

HANGS = 60.0
"""Seconds that a hanging call takes: longer than anybody waits."""

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)


async def ends_well(bot: Running, *more: signal.Signals, by_itself: bool = True) -> float:
    """SIGTERM (and ``more`` signals after it): exit 0 in time; how many seconds it took.

    ``by_itself``: everything was closed in order; the process was not merely left in the end.
    """
    ending = asyncio.create_task(bot.end())
    for sign in more:
        await asyncio.sleep(0.3)
        if bot.process.returncode is None:
            bot.process.send_signal(sign)
    code, seconds = await ending
    told = bot.log.read_text()
    assert code == 0, told
    assert seconds < 10, told
    assert "Traceback" not in told, told
    closed = '"event": "stopped"' in told and "not_closed_in_time" not in told
    assert closed is by_itself, told
    return seconds


def hang(h: House, *methods: str) -> None:
    """Slack answers these no more."""
    for method in methods:
        h.slack.mischief.add(method, "delay", times=0, seconds=HANGS)


def hangs(h: House, method: str) -> bool:
    return any(trick.where == method for trick in h.slack.mischief.played)


@SQLITE
@pytest.mark.parametrize("method", ["auth.test", "conversations.list", "apps.connections.open"])
def test_while_slack_hangs_at_the_start(database: str, method: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.slack.app_token = "xapp-sandbox"
            hang(h, method)
            bot = await h.begin(SLACK_APP_TOKEN="xapp-sandbox", LOTSE_HTTP_TIMEOUT="60")
            await until(lambda: hangs(h, method))
            await ends_well(bot, signal.SIGTERM, signal.SIGINT)

    run(tell)


@SQLITE
def test_while_nobody_answers_at_the_start(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.slack.mischief.add("auth.test", "status", times=0)
            bot = await h.begin()
            await until(lambda: "not_reachable_yet" in bot.log.read_text())
            await ends_well(bot)

    run(tell)


@SQLITE
def test_while_socket_mode_does_not_hang_up(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.slack.app_token = "xapp-sandbox"
            async with _deaf(h.slack):
                bot = await h.run(SLACK_APP_TOKEN="xapp-sandbox")
                await ends_well(bot)

    run(tell)


@SQLITE
def test_while_a_delivery_a_look_up_and_a_catch_up_hang(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            hang(h, "conversations.history")
            bot = await h.run(LOTSE_HTTP_TIMEOUT="60")
            hang(h, "chat.postMessage")
            h.forum.mischief.add("*", "delay", times=0, seconds=HANGS)
            ts, _ = await ask(h)
            await until(lambda: hangs(h, "chat.postMessage") and h.forum.mischief.played)
            assert await ends_well(bot, signal.SIGINT, signal.SIGTERM) > 6
            h.slack.mischief.clear()
            h.forum.mischief.clear()
            bot = await h.run(LOTSE_HTTP_TIMEOUT="1")
            await until(lambda: h.lines("#hilfe", ts))
            await ends_well(bot)
            assert len(h.lines("#hilfe", ts)) == 1

    run(tell)


@POSTGRES
def test_while_a_forms_late_answer_hangs(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run(LOTSE_HTTP_TIMEOUT="60")
            await h.slack.command("mira", "#hilfe", "/lotse", "profil")
            view = h.slack.view_of("mira")
            assert view is not None
            hang(h, "views.update")
            with _locked(database, "inbox"):  # longer than a form waits for its answer
                told = await h.slack.submit("mira", view.id, {"ask_profile-name": "Mira"})
                assert told["response_action"] == "update", "it takes a moment"
            await until(lambda: hangs(h, "views.update"))
            assert await ends_well(bot) > 6

    run(tell)


@SQLITE
def test_while_a_slow_client_keeps_a_request_open(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h, AsyncExitStack() as stack:
            bot = await h.run()
            begun = b"POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n"
            for request in (begun, begun + b'\r\n{"type":'):  # in its head, and in its body
                _, writer = await asyncio.open_connection("127.0.0.1", bot.port)
                writer.write(request)
                await writer.drain()
                stack.callback(writer.close)
            await bot.healthz()
            await ends_well(bot)

    run(tell)


@POSTGRES
def test_while_the_database_hangs(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            with _locked(database, "inbox", "outbox"):
                hung = asyncio.create_task(ask(h))
                await until(lambda: _held_up(database))
                code, health = await bot.healthz()  # whoever asks does not hang with it
                assert (code, health["database"]) == (200, False)
                await ends_well(bot, signal.SIGTERM, by_itself=False)
            hung.cancel()

    run(tell)


@POSTGRES
def test_while_the_migration_waits(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            with _locked(database, "alembic_version"):
                bot = await h.begin()
                await until(lambda: _held_up(database))
                await ends_well(bot, by_itself=False)  # nothing has begun

    run(tell)


# --- how things hang


@asynccontextmanager
async def _deaf(world: SlackRoom) -> AsyncIterator[None]:
    """Slack's end of the WebSocket says yes, and from then on nothing, not even goodbye."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        key = next(line[19:] for line in head.split("\r\n") if line.startswith("Sec-WebSocket-Key"))
        digest = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
        accepted = base64.b64encode(digest).decode()
        answer = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
        answer += [f"Sec-WebSocket-Accept: {accepted}", "", ""]
        writer.write("\r\n".join(answer).encode())
        with suppress(ConnectionError):
            while await reader.read(1000):
                pass
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address, world.base_url = (
        world.base_url,
        f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}",
    )
    try:
        yield
    finally:
        world.base_url = address
        server.close()


@contextmanager
def _locked(database: str, *tables: str) -> Iterator[None]:
    """Nobody gets at these tables."""
    engine = sa.create_engine(driver_url(database))
    try:
        with engine.connect() as connection:
            _lock(connection, f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        engine.dispose()


def _lock(connection: sa.Connection, statement: str) -> None:
    """Take all of them, whatever order the bot is just taking them in."""
    while True:
        try:
            connection.execute(sa.text(statement))
        except sa.exc.OperationalError as error:
            if not isinstance(error.orig, DeadlockDetected):
                raise
            connection.rollback()
        else:
            return


def _held_up(database: str) -> bool:
    """Whether somebody waits for a lock."""
    engine = sa.create_engine(driver_url(database))
    waits = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    try:
        with engine.connect() as connection:
            return bool(connection.scalar(sa.text(waits)))
    finally:
        engine.dispose()
